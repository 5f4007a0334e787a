"""The peers' own Python environment: a folder goes in, its interpreter comes out. Qawl's environment is not touched."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.peers.process import ROOT

_REQUIREMENTS = ROOT / "bench" / "peers" / "requirements.txt"


def peers_python(folder: Path) -> Path:
    """Its interpreter; installed (a minute or two, needs the network) where that was not done with these versions."""
    python, ready = folder / "bin" / "python", folder / ".ready"
    wanted = _REQUIREMENTS.read_text("utf-8")
    if not ready.is_file() or ready.read_text("utf-8") != wanted:
        print(f"Installing the peers into {folder} (once, a minute or two)…", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run(
            [
                python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                "--no-deps", "--requirement", _REQUIREMENTS,
            ],
            check=True,
        )  # fmt: skip
        ready.write_text(wanted, "utf-8")
    return python


def installed_bytes(python: Path, packages: Sequence[str]) -> dict[str, int]:
    """What these packages take, see `bench.peers.sizes`."""
    done = subprocess.run(
        [python, "-m", "bench.peers.sizes", *packages], cwd=ROOT, check=True, capture_output=True, text=True
    )
    measured: dict[str, int] = json.loads(done.stdout)
    return measured
