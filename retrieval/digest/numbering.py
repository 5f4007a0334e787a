"""Numbers of citations: a `Digest` without them in, the same one with them out."""

from collections.abc import Iterator
from dataclasses import replace

from retrieval.digest.records import Digest, Point, Remark, Said
from retrieval.records import Citation

UNNUMBERED = 0


def numbered(digest: Digest) -> Digest:
    """`digest` with a number, from 1, for each sentence that it cites: one cited twice has the same number.

    What is read comes first, so that its numbers stay small: the sentence of each point, which a picture numbers too,
    single posts, what differs from points, became of them and is told beside them, questions with answers, decisions.
    Then come the other posts of points.
    """
    numbers: dict[Citation, int] = {}
    for citation in (*_read(digest), *_behind(digest)):
        numbers.setdefault(citation, len(numbers) + 1)

    def one(citation: Citation) -> Citation:
        return replace(citation, number=numbers[citation])

    def said(each: Said) -> Said:
        return replace(each, citation=one(each.citation))

    def perhaps(each: Said | None) -> Said | None:
        return None if each is None else said(each)

    def point(each: Point) -> Point:
        return replace(
            each,
            citations=tuple(map(one, each.citations)),
            agreeing=tuple(map(one, each.agreeing)),
            differing=tuple(map(one, each.differing)),
            outcome=perhaps(each.outcome),
            besides=tuple(Remark(said(one.said), perhaps(one.outcome)) for one in each.besides),
        )

    return replace(
        digest,
        points=tuple(map(point, digest.points)),
        also=tuple(map(point, digest.also)),
        questions=tuple(
            replace(each, question=said(each.question), answer=perhaps(each.answer)) for each in digest.questions
        ),
        decisions=tuple(map(said, digest.decisions)),
    )


def _read(digest: Digest) -> Iterator[Citation]:
    everything = (*digest.points, *digest.also)
    yield from (point.citations[0] for point in everything)
    yield from (each for point in everything for each in point.differing)
    yield from (each.citation for point in everything for each in point.told_beside())
    for asked in digest.questions:
        yield asked.question.citation
        if asked.answer is not None:
            yield asked.answer.citation
    for decision in digest.decisions:
        yield decision.citation


def _behind(digest: Digest) -> Iterator[Citation]:
    for point in digest.points:
        yield from point.citations
