"""What stands around a quote, as a message: `Surroundings` go in; its neighbours in an unfolding block quote, with the
quote itself in bold, come out."""

import re

from bot.numbering import circled
from bot.telegram.formatting.direction import direction_mark
from bot.telegram.formatting.paging import MESSAGE_UNITS, Block, cut, pages
from bot.telegram.formatting.rendering.sources import cited_source
from bot.telegram.formatting.rich_text import RichText, bold, folded_quote, plain, utf16_length
from bot.texts import Texts
from index.segmentation import sentences
from retrieval.records import Surroundings

_CUT_BEFORE, _CUT_AFTER = "… ", " …"
_GAP = "\n\n"
_LEAST_CUT = 20  # UTF-16 units: fewer words of a neighbour tell nobody anything
_SPACE = re.compile(r"\s+")


def render_context(surroundings: Surroundings, number: int, texts: Texts) -> list[RichText]:
    """The sentences around the quote that is shown as `number`: one message, cut evenly on both sides where it must be.

    More messages only where the quote alone is longer than one.
    """
    heading = bold(texts.say("context-heading", number=circled(number))) + "\n"
    mark = direction_mark(surroundings.citation.language)
    source = cited_source(surroundings.citation, texts, circled(number))
    room = MESSAGE_UNITS - heading.units - utf16_length(mark + _GAP) - source.units
    pieces = cut(_around(surroundings, room), room)
    quotes = [Block(folded_quote(mark + piece)) for piece in pieces]
    return pages([Block(heading + quotes[0].rich), *quotes[1:], Block(source, gap=_GAP)])


def _around(surroundings: Surroundings, room: int) -> RichText:
    """The quote in bold with as much of its neighbours as `room` UTF-16 units hold, half of it on each side."""
    before, after = surroundings.before.lstrip(), surroundings.after.rstrip()
    left = max(0, room - utf16_length(surroundings.quote))
    for_before = max(left // 2, left - utf16_length(after))
    for_after = left - min(utf16_length(before), for_before)
    return _end(before, for_before) + bold(surroundings.quote) + _beginning(after, for_after)


def _end(text: str, units: int) -> RichText:
    """The last sentences of `text`, or else its last words, within `units`."""
    if utf16_length(text) <= units:
        return plain(text)
    room = units - utf16_length(_CUT_BEFORE)
    for starts in ([each.start for each in sentences(text)], [match.end() for match in _SPACE.finditer(text)]):
        for start in starts:
            if utf16_length(text[start:]) <= room:
                return plain(_CUT_BEFORE + text[start:])
    return RichText()


def _beginning(text: str, units: int) -> RichText:
    """The first sentences of `text`, or else its first words, within `units`."""
    if utf16_length(text) <= units:
        return plain(text)
    room = units - utf16_length(_CUT_AFTER)
    if room < _LEAST_CUT:
        return RichText()
    return plain(cut(plain(text), room)[0].text.rstrip() + _CUT_AFTER)
