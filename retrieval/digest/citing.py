"""Citations of a digest, which get their numbers later: a post and a sentence of it in, a `Citation` out."""

from index.errors import LibraryError
from index.segmentation import sentences
from retrieval.citing import checked_quote
from retrieval.digest.numbering import UNNUMBERED
from retrieval.digest.quotable import Quotable
from retrieval.digest.records import Post
from retrieval.records import Citation


def cite(post: Post, sentence: Quotable) -> Citation:
    """A sentence of a post, or several in a row, without a number yet.

    Raises `LibraryError` where they are no sentences of its text, word for word.
    """
    span = sentence.span
    quote = checked_quote(post.document_id, post.text, span, post.sentences or sentences(post.text))
    if quote != sentence.quote:
        raise LibraryError(f"document {post.document_id} says something else than was read", "ask again")
    return Citation(
        number=UNNUMBERED, quote=quote, document_id=post.document_id, title=post.title, source=post.source,
        published=post.published, url=post.url, start=span.start, end=span.end, language=post.language,
    )  # fmt: skip
