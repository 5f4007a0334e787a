"""A quote as a message shows it: a citation goes in, blocks come out that hold its words, character for character, in
a block quote that runs the way they do."""

from collections.abc import Iterator

from bot.dates import days_told
from bot.numbering import circled
from bot.telegram.formatting.direction import closing, direction_mark, isolated_line
from bot.telegram.formatting.paging import MESSAGE_UNITS, Block, cut
from bot.telegram.formatting.rich_text import RichText, bold, folded_quote, italic, joined, plain, quote, utf16_length
from bot.texts import Texts
from retrieval.records import Citation, Gloss

FOLDED_FROM = 600  # code points: a longer quote would push the next one off a small screen
LONGEST_CONTEXT = 700  # UTF-16 units: a lead-in longer than this would bury the quote that it leads to
LONGEST_GLOSSED = 80  # UTF-16 units of what is glossed, and of what it means
LONGEST_GLOSSES = 500  # UTF-16 units of the whole line
LONGEST_BELOW = 1500  # UTF-16 units of a translation that is not parted from its quote
_NOTHING = RichText()


def quote_blocks(
    citation: Citation,
    texts: Texts,
    number: int | None = None,
    room: int = MESSAGE_UNITS,
    translation: RichText = _NOTHING,
) -> Iterator[Block]:
    """The sentence before in italics, the numbered quote with its short answer in bold, its translation, and what its
    names mean, and words such as "yesterday".

    Each block takes at most `room` UTF-16 units, 2,000 or more, and with a translation 4,000. There is more than one
    only where the quote is longer; each then bears the number. A long translation has a block of its own.
    """
    before = _before(citation)
    label = direction_mark(citation.language) + (f"{circled(number)} " if number is not None else "")
    fits_below = translation.units <= LONGEST_BELOW
    below = _glosses(citation, texts)
    if translation and fits_below:
        below = "\n" + translation + below
    words, left = marked_quote(citation), room - before.units - utf16_length(label) - below.units
    pieces = cut(words, left)
    for place, piece in enumerate(pieces, 1):
        yield Block(
            joined(
                (
                    before if place == 1 else "",
                    _folding(label + piece, fold=len(citation.quote) > FOLDED_FROM),
                    below if place == len(pieces) else "",
                )
            )
        )
    if not fits_below:
        yield Block(translation, gap="\n")


def marked_quote(citation: Citation) -> RichText:
    """The quote with its short answer in bold."""
    words = plain(citation.quote)
    if citation.answer is None:
        return words
    # Outside of the quote there is nothing to mark, and a slice from below zero would count from the end.
    start, end = (min(max(0, place - citation.start), len(words.text)) for place in citation.answer)
    return words.part(0, start) + bold(words.part(start, end)) + words.part(max(start, end), len(words.text))


def _folding(text: RichText, *, fold: bool) -> RichText:
    """A block quote, folded where it is long."""
    return folded_quote(text) if fold else quote(text)


def closed(text: RichText) -> RichText:
    """`text`, with an end to the isolates that it leaves open."""
    return text + closing(text.text)


def _before(citation: Citation) -> RichText:
    """The line above the quote: the sentence that it leans on, if any."""
    context = "" if citation.context is None else citation.context.quote
    if not context.strip() or utf16_length(context + closing(context)) > LONGEST_CONTEXT:
        return RichText()
    return direction_mark(citation.language) + italic(closed(plain(context))) + "\n"


def _glosses(citation: Citation, texts: Texts) -> RichText:
    """The line below a quote: which days "yesterday" and its like are, and where the quote is in another language than
    the reader's, what names, numbers and dates in it are there."""
    days = [Gloss(*told) for told in days_told(citation.quote, citation.published, texts.tag)]
    others = citation.glosses if citation.language != texts.language else ()
    line = ""
    for gloss in (*days, *(each for each in others if not any(each.written in day.written for day in days))):
        longer = " · ".join(part for part in (line, _gloss(gloss)) if part)
        if utf16_length(longer) > LONGEST_GLOSSES:
            break
        line = longer
    return plain(f"\n{direction_mark(texts.language)}{line}" if line else "")


def _gloss(gloss: Gloss) -> str:
    written, meaning = isolated_line(gloss.written, LONGEST_GLOSSED), isolated_line(gloss.meaning, LONGEST_GLOSSED)
    return f"{written} = {meaning}" if written and meaning else ""
