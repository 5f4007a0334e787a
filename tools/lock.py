"""`python -m tools.lock`: pyproject.toml goes in; constraints.txt and two files with hashes come out, for every system.

`--upgrade` takes the newest versions that pyproject.toml allows; else those that are locked stay. It needs uv, which
knows the files of a version for all systems, where pip knows those for its own.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement

from tools.locked import CONSTRAINTS, HASHED, HASHED_DEV, Locked, direct_requirements, read_locked

_OLDEST_PYTHON = "3.11"
_CONSTRAINTS_HEAD = """# Made by `make lock` from pyproject.toml.
# The versions that the tests passed with, for `pip install -c`: all of them, also those that only some systems need.
"""
_HASHED_HEAD = """# Made by `make lock` from pyproject.toml.
# Of constraints.txt, what it takes {use}, with the hashes of its files on all systems, for
# `pip install --require-hashes --no-deps`: without torch, whose builds differ, and what its builds for GPUs need.
"""


def main() -> int:
    """Write the files; the exit status says whether that could be done."""
    parser = argparse.ArgumentParser(prog="tools.lock", description="Lock the versions of all dependencies.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    upgrade: bool = parser.parse_args().upgrade
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        print("uv is not there: 'pip install uv', in a virtual environment of its own, then try again", file=sys.stderr)
        return 2
    before = CONSTRAINTS.read_text(encoding="utf-8") if CONSTRAINTS.exists() and not upgrade else ""
    locked = _resolve(uv, direct_requirements(), before)
    bare = "".join(f"{each.bare}\n" for each in locked)
    CONSTRAINTS.write_text(_CONSTRAINTS_HEAD + bare, encoding="utf-8")
    to_run = {each.name for each in _resolve(uv, direct_requirements(to_run=True), bare)}
    hashed = [each for each in locked if not each.is_of_torch]
    _write(HASHED, "to run", (each for each in hashed if each.name in to_run))
    _write(HASHED_DEV, "beyond that to test and to develop", (each for each in hashed if each.name not in to_run))
    print(f"{len(locked)} versions are locked")
    return 0


def _write(path: Path, use: str, locked: Iterable[Locked]) -> None:
    path.write_text(_HASHED_HEAD.format(use=use) + "".join(f"{each}\n" for each in locked), encoding="utf-8")


def _resolve(uv: str, requirements: Iterable[Requirement], before: str) -> list[Locked]:
    """Every version that any system needs, with the hashes of all its files; those from `before` where they can be."""
    with tempfile.TemporaryDirectory() as passing:
        wanted, found = Path(passing, "wanted.in"), Path(passing, "found.txt")
        wanted.write_text("".join(f"{each}\n" for each in requirements), encoding="utf-8")
        found.write_text(before, encoding="utf-8")  # uv keeps to what stands where its output goes
        subprocess.run(
            [
                uv, "pip", "compile", wanted, "--output-file", found, "--quiet", "--universal", "--generate-hashes",
                "--python-version", _OLDEST_PYTHON, "--no-annotate", "--no-header",
            ],
            check=True,
        )  # fmt: skip
        return read_locked(found.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
