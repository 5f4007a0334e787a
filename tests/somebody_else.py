"""Work done as somebody who has no right that isn't given: root, who may run the tests, reads everything."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

_NOBODY = 65534


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
