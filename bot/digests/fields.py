"""What a digest looks like to programs: a `Digest` goes in, JSON fields come out; their names are a contract."""

from bot.digests.plain import plain_digest
from bot.terminal import JsonFields, citation_fields, iso_time
from retrieval.digest.records import Digest, Point, Said


def digest_fields(digest: Digest) -> JsonFields:
    """All of a digest. `differing`, `agreeing` name citations of the point by their numbers.

    `perhaps` tells that a question without an answer may have got one.
    `outcome` is what was said since to a message of a talk, None where nothing was; `besides` is what else was told in
    a stretch of it.
    `written` is what a language model says of a point, None without one; `dropped` counts what did not pass its checks.
    """
    return {
        "language": digest.language,
        "kind": digest.kind.value,
        "posts": digest.posts,
        "wordless": digest.wordless,
        "first": iso_time(digest.first),
        "last": iso_time(digest.last),
        "text": plain_digest(digest),
        "dropped": digest.dropped,
        "points": [_point(point) for point in digest.points],
        "also": [_point(point) for point in digest.also],
        "questions": [
            {
                "question": _said(asked.question),
                "answer": None if asked.answer is None else _said(asked.answer),
                "perhaps": asked.perhaps,
            }
            for asked in digest.questions
        ],
        "decisions": [_said(decision) for decision in digest.decisions],
        "links": [
            {
                "address": link.address,
                "document_id": link.document_id,
                "author": link.author,
                "published": iso_time(link.published),
                "url": link.url,
                "times": link.times,
            }
            for link in digest.links
        ],
    }


def _point(point: Point) -> JsonFields:
    return {
        "text": point.text,
        "written": point.written and {"text": point.written.text, "citations": list(point.written.rests_on)},
        "author": point.author,
        "size": point.size,
        "outlets": list(point.outlets),
        "authors": list(point.authors),
        "first": iso_time(point.first),
        "last": iso_time(point.last),
        "citations": [citation_fields(citation) for citation in point.citations],
        "agreeing": [citation.number for citation in point.agreeing],
        "differing": [citation.number for citation in point.differing],
        "outcome": None if point.outcome is None else _said(point.outcome),
        "besides": [
            {**_said(each.said), "outcome": None if each.outcome is None else _said(each.outcome)}
            for each in point.besides
        ],
    }


def _said(said: Said) -> JsonFields:
    return {"text": said.citation.quote, "author": said.author, "citation": citation_fields(said.citation)}
