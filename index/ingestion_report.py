"""What an ingestion tells of itself: how far it has come, while it runs, and what it did, at its end."""

from dataclasses import dataclass, field

from index.errors import SourceError
from index.library_records import Change

TITLES_LISTED = 20
"""Titles that a report holds: more than a person reads in one go."""


@dataclass(slots=True)
class IngestionReport:
    """What an ingestion did, in documents, and what it could not read. `left_out` holds nothing to index, rightly.

    `titles` are those of the first documents added or updated.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    left_out: int = 0
    failed: list[SourceError] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    def record(self, change: Change, title: str = "") -> None:
        """Count one stored document."""
        if change is not Change.UNCHANGED and len(self.titles) < TITLES_LISTED:
            self.titles.append(title)
        self.added += change is Change.ADDED
        self.updated += change is Change.UPDATED
        self.unchanged += change is Change.UNCHANGED


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingestion has come: `done` of `total` documents; `source` is the one just finished.

    `total` is what is known by now: it grows where a feed turns out to have entries.
    """

    done: int
    total: int
    source: str
