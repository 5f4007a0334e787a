"""What of a post can be quoted: a post in, its sentences with a word in them, and the stems of these, out."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Span
from index.segmentation import sentences
from index.text import Token, is_stopword, stem, tokens
from retrieval.digest.records import Post
from retrieval.talk.telling_first import tells_first

ADDRESS = re.compile(
    r"(?:https?://|www\.|t\.me/)[^\s<>\"'«»]*[^\s<>\"'«».,;:!?؟،؛)\]}]",
    re.IGNORECASE,
)
"""An address as people write it; the mark that ends their sentence is no part of it."""
_QUESTION_MARK = re.compile(r"[?؟][\s\"'”’»)!?؟.]*\Z")
_NUMBER_OF_AN_ITEM = re.compile(r"\W*\d{1,2}\s?[.)\-–:](?=\s)")
"""What counts the lines of a list: no figure of what they say."""
_ENOUGH_WORDS = 5
"""Content words from which a sentence says something: bylines, greetings and "yes" have fewer."""
LEAD = 3
"""Sentences that say something, from the first on, among which the most telling one is sought."""
_MOST_SENTENCES = 12
"""Sentences of one post that are looked at: a digest quotes how a post begins."""

_HEAD = 1000
"""Code points of a text that are compared with others word by word: how an article goes on changes little, and would
cost time."""


@dataclass(frozen=True, slots=True)
class Quotable:
    """A sentence that can be quoted: `quote` is the post's `text[span.start:span.end]`.

    `words` are its folded words, addresses aside, and `stems` those of the content words among them; `figures` are
    stems that begin with a digit.
    """

    span: Span
    quote: str
    words: tuple[str, ...]
    stems: frozenset[str]
    figures: frozenset[str]

    @property
    def says_something(self) -> bool:
        """Whether it has words enough to stand alone."""
        return len(self.stems) >= _ENOUGH_WORDS

    @property
    def asks(self) -> bool:
        """Whether it ends in a question mark of either script."""
        return _QUESTION_MARK.search(self.quote) is not None

    @property
    def only_asks(self) -> bool:
        """Whether it asks, and tells nothing first."""
        return self.asks and not tells_first(self.quote)


@dataclass(frozen=True, slots=True)
class Reading:
    """A post with its quotable sentences, in order, one at least; and how it begins.

    `head` is its headline, where it has one, and the beginning of its text, `words` are the words of that.
    """

    post: Post
    sentences: tuple[Quotable, ...]
    head: str
    words: tuple[Token, ...]

    def lead(self, most: int) -> tuple[Quotable, ...]:
        """The first `most` sentences that say something; the one with the most words where none does."""
        found = tuple(each for each in self.sentences if each.says_something)[:most]
        return found or (max(self.sentences, key=lambda each: (len(each.stems), -each.span.start)),)


def read(post: Post) -> Reading | None:
    """`post` with those of its sentences that hold a word outside addresses; None where it has none."""
    spans = post.sentences or tuple(sentences(post.text))
    head = f"{post.headline}\n{post.text[:_HEAD]}"
    words = tuple(tokens(head))
    known = _Known(words, [word.start for word in words], len(post.headline) + 1)
    found = tuple(each for span in spans[:_MOST_SENTENCES] if (each := _quotable(post.text, span, known)) is not None)
    return Reading(post, found, head, words) if found else None


def read_link(post: Post) -> Reading | None:
    """A post that is but an address, which has no words, as a reading of that; None for any other."""
    found = ADDRESS.search(post.text)
    if found is None:
        return None
    address = Quotable(Span(found.start(), found.end()), found.group(), (), frozenset(), frozenset())
    return Reading(post, (address,), "", ())


def joined(post: Post, run: Sequence[Quotable]) -> Quotable:
    """Neighbouring sentences of a post as one."""
    span = Span(run[0].span.start, run[-1].span.end)
    return Quotable(
        span,
        post.text[span.start : span.end],
        tuple(word for each in run for word in each.words),
        frozenset[str]().union(*(each.stems for each in run)),
        frozenset[str]().union(*(each.figures for each in run)),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """The words of a head, where each starts, and where the text begins in it: no word is read twice."""

    words: Sequence[Token]
    starts: Sequence[int]
    shift: int

    def of(self, quote: str, span: Span) -> list[str]:
        """The folded words of a sentence, addresses aside."""
        if span.end > _HEAD or ADDRESS.search(quote) is not None:
            return [token.folded for token in tokens(ADDRESS.sub(" ", quote))]
        start, end = span.start + self.shift, span.end + self.shift
        return [token.folded for token in self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]]


def _quotable(text: str, span: Span, known: _Known) -> Quotable | None:
    quote = text[span.start : span.end]
    listed = _NUMBER_OF_AN_ITEM.match(quote)
    words = tuple(known.of(quote, span))[1 if listed else 0 :]
    if not any(word[0].isalpha() for word in words):
        return None
    stems = frozenset(stem(word) for word in words if not is_stopword(word))
    return Quotable(span, quote, words, stems, frozenset(each for each in stems if each[0].isdigit()))
