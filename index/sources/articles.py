"""Articles as JSON into documents: one object a line, an array of objects, or a JSON Feed. A bad one is an error in its
place, and the rest goes on.

An article's text is in `content`; `title`, `url`, `source`, `author` and `published` are taken where they are there, by
the names that archives commonly use. It is known by its address, else by its `id`, else by what it says.
"""

import hashlib
from collections.abc import Iterator

from index.errors import SourceError
from index.records import Document, Scope
from index.sources.addresses import canonical, link
from index.sources.content import Content
from index.sources.extracted import Extracted, document_of, one_line
from index.sources.json_objects import JsonObject, objects
from index.sources.markup import html_to_text, looks_like_html
from index.sources.moments import parse_moment
from index.text import tokens

MOST_BAD_IN_A_ROW = 100
"""A file whose first lines are all bad is of another kind; so many complaints are enough."""

_TEXTS = (
    "content",
    "text",
    "body",
    "articleBody",
    "content_text",
    "content_html",
    "article",
    "maintext",
    "description",
)
_TITLES = ("title", "headline", "name")
_ADDRESSES = ("url", "link", "canonical_url", "canonical", "source_url", "permalink")
_OUTLETS = ("source", "outlet", "publisher", "site_name", "sitename", "publication", "source_domain")
_MOMENTS = (
    "published", "published_at", "date_published", "datePublished", "date_publish", "publish_date", "publication_date",
    "pub_date", "pubDate", "date", "created_at", "timestamp",
)  # fmt: skip


class _NotAnArticleError(ValueError):
    """What is wrong with one object."""


def read_articles(content: Content, scope: Scope) -> Iterator[Document | SourceError]:
    """The articles of a file, one after the other, without holding all of them."""
    bad_in_a_row = 0
    good = False
    with content.open() as stream:
        for place, found in objects(content, stream):
            if isinstance(found, SourceError):
                yield found
            else:
                try:
                    yield _article_document(found, scope, content.origin)
                    good = True
                    continue
                except _NotAnArticleError as error:
                    yield SourceError(f"{content.named} ({place})", str(error))
            bad_in_a_row += 1
            if bad_in_a_row >= MOST_BAD_IN_A_ROW and not good:
                yield content.error(f"given up after {bad_in_a_row} entries that are no articles")
                return


def _article_document(found: JsonObject, scope: Scope, container: str) -> Document:
    """One article. Raises `_NotAnArticleError`."""
    text = _text(found)
    title = _first_text(found, _TITLES)
    if title and looks_like_html(title):
        title = html_to_text(title)
    if not tokens(text) and not tokens(title or ""):
        raise _NotAnArticleError(f"no text in it: an article's text stands in {_TEXTS[0]!r}")
    address = next(filter(None, (link(found.get(name)) for name in _ADDRESSES)), None)
    article = Extracted(
        text=text if tokens(text) else "",
        title=title,
        author=_name(found, ("author", "byline", "authors")),
        outlet=_name(found, _OUTLETS),
        url=address,
        published=next(filter(None, (parse_moment(found.get(name)) for name in _MOMENTS)), None),
    )
    return document_of(article, scope, _origin(found, article, container))


def _origin(found: JsonObject, article: Extracted, container: str) -> str:
    if article.url and (address := canonical(article.url)):
        return address
    own = found.get("id")
    if isinstance(own, str | int) and not isinstance(own, bool) and str(own).strip():
        return f"{container}#{one_line(str(own), 200)}"
    said = f"{article.title}\0{article.published}\0{article.text}"
    return f"{container}#{hashlib.sha256(said.encode(errors='replace')).hexdigest()[:16]}"


def _text(found: JsonObject) -> str:
    for name in _TEXTS:
        value = found.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = "\n".join(value)
        if isinstance(value, str) and value.strip():
            return _without_markup(value)
    return ""


def _without_markup(text: str) -> str:
    if not looks_like_html(text):
        return text
    try:
        return html_to_text(text.replace("\n", "<br>") if "<p" not in text.lower() else text)
    except ValueError as error:
        raise _NotAnArticleError(str(error)) from error


def _first_text(found: JsonObject, names: tuple[str, ...]) -> str | None:
    values = (found.get(name) for name in names)
    return next((value for value in values if isinstance(value, str) and value.strip()), None)


def _name(found: JsonObject, names: tuple[str, ...]) -> str | None:
    """A name that stands there as itself, as {"name": …}, or as the first of a list of either."""
    for name in names:
        value = found.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, str) and value.strip():
            return value
    return None
