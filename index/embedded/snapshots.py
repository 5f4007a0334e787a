"""Whole copies of a SQLite database that is in use, and their way back into one: SQLite's online backup.

Files in, files out. Whoever reads or writes meanwhile goes on: a copy is of one moment, and what is put back is there
all at once, or not at all.
"""

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from index.embedded.examining import examine_file
from index.embedded.files import flush, give_to, let_read_as
from index.embedded.opening import SECONDS_FOR_A_LOCK, Schema, damage, is_damage, what_to_do
from index.errors import InputError, LibraryError

_log = logging.getLogger(__name__)

_PAGES_AT_ONCE = 4096  # 16 MB; in between others may write

Watch = Callable[[int, int], None]
"""Is told how many pages of how many are copied."""


def take_snapshot(source: Path, target: Path, schema: Schema, watch: Watch) -> None:
    """Copy the database at `source`, as it is at one moment, into the new file `target`. Raises `LibraryError`, also
    where the copy is none that could be put back."""
    try:
        with closing(_open(source)) as held, closing(_open(target)) as copy:
            # One state is read to the end: else each write of another process would begin the copy anew.
            held.execute("BEGIN")
            held.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            held.backup(copy, pages=_PAGES_AT_ONCE, progress=_telling(watch))
            # A file by itself: nothing of it is in a log beside.
            copy.execute("PRAGMA journal_mode = DELETE")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if is_damage(error):
            raise damage(schema, error) from error
        raise LibraryError(f"{source} can't be copied: {error}", what_to_do(error)) from error
    found = examine_file(target, schema)
    if found.damaged is not None:
        raise damage(schema, found.damaged)
    if found.unreadable is not None:
        raise LibraryError(f"the copy of {source} can't be read: {found.unreadable}", "check free space, and the disk")
    if not found.version:
        raise LibraryError(f"{source} has no tables of Qawl's", f"no {schema.name} can be backed up before it is made")
    if found.version > schema.version:
        raise LibraryError(f"this {schema.name} was made by a newer version of Qawl", "use that version to back it up")


def put_back(snapshot: Path, target: Path, watch: Watch) -> None:
    """Let the database at `target`, in use, not there yet or damaged, hold what `snapshot` does, whose file may be gone
    then. Whoever has it open goes on with what was put back. Raises `LibraryError`, and then nothing has changed."""
    try:
        # Of an empty file SQLite would take the log beside it away from whoever is at work in it.
        if _is_empty(target) and _take_the_place(snapshot, target, filled=False):
            watch(1, 1)
            return
        try:
            with closing(_open(snapshot)) as held, closing(_open(target)) as live:
                live.execute("PRAGMA journal_mode = WAL")  # as everybody else opens it
                live.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                held.backup(live, pages=-1, progress=_telling(watch))
                live.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if not _is_of_content(error, target):
                raise
            _take_the_place(snapshot, target, filled=True)
            watch(1, 1)
    except (sqlite3.Error, OSError) as error:
        raise LibraryError(f"{target} can't be written, and stays as it was: {error}", what_to_do(error)) from error


def examine(snapshot: Path, schema: Schema) -> None:
    """Make sure that a file is such a database, whole, and none of a newer version. Raises `InputError`."""
    found = examine_file(snapshot, schema)
    wrong = found.damaged or found.unreadable
    if wrong is not None:
        raise InputError(f"the {schema.name} in it is damaged ({wrong}): use another backup")
    if not found.version:
        raise InputError(f"the {schema.name} in it is none: it has no tables of Qawl's; use another backup")
    if found.version > schema.version:
        raise InputError(f"the {schema.name} in it was made by a newer version of Qawl: use that version to restore it")


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True


def _is_of_content(error: sqlite3.Error | UnicodeDecodeError, target: Path) -> bool:
    """Whether the content of a file and its log keeps SQLite from writing to it: damage, what its header says of its
    format, and a log that was cut short."""
    if is_damage(error) or "unsupported file format" in str(error):
        return True
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return True
    return code == sqlite3.SQLITE_READONLY and os.access(target, os.W_OK)


def _take_the_place(snapshot: Path, target: Path, *, filled: bool) -> bool:
    """Put a file where none is or an empty one, or (`filled`) one that SQLite takes for no database, or for one in
    pieces, and doesn't write to. Whoever has that open sees that it has gone (`Database`). False where, against
    `filled`, something is there by now. Raises `sqlite3.Error` and `OSError`."""
    with closing(_open(snapshot)) as held:
        held.execute("PRAGMA journal_mode = DELETE")  # a file by itself
    _let_read_as_before(snapshot, target)
    flush(snapshot)
    # That took its time: a bot that was started meanwhile is at work in a file of its own.
    if not filled and not _is_empty(target):
        return False
    # Its logs go first: they would be taken for those of the new file. Who can't open the old one makes no others in
    # between.
    is_missing = not target.exists()
    for log in ("-wal", "-shm"):
        Path(f"{target}{log}").unlink(missing_ok=True)
    if not (is_missing and _take_the_free_place(snapshot, target)):
        if not filled and not _is_empty(target):
            return False
        snapshot.replace(target)
    try:
        flush(target.parent)
    except OSError as error:  # it is there all the same, unless the power fails now
        _log.warning("%s is restored, and its folder can't be flushed to the disk: %s", target, error)
    return True


def _let_read_as_before(snapshot: Path, target: Path) -> None:
    """Give a file to whom the one at `target` belongs, or its folder: who restores as root may not be who runs the
    bot."""
    snapshot.chmod(0o600)
    if target.exists():
        let_read_as(snapshot, target)
    else:
        give_to(snapshot, target.parent.stat())


def _take_the_free_place(snapshot: Path, target: Path) -> bool:
    """Name a file so that no other loses that name; False where another has it, or the disk can't do that."""
    try:
        os.link(snapshot, target)
    except OSError:
        return False
    snapshot.unlink()
    return True


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=SECONDS_FOR_A_LOCK, isolation_level=None)


def _telling(watch: Watch) -> Callable[[int, int, int], None]:
    def tell(status: int, remaining: int, total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            # After so many seconds as are waited for a lock; Python would try again for ever.
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = status
            raise error
        watch(total - remaining, total)

    return tell
