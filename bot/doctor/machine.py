"""Checks of the machine: room on the disk, and memory."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.doctor.records import Check, Installation, Severity
from bot.doctor.stored import is_library_current
from bot.memory.embedded import memory_file
from index.embedded.library import library_file
from index.errors import LibraryError

GB = 1024**3
LEAST_FREE = 1 * GB
# The process of a bot: both models, their code, and a small library (docs/running.md). Vectors of passages are held in
# memory beside them, 384 numbers of 4 bytes each and their ids.
NEEDED = int(1.2 * GB)
NEEDED_PER_PASSAGE = 384 * 4 + 16

_MEMINFO = Path("/proc/meminfo")
_CONTROL_GROUP = Path("/sys/fs/cgroup/memory.max")


def disk(installation: Installation) -> Iterator[Check]:
    """That there is room where the library grows, and where the model is kept."""
    settings, name = installation.settings, "disk"
    files = (library_file(settings.data_dir), memory_file(settings.data_dir))
    held = sum(_size(file) for file in files)
    # Twice what it holds: after something was deleted a database is written anew, beside the old one and into its log.
    wanted = {_nearest(settings.data_dir): max(LEAST_FREE, 2 * held)}
    cache = _nearest(settings.cache_dir)
    if not any(_is_same_disk(cache, each) for each in wanted):
        wanted[cache] = LEAST_FREE
    for folder, needed in wanted.items():
        free = shutil.disk_usage(folder).free
        if free < needed:
            yield Check(
                name, Severity.WARNING, f"{_shown(free)} are free where {folder} is, and {_shown(needed)} should be",
                "make room there, or let QAWL_DATA_DIR or QAWL_CACHE_DIR name a folder on another disk",
            )  # fmt: skip
        else:
            yield Check(name, Severity.OK, f"{_shown(free)} are free where {folder} is")


def memory(installation: Installation) -> Iterator[Check]:
    """That the model and the library find room in this machine's memory."""
    name = "memory"
    total, available = total_memory(), available_memory()
    if total is None:
        yield Check(name, Severity.INFO, "how much there is can't be told on this system")
        return
    needed = NEEDED + _passages_in_memory(installation) * NEEDED_PER_PASSAGE
    if total < needed:
        yield Check(
            name, Severity.WARNING, f"{_shown(total)} in all, and the bot needs about {_shown(needed)}",
            "take a machine, or a limit, with more of it",
        )  # fmt: skip
    elif available is not None and available < needed:
        yield Check(
            name, Severity.INFO,
            f"{_shown(available)} of {_shown(total)} are available, and a bot that is still to be started needs about "
            f"{_shown(needed)}",
        )  # fmt: skip
    else:
        yield Check(name, Severity.OK, f"{_shown(total)} in all, and the bot needs about {_shown(needed)}")


def _passages_in_memory(installation: Installation) -> int:
    """Of how many passages a bot here holds the vectors; 0 where the library can't be read, which other checks say."""
    if installation.settings.database_url is not None:
        return 0
    try:
        if not is_library_current(installation.settings):
            return 0
        stored = installation.services.library
        return stored.counts(stored.scopes()).passages
    except LibraryError:
        return 0


def total_memory(meminfo: Path = _MEMINFO, control_group: Path = _CONTROL_GROUP) -> int | None:
    """Bytes of memory that processes here may use together; None where the system doesn't tell."""
    known = [each for each in (_line(meminfo, "MemTotal"), _limit(control_group)) if each is not None]
    if known:
        return min(known)
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # not there on Windows, or not by these names
        return None


def available_memory(meminfo: Path = _MEMINFO) -> int | None:
    """Bytes that a new process can have without others giving way; None where the system doesn't tell."""
    return _line(meminfo, "MemAvailable")


def _line(meminfo: Path, name: str) -> int | None:
    try:
        for line in meminfo.read_text(encoding="ascii").splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        return None
    return None


def _limit(control_group: Path) -> int | None:
    try:
        return int(control_group.read_text(encoding="ascii"))
    except (OSError, ValueError):  # it says "max" where there is none
        return None


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that can be seen to be there."""
    return next(each for each in (folder.absolute(), *folder.absolute().parents) if _is_seen(each))


def _is_seen(folder: Path) -> bool:
    return os.path.exists(folder)  # noqa: PTH110 - of one in a folder that is closed `Path.exists` raises, until 3.14


def _size(file: Path) -> int:
    """Bytes; 0 where the file is not there, or can't be looked at, which other checks say."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _is_same_disk(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev


def _shown(size: int) -> str:
    return f"{size / GB:.1f} GB"
