"""A real disk of a few megabytes that can be filled, emptied and made read-only; tests are skipped where nothing may be
mounted."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_CHUNK = 1 << 16


class SmallDisk:
    """A file system of its own at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        """Leave no byte free."""
        descriptor = os.open(self._ballast, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        try:
            size = _CHUNK
            while size:
                try:
                    os.write(descriptor, bytes(size))
                except OSError:
                    size //= 2
        finally:
            os.close(descriptor)

    def free(self) -> None:
        """Have room again."""
        self._ballast.unlink()

    def become(self, *, writable: bool) -> None:
        """Let nobody write there, or everybody again. No file may be open for writing."""
        _run("mount", "-o", f"remount,{'rw' if writable else 'ro'}", str(self.folder))


@contextmanager
def small_disk(folder: Path, megabytes: int = 4) -> Iterator[SmallDisk]:
    """A disk at `folder`, which is made; skips the test where it can't be."""
    folder.mkdir()
    if not _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)):
        pytest.skip("nothing may be mounted here: that takes root, and CAP_SYS_ADMIN in a container")
    try:
        yield SmallDisk(folder)
    finally:
        _run("umount", "--lazy", str(folder))


def _run(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
