"""Articles as JSON into documents: one object a line, an array of objects, or a JSON Feed. A bad one is an error in its
place, and the rest goes on.

An article's text is in `content`; `title`, `url`, `source`, `author` and `published` are taken where they are there, by
the names that archives commonly use. It is known by its address, else by its `id`, else by what it says.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import ijson

from index.errors import SourceError
from index.records import Document, Scope
from index.sources.addresses import canonical, link
from index.sources.content import LARGEST_FILE, Content
from index.sources.extracted import Extracted, document_of, one_line
from index.sources.json_stream import ValueBuilder, json_events
from index.sources.markup import html_to_text, looks_like_html
from index.sources.moments import parse_moment
from index.text import tokens

LONGEST_LINE = 5_000_000
"""Bytes of one article, as for a plain text."""
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
_CONTAINERS = ("items", "articles", "messages", "chats")
_MOST_VALUES = 1_000_000  # of a file held in memory whole: each takes ten times its bytes there
_EXPORT_KEYS = frozenset(_CONTAINERS[2:])
_ENTRIES = frozenset({"item", *(f"{name}.item" for name in _CONTAINERS[:2])})
_WITHIN = frozenset({"map_key", "end_map", "end_array"})
_ONE_A_LINE = frozenset({".jsonl", ".ndjson"})
_NOT_JSON = (ijson.JSONError, ValueError, RecursionError)

JsonObject = Mapping[str, object]


class _NotAnArticleError(ValueError):
    """What is wrong with one object."""


def count_articles(content: Content) -> int:
    """How many articles a file holds: its lines or entries, as far as they can be counted; at least 1."""
    with content.open() as stream:
        one_a_line = _one_a_line(stream)
        stream.seek(0)
        if one_a_line or content.suffix in _ONE_A_LINE:
            found = sum(1 for line in _lines(stream) if line is None or line.strip())
        else:
            found = _entries(stream)
    return max(1, found)


def _entries(stream: BinaryIO) -> int:
    """The values in the arrays that hold articles, up to where the file is no longer JSON."""
    found = 0
    try:
        for prefix, event, _ in ijson.parse(json_events(stream)):
            found += prefix in _ENTRIES and event not in _WITHIN
    except _NOT_JSON:
        pass  # what is wrong is said when the file is read
    return found


def read_articles(content: Content, scope: Scope) -> Iterator[Document | SourceError]:
    """The articles of a file, one after the other, without holding all of them."""
    bad_in_a_row = 0
    good = False
    with content.open() as stream:
        for place, found in _objects(content, stream):
            if isinstance(found, SourceError):
                yield found
            else:
                try:
                    yield article_document(found, scope, content.origin)
                    good = True
                    continue
                except _NotAnArticleError as error:
                    yield SourceError(f"{content.named} ({place})", str(error))
            bad_in_a_row += 1
            if bad_in_a_row >= MOST_BAD_IN_A_ROW and not good:
                yield content.error(f"given up after {bad_in_a_row} entries that are no articles")
                return


def article_document(found: JsonObject, scope: Scope, container: str) -> Document:
    """One article. Raises `ValueError` with what is wrong with it."""
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


def _objects(content: Content, stream: BinaryIO) -> Iterator[tuple[str, JsonObject | SourceError]]:
    one_a_line = _one_a_line(stream)
    stream.seek(0)
    if one_a_line or content.suffix in _ONE_A_LINE:
        yield from _of_lines(content, stream)
        return
    first = stream.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    stream.seek(0)
    if first == b"[":
        yield from _of_array(content, stream)
    else:
        yield from _of_whole(content)


def _one_a_line(stream: BinaryIO) -> bool:
    """Whether the first line that isn't blank is a whole object."""
    for line in _lines(stream):
        if line is None:
            return False
        if line.strip():
            found = _parsed(line)
            return isinstance(found, dict) and not any(isinstance(found.get(name), list | dict) for name in _CONTAINERS)
    return False


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines; None for one that is too long."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
        yield None


def _parsed(data: bytes) -> object:
    """The JSON value in `data`; None where there is none."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _of_lines(content: Content, stream: BinaryIO) -> Iterator[tuple[str, JsonObject | SourceError]]:
    for number, line in enumerate(_lines(stream), 1):
        place = f"line {number}"
        if line is None:
            yield place, SourceError(f"{content.named} ({place})", f"longer than {LONGEST_LINE // 1_000_000} MB")
        elif line.strip():
            yield place, _an_object(content, place, _parsed(line))


def _of_array(content: Content, stream: BinaryIO) -> Iterator[tuple[str, JsonObject | SourceError]]:
    number = 0
    try:
        for number, value in enumerate(_values(stream), 1):
            yield f"entry {number}", _an_object(content, f"entry {number}", value)
    except _NOT_JSON as error:
        yield f"entry {number + 1}", content.error(f"not JSON from entry {number + 1} on: {one_line(str(error), 100)}")


def _values(stream: BinaryIO) -> Iterator[object]:
    builder: ValueBuilder | None = None
    for prefix, event, value in ijson.parse(json_events(stream)):
        if builder is None and prefix == "item":
            builder = ValueBuilder()
        if builder is not None and builder.take(event, value):
            yield builder.value
            builder = None


def _of_whole(content: Content) -> Iterator[tuple[str, JsonObject | SourceError]]:
    data = content.read(LARGEST_FILE)
    if sum(map(data.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        yield "", content.error(f"more than {_MOST_VALUES:,} values in one object: put one article on a line instead")
        return
    value = _parsed(data)
    if not isinstance(value, dict):
        yield "", content.error("not JSON, though it begins like it")
    elif _EXPORT_KEYS & value.keys():
        yield "", content.error("a Telegram export: use 'qawl import-telegram' for it")
    elif isinstance(items := value.get(_CONTAINERS[0]) or value.get(_CONTAINERS[1]), list):
        for number, item in enumerate(items, 1):
            yield f"entry {number}", _an_object(content, f"entry {number}", item)
    else:
        yield "entry 1", value


def _an_object(content: Content, place: str, value: object) -> JsonObject | SourceError:
    if isinstance(value, dict):
        return value
    said = "not JSON" if value is None else "not a JSON object"
    return SourceError(f"{content.named} ({place})", f"{said}: an article is an object with 'title' and 'content'")
