"""A library that is a copy of another one: what may be copied into it, and what it notes of where it comes from.

A target holds nothing, or an earlier copy of the same source that nobody has used since: then every scope has the
generation that copying gave it, because each change draws a new one, and feeds and facts are those that came.
"""

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from index.errors import InputError, LibraryError
from index.relational import facts
from index.relational.connection import Connection, Database
from index.relational.copying import COPYING, Advance, Changed, Changes, Table, contents, copy_table, is_empty
from index.relational.scope_rows import touch_scope
from index.relational.tables import CONTENTS, FACTS, FEEDS, MODEL_FACTS, MODEL_REVISION, SCOPES


@dataclass(frozen=True, slots=True)
class Mark:
    """What a copy notes of itself.

    `source` is the id of the library that it is copied from, `library` a hash of what changes with its own library,
    and `memory` one of the bot's memory beside it; None from when copying changes that until the copy is whole.
    """

    source: str
    library: str
    memory: str | None
    is_whole: bool


def library_id(database: Database) -> str:
    """What tells a library from all others; it gets one where it has none."""
    found = database.read(lambda connection: facts.fact(connection, facts.LIBRARY_ID))
    if found is None:
        with database.transaction(COPYING) as connection:
            connection.execute(
                "INSERT INTO facts (name, value) VALUES (?,?) ON CONFLICT (name) DO NOTHING",
                (facts.LIBRARY_ID, uuid.uuid4().bytes),
            )
        found = database.read(lambda connection: facts.fact(connection, facts.LIBRARY_ID))
    return (found or b"").hex()


def begin(target: Database, source_id: str, place: str, memory: Callable[[], str], *, memory_is_empty: bool) -> None:
    """Note that a library is being copied there, where that may be. `memory` makes a hash of the memory beside it.

    Raises `InputError` where the target at `place` holds what isn't the source's.
    """
    mark, is_new, state = target.read(
        lambda connection: (_mark(connection), is_empty(connection, CONTENTS), _state(connection))
    )
    beside = memory() if mark is None or mark.memory is not None else None
    if mark is None:
        if not (is_new and memory_is_empty):
            raise InputError(f"{place} holds something already: copy into an empty database or folder")
    elif mark.source != source_id:
        raise InputError(f"{place} is a copy of another library: copy into an empty database or folder")
    elif mark.library != state or mark.memory != beside:
        raise InputError(
            f"{place} was used since it was copied, and would lose what came there: copy into an empty database or "
            "folder"
        )
    with target.transaction(COPYING) as connection:
        _note(connection, Mark(source_id, _state(connection), beside, is_whole=False))


def memory_changes(target: Database) -> None:
    """Note that copying changes the memory beside a library; before that is committed."""
    if target.read(_begun).memory is not None:
        with target.transaction(COPYING) as connection:
            _note(connection, replace(_begun(connection), memory=None))


def is_unfinished(database: Database) -> bool:
    """Whether a library is a copy that was begun and not ended."""
    mark = database.read(_mark)
    return mark is not None and not mark.is_whole


def require_whole(source: Database, place: str) -> None:
    """Make sure that a library is no copy that was begun and not ended. Raises `InputError`."""
    if is_unfinished(source):
        raise InputError(f"{place} is itself a copy that was not ended: end that first, with the command that began it")


def finish(target: Database, memory: str) -> None:
    """Note that the copy is whole; `memory` is a hash of the memory beside it."""
    with target.transaction(COPYING) as connection:
        _note(connection, replace(_begun(connection), memory=memory, is_whole=True))


def copy_library(source: Connection, target: Database, changed: Changed, advance: Advance) -> None:
    """Make `target` what `source` is. Who asks there meanwhile gets answers from what is there so far."""

    def noted(connection: Connection, table: Table, changes: Changes) -> None:
        changed(connection, table, changes)
        if table.name in {FACTS.name, FEEDS.name, SCOPES.name}:
            _note_state(connection)

    _prepare_scopes(source, target)
    for table in (MODEL_FACTS, *CONTENTS, MODEL_REVISION, SCOPES):
        copy_table(source, target, table, noted, advance)


def _prepare_scopes(source: Connection, target: Database) -> None:
    """Have all scopes there. What is derived from one that differs is stale until everything is copied."""
    wanted = dict(source.execute("SELECT name, generation FROM scopes").fetchall())
    with target.transaction(COPYING) as connection:
        there = dict(connection.execute("SELECT name, generation FROM scopes").fetchall())
        differing = sorted(name for name, generation in wanted.items() if there.get(name) != generation)
        for name in differing:
            touch_scope(connection, name)
        if differing:
            _note_state(connection)


def _mark(connection: Connection) -> Mark | None:
    found = facts.fact(connection, facts.COPIED_FROM)
    return None if found is None else Mark(**json.loads(found))


def _begun(connection: Connection) -> Mark:
    mark = _mark(connection)
    if mark is None:
        raise LibraryError("the copy lost its note of where it comes from: copy into an empty database or folder")
    return mark


def _note(connection: Connection, mark: Mark) -> None:
    facts.put_fact(connection, facts.COPIED_FROM, json.dumps(asdict(mark)).encode())


def _note_state(connection: Connection) -> None:
    """Let what is there now be what copying left there."""
    _note(connection, replace(_begun(connection), library=_state(connection)))


def _state(connection: Connection) -> str:
    """A hash of what no change of a library leaves as it is; feeds and the model have no generation."""
    rows = connection.execute("SELECT name, generation FROM scopes ORDER BY name").fetchall()
    others = [contents(connection, table).digest for table in (FACTS, FEEDS)]
    return hashlib.sha256(json.dumps([*others, *map(list, rows)]).encode()).hexdigest()
