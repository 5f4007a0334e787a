"""Points of a digest: groups of posts in, `Point`s out, whose citations have no numbers yet."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType

from retrieval.digest.besides import besides
from retrieval.digest.citing import cite
from retrieval.digest.closeness import Features
from retrieval.digest.noteworthy import tells
from retrieval.digest.outcomes import Outcome
from retrieval.digest.quotable import LEAD, Reading
from retrieval.digest.records import Point, Post, Remark, Said
from retrieval.digest.taken_back import is_denial
from retrieval.digest.telling import most_telling, own_words
from retrieval.records import Citation

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def in_order(posts: Iterable[Post]) -> list[Post]:
    """`posts` by time, those without one last, each document once: the same list whatever the order given."""
    ordered = sorted(posts, key=lambda post: (*_when(post), post.document_id, post.text))
    return list({post.document_id: post for post in reversed(ordered)}.values())[::-1]


def _when(post: Post) -> tuple[bool, float]:
    return (True, 0.0) if post.published is None else (False, post.published.timestamp())


def point(
    readings: Sequence[Reading],
    features: Features,
    language: str | None,
    replies: Mapping[str, int] | None,
    channels: Container[str] = (),
    outcomes: Mapping[str, Outcome] = MappingProxyType({}),
) -> Point:
    """The point of posts in order; `features` are theirs, `replies` counts the answers to posts of a talk by document.

    Names of `channels` are no persons: one that passes on what another channel says stays one. `outcomes` are told
    beside what they are of.
    """
    ending = _ending(readings, outcomes)
    rows = _telling(readings, ending) if replies is not None else range(len(readings))
    found, told = most_telling([readings[row] for row in rows], features.of(list(rows)), language, replies)
    best = rows[found]
    beside = besides(readings, features, best, ending) if replies is not None else []
    posts = [reading.post for reading in readings]
    others = [
        (cite(reading.post, words.sentence), words)
        for number, reading in enumerate(readings)
        if number != best
        for words in [own_words(reading, told, readings[best])]
    ]
    agreeing = [citation for citation, words in others if words.says_so]
    differing = [citation for citation, words in others if words.differs]
    further = [citation for citation, words in others if not words.says_so]
    own = cite(posts[best], told)
    times = [post.published for post in posts if post.published is not None]
    return Point(
        citations=(own, *agreeing, *further),
        author=posts[best].author,
        outlets=tuple(sorted({post.outlet for post in posts if post.outlet})),
        authors=tuple(sorted({post.person for post in posts if post.person and post.person not in channels})),
        first=min(times, default=None),
        last=max(times, default=None),
        agreeing=tuple(agreeing),
        outcome=_outcome(readings[best], outcomes, [own, *differing]),
        besides=tuple(_remark(readings[row], features.of([row]), outcomes) for row in beside),
        differing=tuple(sorted(differing, key=lambda each: (each.published or _BEFORE_ALL, each.document_id)))[::-1],
    )


def _outcome(reading: Reading, outcomes: Mapping[str, Outcome], told: Sequence[Citation]) -> Said | None:
    """What became of what a message tells, where that isn't `told` beside it already."""
    found = outcomes.get(reading.post.document_id)
    if found is None or found.reading.post.document_id in {each.document_id for each in told}:
        return None
    return Said(cite(found.reading.post, found.sentence), found.reading.post.author)


def _remark(reading: Reading, features: Features, outcomes: Mapping[str, Outcome]) -> Remark:
    """What one message of a stretch tells beside the rest."""
    _, told = most_telling([reading], features, None, {})
    return Remark(Said(cite(reading.post, told), reading.post.author), _outcome(reading, outcomes, ()))


def _ending(readings: Sequence[Reading], outcomes: Mapping[str, Outcome]) -> set[int]:
    """The rows of what only tells that something ended which is told in these messages too: it stands with that."""
    mine = {reading.post.document_id for reading in readings}
    ends = {each.reading.post.document_id for told, each in outcomes.items() if told in mine and each.ends}
    return {row for row, reading in enumerate(readings) if reading.post.document_id in ends}


def _telling(readings: Sequence[Reading], left_out: Container[int]) -> Sequence[int]:
    """The rows of those messages of a talk that tell something in so many words, or that something isn't so; else of
    those that tell anything, else all; of the rows `left_out` none, if others tell something."""
    telling = [
        [] if row in left_out else [each for each in reading.lead(LEAD) if tells(each) or is_denial(each)]
        for row, reading in enumerate(readings)
    ]
    in_many_words = [
        row for row, lead in enumerate(telling) if any(each.says_something or is_denial(each) for each in lead)
    ]
    return in_many_words or [row for row, lead in enumerate(telling) if lead] or range(len(readings))


def weightiest_first(points: Iterable[Point]) -> list[Point]:
    """By posts, then outlets, then the latest time; ties by document."""
    return sorted(
        points,
        key=lambda each: (
            -each.size,
            -len(each.outlets),
            0.0 if each.last is None else -each.last.timestamp(),
            each.citations[0].document_id,
        ),
    )
