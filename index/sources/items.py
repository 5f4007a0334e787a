"""What comes out of a source, one by one: documents, errors in the place of what can't be read, and what needs no
reading."""

from dataclasses import dataclass

from index.errors import SourceError
from index.feeds import Rereading
from index.records import Document, Scope


@dataclass(frozen=True, slots=True)
class Known:
    """A document that is stored already and was not read again."""

    origin: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What holds nothing to index, rightly: `count` messages that only say "ok", or tell who joined."""

    origin: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Recount:
    """So many more items follow (or fewer, where negative) than were counted before reading."""

    by: int


@dataclass(frozen=True, slots=True)
class FeedRead:
    """A feed was read to its end: its address, whose it is, and the origins of those entries that could be read."""

    address: str
    scope: Scope
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """A document that came from a feed that is read again: to be stored only while that is still wanted."""

    document: Document
    rereading: Rereading


Item = Document | SourceError | Known | LeftOut | Recount | FeedRead | ReadAgain
