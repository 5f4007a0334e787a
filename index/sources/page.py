"""A web page into its article: the text without menus, and what the page says of it (title, author, outlet, moment,
canonical address). Raises `SourceError` where there is no article in it."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

import lxml.html
import trafilatura

from index.records import Document, Scope
from index.sources.addresses import canonical, link, same_site
from index.sources.content import Content
from index.sources.encodings import decode_markup
from index.sources.extracted import Extracted, document_of, one_line
from index.sources.markup import text_of, tree_of
from index.sources.moments import parse_moment
from index.text import tokens

LARGEST_PAGE = 10_000_000
"""Bytes; the longest articles of encyclopedias have a tenth of it."""

_MOST_TAGS_FOR_A_SECOND_OPINION = 30_000
"""The second of its two ways to find an article, justext, takes time by the square of the paragraphs: ten minutes for a
page of 200,000 tags."""

_MOMENTS = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_IN_DATA = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,60})"')
_RULE_OF_A_TABLE = re.compile(r"^\|[ |:-]*---[ |:-]*\n?", re.MULTILINE)
_ROW_OF_A_TABLE = re.compile(r"^\|(?P<cells>.*)\|[^\S\n]*$", re.MULTILINE)
_AFTER_TITLE = re.compile(r"(?:.*\s[|–—·•»-]|\s*[|–—·•»])\s+(?P<outlet>[^|–—·•»]{2,60})")
_MOST_WORDS_OF_AN_OUTLET = 5
_DATE_SEARCH = {"extensive_search": False, "original_date": True}  # only where a page names its date: no guessing


def read_page(content: Content, scope: Scope) -> Document:
    """The article of a page. Raises `SourceError` where there is none, or the page is too large or too deep."""
    article = page_article(content)
    origin = content.origin
    if content.url is not None:
        origin = canonical(article.url or content.url) or origin
    return document_of(article, scope, origin, content.title)


def page_article(content: Content) -> Extracted:
    """The article of a page, with its canonical address where that is on the site that the page came from."""
    html = decode_markup(content.read(LARGEST_PAGE), content.charset)
    try:
        tree = tree_of(html)
    except ValueError as error:
        raise content.error(f"the page can't be read: {error}") from error
    if tree is None:
        raise content.error("the page is empty: there is nothing to index")
    named = dict(_metadata(tree))
    published = _published(tree, named)
    address = _canonical(tree, named, content.url)
    page_title = _title(tree)
    plain = text_of(tree)
    # Positional metadata first: extraction empties the tree.
    found = trafilatura.bare_extraction(
        tree,
        url=content.url,
        fast=html.count("<") > _MOST_TAGS_FOR_A_SECOND_OPINION,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATE_SEARCH,
    )
    text = _with_plain_tables(found.text or "") if found is not None else ""
    if not tokens(text):
        text = plain  # too short for an article, or of a form of its own: then all that a reader sees
    if not tokens(text):
        raise content.error("no text in the page: it may be made of pictures, or written by a script in the browser")
    title = (found.title if found is not None else None) or named.get("og:title") or page_title
    return Extracted(
        text=text,
        title=title,
        author=found.author if found is not None else None,
        outlet=(
            named.get("og:site_name")
            or (found.sitename if found is not None else None)
            or _outlet_beside(title, page_title)
            or (urlsplit(content.url).hostname if content.url else None)
        ),
        url=address or content.url,
        published=published or (parse_moment(found.date) if found is not None else None),
    )


def _with_plain_tables(text: str) -> str:
    """The text with the rows of its tables as words: they come as Markdown."""
    rows = _RULE_OF_A_TABLE.sub("", text)
    return _ROW_OF_A_TABLE.sub(lambda row: " ".join(row["cells"].replace("|", " ").split()), rows)


def _metadata(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    # The first of a name comes last, and so stays in a dictionary.
    for meta in reversed(tree.xpath("//meta[@content]")):
        for attribute in ("property", "name", "itemprop"):
            name = (meta.get(attribute) or "").strip().lower()
            if name:
                yield name, meta.get("content").strip()


def _published(tree: lxml.html.HtmlElement, named: dict[str, str]) -> datetime | None:
    candidates = [named[name] for name in _MOMENTS if name in named]
    for script in tree.xpath("//script[@type='application/ld+json']"):
        candidates += _IN_DATA.findall(script.text or "")[:1]
    candidates += tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")[:1]
    moments = (parse_moment(str(candidate)) for candidate in candidates)
    return next((moment for moment in moments if moment is not None), None)


def _canonical(tree: lxml.html.HtmlElement, named: dict[str, str], url: str | None) -> str | None:
    """The address that the page wants to be known by. A page can't speak for another site, or call itself its
    site's front page: either would let it take another document's place."""
    for candidate in (*tree.xpath("//link[@rel='canonical']/@href")[:1], named.get("og:url")):
        whole = link(candidate, url)
        if whole is None or not whole.startswith(("http://", "https://")):
            continue
        if url is None or (same_site(whole, url) and len(urlsplit(whole).path) > 1):
            return whole
    return None


def _title(tree: lxml.html.HtmlElement) -> str | None:
    titles = tree.xpath("//title")
    return str(titles[0].text_content()) if titles else None


def _outlet_beside(title: str | None, page_title: str | None) -> str | None:
    """The outlet that a page's title names after the article's: "Harbour opens | The Paper"."""
    whole, own = one_line(page_title) or "", one_line(title) or ""
    if not own or not whole.startswith(own):
        return None
    named = _AFTER_TITLE.fullmatch(whole, len(own))
    return named["outlet"] if named is not None and len(named["outlet"].split()) <= _MOST_WORDS_OF_AN_OUTLET else None
