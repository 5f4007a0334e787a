"""What inline mode offers: a citation goes in, a card comes out that posts the quote with its source."""

from dataclasses import dataclass

from bot.telegram.formatting.direction import direction_mark, one_line
from bot.telegram.formatting.paging import MESSAGE_UNITS
from bot.telegram.formatting.rendering.quotes import quote_blocks
from bot.telegram.formatting.rendering.sources import cited_source
from bot.telegram.formatting.rich_text import RichText, sendable, utf16_length
from bot.texts import LANGUAGES, Texts
from index.language import language_of
from retrieval.records import Citation

LONGEST_CARD_TITLE = 80  # UTF-16 units; clients show one line
LONGEST_DESCRIPTION = 120  # clients show two lines
_GAP, _LEFT_OUT = "\n\n", "\n…"


@dataclass(frozen=True, slots=True)
class InlineCard:
    """A card as it is offered, and the message that it posts: one, within Telegram's limits."""

    title: str
    description: str
    message: RichText


def inline_card(citation: Citation, texts: Texts) -> InlineCard:
    """A card for one quote: its short answer, or else its document, above the beginning of the quote."""
    title = one_line(_short_answer(citation), LONGEST_CARD_TITLE) or one_line(citation.title, LONGEST_CARD_TITLE)
    return InlineCard(
        title=_running(title or one_line(citation.source or "", LONGEST_CARD_TITLE) or texts.say("untitled")),
        description=_running(_beginning(citation.quote)),
        message=_message(citation, texts),
    )


def _running(line: str) -> str:
    """A line that runs the way most of its words do, whatever it begins with."""
    language = language_of(line)
    return sendable(direction_mark(language) + line if language in LANGUAGES else line)


def _short_answer(citation: Citation) -> str:
    if citation.answer is None:
        return ""
    start, end = (max(0, place - citation.start) for place in citation.answer)
    return citation.quote[start:end]


def _beginning(quote: str) -> str:
    """The first words of a quote."""
    line = one_line(quote, LONGEST_DESCRIPTION)
    words, _, _ = line.removesuffix("…").rpartition(" ")
    return f"{words}…" if line.endswith("…") and len(words) > LONGEST_DESCRIPTION // 2 else line


def _message(citation: Citation, texts: Texts) -> RichText:
    source = cited_source(citation, texts)
    room = MESSAGE_UNITS - source.units - utf16_length(_GAP + _LEFT_OUT)
    first, *rest = quote_blocks(citation, texts, room=room)
    return first.rich + (_LEFT_OUT if rest else "") + _GAP + source
