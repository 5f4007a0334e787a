"""Posts in, a `Digest` out: who opted out is dropped first, then posts become points by subject or by their course.

Nothing here reads a clock, a disk or a model; the result is the same whatever order the posts come in.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from retrieval.digest.apartness import apart
from retrieval.digest.citing import cite
from retrieval.digest.closeness import Features, Mean, features
from retrieval.digest.clustering import clusters
from retrieval.digest.near_duplicates import groups
from retrieval.digest.numbering import numbered
from retrieval.digest.outcomes import outcomes
from retrieval.digest.outgrown import with_outgrown
from retrieval.digest.points import in_order, point, weightiest_first
from retrieval.digest.questions import questions
from retrieval.digest.quotable import Reading, read, read_link
from retrieval.digest.records import Digest, Kind, Point, Post
from retrieval.digest.segments import segments
from retrieval.digest.small_talk import without_small_talk
from retrieval.digest.talk import decisions, links


def digest(
    posts: Iterable[Post],
    mean: Mean,
    kind: Kind,
    language: str | None = None,
    left_out: Collection[int] = frozenset(),
    around: Iterable[Post] = (),
) -> Digest:
    """What `posts` say. `mean` gives a language's mean passage vector, `left_out` the `author_id`s that never appear.

    `language` ("ar" or "en") is the reader's; that of most posts where it is None. `around` are other posts of the same
    talk, in which answers to questions are sought. Comments among posts are talk: what is asked and settled in them is
    told beside what the posts are about.
    """
    seen = in_order(_without(posts, left_out))
    everything = [reading for reading in map(read, seen) if reading is not None]
    readings = [reading for reading in map(without_small_talk, everything) if reading is not None]
    worded = [reading.post for reading in readings]
    found = features(readings, mean)
    times = [post.published for post in seen if post.published is not None]
    talk = kind is Kind.TALK
    said = everything if talk else [reading for reading in everything if reading.post.is_talk]
    discussed = [post for post in (*seen, *_without(around, left_out)) if talk or post.is_talk]
    parts = _stretches(everything, readings, mean) if talk else _subjects(readings, found)
    parts = with_outgrown(parts, readings, talk=talk)
    replies = Counter(post.reply_to for post in worded if post.reply_to is not None) if talk else None
    channels = {post.source for post in seen if post.source is not None and post.person is None}
    known = {reading.post.document_id: reading for reading in said}
    conversation = _conversation(known, discussed)
    became = outcomes(conversation) if talk else {}
    points = [
        point([readings[row] for row in part], found.of(part), language, replies, channels, became) for part in parts
    ]
    return numbered(
        Digest(
            language=language or most_common_language(seen),
            kind=kind,
            posts=len(seen),
            wordless=len(seen) - len(worded),
            points=tuple(weightiest_first(each for each in points if each.size > 1)),
            also=tuple(_newest_first(each for each in points if each.size == 1)),
            questions=tuple(questions(conversation, known)),
            decisions=tuple(decisions(said)),
            links=tuple(links(seen)) if talk or not everything else (),
            first=min(times, default=None),
            last=max(times, default=None),
        )
    )


def _without(posts: Iterable[Post], left_out: Collection[int]) -> Iterator[Post]:
    return (post for post in posts if post.author_id is None or post.author_id not in left_out)


def _conversation(known: Mapping[str, Reading], around: Iterable[Post]) -> list[Reading]:
    """The readings of a talk, and those of the posts around them, in order."""
    everything = in_order([*(reading.post for reading in known.values()), *around])
    read_too = (known.get(post.document_id) or read(post) or read_link(post) for post in everything)
    return [reading for reading in read_too if reading is not None]


def lead(post: Post, language: str | None = None, sentences: int = 3) -> Digest:
    """The first sentences of one article, a point each: no other choice was found to be better (docs/evaluation.md)."""
    reading = read(post)
    told = reading.sentences[:sentences] if reading is not None else ()
    outlets = (post.outlet,) if post.outlet else ()
    authors = (post.person,) if post.person else ()
    points = [
        Point((cite(post, each),), post.author, outlets, authors, post.published, post.published) for each in told
    ]
    return numbered(Digest(
        language=language or most_common_language([post]), kind=Kind.POSTS, posts=1, wordless=0 if told else 1,
        points=tuple(points), also=(), questions=(), decisions=(), links=(),
        first=post.published, last=post.published,
    ))  # fmt: skip


def most_common_language(posts: Sequence[Post]) -> str:
    """ "ar" where more posts are in Arabic than in English, else "en"."""
    counts = Counter(post.language for post in posts)
    return "ar" if counts["ar"] > counts["en"] else "en"


def _stretches(everything: Sequence[Reading], readings: Sequence[Reading], mean: Mean) -> list[list[int]]:
    """Rows of `readings` by stretch of the talk. Greetings tell where one begins, so that it is cut with them."""
    rows = {reading.post.document_id: row for row, reading in enumerate(readings)}
    posts = [reading.post for reading in everything]
    parts = segments(posts, features(everything, mean))
    kept = ([rows[posts[at].document_id] for at in part if posts[at].document_id in rows] for part in parts)
    return [part for part in kept if part]


def _subjects(readings: Sequence[Reading], found: Features) -> list[list[int]]:
    """Rows by subject: near-equal texts first, then what is about one thing."""
    same = groups([[word.folded for word in reading.words] for reading in readings])
    first = [group[0] for group in same]
    linked = clusters(found.of(first), apart([readings[row] for row in first]))
    return sorted(sorted(row for number in part for row in same[number]) for part in linked)


def _newest_first(points: Iterable[Point]) -> list[Point]:
    return sorted(
        points,
        key=lambda each: (0.0 if each.last is None else -each.last.timestamp(), each.citations[0].document_id),
    )
