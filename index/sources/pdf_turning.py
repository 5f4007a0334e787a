"""A line as it is seen, from left to right, into the line as it is read, from right to left: the way back from what the
Unicode bidirectional algorithm (UAX #9) makes of an Arabic line. Glyphs in, text out.
"""

import re

Glyphs = list[str]

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_DIGIT = re.compile(r"[0-9٠-٩]")
_BETWEEN_DIGITS = frozenset(".,:/٫٬")  # one of them between two digits belongs to their number (W4)
_BETWEEN_LATIN = frozenset(".,:/-+'&@_?=#%~ ")  # any of them between Latin words, and addresses


def turned(glyphs: Glyphs) -> str:
    """The line from right to left, but for numbers and Latin words, each of which is kept as it is.

    After Arabic letters a hyphen parts two numbers (W2, W4): "2010-2020" is seen as "2020-2010".
    """
    said: list[str] = []
    end = len(glyphs)
    while end:
        start = _run(glyphs, end)
        said += glyphs[start:end]
        end = start
    return "".join(said)


def words_turned(glyphs: Glyphs) -> str:
    """The words of the line in reverse order, each as it is."""
    return " ".join(reversed("".join(glyphs).split()))


def _run(glyphs: Glyphs, end: int) -> int:
    """Where what is read from left to right and ends at `end` begins; `end - 1` for any other glyph."""
    if glyphs[end - 1] == "%" and end > 1 and _DIGIT.match(glyphs[end - 2]):
        return _run(glyphs, end - 1)
    if not _is_left_to_right(glyphs[end - 1]):
        return end - 1
    start = end - 1
    latin = _LATIN.match(glyphs[start]) is not None
    while start:
        before = start - 1
        while before and not _is_left_to_right(glyphs[before]) and glyphs[before] in _BETWEEN_LATIN | _BETWEEN_DIGITS:
            before -= 1
        if not _is_left_to_right(glyphs[before]):
            break
        between = glyphs[before + 1 : start]
        here = _LATIN.match(glyphs[before]) is not None
        if between and not (latin or here) and not (len(between) == 1 and between[0] in _BETWEEN_DIGITS):
            break
        latin = latin or here
        start = before
    return start


def _is_left_to_right(glyph: str) -> bool:
    return _LATIN.match(glyph) is not None or _DIGIT.match(glyph) is not None
