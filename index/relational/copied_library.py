"""A library that is a copy of another one: what may be copied into it, and what it notes of where it comes from.

A target holds nothing, or an earlier copy of the same source that nobody has used since: then every scope has the
generation that copying gave it, because each change draws a new one.
"""

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass

from index.errors import InputError
from index.relational import facts
from index.relational.connection import Connection, Database
from index.relational.copying import COPYING, Advance, Changed, Changes, Table, copy_table, is_empty
from index.relational.scope_rows import touch_scope
from index.relational.tables import CONTENTS, FACTS, SCOPES


@dataclass(frozen=True, slots=True)
class Mark:
    """What a copy notes of itself.

    `source` is the id of the library that it is copied from, `scopes` a hash of its own scopes' generations, and
    `memory` one of the bot's memory beside it as it was then; None until the copy is whole.
    """

    source: str
    scopes: str
    memory: str | None = None


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
    mark, is_new, scopes = target.read(
        lambda connection: (_mark(connection), is_empty(connection, CONTENTS), _generations(connection))
    )
    if mark is None:
        if not (is_new and memory_is_empty):
            raise InputError(f"{place} holds something already: copy into an empty database or folder")
    elif mark.source != source_id:
        raise InputError(f"{place} is a copy of another library: copy into an empty database or folder")
    elif mark.scopes != scopes or (mark.memory is not None and mark.memory != memory()):
        raise InputError(
            f"{place} was used since it was copied, and would lose what came there: copy into an empty database or "
            "folder"
        )
    with target.transaction(COPYING) as connection:
        _note(connection, Mark(source_id, _generations(connection)))


def require_whole(source: Database, place: str) -> None:
    """Make sure that a library is no copy that was begun and not ended. Raises `InputError`."""
    mark = source.read(_mark)
    if mark is not None and mark.memory is None:
        raise InputError(f"{place} is itself a copy that was not ended: end that first, with the command that began it")


def finish(target: Database, source_id: str, memory: str) -> None:
    """Note that the copy is whole; `memory` is a hash of the memory beside it."""
    with target.transaction(COPYING) as connection:
        _note(connection, Mark(source_id, _generations(connection), memory))


def copy_library(source: Connection, target: Database, source_id: str, changed: Changed, advance: Advance) -> None:
    """Make `target` what `source` is. Who asks there meanwhile gets answers from what is there so far."""

    def noted(connection: Connection, table: Table, changes: Changes) -> None:
        changed(connection, table, changes)
        if table is SCOPES:
            _note(connection, Mark(source_id, _generations(connection)))

    _prepare_scopes(source, target, source_id)
    for table in (FACTS, *CONTENTS, SCOPES):
        copy_table(source, target, table, noted, advance)


def _prepare_scopes(source: Connection, target: Database, source_id: str) -> None:
    """Have all scopes there. What is derived from one that differs is stale until everything is copied."""
    wanted = dict(source.execute("SELECT name, generation FROM scopes").fetchall())
    with target.transaction(COPYING) as connection:
        there = dict(connection.execute("SELECT name, generation FROM scopes").fetchall())
        differing = sorted(name for name, generation in wanted.items() if there.get(name) != generation)
        for name in differing:
            touch_scope(connection, name)
        if differing:
            _note(connection, Mark(source_id, _generations(connection)))


def _mark(connection: Connection) -> Mark | None:
    found = facts.fact(connection, facts.COPIED_FROM)
    return None if found is None else Mark(**json.loads(found))


def _note(connection: Connection, mark: Mark) -> None:
    facts.put_fact(connection, facts.COPIED_FROM, json.dumps(asdict(mark)).encode())


def _generations(connection: Connection) -> str:
    rows = connection.execute("SELECT name, generation FROM scopes ORDER BY name").fetchall()
    return hashlib.sha256(json.dumps([list(row) for row in rows]).encode()).hexdigest()
