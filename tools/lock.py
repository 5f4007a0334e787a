"""`python -m tools.lock`: pyproject.toml goes in; constraints.txt and requirements.lock come out, for every system.

`--upgrade` takes the newest versions that pyproject.toml allows; else those that are locked stay. It needs uv, which
knows the files of a version for all systems, where pip knows those for its own.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.locked import CONSTRAINTS, HASHED, Locked, direct_requirements, read_locked

_OLDEST_PYTHON = "3.11"
_MADE = "# Made by `make lock` from pyproject.toml.\n"
_CONSTRAINTS_HEAD = (
    f"{_MADE}# The versions that the tests passed with, for `pip install -c`: all of them, also where a marker says that\n"
    "# only some systems need them.\n"
)
_HASHED_HEAD = (
    f"{_MADE}# The same versions with the hashes of their files, for `pip install --require-hashes --no-deps`: without torch,\n"
    "# whose builds differ, and what its builds for GPUs need. `make setup` installs this first, and torch after it.\n"
)


def main() -> int:
    """Write both files; the exit status says whether that could be done."""
    parser = argparse.ArgumentParser(prog="tools.lock", description="Lock the versions of all dependencies.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    upgrade: bool = parser.parse_args().upgrade
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        print("uv is not there: 'pip install uv', in a virtual environment of its own, then try again", file=sys.stderr)
        return 2
    locked = _resolve(uv, upgrade=upgrade)
    bare = (Locked(each.name, each.version, each.marker, frozenset()) for each in locked)
    CONSTRAINTS.write_text(_CONSTRAINTS_HEAD + "".join(f"{each}\n" for each in bare), encoding="utf-8")
    hashed = (each for each in locked if not each.is_of_torch)
    HASHED.write_text(_HASHED_HEAD + "".join(f"{each}\n" for each in hashed), encoding="utf-8")
    print(f"{len(locked)} versions are locked")
    return 0


def _resolve(uv: str, *, upgrade: bool) -> list[Locked]:
    """Every version that any system needs, with the hashes of all its files."""
    with tempfile.TemporaryDirectory() as passing:
        wanted, found = Path(passing, "wanted.in"), Path(passing, "found.txt")
        wanted.write_text("".join(f"{each}\n" for each in direct_requirements()), encoding="utf-8")
        if CONSTRAINTS.exists() and not upgrade:
            shutil.copyfile(CONSTRAINTS, found)  # what stands where the output goes is kept where it can be
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
