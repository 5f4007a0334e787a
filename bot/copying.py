"""A deployment, library and memory, made a copy of another one: two open ones in; how many rows each table holds out,
once both hold the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from bot.deployments import Deployment
from bot.memory.tables import MEMORY_TABLES
from index.errors import InputError
from index.relational.connection import Connection, Database
from index.relational.copied_library import begin, copy_library, finish, library_id, memory_changes, require_whole
from index.relational.copying import Advance, Changes, Contents, Table, contents, copy_table, count, is_empty
from index.relational.tables import LIBRARY_TABLES

Show = Callable[[str, int, int], None]
"""Is shown a step's name, how many rows of it are done, and of how many."""

_MOST_ROUNDS = 3
"""Until a source that goes on changing is left for now."""


@dataclass(frozen=True, slots=True)
class _Room:
    """Tables that are copied from one consistent state."""

    name: str
    tables: tuple[Table, ...]
    source: Database
    target: Database
    copy: Callable[[Connection, Advance], None]


def copy_deployment(source: Deployment, target: Deployment, show: Show) -> dict[str, int]:
    """Make `target` a copy of `source`, and compare both; the rows of each table.

    Beginning again goes on where it ended, and brings an earlier copy up to date. Raises `InputError` where the target
    holds anything else, the source is no whole library, or it is still changing after several rounds; `LibraryError`
    where either fails.
    """
    require_whole(source.library, source.place)
    source_id = library_id(source.library)
    begin(
        target.library, source_id, target.place, lambda: _digest(target.memory),
        memory_is_empty=target.memory is None or target.memory.read(lambda each: is_empty(each, MEMORY_TABLES)),
    )  # fmt: skip
    rooms = list(_rooms(source, target))
    for _ in range(_MOST_ROUNDS):
        for room in rooms:
            _copy(room, show)
        found = [(table, both) for room in rooms for table, both in _compared(room, show)]
        differing = [table.name for table, (there, here) in found if there != here]
        if not differing:
            finish(target.library, _digest(target.memory))
            return {table.name: there.rows for table, (there, _) in found}
    raise InputError(
        f"{source.place} changes while it is copied (its tables {', '.join(differing)}): stop the bot, then run the "
        "same command again"
    )


def _rooms(source: Deployment, target: Deployment) -> Iterable[_Room]:
    def library(connection: Connection, advance: Advance) -> None:
        copy_library(connection, target.library, target.library_changed, advance)

    yield _Room("library", LIBRARY_TABLES, source.library, target.library, library)
    if source.memory is not None and target.memory is not None:
        yield _Room("memory", MEMORY_TABLES, source.memory, target.memory, partial(_copy_memory, target))


def _copy_memory(target: Deployment, source: Connection, advance: Advance) -> None:
    memory = target.memory
    if memory is None:
        return

    def changed(connection: Connection, table: Table, changes: Changes) -> None:
        memory_changes(target.library)
        target.memory_changed(connection, table, changes)

    if sum(copy_table(source, memory, table, changed, advance) for table in MEMORY_TABLES):
        memory.scrub()  # of what an earlier copy held


def _copy(room: _Room, show: Show) -> None:
    def copy(source: Connection) -> None:
        room.copy(source, _advance(f"copying the {room.name}", source, room.tables, show))

    room.source.read(copy)


def _compared(room: _Room, show: Show) -> list[tuple[Table, tuple[Contents, Contents]]]:
    def compare(source: Connection, target: Connection) -> list[tuple[Table, tuple[Contents, Contents]]]:
        advance = _advance(f"comparing the {room.name}", source, room.tables, show)
        return [(table, (contents(source, table, advance), contents(target, table))) for table in room.tables]

    return room.source.read(lambda source: room.target.read(lambda target: compare(source, target)))


def _advance(step: str, source: Connection, tables: Iterable[Table], show: Show) -> Advance:
    done, total = 0, sum(count(source, table) for table in tables)

    def advance(rows: int) -> None:
        nonlocal done
        if rows:
            done += rows
            show(step, done, total)

    return advance


def _digest(memory: Database | None) -> str:
    if memory is None:
        return ""
    return memory.read(lambda each: " ".join(contents(each, table).digest for table in MEMORY_TABLES))
