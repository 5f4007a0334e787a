"""What a digest looks like in a terminal: a `Digest` goes in, plain text comes out."""

from collections.abc import Iterator, Sequence

from bot.digests.laying_out import digest_parts, post_count
from bot.digests.parts import Exchange, Heading, LinkPart, ListPart, Note, PointPart, Quoted
from bot.digests.shown import Shown
from bot.numbering import circled
from bot.printable import isolated, printable
from bot.texts import Texts, texts_in
from retrieval.digest.records import Digest, Kind

SHOWN = Shown()
SOURCES_SHOWN = 4
"""Of a point: what a person reads at once; JSON has all."""


def plain_digest(digest: Digest) -> str:
    """The digest as a person reads it in a terminal: quotes, what stands behind each, and where it can be read."""
    texts = texts_in(digest.language)
    lines: list[str] = []
    for part in digest_parts(digest, texts, SHOWN):
        match part:
            case Heading():
                lines += (part.text, *part.notes, "")
            case Note():
                lines += (part.text, "")
            case PointPart():
                lines += (*_point(part, digest.kind, texts), "")
            case ListPart():
                lines += (f"{part.heading}:", *(line for each in part.lines for line in _listed(each)), "")
    return "\n".join(lines).rstrip("\n")


def _point(point: PointPart, kind: Kind, texts: Texts) -> Iterator[str]:
    if point.written is not None:
        numbers = "".join(circled(each.number) for each in point.written.rests_on)
        yield f"{printable(point.written.text)} {numbers}"
    yield _quote(point.quoted)
    yield from (f"  {note}" for note in point.notes)
    for source in point.sources[:SOURCES_SHOWN]:
        yield f"  {circled(source.citation.number)} {_joined((*source.origin, source.citation.url))}"
    if unlisted := len(point.sources[SOURCES_SHOWN:]):
        yield f"  {texts.say('digest-further-sources', posts=post_count(unlisted, kind, texts))}"
    if point.differing:
        yield f"  {point.differing_heading}"
        for each in point.differing[:SOURCES_SHOWN]:
            yield from (f"  {line}" for line in _with_origin(each))
    if point.outcome is not None:
        yield f"  {point.outcome_heading}"
        yield from (f"  {line}" for line in _with_origin(point.outcome))
    if point.besides:
        yield f"  {point.besides_heading}"
        yield from (f"  {line}" for each in point.besides for line in _listed(each))


def _listed(line: Quoted | Exchange | LinkPart) -> Iterator[str]:
    match line:
        case Quoted():
            yield from _with_origin(line)
        case Exchange():
            yield from _with_origin(line.question)
            if line.heading:
                yield f"    {line.heading}"
            answered = (line.unanswered,) if line.answer is None else _with_origin(line.answer)
            yield from (f"    {each}" for each in answered if each)
        case LinkPart():
            yield f"• {_joined((line.address, *line.origin, line.url if line.url != line.address else None))}"


def _with_origin(quoted: Quoted) -> Iterator[str]:
    yield _quote(quoted)
    yield f"    {_joined((*quoted.origin, quoted.citation.url))}"


def _quote(quoted: Quoted) -> str:
    return f"{circled(quoted.citation.number)} {printable(quoted.citation.quote)}"


def _joined(parts: Sequence[str | None]) -> str:
    return " — ".join(isolated(printable(part)) for part in parts if part)
