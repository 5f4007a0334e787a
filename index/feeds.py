"""Feeds that are read again and again: which there are, when each was read last, and which entries it gave.

`index.library.Library.feeds` keeps them; `index.refreshing` reads them.
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from index.records import Scope

_LONGEST_PAUSE = timedelta(days=1)
_MOST_DOUBLINGS = 10
MOST_KEYS = 4_000
"""Of entries that a feed gave, which are known again: it gives 1,000 at once at most, and hardly one again after as
many others. They are 80 KB."""

_MOST_SKEW = timedelta(minutes=5)  # between the clocks of several machines


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the version it gave, for asking whether there is another (RFC 9110, section 8.8)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed of one scope.

    `read_at` (aware) is when it was tried last, None before the first time; `failures` counts those since the last
    success. `entries` are the keys (see `entry_key`) of the entries that it gave, of the last `MOST_KEYS`.
    """

    address: str
    scope: Scope
    read_at: datetime | None = None
    failures: int = 0
    validators: Validators = Validators()
    entries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rereading:
    """What a document was read again for: the feed at `address`, of the document's scope. `was_stored` tells whether
    the document was stored when it was read: what was forgotten since is to stay so."""

    address: str
    was_stored: bool


class Feeds(Protocol):
    """The feeds of a library. They belong to their scopes: they move with them, and go when everything of one goes."""

    def note_entries(self, address: str, scope: Scope, entries: Collection[str]) -> None:
        """Remember a feed, and which entries it gave, with those that it gave before."""

    def note_read(self, feed: Feed, at: datetime, validators: Validators, entries: Collection[str]) -> None:
        """A feed was read, and gave these entries, before or beside others; nothing happens where it was removed
        meanwhile."""

    def note_failure(self, feed: Feed, at: datetime) -> None:
        """A feed could not be read; nothing happens where it was removed meanwhile."""

    def all(self) -> list[Feed]:
        """All feeds of all scopes, by scope and address."""

    def holds(self, address: str, scope: Scope) -> bool:
        """Whether a feed is remembered."""

    def remove(self, address: str, scope: Scope) -> bool:
        """Read a feed no more; what it gave stays. False where it is not remembered."""


def entry_key(origin: str) -> str:
    """Sixteen hexadecimal digits for an entry: whoever reads them learns nothing of what was deleted."""
    return hashlib.sha256(origin.encode(errors="replace")).hexdigest()[:16]


def known_keys(given: Iterable[str], before: Iterable[str]) -> list[str]:
    """The keys to be kept of a feed, those that it gave last first, where those `before` were kept until now."""
    return list(dict.fromkeys((*given, *before)))[:MOST_KEYS]


def is_due(feed: Feed, now: datetime, every: timedelta) -> bool:
    """Whether it is time to read a feed again: after `every`, and twice as long for each failure in a row, up to a
    day. A feed that was read in the future was read before the clock was put right, nobody knows when."""
    if feed.read_at is None or feed.read_at - now > _MOST_SKEW:
        return True
    doubled: int = 1 << min(feed.failures, _MOST_DOUBLINGS)
    return now - feed.read_at >= max(every, min(every * doubled, _LONGEST_PAUSE))
