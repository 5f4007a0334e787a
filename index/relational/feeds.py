"""Feeds as rows: see `index.feeds`."""

import json
from collections.abc import Collection
from datetime import UTC, datetime

from index.feeds import Feed, Validators
from index.records import Scope
from index.relational.connection import Connection, Database


class RelationalFeeds:
    """Implements `index.feeds.Feeds`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note_entries(self, address: str, scope: Scope, entries: Collection[str]) -> None:
        """See `Feeds.note_entries`."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO feeds (scope, address, entries) VALUES (?,?,?) "
                "ON CONFLICT (scope, address) DO UPDATE SET entries = excluded.entries",
                (scope.name, address, json.dumps(sorted(entries))),
            )

    def note_read(self, feed: Feed, at: datetime, validators: Validators, entries: Collection[str]) -> None:
        """See `Feeds.note_read`."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE feeds SET read_at = ?, failures = 0, etag = ?, modified = ?, entries = ? "
                "WHERE scope = ? AND address = ?",
                (
                    _cell(at), validators.etag, validators.modified, json.dumps(sorted(entries)), feed.scope.name,
                    feed.address,
                ),
            )  # fmt: skip

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
    """Let the feeds of one scope belong to another; what that has already stays as it is. How many there were."""
    if old == new:
        return 0
    moved = connection.execute(
        "UPDATE feeds SET scope = ? WHERE scope = ? "
        "AND NOT EXISTS (SELECT 1 FROM feeds AS own WHERE own.scope = ? AND own.address = feeds.address)",
        (new.name, old.name, new.name),
    )
    return moved.rowcount + delete_feeds(connection, old)


def _cell(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
