"""Words in quotation marks: what a claim says that a sentence says word for word.

A claim and what it may quote from in; `Fault.QUOTE` or None out. Three words or more must stand there exactly as they
are, white space aside; one or two may be a name or a title in another spelling, and are checked as names are.
"""

import re
from collections.abc import Iterator, Sequence

from index.text import tokens
from retrieval.generation.records import Fault

_PAIRS = {
    "“": "”",
    "„": "“”‟",
    "«": "»",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "”": "”",
    "»": "«",
    "〝": "〞",
}
_STRAIGHT = '"＂'
_SINGLE = re.compile(r"(?<!\w)'(?P<quoted>[^']*(?:(?<=\w)'(?=\w)[^']*)*)'(?!\w)")
_FEWEST_WORDS = 3
_EDGES = " \t\u00a0.,،;؛:!؟?…"


def quote_fault(text: str, sentences: Sequence[str]) -> Fault | None:
    """`Fault.QUOTE` where `text` quotes what none of `sentences` holds, or leaves a quotation open; else None."""
    held = [_evened(sentence) for sentence in sentences]
    for quoted in quotations(text):
        inner = _evened(quoted).strip(_EDGES)
        if is_long(inner) and not any(_stands(inner, sentence) for sentence in held):
            return Fault.QUOTE
    return None


def is_long(quoted: str) -> bool:
    """Whether a quotation has too many words to be a name or a title."""
    return len(tokens(quoted)) >= _FEWEST_WORDS


def quotations(text: str) -> Iterator[str]:
    """What stands between quotation marks of any kind. What is opened and not closed goes on to the end."""
    place = 0
    while place < len(text):
        mark = text[place]
        if mark in _STRAIGHT:
            end = next((at for at in range(place + 1, len(text)) if text[at] in _STRAIGHT), len(text))
        elif mark in _PAIRS and not _is_apostrophe(text, place):
            end = next(
                (at for at in range(place + 1, len(text)) if text[at] in _PAIRS[mark] and not _is_apostrophe(text, at)),
                len(text),
            )
        else:
            place += 1
            continue
        yield text[place + 1 : end]
        place = end + 1
    for match in _SINGLE.finditer(text):
        yield match["quoted"]


def _is_apostrophe(text: str, place: int) -> bool:
    return (
        text[place] in "’‘'" and 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()
    )


def _evened(text: str) -> str:
    return " ".join(text.split())


def _stands(quoted: str, sentence: str) -> bool:
    """Whether `quoted` stands in `sentence` as whole words."""
    at = sentence.find(quoted)
    while at >= 0:
        end = at + len(quoted)
        if not (at and sentence[at - 1].isalnum()) and not (end < len(sentence) and sentence[end].isalnum()):
            return True
        at = sentence.find(quoted, at + 1)
    return False
