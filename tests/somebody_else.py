"""Work done as somebody who has no right that isn't given: root, who may run the tests, reads everything."""

import ctypes
import os
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

_NOBODY = 65534
_CAPABILITIES = 0x20080522  # the version of what Linux is asked for: two words of each of three sets
_READING_WHAT_IS_FORBIDDEN = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """A folder, the current one, that everybody can pass through, which pytest's own folders are not for."""
    with tempfile.TemporaryDirectory() as name, chdir(name):
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def without_rights_of_root(folder: Path) -> Iterator[None]:
    """Until the body ends, this process is nobody, to whom a folder and what is in it belong; where it isn't root, it
    stays who it is."""
    if os.geteuid() != 0:
        yield
        return
    for each in (folder, *folder.rglob("*")):
        os.chown(each, _NOBODY, _NOBODY)
    os.setegid(_NOBODY)
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@contextmanager
def closed_to_this_process(folder: Path) -> Iterator[None]:
    """Until the body ends, a folder lets only its owner in, and that is somebody else; what is elsewhere can be used as
    before, Python's own modules too. Of root this takes Linux."""
    mode = folder.stat().st_mode
    if os.geteuid() != 0:
        folder.chmod(0)
        yield
        folder.chmod(mode)
        return
    folder.chmod(0o700)
    os.chown(folder, _NOBODY, _NOBODY)
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
    if libc.capget(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    before = sets[0]  # of the first word the effective ones
    sets[0] &= ~_READING_WHAT_IS_FORBIDDEN
    if libc.capset(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")
    try:
        yield
    finally:
        sets[0] = before
        if libc.capset(header, sets) != 0:
            raise OSError(ctypes.get_errno(), "capset")
        os.chown(folder, 0, 0)
        folder.chmod(mode)
