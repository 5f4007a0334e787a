"""Citations of a digest, which get their numbers later: a post and a sentence of it in, a `Citation` out."""

from index.errors import LibraryError
from retrieval.digest.numbering import UNNUMBERED
from retrieval.digest.quotable import Quotable
from retrieval.digest.records import Post
from retrieval.records import Citation


def cite(post: Post, sentence: Quotable) -> Citation:
    """A sentence of a post, without a number yet. Raises `LibraryError` where it is no sentence of its text."""
    span, quote = sentence.span, sentence.quote
    if quote != quote.strip() or len(quote) != span.end - span.start:
        raise LibraryError(f"document {post.document_id} was stored with damaged sentences", "add it again")
    return Citation(
        number=UNNUMBERED, quote=quote, document_id=post.document_id, title=post.title, source=post.source,
        published=post.published, url=post.url, start=span.start, end=span.end, language=post.language,
    )  # fmt: skip
