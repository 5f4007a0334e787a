"""The parts of a digest as they are read (`bot.digests.laying_out` makes them): data.

A part holds words that are said already and quotes as they are. How it looks is for whoever shows it: a terminal here,
rich text elsewhere.
"""

from dataclasses import dataclass

from retrieval.records import Citation


@dataclass(frozen=True, slots=True)
class Heading:
    """What the digest is of: how many posts, and from when to when in `notes`."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A line about what is shown, or why nothing is."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A cited sentence. `origin` says where it stands: who said it, title, outlet, date, as far as they are known."""

    citation: Citation
    origin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a language model says of a point, and the sentences that it rests on."""

    text: str
    rests_on: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, or with `unanswered`, which says that there is none; empty where there may be one. Or
    what somebody told, with what was said since under a `heading`."""

    question: Quoted
    answer: Quoted | None
    unanswered: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class PointPart:
    """A point: its sentence, in `notes` how many are on its subject, since when, and say so; `sources` are all posts.

    The first of `sources` is that of the sentence itself; a point of one post has no more. `differing` stand under
    `differing_heading`, which is empty where there are none. `written` stands above the sentence, where there is any.
    `outcome` is what was said since, under `outcome_heading`; `besides` is what else was said, under `besides_heading`.
    """

    quoted: Quoted
    notes: tuple[str, ...]
    sources: tuple[Quoted, ...]
    differing_heading: str
    differing: tuple[Quoted, ...]
    written: Written | None = None
    outcome_heading: str = ""
    outcome: Quoted | None = None
    besides_heading: str = ""
    besides: tuple[Quoted | Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkPart:
    """An address as it was written; `origin` says by whom and when, `url` is the message that it stands in."""

    address: str
    origin: tuple[str, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class ListPart:
    """Lines under a heading; at least one."""

    heading: str
    lines: tuple[Quoted | Exchange | LinkPart, ...]


Part = Heading | Note | PointPart | ListPart
