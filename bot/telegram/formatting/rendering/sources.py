"""Where quotes come from, as a reader sees it: citations or documents go in; lines with title, outlet and date come
out, and notes on the sources as a whole."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Protocol

from bot.dates import readable_date
from bot.numbering import cited_documents
from bot.telegram.formatting.direction import direction_mark, isolated_line
from bot.telegram.formatting.paging import Block
from bot.telegram.formatting.rich_text import RichText, bold, italic, joined, link, plain
from bot.texts import LANGUAGES, Texts
from index.records import Elsewhere
from retrieval.records import Citation

LONGEST_TITLE = 300  # UTF-16 units
LONGEST_OUTLET = 80
PLACES_NAMED = 4  # where else an article was read: more of them are counted
ADD_COMMAND = "qawl add"  # what an operator types


class Source(Protocol):
    """What a line tells of a document."""

    @property
    def title(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def published(self) -> datetime | None: ...
    @property
    def url(self) -> str | None: ...


def source_line(source: Source, texts: Texts, label: str = "", longest_title: int = LONGEST_TITLE) -> RichText:
    """The label, title (linked where there is an address), outlet and date in one line; only what is known."""
    title = isolated_line(source.title, longest_title) or texts.say("untitled")
    # A channel's post is titled with its outlet's name.
    outlet = "" if source.source == source.title else isolated_line(source.source or "", LONGEST_OUTLET)
    date = readable_date(source.published, texts.tag)
    parts = joined((link(title, source.url), outlet, date), " — ")
    return direction_mark(texts.language) + (plain(f"{label} ") if label else plain("")) + parts


def cited_source(citation: Citation, texts: Texts, label: str = "") -> RichText:
    """The line of a citation's source, and below it where else the article was read, if anywhere."""
    line = source_line(citation, texts, label)
    if not citation.also:
        return line
    named = [_place(place, texts) for place in citation.also[:PLACES_NAMED]]
    left = len(citation.also) - len(named)
    counted = [plain(texts.say("also-counted", count=left))] if left else []
    also = f"\n{direction_mark(texts.language)}{texts.say('also-in')} "
    return line + also + joined((*named, *counted), " · ")


def _place(place: Elsewhere, texts: Texts) -> RichText:
    """The outlet, or else the title, linked where there is an address, and the date."""
    name = isolated_line(place.source or "", LONGEST_OUTLET) or isolated_line(place.title, LONGEST_OUTLET)
    date = readable_date(place.published, texts.tag)
    return link(name or texts.say("untitled"), place.url) + (f" ({date})" if date else "")


def source_blocks(citations: Iterable[Citation], texts: Texts) -> Iterator[Block]:
    """A heading, and one line a document with the numbers of all its quotes."""
    for place, (numbers, citation) in enumerate(cited_documents(citations)):
        line = cited_source(citation, texts, numbers)
        if place == 0:
            yield Block(bold(texts.say("sources-heading")) + "\n" + line)
        else:
            yield Block(line, gap="\n")


def note_blocks(citations: Collection[Citation], texts: Texts, *, differ: bool = False) -> Iterator[Block]:
    """What to know before reading the quotes: that they are in the other language, that they disagree."""
    foreign = [each for each in citations if each.language in LANGUAGES and each.language != texts.language]
    notes = []
    if len(foreign) == len(citations) > 0:
        documents = {each.document_id for each in foreign}
        notes.append(texts.say("sources-in-other-language", count=len(documents)))
    elif foreign:
        notes.append(texts.say("some-sources-in-other-language"))
    if differ:
        notes.append(texts.say("sources-differ"))
    if notes:
        yield Block(joined(map(italic, notes), "\n"))


def how_to_add(texts: Texts) -> RichText:
    """One line on how sources are added."""
    return plain(texts.say("how-to-add", command=ADD_COMMAND))
