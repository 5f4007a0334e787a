"""Small libraries for tests: texts go in, an `Answerer` over them comes out."""

from collections.abc import Iterable

from index.article import parse_article
from index.embedding.protocol import Embedder
from index.indexing import cut, embed
from index.language import language_of
from index.library import Library
from index.records import LIBRARY, Document, Scope
from retrieval.answering import Answerer


def article(origin: str, text: str, scope: Scope = LIBRARY) -> Document:
    """A document as a plain text file would become one."""
    form = parse_article(text)
    title = form.title or origin
    return Document(scope, origin, title, form.source, None, form.published, language_of(text), text, form.body)


def newsroom(library: Library, embedder: Embedder, documents: Iterable[Document]) -> Answerer:
    """An answerer over `library` with the documents in it."""
    for document in documents:
        (indexed,) = embed([cut(document)], embedder)
        library.replace(indexed)
    return Answerer(library, embedder)
