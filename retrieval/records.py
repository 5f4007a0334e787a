"""What an answer is made of. Everything here is data: how it looks to a person is decided in `bot`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from index.records import Elsewhere, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence as an answer to a question: where it stands, and how well it answers.

    `quote` is the document's `text[start:end]`. `score` lies in 0..1 and compares the sentences of one question;
    `features` are the signals it was made from, by name.
    """

    document_id: str
    start: int
    end: int
    quote: str
    score: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of a document that was shown to somebody: enough to find it again, and to see whether it still stands.

    `quote` was the document's `text[start:end]`.
    """

    document_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a name, a number or a date in a quote is in the reader's language. `written` is a slice of the quote."""

    written: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A quoted sentence with its source. `number` is what a reader refers to it by, from 1.

    `quote` is the document's `text[start:end]`, checked when the citation was made. `context` is the sentence
    before it in the document, where the quote's subject stands there or it is the question that the quote answers,
    or such a question in another message of the chat, else None. `answer` is where in the document's text the few
    words of the quote stand that answer by themselves (a number, a time, a name), None where that is not sure.
    `glosses` say in the question's language what names, numbers and dates of a quote in another language are. `also`
    are the other places where the document was read and the quote stands, word for word, in order of time.
    """

    number: int
    quote: str
    document_id: str
    title: str
    source: str | None
    published: datetime | None
    url: str | None
    start: int
    end: int
    language: str
    context: Quoted | None = None
    answer: Span | None = None
    glosses: tuple[Gloss, ...] = ()
    also: tuple[Elsewhere, ...] = ()

    @property
    def quoted(self) -> Quoted:
        """Where the quote stands, to be remembered."""
        return Quoted(self.document_id, self.start, self.end, self.quote)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quote among its neighbours: `before + quote + after` is one slice of the document's text.

    Either of `before` and `after` may be empty; both keep the white space that parts them from the quote.
    """

    before: str
    quote: str
    after: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that a language model wrote, and the numbers of the citations that it rests on, ascending.

    Shown to people only where it was checked against them.
    """

    text: str
    rests_on: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """What a language model made of the quote with this number in the reader's language; never shown without it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """What a language model added to an answer, and was checked. `dropped` counts what did not pass.

    `quotes` are further sentences of the sources that are quoted already: claims rest on them, so they are quoted too,
    numbered after the answer's own.
    """

    model: str
    claims: tuple[Claim, ...] = ()
    translations: tuple[Translation, ...] = ()
    dropped: int = 0
    quotes: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one question.

    `answered` False is a refusal: "not in the sources". Then `citations` is empty and `nearest` holds what came
    closest, to be shown only as what it is: not an answer. `confidence` is 0..1. `evidence` lists the best
    sentences, ranked, in either case. `sources_differ` tells that cited documents surely say the contrary of each
    other: other figures for the same thing, or a "not" in one, within a few days; further apart both may be right. Of
    all that say otherwise than each other, and of such as only may, the newest comes first, and none that is newer than
    one shown is left out. Nothing is cited twice, in the same words or in another language, as far as it is surely the
    same. `language` ("ar" or "en") is the question's. `timings_ms` names each step.
    `beside` are the next best sentences of the cited documents, numbered on: what a language model may rest on, too.
    `written` is what one added: it stands beside the citations, never in their place.

    A message that asks two questions, and is not answered as it stands, is answered in parts: `citations` are of both,
    `confidence` is the lower one of those that are answered, and `unanswered` holds the other.
    """

    question: str
    language: str
    answered: bool
    confidence: float
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...]
    evidence: tuple[Evidence, ...]
    timings_ms: Mapping[str, float]
    sources_differ: bool = False
    beside: tuple[Citation, ...] = ()
    written: Written | None = None
    unanswered: tuple[str, ...] = ()

    def with_written(self, written: Written | None) -> "Answer":
        """This answer with what a language model added, and the quotes that it rests on after its own.

        What is quoted by itself is not shown once more before another quote.
        """
        citations = (*self.citations, *(written.quotes if written is not None else ()))
        quoted = {each.quoted for each in citations}
        shown = (replace(each, context=None) if each.context in quoted else each for each in citations)
        return replace(self, written=written, citations=tuple(shown))
