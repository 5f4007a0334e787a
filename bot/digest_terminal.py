"""What a digest looks like in a terminal and to programs: a `Digest` goes in, plain text or JSON fields come out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.dates import readable_date
from bot.digest_texts import DigestTexts, digest_texts_in
from bot.numbering import circled
from bot.printable import isolated, printable
from bot.terminal import JsonFields, iso_time
from bot.texts import texts_in
from retrieval.digest.records import Digest, Point, QuestionAsked, Said
from retrieval.records import Citation

POINTS_SHOWN = 12
ALSO_SHOWN = 8
LINKS_SHOWN = 10
SOURCES_SHOWN = 4
"""What a person reads at once; JSON has everything."""


def plain_digest(digest: Digest) -> str:
    """The digest as a person reads it in a terminal: quotes, what stands behind each, and where it can be read."""
    return "\n".join(_lines(digest, digest_texts_in(digest.language))).rstrip("\n")


def _lines(digest: Digest, texts: DigestTexts) -> Iterator[str]:
    if not digest.posts:
        yield texts.no_posts
        return
    is_lead = digest.posts == 1 and len(digest.points) > 0
    yield texts.lead_heading if is_lead else texts.heading.format(posts=texts.posts.count(digest.posts))
    yield from _period(digest.first, digest.last, texts, digest.language)
    yield ""
    if digest.wordless == digest.posts:
        yield texts.no_words
    for point in digest.points[:POINTS_SHOWN]:
        yield from _point(point, texts, digest.language)
    yield from _picked_out(digest, texts)
    beyond = [*digest.points[POINTS_SHOWN:], *digest.also[ALSO_SHOWN:]]
    if beyond:
        yield texts.beyond.format(posts=texts.posts.count(sum(point.size for point in beyond)))
    if digest.wordless:
        yield texts.wordless.format(posts=texts.posts.count(digest.wordless))


def _picked_out(digest: Digest, texts: DigestTexts) -> Iterator[str]:
    """The lists below the points: single posts, questions, decisions, links."""
    language = digest.language
    also = (Said(point.citations[0], point.author) for point in digest.also[:ALSO_SHOWN])
    yield from _listed(texts.also, (line for said in also for line in _said(said, language)))
    asked = (line for each in digest.questions[:POINTS_SHOWN] for line in _asked(each, texts, language))
    yield from _listed(texts.questions, asked)
    decided = (line for said in digest.decisions[:POINTS_SHOWN] for line in _said(said, language))
    yield from _listed(texts.decisions, decided)
    addresses = (
        "• " + _joined([link.address, link.author, link.url if link.url != link.address else None])
        for link in digest.links[:LINKS_SHOWN]
    )
    yield from _listed(texts.links, addresses)


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines under their heading; nothing where there are none."""
    shown = list(lines)
    if shown:
        yield from (f"{heading}:", *shown, "")


def _asked(asked: QuestionAsked, texts: DigestTexts, language: str) -> Iterator[str]:
    yield from _said(asked.question, language)
    answer = [texts.unanswered] if asked.answer is None else _said(asked.answer, language)
    yield from (f"    {line}" for line in answer)


def _period(first: datetime | None, last: datetime | None, texts: DigestTexts, language: str) -> Iterator[str]:
    if first is None or last is None:
        return
    if first == last:
        yield readable_date(first, language)
    else:
        yield texts.period.format(
            first=isolated(readable_date(first, language)), last=isolated(readable_date(last, language))
        )


def _point(point: Point, texts: DigestTexts, language: str) -> Iterator[str]:
    own = point.citations[0]
    yield f"{circled(own.number)} {printable(own.quote)}"
    if point.size > 1:
        counts = [texts.posts.count(point.size)]
        if point.outlets:
            counts.append(texts.outlets.count(len(point.outlets)))
        if point.authors:
            counts.append(texts.people.count(len(point.authors)))
        yield f"  {texts.about.format(counts=texts.listed.join(counts))}"
        yield from (f"  {line}" for line in _period(point.first, point.last, texts, language))
    for citation in point.citations[:SOURCES_SHOWN]:
        yield f"  {circled(citation.number)} {_source(citation, point.author if citation is own else None, language)}"
    if point.size > SOURCES_SHOWN:
        yield f"  … +{point.size - SOURCES_SHOWN}"
    if point.differing:
        yield f"  {texts.differing}"
        for citation in point.differing[:SOURCES_SHOWN]:
            yield f"  {circled(citation.number)} {printable(citation.quote)}"
    yield ""


def _said(said: Said, language: str) -> Iterator[str]:
    yield f"{circled(said.citation.number)} {printable(said.citation.quote)}"
    yield f"    {_source(said.citation, said.author, language)}"


def _source(citation: Citation, author: str | None, language: str) -> str:
    named = (author, citation.title, citation.source)
    date = readable_date(citation.published, language)
    return _joined([*named, date, citation.url]) or texts_in(language).untitled


def _joined(parts: Sequence[str | None]) -> str:
    return " — ".join(isolated(printable(part)) for part in parts if part)


def digest_json_fields(digest: Digest) -> JsonFields:
    """The digest as programs read it; the names are the command line's contract."""
    return {
        "language": digest.language,
        "kind": digest.kind.value,
        "posts": digest.posts,
        "wordless": digest.wordless,
        "first": iso_time(digest.first),
        "last": iso_time(digest.last),
        "text": plain_digest(digest),
        "points": [_json_point(point) for point in digest.points],
        "also": [_json_point(point) for point in digest.also],
        "questions": [
            {
                "question": _json_said(asked.question),
                "answer": None if asked.answer is None else _json_said(asked.answer),
            }
            for asked in digest.questions
        ],
        "decisions": [_json_said(decision) for decision in digest.decisions],
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


def _json_point(point: Point) -> JsonFields:
    return {
        "text": point.text,
        "author": point.author,
        "size": point.size,
        "outlets": list(point.outlets),
        "authors": list(point.authors),
        "first": iso_time(point.first),
        "last": iso_time(point.last),
        "citations": [_json_citation(citation) for citation in point.citations],
        "differing": [citation.number for citation in point.differing],
    }


def _json_said(said: Said) -> JsonFields:
    return {"text": said.citation.quote, "author": said.author, "citation": _json_citation(said.citation)}


def _json_citation(citation: Citation) -> JsonFields:
    return {
        "n": citation.number,
        "quote": citation.quote,
        "document_id": citation.document_id,
        "title": citation.title,
        "source": citation.source,
        "published": iso_time(citation.published),
        "url": citation.url,
        "start": citation.start,
        "end": citation.end,
    }
