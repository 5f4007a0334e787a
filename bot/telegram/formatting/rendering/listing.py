"""The library as a list in a chat: the documents of one page go in, numbered lines under a heading come out."""

from collections.abc import Iterator, Sequence

from bot.telegram.formatting.paging import Block
from bot.telegram.formatting.paging import pages as messages
from bot.telegram.formatting.rendering.sources import how_to_add, source_line
from bot.telegram.formatting.rich_text import RichText, bold, italic, plain
from bot.texts import Texts
from index.library_records import DocumentSummary

SOURCES_ON_A_PAGE = 10
LONGEST_LISTED_TITLE = 160  # UTF-16 units: ten lines of the longest parts stay within one message


def render_sources(
    summaries: Sequence[DocumentSummary],
    page: int,
    pages: int,
    total: int,
    texts: Texts,
    *,
    messages_kept: int = 0,
    forgettable: bool = False,
) -> list[RichText]:
    """One page of the documents, newest first: one message for up to `SOURCES_ON_A_PAGE` of them.

    `page` counts from 1 and `pages` is how many there are; `total` is the number of all documents, without
    the `messages_kept`. `forgettable` tells that the reader may have some of them forgotten.
    """
    listed = list(_listed(summaries, page, pages, total, texts) if total else () if messages_kept else _nothing(texts))
    if messages_kept:
        listed.append(Block(plain(texts.say("sources-messages", count=messages_kept))))
    how = [Block(italic(texts.say("how-to-forget")))] if forgettable else []
    return messages([*listed, *how])


def _listed(summaries: Sequence[DocumentSummary], page: int, pages: int, total: int, texts: Texts) -> Iterator[Block]:
    yield Block(bold(texts.say("sources-list-heading", count=total)))
    for number, summary in enumerate(summaries, (page - 1) * SOURCES_ON_A_PAGE + 1):
        line = source_line(summary, texts, f"{number}.", LONGEST_LISTED_TITLE)
        also = f" — {texts.say('also-listed', count=summary.also)}" if summary.also else ""
        yield Block(line + also, gap="\n")
    if pages > 1:
        yield Block(plain(texts.say("page-of", page=page, pages=pages)))


def _nothing(texts: Texts) -> Iterator[Block]:
    yield Block(plain(texts.say("library-empty")))
    yield Block(how_to_add(texts))


def render_choice(lines: Sequence[tuple[str, DocumentSummary]], total: int, texts: Texts) -> list[RichText]:
    """Documents that somebody may mean, each with its label: as many as a page of the list has, of `total`."""
    shown = lines[:SOURCES_ON_A_PAGE]
    blocks = [Block(bold(texts.say("forgetting-which")))]
    blocks += [Block(source_line(each, texts, label, LONGEST_LISTED_TITLE), gap="\n") for label, each in shown]
    if total > len(shown):
        blocks.append(Block(plain(texts.say("and-more", count=total - len(shown))), gap="\n"))
    return messages(blocks)
