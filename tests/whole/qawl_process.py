"""The installed `qawl` as a user runs it: a real process, a data folder of its own, the machine's converted model."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[2] / "seeds"
SEED = SEEDS / "raisi-tokayev-japarov.txt"
QAWL = Path(sys.executable).with_name("qawl")


@dataclass(frozen=True)
class Finished:
    """What a command left behind."""

    status: int
    out: str
    errors: str

    def json_lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Qawl:
    """Runs commands in `folder`, which also holds the library."""

    folder: Path

    def environment(self, **settings: str) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("QAWL_")}
        return {**inherited, "QAWL_DATA_DIR": str(self.folder / "data"), **settings}

    def run(self, *arguments: str | bytes, given: str | None = "", **settings: str) -> Finished:
        """Run to the end, with `given` as standard input."""
        done = subprocess.run(
            [QAWL, *arguments],
            cwd=self.folder,
            env=self.environment(**settings),
            input=given.encode() if given is not None else None,
            capture_output=True,
            timeout=300,
            check=False,
        )
        return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())
