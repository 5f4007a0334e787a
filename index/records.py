"""The records that everything else speaks of: scopes, documents, and the sentences and passages of these.

Offsets are always code points into `Document.text`, half-open. A quote is `text[start:end]` and nothing else.
"""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from index.errors import ScopeError
from index.message import MessageFacts

_DERIVATION = "2"
"""Part of every content hash. Raised when sentences, passages, terms or vectors are derived in another way, so that
documents stored before count as changed."""

_SCOPE = re.compile(r"library|chat:-?[0-9]{1,19}")


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """Who may see a document: the operator's shared library, or the members of one chat.

    Raises `ScopeError` for any name but `library` and `chat:<id>`.
    """

    name: str

    def __post_init__(self) -> None:
        if not _SCOPE.fullmatch(self.name):
            raise ScopeError(f"unknown scope {self.name!r}: use 'library' or 'chat:<number>'")

    @classmethod
    def chat(cls, chat_id: int) -> "Scope":
        """The scope of one chat, by Telegram's number for it (negative for groups and channels)."""
        return cls(f"chat:{chat_id}")

    @property
    def is_shared_chat(self) -> bool:
        """Whether it is the scope of a group or channel: Telegram gives those negative numbers."""
        return self.name.startswith("chat:-")

    def __str__(self) -> str:
        return self.name


LIBRARY = Scope("library")


def document_id(scope: Scope, origin: str) -> str:
    """Sixteen hexadecimal digits that depend on scope and origin alone, so that they survive an update."""
    return hashlib.sha256(f"{scope}\0{origin}".encode()).hexdigest()[:16]


class Span(NamedTuple):
    """A half-open range of code points in a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where else a document was read: the same article at another address, or posted again.

    What it is called there; `text` is its own wording, which may differ by a few words.
    """

    origin: str
    title: str
    source: str | None
    url: str | None
    published: datetime | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read: its text untouched, what is known about it beside it.

    `origin` identifies the document within its scope (a file's absolute path, an address, a message):
    reading the same origin again replaces the document. `body` holds the parts of `text` that sentences are
    cut from; title, date line and dateline stand outside it. `published` is aware, or None where unknown. `message` is
    there for messages of chats alone. `also` is what a library adds: where else it was read, in order of time; it is no
    part of what the document is, and nobody who stores one gives it.
    """

    scope: Scope
    origin: str
    title: str
    source: str | None
    url: str | None
    published: datetime | None
    language: str
    text: str
    body: tuple[Span, ...]
    message: MessageFacts | None = None
    also: tuple[Elsewhere, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """See `document_id`."""
        return document_id(self.scope, self.origin)

    @property
    def content_hash(self) -> str:
        """Changes whenever anything of the document does that a reader could see or search could use."""
        published = self.published.isoformat() if self.published else ""
        parts = [
            _DERIVATION,
            self.title,
            self.source or "",
            self.url or "",
            published,
            self.language,
            repr(self.body),
            self.text,
            *([repr(self.message)] if self.message is not None else []),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document: the unit that answers and is quoted. `ordinal` counts from 0 in the document."""

    document_id: str
    ordinal: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one document, the unit of retrieval.

    Holds sentences `first` to `last - 1`; `heading` is what a reader of the passage alone would need to know
    first (the title). `ordinal` counts from 0 in the document.
    """

    document_id: str
    ordinal: int
    first: int
    last: int
    heading: str
