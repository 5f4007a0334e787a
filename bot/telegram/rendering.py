"""What an answer looks like in Telegram: an `Answer` goes in, messages in Telegram's HTML come out.

The frame is in the question's language. A quote stands alone in its blockquote, character for character; its number
stands above it, its source in the list below. Nothing here sends anything.
"""

from collections.abc import Iterable, Iterator

from bot.dates import readable_date
from bot.numbering import circled, cited_documents
from bot.refusal import refusal
from bot.telegram.markup import direction_mark, escape, isolated_line, link, utf16_length
from bot.telegram.paging import MESSAGE_UNITS, Block, pages
from bot.telegram.paging import pieces as cut
from bot.texts import Texts, texts_in
from retrieval.records import Answer, Citation

NEAREST_SHOWN = 2
LONGEST_TITLE = 300  # characters
LONGEST_OUTLET = 100
LONGEST_CONTEXT = 700  # UTF-16 units: a lead-in longer than this would bury the quote that it leads to


def render(answer: Answer) -> list[str]:
    """The messages that say `answer`, each within Telegram's limits; at least one.

    Without a citation there is no answer to show: it is rendered as a refusal.
    """
    texts = texts_in(answer.language)
    return pages(_answered(answer, texts) if answer.citations else _refused(answer, texts))


def _answered(answer: Answer, texts: Texts) -> Iterator[Block]:
    yield from _language_note(answer.citations, texts)
    if answer.sources_differ:
        yield Block(f"<i>{escape(texts.sources_differ)}</i>")
    for citation in answer.citations:
        yield from _quote(citation, circled(citation.number))
    lines = _source_lines(answer.citations, texts)
    for place, line in enumerate(lines):
        heading = f"<b>{escape(texts.sources_heading)}</b>\n" if place == 0 else ""
        yield Block(heading + line, gap="\n" if place else "\n\n")


def _refused(answer: Answer, texts: Texts) -> Iterator[Block]:
    yield Block(escape(refusal(answer, texts)))
    nearest = answer.nearest[:NEAREST_SHOWN]
    if not nearest:
        return
    yield Block(f"<b>{escape(texts.nearest_heading)}</b>")
    yield from _language_note(nearest, texts)
    for citation in nearest:
        yield from _quote(citation, "")
        yield Block(direction_mark(texts.language) + _source(citation, texts), gap="\n")


def _language_note(citations: Iterable[Citation], texts: Texts) -> Iterator[Block]:
    if any(citation.language != texts.language for citation in citations):
        yield Block(f"<i>{escape(texts.other_language)}</i>")


def _quote(citation: Citation, label: str) -> Iterator[Block]:
    """The quote in its blockquote, under its label and the sentence that leads to it; in parts where it is longer
    than a message."""
    above = label
    if citation.context and utf16_length(citation.context) <= LONGEST_CONTEXT:
        above = f"{above} <i>{escape(citation.context)}</i>".lstrip()
    if above:
        above = f"{direction_mark(citation.language)}{above}\n"
    room = MESSAGE_UNITS - Block(above).units
    for part, text in enumerate(cut(citation.quote, room)):
        yield Block(f"{above if part == 0 else ''}<blockquote>{escape(text)}</blockquote>")


def _source_lines(citations: Iterable[Citation], texts: Texts) -> list[str]:
    """One line a document, with the numbers of all its quotes."""
    return [
        f"{direction_mark(texts.language)}{numbers} {_source(citation, texts)}"
        for numbers, citation in cited_documents(citations)
    ]


def _source(citation: Citation, texts: Texts) -> str:
    """Title (linked where there is an address), outlet and date, whichever are known."""
    title = isolated_line(citation.title, LONGEST_TITLE) or escape(texts.untitled)
    outlet = isolated_line(citation.source or "", LONGEST_OUTLET)
    date = escape(readable_date(citation.published, texts.language))
    return " — ".join(part for part in (link(title, citation.url), outlet, date) if part)
