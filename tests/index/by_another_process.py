"""Files that another process reads and overwrites: this one would lose its locks on them with its first closed file, as
POSIX has it, and SQLite with them what keeps others out."""

import subprocess
from pathlib import Path


def content_of(file: Path) -> bytes:
    """What is in a file."""
    return subprocess.run(["cat", str(file)], capture_output=True, check=True).stdout


def overwrite(file: Path, content: bytes) -> None:
    """Let the same file hold something else."""
    subprocess.run(["tee", str(file)], input=content, stdout=subprocess.DEVNULL, check=True)
