"""Feeds as rows: see `index.feeds`."""

import json
from collections.abc import Collection
from datetime import UTC, datetime

from index.feeds import Feed, Validators, known_keys
from index.records import Scope
from index.relational.connection import Connection, Database


class RelationalFeeds:
    """Implements `index.feeds.Feeds`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note_entries(self, address: str, scope: Scope, entries: Collection[str]) -> None:
        """See `Feeds.note_entries`."""
        with self._database.transaction(_lock(address, scope)) as connection:
            connection.execute(
                "INSERT INTO feeds (scope, address, entries) VALUES (?,?,?) "
                "ON CONFLICT (scope, address) DO UPDATE SET entries = excluded.entries",
                (scope.name, address, _with_earlier(connection, address, scope, entries)),
            )

    def note_read(self, feed: Feed, at: datetime, validators: Validators, entries: Collection[str]) -> None:
        """See `Feeds.note_read`."""
        with self._database.transaction(_lock(feed.address, feed.scope)) as connection:
            known = _with_earlier(connection, feed.address, feed.scope, entries)
            connection.execute(
                "UPDATE feeds SET read_at = ?, failures = 0, etag = ?, modified = ?, entries = ? "
                "WHERE scope = ? AND address = ?",
                (_cell(at), validators.etag, validators.modified, known, feed.scope.name, feed.address),
            )

    def note_failure(self, feed: Feed, at: datetime) -> None:
        """See `Feeds.note_failure`."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE feeds SET read_at = ?, failures = failures + 1 WHERE scope = ? AND address = ?",
                (_cell(at), feed.scope.name, feed.address),
            )

    def all(self) -> list[Feed]:
        """See `Feeds.all`."""
        query = "SELECT address, scope, read_at, failures, etag, modified, entries FROM feeds ORDER BY scope, address"
        return [
            Feed(
                address, Scope(scope), datetime.fromisoformat(read_at) if read_at else None, failures,
                Validators(etag, modified), frozenset(json.loads(entries)),
            )
            for address, scope, read_at, failures, etag, modified, entries in self._database.read(
                lambda connection: connection.execute(query).fetchall()
            )
        ]  # fmt: skip

    def holds(self, address: str, scope: Scope) -> bool:
        """See `Feeds.holds`."""
        return self._database.read(lambda connection: has_feed(connection, address, scope))

    def remove(self, address: str, scope: Scope) -> bool:
        """See `Feeds.remove`."""
        with self._database.transaction() as connection:
            removed = connection.execute("DELETE FROM feeds WHERE scope = ? AND address = ?", (scope.name, address))
        return removed.rowcount > 0


def has_feed(connection: Connection, address: str, scope: Scope) -> bool:
    """Whether a feed is remembered."""
    query = "SELECT 1 FROM feeds WHERE scope = ? AND address = ?"
    return connection.execute(query, (scope.name, address)).fetchone() is not None


def delete_feeds(connection: Connection, scope: Scope) -> int:
    """Remove all feeds of a scope; how many there were."""
    return connection.execute("DELETE FROM feeds WHERE scope = ?", (scope.name,)).rowcount


def move_feeds(connection: Connection, old: Scope, new: Scope) -> int:
    """Let the feeds of one scope belong to another; one that this has already only has the entries beside its own. How
    many there were."""
    if old == new:
        return 0
    both = connection.execute(
        "SELECT own.address, gone.entries FROM feeds AS own JOIN feeds AS gone ON gone.address = own.address "
        "WHERE own.scope = ? AND gone.scope = ?",
        (new.name, old.name),
    ).fetchall()
    for address, entries in both:
        known = known_keys(_entries(connection, address, new), json.loads(entries))
        connection.execute(
            "UPDATE feeds SET entries = ? WHERE scope = ? AND address = ?", (json.dumps(known), new.name, address)
        )
    moved = connection.execute(
        "UPDATE feeds SET scope = ? WHERE scope = ? "
        "AND NOT EXISTS (SELECT 1 FROM feeds AS own WHERE own.scope = ? AND own.address = feeds.address)",
        (new.name, old.name, new.name),
    )
    return moved.rowcount + delete_feeds(connection, old)


def _with_earlier(connection: Connection, address: str, scope: Scope, entries: Collection[str]) -> str:
    """The column for these entries with those that are there."""
    return json.dumps(known_keys(entries, _entries(connection, address, scope)))


def _entries(connection: Connection, address: str, scope: Scope) -> list[str]:
    query = "SELECT entries FROM feeds WHERE scope = ? AND address = ?"
    row = connection.execute(query, (scope.name, address)).fetchone()
    return [] if row is None else list(json.loads(row[0]))


def _lock(address: str, scope: Scope) -> str:
    """The lock of who notes what a feed gave."""
    return f"feed {scope.name} {address}"


def _cell(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
