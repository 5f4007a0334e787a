"""The data folder into a backup, and a backup into the data folder, while a bot is at work in it."""

import logging
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from bot.backups.archive import Manifest, is_backup, read_archive, write_archive
from bot.backups.copies import COPIES, room_in, take_away
from bot.memory.embedded import memory_file
from bot.memory.schema import MEMORY
from index.embedded.database import Database
from index.embedded.files import is_there, make_private_folder
from index.embedded.library import library_file
from index.embedded.opening import Schema
from index.embedded.schema import LIBRARY
from index.embedded.scope_caches import ScopeCaches
from index.embedded.snapshots import examine, put_back, take_snapshot
from index.errors import InputError, LibraryError

_log = logging.getLogger(__name__)

Show = Callable[[str, int, int], None]
"""Is told what is being done, and how much of it is done of how much."""

_OWN = ("library.", "memory.", "vectors-")  # how names begin of what stands in a data folder
_DATABASES: tuple[tuple[Callable[[Path], Path], Schema], ...] = ((library_file, LIBRARY), (memory_file, MEMORY))


def back_up(folder: Path, target: Path, show: Show) -> Manifest:
    """Write a backup of what a data folder holds to the file `target`. Vector caches are left out: they are made anew.

    Each database is as it was at one moment. An earlier backup at `target` stays unless this one is whole. Raises
    `InputError` where there is nothing to back up, and where `target` is no place for it; `LibraryError` where
    something is damaged, or can't be read or written.
    """
    present = [(file, schema) for locate, schema in _DATABASES if is_there(file := locate(folder))]
    if not present:
        raise InputError(f"there is nothing to back up in {folder}: QAWL_DATA_DIR names the data folder")
    _refuse_to_overwrite(target, folder)
    take_away(folder)  # which a restore left there
    with room_in(target.parent) as room:
        copies = []
        for file, schema in present:
            copies.append(room / file.name)
            take_snapshot(file, copies[-1], schema, partial(show, f"copying the {file.stem}"))
        return write_archive(copies, target, room / "backup.tar")


def restore(source: Path, folder: Path, show: Show, *, replacing: bool) -> Manifest:
    """Let a data folder hold what a backup does; whatever it held before is gone, which has to be wanted (`replacing`).

    Nothing changes before all of the backup was found whole. Raises `InputError` for what is no backup of Qawl's or
    damaged, and where something would be replaced that should not be; `LibraryError` where it can't be written.
    """
    present = [file.name for locate, _ in _DATABASES if is_there(file := locate(folder))]
    if present and not replacing:
        raise InputError(
            f"{folder} holds a {' and a '.join(name.partition('.')[0] for name in present)} already: "
            "restore with --replace to lose them, or set QAWL_DATA_DIR to a new folder"
        )
    make_private_folder(folder)
    with room_in(folder) as room:
        manifest = read_archive(source, room)
        schemas = {locate(folder).name: (locate(folder), schema) for locate, schema in _DATABASES}
        unknown = [part.name for part in manifest.parts if part.name not in schemas]
        if unknown or not manifest.parts:
            raise InputError(f"the backup holds no data folder's files ({', '.join(unknown) or 'none at all'})")
        for part in manifest.parts:
            examine(room / part.name, schemas[part.name][1])
        for target, schema in schemas.values():
            # Brought up to date before it is put back: whoever has the old one open goes on with it. What the backup
            # has nothing of is empty then, where there was something.
            if (room / target.name).exists() or is_there(target):
                Database(room / target.name, schema).close()
                put_back(room / target.name, target, partial(show, f"restoring the {target.stem}"))
        _remove_other_vectors(folder)
    return manifest


def _refuse_to_overwrite(target: Path, folder: Path) -> None:
    """Raises `InputError` where a backup would take the place of anything but an earlier one, or of a file that Qawl
    makes."""
    try:
        if not target.parent.is_dir():
            raise InputError(f"there is no folder {target.parent}: make it first, or name a file in another")
        if target.is_dir():
            raise InputError(f"{target} is a folder: name a file in it, such as {target / 'qawl.tar'}")
        if target.name.startswith(COPIES) or (
            target.name.startswith(_OWN) and target.parent.resolve() == folder.resolve()
        ):
            raise InputError(f"{target} is a name of Qawl's own files: name another file, such as qawl.tar")
        if not is_there(target) or (target.is_file() and (target.stat().st_size == 0 or is_backup(target))):
            return
    except OSError as error:
        raise LibraryError(f"{target} can't be looked at: {error.strerror or error}") from error
    raise InputError(f"{target} is there already, and is no backup of this version: name another file, or remove it")


def _remove_other_vectors(folder: Path) -> None:
    """Remove the vector caches of what was there before: vectors tell what was said. Those of what was restored
    stay."""
    try:
        if not is_there(library_file(folder)):
            return
        with closing(Database(library_file(folder), LIBRARY)) as library:
            ScopeCaches(folder, library).remove_stale_files()
    except (LibraryError, OSError) as error:  # what was restored is there, and none of these is searched
        _log.warning("vectors of what was there before stay in %s (remove vectors-* there): %s", folder, error)
