"""What a PostgreSQL database keeps beside rows that are copied into it: vectors to be searched, and the next numbers of
counters. Changes of a table in, in the transaction that makes them."""

import numpy as np

from index.errors import LibraryError
from index.postgres.graphs import drop_graphs
from index.postgres.nearest import put_vectors
from index.relational import facts
from index.relational.connection import Connection, Value
from index.relational.copying import Changes, Table
from index.relational.tables import FACTS
from index.vectors import Vector


def changed(connection: Connection, table: Table, changes: Changes) -> None:
    """Derive what belongs to rows that were put there; what belongs to rows that are gone went with them."""
    if table.name == FACTS.name and any(name == facts.MODEL_PROBE for name, _ in changes.put):
        drop_graphs(connection)  # vectors of another length don't go into them; the next start makes others
    if table.name == "passages":
        number, vector = table.columns.index("id"), table.columns.index("vector")
        put_vectors(connection, (_vector(row[number], row[vector]) for row in changes.put))
    if table.counter is not None and changes.put:
        connection.execute(
            f"SELECT setval(pg_get_serial_sequence(?, ?), (SELECT max({table.counter}) FROM {table.name}))",  # noqa: S608
            (table.name, table.counter),
        )


def _vector(number: Value, cell: Value) -> tuple[int, Vector]:
    if not isinstance(number, int) or not isinstance(cell, bytes):
        raise LibraryError("the library to be copied is damaged: a passage has no vector")
    return number, np.frombuffer(cell, "<f4")
