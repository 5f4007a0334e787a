"""Rows of one database into another, of whichever engines: a `Table`, a state of the source and a target in; the same
rows in the target out, and what hashes of both sides say.

Rows go in the order of their keys, some at a time, each time in a transaction of its own in which what is there already
is compared: who is killed goes on by beginning again, and repeating changes nothing.
"""
# ruff: noqa: S608 - statements are put together of names in this program, never of values

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.relational.connection import Connection, Database, Value

Row = tuple[Value, ...]
Advance = Callable[[int], None]
"""Is told how many rows more have been looked at."""

COPYING = "copying"
"""The lock of who writes into a target: of two that copy at once, each sees what the other has written."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is copied: its `key` and its other columns, `values`, by the names that all engines have.

    One without a key is compared as a whole. `where` is SQL for the rows that are copied; others stay as they are. Of
    tables whose rows are large, fewer are read `at_once`. `counter` is the column whose values the database draws
    itself, ever larger ones. Where `is_replaced`, a row that differs makes place for the other, with all that belongs
    to it: what its values hold is referred to.
    """

    name: str
    key: tuple[str, ...]
    values: tuple[str, ...]
    where: str | None = None
    at_once: int = 1000
    counter: str | None = None
    is_replaced: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, in the order in which rows hold them."""
        return (*self.key, *self.values)


@dataclass(frozen=True, slots=True)
class Contents:
    """How many rows a table has, and a hash of them all (hexadecimal), the same in every engine."""

    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a step of copying changed: rows that were put there, and keys of those that are gone. Some may have been
    put in the place of others (`is_over`)."""

    put: Sequence[Row]
    gone: Sequence[Row]
    is_over: bool

    def __bool__(self) -> bool:
        return bool(self.put or self.gone)


Changed = Callable[[Connection, Table, Changes], None]
"""Runs in the transaction that changed a table: derives what an engine keeps beside the rows."""


def copy_table(source: Connection, target: Database, table: Table, changed: Changed, advance: Advance) -> int:
    """Make the rows of a table in `target` those of the source; how many had to be put there or removed.

    What refers to other tables must be copied after them. Raises `LibraryError` where the target can't be written.
    """
    if not table.key:
        return _copy_whole(source, target, table, changed, advance)
    count = 0
    after: Row = ()
    while True:
        rows = _after(source, table, after)
        is_last = len(rows) < table.at_once
        until = () if is_last else _key(table, rows[-1])
        with target.transaction(COPYING) as connection:
            changes = _mend(connection, table, rows, _between(connection, table, after, until))
            if changes:
                changed(connection, table, changes)
        count += len(changes.put) + len(changes.gone)
        advance(len(rows))
        if is_last:
            return count
        after = until


def contents(connection: Connection, table: Table, advance: Advance = lambda _: None) -> Contents:
    """What a table holds."""
    count, digest = 0, hashlib.sha256()
    for row in _all(connection, table, advance):
        count += 1
        for cell in row:
            kind, said = _said(cell)
            digest.update(b"%s%d:" % (kind, len(said)))
            digest.update(said)
    return Contents(count, digest.hexdigest())


def count(connection: Connection, table: Table) -> int:
    """How many rows of a table are copied."""
    return int(connection.execute(f"SELECT count(*) FROM {table.name}{_where(table)}").fetchone()[0])


def is_empty(connection: Connection, tables: Iterable[Table]) -> bool:
    """Whether none of the tables has a row to be copied."""
    return not any(
        connection.execute(f"SELECT 1 FROM {table.name}{_where(table)} LIMIT 1").fetchone() for table in tables
    )


def _copy_whole(source: Connection, target: Database, table: Table, changed: Changed, advance: Advance) -> int:
    rows = _whole(source, table)
    advance(len(rows))
    with target.transaction(COPYING) as connection:
        there = _whole(connection, table)
        if there == rows:
            return 0
        connection.execute(f"DELETE FROM {table.name}{_where(table)}")
        _insert(connection, table, rows)
        changed(connection, table, Changes(rows, there, is_over=False))
    return len(rows) + len(there)


def _mend(connection: Connection, table: Table, rows: Sequence[Row], there: Sequence[Row]) -> Changes:
    """Make the rows of one stretch of keys what they should be."""
    wanted: Mapping[Row, Row] = {_key(table, row): row for row in rows}
    found: Mapping[Row, Row] = {_key(table, row): row for row in there}
    differing = [row for key, row in wanted.items() if key in found and found[key] != row]
    gone = [key for key in found if key not in wanted]
    coming = [row for key, row in wanted.items() if key not in found]
    if table.is_replaced:
        _delete(connection, table, [*gone, *(_key(table, row) for row in differing)])
        _insert(connection, table, [*differing, *coming])
    else:
        _delete(connection, table, gone)
        _update(connection, table, differing)
        _insert(connection, table, coming)
    return Changes([*differing, *coming], gone, bool(differing))


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        marks = ",".join("?" * len(table.columns))
        connection.executemany(f"INSERT INTO {table.name} ({_listed(table.columns)}) VALUES ({marks})", rows)


def _update(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        parts = len(table.key)
        values = ", ".join(f"{_quoted(column)} = ?" for column in table.values)
        connection.executemany(
            f"UPDATE {table.name} SET {values} WHERE {_is_key(table)}",
            [(*row[parts:], *row[:parts]) for row in rows],
        )


def _delete(connection: Connection, table: Table, keys: Sequence[Row]) -> None:
    if keys:
        connection.executemany(f"DELETE FROM {table.name} WHERE {_is_key(table)}", keys)


def _all(connection: Connection, table: Table, advance: Advance) -> Iterator[Row]:
    if not table.key:
        rows = _whole(connection, table)
        advance(len(rows))
        yield from rows
        return
    after: Row = ()
    while rows := _after(connection, table, after):
        yield from rows
        advance(len(rows))
        after = _key(table, rows[-1])


def _after(connection: Connection, table: Table, after: Row) -> list[Row]:
    """The next rows behind a key; the first ones where it is ()."""
    condition = _where(table, f"({_listed(table.key)}) > ({','.join('?' * len(after))})" if after else None)
    statement = f"SELECT {_listed(table.columns)} FROM {table.name}{condition} ORDER BY {_listed(table.key)} LIMIT ?"
    return _rows(connection, statement, (*after, table.at_once))


def _between(connection: Connection, table: Table, after: Row, until: Row) -> list[Row]:
    """The rows behind a key up to another one, which is among them; () for no limit."""
    conditions = [
        f"({_listed(table.key)}) {comparison} ({','.join('?' * len(limit))})"
        for comparison, limit in ((">", after), ("<=", until))
        if limit
    ]
    statement = f"SELECT {_listed(table.columns)} FROM {table.name}{_where(table, *conditions)}"
    return _rows(connection, statement, (*after, *until))


def _whole(connection: Connection, table: Table) -> list[Row]:
    """All rows, in an order that doesn't depend on the engine: each has its own place for NULL."""
    statement = f"SELECT {_listed(table.columns)} FROM {table.name}{_where(table)}"
    return sorted(_rows(connection, statement, ()), key=lambda row: [_said(cell) for cell in row])


def _rows(connection: Connection, statement: str, values: Sequence[Value]) -> list[Row]:
    return [tuple(_everywhere(cell) for cell in row) for row in connection.execute(statement, values).fetchall()]


def _everywhere(cell: Value) -> Value:
    """A cell as all engines can hold it: there is one in which text has no NUL."""
    return cell.replace("\0", _REPLACEMENT) if isinstance(cell, str) and "\0" in cell else cell


def _said(cell: Value) -> tuple[bytes, bytes]:
    """A cell as bytes: of which kind, and its content."""
    if cell is None:
        return b"n", b""
    if isinstance(cell, str):
        return b"t", cell.encode()
    if isinstance(cell, bytes):
        return b"b", cell
    return (b"i" if isinstance(cell, int) else b"f"), repr(cell).encode()


def _key(table: Table, row: Row) -> Row:
    return row[: len(table.key)]


def _is_key(table: Table) -> str:
    return " AND ".join(f"{_quoted(column)} = ?" for column in table.key)


def _where(table: Table, *conditions: str | None) -> str:
    given = [each for each in (table.where, *conditions) if each is not None]
    return f" WHERE {' AND '.join(given)}" if given else ""


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(column: str) -> str:
    return f'"{column}"'
