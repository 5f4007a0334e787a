"""The records that everything else speaks of: scopes, documents, sentences, passages, and their vectors.

Offsets are always code points into `Document.text`, half-open. A quote is `text[start:end]` and nothing else.
"""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index.errors import ScopeError
from index.message import MessageFacts

Vector = NDArray[np.float32]

LARGEST_VALUE = 7
"""Of a quantised vector: four bits with a sign."""

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


def _rounded(vectors: Vector, largest: int) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """`vectors` (n, dimension) as whole numbers from -`largest` to `largest`, with one scale a row."""
    peaks = np.abs(vectors).max(axis=1, initial=1e-6)
    scales = (peaks / largest).astype(np.float16)
    values = np.rint(vectors / np.maximum(scales.astype(np.float32), 1e-6)[:, None]).clip(-largest, largest)
    return values.astype(np.int8), scales


def _restored(values: NDArray[np.int8], scales: NDArray[np.float16]) -> Vector:
    return values.astype(np.float32) * scales.astype(np.float32)[:, None]


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """The contextual token vectors of one passage, compactly.

    `values` is int8 of shape (tokens, dimension), each from -7 to 7, `scales` float16 of shape (tokens,): token i is
    `values[i] * scales[i]`, of unit length up to rounding. `sentences` is uint16 of shape (tokens,): the
    sentence that token i stands in, counted from the passage's first. `spans` is uint16 of shape (tokens, 2):
    where the token stands in its sentence, in code points of the sentence as the model was shown it.
    """

    values: NDArray[np.int8]
    scales: NDArray[np.float16]
    sentences: NDArray[np.uint16]
    spans: NDArray[np.uint16]

    @classmethod
    def quantise(cls, vectors: Vector, sentences: NDArray[np.integer], spans: NDArray[np.integer]) -> "TokenVectors":
        """Round `vectors` (tokens, dimension) to four bits each, one scale a token.

        On XQuAD-R's development half four bits rank sentences as well as eight do (docs/evaluation.md).
        """
        values, scales = _rounded(vectors, LARGEST_VALUE)
        return cls(values, scales, sentences.astype(np.uint16), spans.astype(np.uint16))

    def restore(self) -> Vector:
        """The vectors as float32, of shape (tokens, dimension)."""
        return _restored(self.values, self.scales)


@dataclass(frozen=True, slots=True, eq=False)
class SentenceVectors:
    """What a second model made of each sentence of a passage by itself, compactly; no rows where there is none.

    `values` is int8 of shape (sentences, dimension), `scales` float16 of shape (sentences,): sentence i is
    `values[i] * scales[i]`, of unit length up to rounding.
    """

    values: NDArray[np.int8]
    scales: NDArray[np.float16]

    @classmethod
    def quantise(cls, vectors: Vector) -> "SentenceVectors":
        """Round `vectors` (sentences, dimension) to eight bits each, one scale a sentence."""
        return cls(*_rounded(vectors, 127))

    def restore(self) -> Vector:
        """The vectors as float32, of shape (sentences, dimension)."""
        return _restored(self.values, self.scales)


NO_SENTENCE_VECTORS = SentenceVectors(np.empty((0, 0), np.int8), np.empty(0, np.float16))


@dataclass(frozen=True, slots=True, eq=False)
class PassageEmbedding:
    """What a model made of one passage: `vector` of shape (dimension,), unit length, and its `tokens`.

    `sentences` is what a second model made of its sentences, where there is one.
    """

    vector: Vector
    tokens: TokenVectors
    sentences: SentenceVectors = NO_SENTENCE_VECTORS


@dataclass(frozen=True, slots=True, eq=False)
class QuestionEmbedding:
    """What a model made of one question.

    `vector` has shape (dimension,) and unit length; `tokens` has shape (tokens, dimension), each row of unit
    length, for the question's own words alone: neither prompt nor special tokens. `spans` has shape (tokens, 2):
    where each token stands, in code points of `shown`, the question as the model was shown it. `sentence` is what a
    second model, that reads sentences, made of it: of its own dimension, and None where there is no such model.
    """

    vector: Vector
    tokens: Vector
    spans: NDArray[np.int64]
    shown: str
    sentence: Vector | None = None


@dataclass(frozen=True, slots=True)
class PassageText:
    """What a model is shown of a passage: its heading and its sentences, word for word."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage with its embedding and its search terms, ready to be stored."""

    passage: Passage
    embedding: PassageEmbedding
    terms: str


@dataclass(frozen=True, slots=True, eq=False)
class ModelIdentity:
    """Which model made the vectors: its name for people, and `probe`, what it makes of a fixed text, for the truth.

    `probe` has shape (dimension,) and unit length. Two models are the same where their probes agree.
    """

    name: str
    probe: Vector

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits for people to compare. Of one model they may differ between processors, whose
        rounding differs: `likeness` tells."""
        return hashlib.sha256(self.probe.astype("<f4").tobytes()).hexdigest()[:8]

    def likeness(self, other: Self) -> float:
        """The cosine between the probes, from -1 to 1; 0 where their dimensions differ."""
        return float(self.probe @ other.probe) if self.probe.shape == other.probe.shape else 0.0


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document with everything derived from it: what a library stores in one transaction.

    `model` is the one that made the vectors; None where nobody minds.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    passages: tuple[IndexedPassage, ...]
    model: ModelIdentity | None = None
