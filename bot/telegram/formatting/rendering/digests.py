"""A digest as messages: a `Digest` goes in; pages come out in which each sentence is quoted word for word in a block
quote of its own direction, and each number links to the post it stands for."""

from collections.abc import Iterable, Iterator, Sequence

from bot.digests.laying_out import digest_parts, post_count
from bot.digests.parts import Exchange, Heading, LinkPart, ListPart, Note, PointPart, Quoted
from bot.digests.shown import Shown, decisions_shown, links_shown, points_shown, questions_shown
from bot.numbering import circled
from bot.telegram.formatting.direction import direction_mark, isolated_line
from bot.telegram.formatting.paging import MESSAGE_ENTITIES, MESSAGE_UNITS, Block, cut, pages
from bot.telegram.formatting.rendering.quotes import FOLDED_FROM, closed
from bot.telegram.formatting.rich_text import RichText, bold, folded_quote, italic, joined, link, plain, quote
from bot.texts import Texts
from retrieval.digest.records import Digest, Kind
from retrieval.records import Citation

SHOWN_ON_PAGES = Shown(points=20, also=12, listed=12)
"""Where pages can be turned."""
SHOWN_AT_ONCE = Shown(points=8, also=6, listed=6)
"""Where all pages are sent: one or two of them."""

LINKS_SHOWN = 6
"""Posts behind one point that are linked: more numbers than these nobody opens, and they belong to no text shown."""
LONGEST_ORIGIN = 120  # UTF-16 units of a title, a name, an outlet
LONGEST_ADDRESS = 200
_PACKED_UNITS, _PACKED_ENTITIES = 1500, 40  # of lines in one folded quote: several fit into a message


def render_digest(digest: Digest, texts: Texts, shown: Shown = SHOWN_ON_PAGES, above: str = "") -> list[RichText]:
    """The messages that say `digest`, each within Telegram's limits; at least one. `above` is said first."""
    return pages(_blocks(digest, texts, shown, above))


def _blocks(digest: Digest, texts: Texts, shown: Shown, above: str) -> Iterator[Block]:
    if above:
        yield Block(closed(italic(above)))
    for part in digest_parts(digest, texts, shown):
        match part:
            case Heading():
                yield Block(joined((bold(part.text), *part.notes), "\n"))
            case Note():
                yield Block(italic(part.text))
            case PointPart():
                yield from _point(part, digest.kind, texts)
            case ListPart():
                yield from _packed(part.heading, (line for each in part.lines for line in _lines(each, texts)))


def _point(point: PointPart, kind: Kind, texts: Texts) -> Iterator[Block]:
    if point.written is not None:
        said = (closed(plain(point.written.text)), *map(_number, point.written.rests_on))
        yield Block(direction_mark(texts.language) + joined(said, " "))
    quotes = list(_quotes(point.quoted.citation))
    below = joined((_origin(point.quoted.origin, texts), *_notes(point, kind, texts)), "\n")
    together = joined((quotes[-1], below), "\n")
    if together.units <= MESSAGE_UNITS and len(together.stretches) <= MESSAGE_ENTITIES:
        yield from map(Block, (*quotes[:-1], together))
    else:
        yield from map(Block, quotes)
        yield Block(below, gap="\n")
    if point.differing:
        yield from _packed(point.differing_heading, (line for each in point.differing for line in _quoted(each, texts)))
    if point.outcome is not None:
        yield from _packed(point.outcome_heading, _quoted(point.outcome, texts))
    if point.besides:
        yield from _packed(point.besides_heading, (line for each in point.besides for line in _lines(each, texts)))


def _notes(point: PointPart, kind: Kind, texts: Texts) -> Iterator[RichText | str]:
    """How many say so, since when, and links to all of them."""
    yield from point.notes
    if len(point.sources) > 1:
        yield joined([direction_mark(texts.language), *map(_number, _citations(point.sources[:LINKS_SHOWN]))], " ")
    if unlisted := len(point.sources[LINKS_SHOWN:]):
        yield texts.say("digest-further-sources", posts=post_count(unlisted, kind, texts))


def _quotes(citation: Citation) -> Iterator[RichText]:
    """The numbered sentence in a block quote; several only where it is longer than a message, each with the number."""
    label = direction_mark(citation.language) + _number(citation) + " "
    fold = folded_quote if len(citation.quote) > FOLDED_FROM else quote
    return (fold(label + piece) for piece in cut(plain(citation.quote), MESSAGE_UNITS - label.units))


# Lists


def _packed(heading: str, lines: Iterable[RichText]) -> Iterator[Block]:
    """A heading, and lines in folded quotes, as many in each as belong on one screen."""
    first = True
    for rich in _together(lines):
        folded = folded_quote(rich)
        yield Block(joined((bold(heading), folded), "\n")) if first else Block(folded, gap="\n")
        first = False


def _together(lines: Iterable[RichText]) -> Iterator[RichText]:
    packed = RichText()
    for line in lines:
        grown = joined((packed, line), "\n")
        if packed and (grown.units > _PACKED_UNITS or len(grown.stretches) > _PACKED_ENTITIES):
            yield packed
            packed = line
        else:
            packed = grown
    if packed:
        yield packed


def _lines(line: Quoted | Exchange | LinkPart, texts: Texts) -> Iterator[RichText]:
    match line:
        case Quoted():
            yield from _quoted(line, texts)
        case Exchange():
            yield from _quoted(line.question, texts)
            if line.heading:
                yield direction_mark(texts.language) + italic(line.heading)
            if line.answer is not None:
                yield from _quoted(line.answer, texts)
            elif line.unanswered:
                yield direction_mark(texts.language) + italic(line.unanswered)
        case LinkPart():
            yield _link(line, texts)


def _quoted(quoted: Quoted, texts: Texts) -> Iterator[RichText]:
    """The numbered sentence as lines of a list, with where it stands below."""
    citation = quoted.citation
    label = direction_mark(citation.language) + _number(citation) + " "
    origin = _origin(quoted.origin, texts)
    # What is longer than a screen comes in pieces that fit into a message with the heading above them.
    *before, last = cut(plain(citation.quote), _PACKED_UNITS - label.units)
    yield from (label + piece for piece in before)
    yield joined((label + last, origin), "\n")


def _link(line: LinkPart, texts: Texts) -> RichText:
    address = link(isolated_line(line.address, LONGEST_ADDRESS), line.address)
    said = link(joined(_isolated(line.origin), " — "), line.url)
    return joined((direction_mark(texts.language) + "• " + address, said), " — ")


def _origin(origin: Sequence[str], texts: Texts) -> RichText:
    return direction_mark(texts.language) + italic(joined(_isolated(origin), " — "))


def _isolated(parts: Iterable[str]) -> Iterator[str]:
    return (isolated_line(part, LONGEST_ORIGIN) for part in parts)


def _citations(quoted: Iterable[Quoted]) -> Iterator[Citation]:
    return (each.citation for each in quoted)


def _number(citation: Citation) -> RichText:
    return link(circled(citation.number), citation.url)


def quoted_in(digest: Digest, shown: Shown = SHOWN_ON_PAGES) -> tuple[Citation, ...]:
    """The sentences that `render_digest` shows, and those that what a model wrote rests on, each once."""
    points = points_shown(digest, shown)
    cited = [each for point in points for each in (point.citations[0], *point.differing)]
    said = [*decisions_shown(digest, shown), *(each for point in points for each in point.told_beside())]
    for asked in questions_shown(digest, shown):
        said += [asked.question, *filter(None, (asked.answer,))]
    for point in points:
        if point.written is not None:
            cited += [each for each in point.all_said if each.number in point.written.rests_on]
    return tuple(dict.fromkeys([*cited, *(each.citation for each in said)]))


def cited_in(digest: Digest, shown: Shown = SHOWN_ON_PAGES) -> tuple[Citation, ...]:
    """The same, and the sentences of all posts that `render_digest` links behind a point, each once: who removes such a
    post takes it from what the point says, and from how many say so."""
    linked = [each for point in digest.points[: shown.points] for each in point.citations[:LINKS_SHOWN]]
    return tuple(dict.fromkeys([*quoted_in(digest, shown), *linked]))


def linked_in(digest: Digest, shown: Shown = SHOWN_ON_PAGES) -> tuple[str, ...]:
    """The documents in which the links that `render_digest` shows were shared, each once."""
    return tuple(dict.fromkeys(each.document_id for each in links_shown(digest, shown)))
