"""One source into its documents, whatever its format: content in; documents, or an error in the place of each that
can't be read, out."""

from collections.abc import Callable, Iterator

from index.errors import SourceError
from index.records import Document, Scope
from index.sources.articles import read_articles
from index.sources.content import Content
from index.sources.extracted import document_of
from index.sources.items import Item, Recount
from index.sources.json_objects import count_objects
from index.sources.sniffing import Kind, kind_of

_Reader = Callable[[Content, Scope], Document]


def _reader(kind: Kind) -> _Reader | None:
    """What reads a source that is one document; None for a kind that holds many.

    Each format's library is imported when a source of that format comes: together they take half a second, and most
    commands read none.
    """
    reader: _Reader | None = None
    match kind:
        case Kind.TEXT:
            from index.sources.plain_text import read_text as reader  # noqa: PLC0415
        case Kind.MARKDOWN:
            from index.sources.markdown import read_markdown as reader  # noqa: PLC0415
        case Kind.HTML:
            from index.sources.page import read_page as reader  # noqa: PLC0415
        case Kind.PDF:
            from index.sources.pdf import read_pdf as reader  # noqa: PLC0415
        case Kind.WORD:
            from index.sources.word import read_word as reader  # noqa: PLC0415
    return reader


def read(content: Content, scope: Scope) -> Iterator[Item]:
    """The documents of one source, in its order. Never raises `SourceError`: errors come in their places."""
    try:
        kind = kind_of(content)
        reader = _reader(kind)
        if reader is not None:
            yield reader(content, scope)
        elif kind is Kind.FEED:
            from index.sources.feed import read_feed  # noqa: PLC0415

            entries = read_feed(content)
            yield Recount(len(entries) - 1)
            for entry in entries:
                yield document_of(entry.article, scope, entry.origin)
        else:
            yield from read_articles(content, scope)
    except SourceError as error:
        yield error
    except OSError as error:  # while a file is read that was opened well
        yield content.unreadable(error)


def count(content: Content) -> int:
    """How many documents a source holds, as far as that is quickly told; 1 where it isn't."""
    try:
        return count_objects(content) if kind_of(content) is Kind.ARTICLES else 1
    except (SourceError, OSError):
        return 1
