"""Markdown into a document: what a reader sees of it, with the title, date and source that its front matter names."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.records import Document, Scope
from index.sources.addresses import link
from index.sources.content import Content
from index.sources.extracted import Extracted, document_of
from index.sources.footnotes import without_markdown_labels, without_markdown_references
from index.sources.markup import html_to_text
from index.sources.moments import parse_moment
from index.sources.plain_text import LARGEST_FILE, decode_utf8

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(?P<lines>(?:.*\n){1,200}?)(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<name>[A-Za-z_-]+)[^\S\n]*:[^\S\n]*(?P<quote>[\"']?)(?P<value>.*?)(?P=quote)[^\S\n]*")
_LINES = frozenset({"paragraph_close", "heading_close", "list_item_close", "tr_close", "blockquote_close"})
_CELLS = frozenset({"td_close", "th_close"})


def read_markdown(content: Content, scope: Scope) -> Document:
    """The document in a Markdown file. Raises what `read_text` raises."""
    source = decode_utf8(content, content.read(LARGEST_FILE)).replace("\r\n", "\n")
    fields, source = _front_matter(source)
    parsed = MarkdownIt("commonmark", {"html": True}).enable("table").parse(without_markdown_labels(source))
    article = Extracted(
        text=_text(parsed),
        title=fields.get("title") or _first_heading(parsed),
        author=fields.get("author"),
        outlet=fields.get("source") or fields.get("outlet"),
        url=link(fields.get("url") or fields.get("link")) or content.url,
        published=parse_moment(fields.get("date") or fields.get("published")),
    )
    return document_of(article, scope, content.origin, content.title)


def _front_matter(source: str) -> tuple[dict[str, str], str]:
    matter = _FRONT_MATTER.match(source)
    if matter is None:
        return {}, source
    found = (_FIELD.fullmatch(line) for line in matter["lines"].splitlines())
    return {field["name"].lower(): field["value"] for field in found if field}, source[matter.end() :]


def _text(parsed: list[Token]) -> str:
    parts: list[str] = []
    for token in parsed:
        if token.type == "inline":
            parts.append(_inline(token))
        elif token.type in {"fence", "code_block"}:
            parts.append(token.content + "\n")
        elif token.type == "html_block":
            try:
                parts.append(html_to_text(token.content) + "\n")
            except ValueError:
                continue  # beyond all measure of tags: nothing that was written for readers
        elif token.type in _LINES:
            parts.append("\n")
        elif token.type in _CELLS:
            parts.append(" ")
    return "".join(parts)


def _inline(token: Token) -> str:
    seen = []
    for child in token.children or ():
        if child.type == "text":
            seen.append(without_markdown_references(child.content))
        elif child.type == "code_inline":
            seen.append(child.content)
        elif child.type == "softbreak":
            seen.append(" ")
        elif child.type == "hardbreak":
            seen.append("\n")
    return "".join(seen)


def _first_heading(parsed: list[Token]) -> str | None:
    if len(parsed) > 1 and parsed[0].type == "heading_open" and parsed[0].tag in {"h1", "h2"}:
        return _inline(parsed[1])
    return None
