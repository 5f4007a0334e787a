"""Rows of one database become those of another, whatever both held, in stretches of any size."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.embedded.database import Database
from index.embedded.opening import Schema
from index.errors import LibraryError
from index.relational.connection import Connection
from index.relational.copying import Changes, Table, contents, copy_table, count, is_empty

SCHEMA = Schema(
    "notes",
    ('CREATE TABLE notes (place TEXT NOT NULL, number INTEGER NOT NULL, "end" TEXT, PRIMARY KEY (place, number))',),
    "",
)
NOTES = Table("notes", ("place", "number"), ("end",))
Notes = Mapping[tuple[str, int], str | None]

keys = st.tuples(st.sampled_from(["", "a", "ab", "ب", "\U0001f642"]), st.integers(-3, 6))
notes = st.dictionaries(keys, st.one_of(st.none(), st.sampled_from(["x", "y", ""])), max_size=25)


@pytest.fixture
def both(tmp_path: Path) -> list[Database]:
    return [Database(tmp_path / name, SCHEMA) for name in ("source", "target")]


def put(database: Database, rows: Notes) -> None:
    with database.transaction() as connection:
        connection.execute("DELETE FROM notes")
        connection.executemany("INSERT INTO notes VALUES (?,?,?)", [(*key, end) for key, end in rows.items()])


def held(database: Database) -> Notes:
    rows = database.read(lambda connection: connection.execute('SELECT place, number, "end" FROM notes').fetchall())
    return {(place, number): end for place, number, end in rows}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(wanted=notes, there=notes, at_once=st.integers(1, 30), has_key=st.booleans(), is_replaced=st.booleans())
def test_the_target_becomes_the_source_and_stays_so(
    both: list[Database], wanted: Notes, there: Notes, at_once: int, has_key: bool, is_replaced: bool
) -> None:
    source, target = both
    table = replace(NOTES, at_once=at_once, is_replaced=is_replaced)
    if not has_key:
        table = Table("notes", (), NOTES.columns)
    put(source, wanted)
    put(target, there)
    told: list[Changes] = []
    looked: list[int] = []

    def changed(_connection: Connection, _table: Table, changes: Changes) -> None:
        told.append(changes)

    first, again = (source.read(lambda rows: copy_table(rows, target, table, changed, looked.append)) for _ in range(2))
    assert held(source) == held(target) == wanted
    assert first == sum(len(each.put) + len(each.gone) for each in told)
    assert (first == 0) == (wanted == there)
    assert again == 0
    assert sum(looked) == 2 * len(wanted)
    one, other = (each.read(lambda rows: contents(rows, table)) for each in both)
    assert one == other
    assert one.rows == len(wanted) == source.read(lambda rows: count(rows, table))
    assert source.read(lambda rows: is_empty(rows, [table])) == (not wanted)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(one=notes, other=notes)
def test_contents_tell_tables_apart(both: list[Database], one: Notes, other: Notes) -> None:
    for database, rows in zip(both, (one, other), strict=True):
        put(database, rows)
    digests = [database.read(lambda rows: contents(rows, NOTES)) for database in both]
    assert (digests[0] == digests[1]) == (one == other)


def test_rows_that_are_not_copied_stay_as_they_are(both: list[Database]) -> None:
    source, target = both
    put(source, {("a", 1): "x", ("own", 1): "source's"})
    put(target, {("own", 2): "target's"})
    table = replace(NOTES, where="place <> 'own'")
    source.read(lambda rows: copy_table(rows, target, table, lambda *_: None, lambda _: None))
    assert held(target) == {("a", 1): "x", ("own", 2): "target's"}
    assert source.read(lambda rows: count(rows, table)) == 1


def test_what_can_not_be_written_changes_nothing(both: list[Database]) -> None:
    source, target = both
    put(source, {("a", 1): "x"})
    with closing(target), target.transaction() as connection:
        connection.execute("DROP TABLE notes")
    with pytest.raises(LibraryError, match="notes"):
        source.read(lambda rows: copy_table(rows, target, NOTES, lambda *_: None, lambda _: None))
