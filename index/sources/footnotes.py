"""Numbers that point from a sentence to a note: they glue sentences together and are no part of what was written.

A tree of HTML or Markdown in, the same without the numbers out. The notes themselves stay: they are text.
"""

import re

import lxml.html

_REFERENCE = re.compile(r"\s*(?:\d{1,3}|[*†‡§]{1,3}|(?P<bracketed>\[\w{1,3}\]|\(\d{1,3}\)))\s*")
_AFTER_A_SENTENCE = re.compile(r"[.!?؟…،,؛;:»”\")\]]\s*\Z")
_MARKDOWN_NOTE = re.compile(r"^ {0,3}\[\^[^\]\s]{1,40}\]:[^\S\n]*", re.MULTILINE)
_MARKDOWN_REFERENCE = re.compile(r"\[\^[^\]\s]{1,40}\]")


def without_references(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """`tree`, changed in place: raised numbers are gone that are links, in brackets or behind a mark; "km²" stays."""
    for raised in list(tree.iter("sup")):
        if raised.getparent() is not None and _is_reference(raised):
            raised.drop_tree()
    return tree


def without_markdown_labels(source: str) -> str:
    """Markdown whose notes are paragraphs without a label."""
    return _MARKDOWN_NOTE.sub("\n", source)


def without_markdown_references(text: str) -> str:
    """A piece of Markdown's text without "[^1]"."""
    return _MARKDOWN_REFERENCE.sub("", text)


def _is_reference(raised: lxml.html.HtmlElement) -> bool:
    found = _REFERENCE.fullmatch(raised.text_content()[:20])
    if found is None:
        return False
    parent = raised.getparent()
    is_link = parent.tag == "a" or raised.find(".//a") is not None
    previous = raised.getprevious()
    before = (parent.text if previous is None else previous.tail) or ""
    return is_link or found["bracketed"] is not None or _AFTER_A_SENTENCE.search(before[-8:]) is not None
