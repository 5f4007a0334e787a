"""How like a question single passages are, each by itself.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text and of placeholders, never of values.
"""
# ruff: noqa: S608

from collections.abc import Collection, Sequence

from index.library_records import PassageLikeness
from index.passage_terms import words_that_sound
from index.records import Scope
from index.relational.connection import Connection
from index.relational.scope_rows import marks, scope_names
from index.relational.vector_codec import unpack_passages
from index.vectors import Vector


def likeness(
    connection: Connection,
    wanted: Sequence[int],
    vector: Vector,
    terms: Collection[str],
    sounds: Collection[str],
    scopes: Collection[Scope],
) -> list[PassageLikeness]:
    """Each of the wanted passages against a question's vector, terms and sounds, in the order asked for."""
    names = scope_names(scopes)
    asked, heard = frozenset(terms), frozenset(sounds)
    rows = connection.execute(
        "SELECT p.id, p.vector, t.terms FROM passages p JOIN passage_terms t ON t.rowid = p.id "
        f"WHERE p.id IN ({marks(wanted)}) AND p.scope IN ({marks(names)})",
        (*wanted, *names),
    ).fetchall()
    vectors = unpack_passages([row[1] for row in rows])
    found = {}
    for (number, _, stored), own in zip(rows, vectors, strict=True):
        held = stored.split(" ")
        sounding = frozenset[str]() if heard.isdisjoint(held) else words_that_sound(held, heard)
        found[number] = PassageLikeness(int(number), float(own @ vector), asked.intersection(held), sounding)
    return [found[number] for number in wanted if number in found]
