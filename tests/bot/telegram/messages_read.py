"""What a test reads off a message: a `RichText` goes in; its styled parts, the directions of its lines and whether
Telegram takes it come out."""

import unicodedata

from bot.simulator.formatting.entities import Entity, in_order, normalised
from bot.telegram.formatting.paging import fits
from bot.telegram.formatting.rich_text import RichText, Style, to_telegram, utf16_length

QUOTES = (Style.QUOTE, Style.FOLDED_QUOTE)


def styled(message: RichText, *styles: Style) -> list[str]:
    """The parts of a message in any of these styles."""
    return [message.text[each.start : each.end] for each in message.stretches if each.style in styles]


def quoted(message: RichText) -> list[str]:
    """What stands in a message's block quotes, folded or not."""
    return styled(message, *QUOTES)


def runs_from(line: str) -> str | None:
    """ "left" or "right": where a line begins, by its first strong character outside of isolates; None for neither."""
    depth = 0
    for character in line:
        kind = unicodedata.bidirectional(character)
        if kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return "left" if kind == "L" else "right"
    return None


def open_isolates(text: str) -> int:
    """How many isolates `text` opens and never closes."""
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        depth += (kind in {"LRI", "RLI", "FSI"}) - (kind == "PDI" and depth > 0)
    return depth


def is_sound(message: RichText) -> bool:
    """Whether Telegram takes a message as it is: within the limits, with something to see, its entities within the
    text, none empty, none crossing another, none cutting a character in two, no block quote in a block quote.

    Fails with what is wrong rather than returning False.
    """
    text, entities = to_telegram(message)
    assert fits(message), (message.units, len(message.stretches))
    assert text.strip()
    assert utf16_length(text) <= message.units
    text.encode()  # raises where a request could not carry it
    encoded = text.encode("utf-16-le")
    for each in entities:
        assert 0 <= each.offset < each.offset + each.length <= utf16_length(text)
        encoded[2 * each.offset : 2 * (each.offset + each.length)].decode("utf-16-le")  # raises within a pair
    told = [Entity(each.type, each.offset, each.length, each.url or "") for each in entities]
    assert in_order(told) == told
    assert normalised(told) == told
    assert open_isolates(message.text) == 0
    return True
