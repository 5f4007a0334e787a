"""What a digest is made from and made of. Everything here is data: how it looks to a person is decided in `bot`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from index.records import Span
from index.vectors import Vector
from retrieval.records import Citation, Claim


class Kind(StrEnum):
    """How a stream is read: `POSTS` (channels, news) by what they are about, `TALK` (groups) by its course."""

    POSTS = "posts"
    TALK = "talk"


@dataclass(frozen=True, slots=True, eq=False)
class Post:
    """One article, channel post or message.

    `sentences` are spans of `text` that may be quoted, in order. `vector` has shape (dimension,) and unit length, made
    of the title and the first sentences when the post was stored; None where there is none. `author` is a name to be
    shown, `author_id` who that is: people who opted out are known by it. `reply_to` is the `document_id` of the post
    that this one answers. `published` is aware, or None where unknown. `is_message` tells what was sent in a chat: its
    title is the chat's name, or a headline that stands in its text.
    """

    document_id: str
    text: str
    sentences: tuple[Span, ...]
    vector: Vector | None
    language: str
    title: str = ""
    author: str | None = None
    author_id: int | None = None
    published: datetime | None = None
    url: str | None = None
    source: str | None = None
    reply_to: str | None = None
    is_message: bool = False

    @property
    def headline(self) -> str:
        """The title as words of its own: a chat's name says nothing of what is said there."""
        return "" if self.is_message else self.title

    @property
    def is_talk(self) -> bool:
        """Whether a person who is known said it, as the members of a group do."""
        return self.author_id is not None

    @property
    def outlet(self) -> str | None:
        """The outlet behind it; None for who writes in their own name."""
        return None if self.source == self.author and self.author_id is not None else self.source

    @property
    def person(self) -> str | None:
        """The person behind it, as far as one is named; a channel that posts in its own name is none."""
        return None if self.source == self.author and self.author_id is None else self.author


@dataclass(frozen=True, slots=True)
class Said:
    """A quoted sentence, and who said it, where that is known."""

    citation: Citation
    author: str | None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was told beside the rest of a stretch of a talk, and what became of it, as of a point."""

    said: Said
    outcome: Said | None


@dataclass(frozen=True, slots=True)
class Point:
    """What several posts are about, or one stretch of a talk, in the words of one of them.

    `citations` holds one sentence of each post: the point's own first, then those that say so too, then those that say
    something else on the subject, both in the order of time. `agreeing` are the former; words don't tell across
    languages, so that there may be more. `differing` give other figures for what the point's own sentence says, newest
    first.
    `outlets` and `authors` are the names behind the posts, sorted; who writes in their own name is no outlet, and a
    channel that does is no person. `first` and `last` are the earliest and the latest time known. `written` is what a
    language model says of the point, checked against the citations that it names; it stands beside the point's own
    sentence, never in its place. `outcome` is what was said since to a message of a talk: that what it told has ended,
    or the last reply to it. `besides` are what else was told in a stretch of a talk that has nothing to do with the
    point's own sentence, in the order of time.
    """

    citations: tuple[Citation, ...]
    author: str | None
    outlets: tuple[str, ...]
    authors: tuple[str, ...]
    first: datetime | None
    last: datetime | None
    agreeing: tuple[Citation, ...] = ()
    differing: tuple[Citation, ...] = ()
    written: Claim | None = None
    outcome: Said | None = None
    besides: tuple[Remark, ...] = ()

    @property
    def text(self) -> str:
        """The most telling sentence, word for word."""
        return self.citations[0].quote

    @property
    def all_said(self) -> tuple[Citation, ...]:
        """Every sentence of the point, with what became of it."""
        return self.citations if self.outcome is None else (*self.citations, self.outcome.citation)

    def told_beside(self) -> Iterator[Said]:
        """What became of it, and what else was told, in the order in which it is read."""
        if self.outcome is not None:
            yield self.outcome
        for each in self.besides:
            yield from (each.said,) if each.outcome is None else (each.said, each.outcome)

    @property
    def size(self) -> int:
        """How many posts there are to it."""
        return len(self.citations)


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A question of a talk, with its answer; None where none is known.

    `perhaps` tells that what somebody else said next may be the answer; without it nobody has answered.
    """

    question: Said
    answer: Said | None
    perhaps: bool = False


@dataclass(frozen=True, slots=True)
class SharedLink:
    """An address that was shared, as it was written, and where it was shared first.

    `times` is how many posts hold it.
    """

    address: str
    document_id: str
    author: str | None
    published: datetime | None
    url: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Digest:
    """What was said in a stream of posts.

    `posts` are all that were looked at: those of all `points`, those in `also` and the `wordless` ones together.
    `points` have two posts or more, the weightiest first; `also` are single posts, the newest first. `questions`,
    `decisions` and `links` are picked out of talk, in the order of time, and belong to points as well. `language` ("ar"
    or "en") is the reader's. `dropped` counts what a language model wrote of points and did not pass.
    """

    language: str
    kind: Kind
    posts: int
    wordless: int
    points: tuple[Point, ...]
    also: tuple[Point, ...]
    questions: tuple[QuestionAsked, ...]
    decisions: tuple[Said, ...]
    links: tuple[SharedLink, ...]
    first: datetime | None
    last: datetime | None
    dropped: int = 0

    def citations(self) -> list[Citation]:
        """Each cited sentence once, in the order of the numbers; `retrieval.digest.numbering` gives them."""
        said = [each.question for each in self.questions] + [each.answer for each in self.questions if each.answer]
        cited = {citation for point in (*self.points, *self.also) for citation in point.citations}
        said += [each for point in (*self.points, *self.also) for each in point.told_beside()]
        cited.update(each.citation for each in (*said, *self.decisions))
        return sorted(cited, key=lambda each: each.number)
