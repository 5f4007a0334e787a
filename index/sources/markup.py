"""HTML that is known to be content (an entry of a feed, a field of an article) into text: a line a block, no markup."""

import re

import lxml.etree
import lxml.html

from index.sources.footnotes import without_references
from index.sources.unseen import without_unseen

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td "
    "tfoot th thead title tr ul".split()
)
_PARTED = frozenset({"td", "th"})  # cells of one row share a line
_UNSEEN = frozenset(
    "script style template noscript iframe object embed svg math head select button input textarea".split()
)
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|blockquote|table|figure|iframe)\b[^<>]{0,2000}>", re.I
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)

MOST_TAGS = 200_000
"""A page with more is not made for readers, and would take minutes."""


def looks_like_html(text: str) -> bool:
    """Whether `text` holds tags of HTML that stand in articles, or its entities."""
    return _TAG.search(text) is not None or _ENTITY.search(text) is not None


def tree_of(html: str) -> lxml.html.HtmlElement | None:
    """The tree of a page or fragment without what it hides and numbers of notes; None where there is nothing in it.

    Raises `ValueError` beyond `MOST_TAGS`.
    """
    if html.count("<") > MOST_TAGS:
        raise ValueError(f"more than {MOST_TAGS:,} tags")
    # Bytes, because libxml2 refuses text that declares an encoding; deeper nesting than its limit is flattened.
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    data = re.sub("[\x00\ud800-\udfff]", "", html).encode()
    try:
        if not data.strip():
            return None
        return without_references(without_unseen(lxml.html.document_fromstring(data, parser=parser)))
    except lxml.etree.ParserError:
        return None


def text_of(tree: lxml.html.HtmlElement) -> str:
    """What a reader sees of `tree`, a line for each block."""
    parts: list[str] = []
    unseen = 0
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        hidden = name in _UNSEEN
        if event == "start":
            unseen += hidden
            if not unseen:
                parts.append(_edge(name))
                parts.append(" ".join((element.text or "").split("\n")))
        else:
            if not unseen:
                parts.append(_edge(name))
            unseen -= hidden
            if not unseen and element is not tree:
                parts.append(" ".join((element.tail or "").split("\n")))
    return re.sub(r" *\n[ \n]*", "\n", "".join(parts)).strip()


def html_to_text(html: str) -> str:
    """The text of a fragment of HTML. Raises `ValueError` beyond `MOST_TAGS`."""
    tree = tree_of(html)
    return "" if tree is None else text_of(tree)


def _edge(name: str) -> str:
    if name in _PARTED:
        return " "
    return "\n" if name in _BLOCKS else ""
