"""Quotes with their sources: how answers' citations are made, and the one place where a quote is held against its text.

A document and where a sentence of it stands in, a `Citation` out; what was quoted before in, citations and
surroundings of what still stands out.
"""

from collections.abc import Sequence
from typing import Protocol

from index.errors import LibraryError
from index.library import Library
from index.library_records import Scopes
from index.records import Document, Sentence, Span
from index.sameness import has_words
from retrieval.gloss import glosses
from retrieval.question import Question
from retrieval.records import Citation, Quoted, Surroundings
from retrieval.talk.answers import LOOKED_BACK, goes_on

_MOST_NEIGHBOURS = 2
"""Sentences shown on either side of a quote."""
_NEIGHBOURHOOD = 400
"""Code points on either side that a second neighbour must fit in: with the quote and the frame that is one message."""
_LONGEST_GAP = 400
"""Code points between two neighbours: a dateline or a subheading may stand there, a table means another place."""


class _Stretch(Protocol):
    """Where a sentence stands in a text, in code points."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def whole_sentences(text: str, span: Span, sentences: Sequence[_Stretch]) -> str | None:
    """`text` at `span`, where that is whole sentences of it; else None.

    The promise of the whole program: a quote is a slice of the stored text, from the start of a sentence to the end of
    one, or it is not shown.
    """
    quote = text[span.start : span.end]
    begins = any(sentence.start == span.start for sentence in sentences)
    ends = any(sentence.end == span.end for sentence in sentences)
    complete = len(quote) == span.end - span.start > 0 and quote == quote.strip()
    return quote if begins and ends and complete else None


def checked_quote(document_id: str, text: str, span: Span, sentences: Sequence[_Stretch]) -> str:
    """The same, for a citation. Raises `LibraryError` where `span` is no whole sentences: the library is damaged."""
    quote = whole_sentences(text, span, sentences)
    if quote is None:
        raise LibraryError(f"document {document_id} was stored with damaged sentences", "add it again")
    return quote


def citation(
    number: int,
    document: Document,
    span: Span,
    sentences: Sequence[Sentence],
    *,
    language: str,
    question: Question | None = None,
    context: Sentence | None = None,
    replies_to: Quoted | None = None,
    answer: Span | None = None,
) -> Citation:
    """The citation of whole sentences of a document, for a reader of `language`.

    `context` is the sentence before it where the quote's subject stands there or it is the question that the quote
    answers, `replies_to` the question in another message that it answers, `answer` the short answer's place in the
    quote. Raises `LibraryError` where `span` is no whole sentences: the library is damaged.
    """
    quote = checked_quote(document.id, document.text, span, sentences)
    return Citation(
        number=number,
        quote=quote,
        document_id=document.id,
        title=document.title,
        source=document.source,
        published=document.published,
        url=document.url,
        start=span.start,
        end=span.end,
        language=document.language,
        context=replies_to if context is None else _quoted(document, context),
        answer=None if answer is None else Span(span.start + answer.start, span.start + answer.end),
        glosses=glosses(quote, document.language, question, language),
        also=tuple(place for place in document.also if has_words(place.text, quote)),
    )


def _quoted(document: Document, sentence: Sentence) -> Quoted:
    return Quoted(document.id, sentence.start, sentence.end, document.text[sentence.start : sentence.end])


def cite(
    library: Library, quoted: Sequence[Quoted], scopes: Scopes, language: str, first_number: int = 1
) -> list[Citation]:
    """Citations of what was quoted before, each numbered by its place from `first_number` on.

    What no longer stands in these scopes is left out, and its number with it. Raises `LibraryError`.
    """
    found: list[Citation] = []
    places = {(each.document_id, each.start, each.end) for each in quoted}
    for number, each in enumerate(quoted, first_number):
        standing = _Standing.find(library, each, scopes)
        if standing is not None:
            context = standing.context()
            shown = context is not None and (each.document_id, context.start, context.end) in places
            found.append(standing.cite(number, language, None if shown else context))
    return found


def surroundings(library: Library, quoted: Quoted, scopes: Scopes) -> Surroundings | None:
    """The quote with up to two sentences on either side; None where it no longer stands. Raises `LibraryError`."""
    standing = _Standing.find(library, quoted, scopes)
    return None if standing is None else standing.surroundings()


class _Standing:
    """What was quoted, found where it stood."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], quoted: Quoted) -> None:
        self._document = document
        self._sentences = sentences
        self._span = Span(quoted.start, quoted.end)
        self._first = next(place for place, each in enumerate(sentences) if each.start == quoted.start)
        self._last = next(place for place, each in enumerate(sentences) if each.end == quoted.end)

    @classmethod
    def find(cls, library: Library, quoted: Quoted, scopes: Scopes) -> "_Standing | None":
        """None where the scopes hold no such document, or its text says something else there by now."""
        document = library.document(quoted.document_id, scopes)
        if document is None:
            return None
        sentences = library.sentences(quoted.document_id, scopes)
        quote = whole_sentences(document.text, Span(quoted.start, quoted.end), sentences)
        return cls(document, sentences, quoted) if quote is not None and quote == quoted.quote else None

    def cite(self, number: int, language: str, context: Sentence | None = None) -> Citation:
        return citation(number, self._document, self._span, self._sentences, language=language, context=context)

    def context(self) -> Sentence | None:
        """The sentence before, where the quote leaves its subject to it, or answers it."""
        text = self._document.text
        before = self._sentences[max(self._first - LOOKED_BACK, 0) : self._first]
        texts = [text[each.start : each.end] for each in before]
        return before[-1] if goes_on(texts, text[self._span.start : self._span.end]) else None

    def surroundings(self) -> Surroundings:
        text, start, end = self._document.text, self._span.start, self._span.end
        for sentence in self._sentences[max(self._first - _MOST_NEIGHBOURS, 0) : self._first][::-1]:
            if not _is_near(start - sentence.end, self._span.start - sentence.start, is_next=start == self._span.start):
                break
            start = sentence.start
        for sentence in self._sentences[self._last + 1 : self._last + 1 + _MOST_NEIGHBOURS]:
            if not _is_near(sentence.start - end, sentence.end - self._span.end, is_next=end == self._span.end):
                break
            end = sentence.end
        return Surroundings(
            before=text[start : self._span.start],
            quote=text[self._span.start : self._span.end],
            after=text[self._span.end : end],
            citation=self.cite(1, self._document.language),
        )


def _is_near(gap: int, reach: int, *, is_next: bool) -> bool:
    """Whether a neighbour is shown: the next one however long it is, another if it fits."""
    return gap <= _LONGEST_GAP and (is_next or reach <= _NEIGHBOURHOOD)
