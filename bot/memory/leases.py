"""Leases as rows: one for each name that was ever held and not let go.

Functions take an open connection; transactions are the caller's. `now` is SQL for the present moment. Statements that
are put together (hence S608) are put together of their own text and the engine's, never of values.
"""
# ruff: noqa: S608

from bot.memory.cells import LONGEST_SECONDS, microseconds
from index.relational.connection import Connection


def hold(connection: Connection, now: str, name: str, holder: str, seconds: float) -> bool:
    """Take a lease, or renew it: one statement, so that of two who try at once one gets it."""
    held = connection.execute(
        f"INSERT INTO leases (name, holder, held_until) VALUES (?, ?, {now} + ?) ON CONFLICT (name) DO UPDATE "
        "SET holder = excluded.holder, held_until = excluded.held_until "
        f"WHERE leases.holder = excluded.holder OR leases.held_until <= {now} OR leases.held_until > {now} + ?",
        (name, holder, microseconds(seconds), microseconds(LONGEST_SECONDS)),
    )
    return held.rowcount == 1


def let_go(connection: Connection, name: str, holder: str) -> None:
    """Free a lease of one's own."""
    connection.execute("DELETE FROM leases WHERE name = ? AND holder = ?", (name, holder))


def store_and_drop(connection: Connection, holder: str) -> None:
    """Write a row and delete it: no trace stays, but the transaction is durable or fails."""
    name = f"ready {holder}"
    connection.execute("INSERT INTO leases (name, holder, held_until) VALUES (?, ?, 0)", (name, holder))
    connection.execute("DELETE FROM leases WHERE name = ?", (name,))


def holder_of(connection: Connection, now: str, name: str) -> str | None:
    """Who holds a lease."""
    query = f"SELECT holder FROM leases WHERE name = ? AND held_until > {now} AND held_until <= {now} + ?"
    row = connection.execute(query, (name, microseconds(LONGEST_SECONDS))).fetchone()
    return None if row is None else str(row[0])
