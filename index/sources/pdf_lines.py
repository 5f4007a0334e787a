"""A page of a PDF, as pdfminer lays it out, into its lines from top to bottom: lists of glyphs from left to right.

pdfminer finds the columns of a page, and is wrong about two things in Arabic: a short last line of a paragraph, which
stands at the right, is taken for a column, and a vowel sign, which has no width, for the beginning of a gap.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from pdfminer.layout import LTAnno, LTChar, LTContainer, LTTextLine

Glyphs = list[str]

_WORD_MARGIN = 0.1  # pdfminer's own: a gap so wide, as a share of the next glyph's size, parts words
_SAME_ROW = 0.5  # of the lower line's height: lines whose middles are nearer stand beside each other
_MOST_SHARED_ROWS = 0.25  # a page where more rows hold several lines has columns, or tables
_FEWEST_SHARED_ROWS = 3
_MARKS = re.compile(r"\s*[\u064b-\u0655\u0670]+\s*")
_NOTHING = re.compile(r"[\s\u064b-\u0655\u0670\0]*")  # a line of vowel signs: they stand above another
_UNKNOWN = "\0"
_MISSING = "\ufffd"


def lines_in_order(page: LTContainer) -> list[Glyphs]:
    """The lines that have anything to read. A page in one column is read row by row, others as pdfminer does."""
    lines = [line for line in _lines(page) if not _NOTHING.fullmatch(line.get_text())]
    rows = _rows(lines)
    shared = sum(len(row) > 1 for row in rows)
    if shared >= _FEWEST_SHARED_ROWS and shared > _MOST_SHARED_ROWS * len(rows):
        return [_side_by_side([line]) for line in lines]
    return [_side_by_side(row) for row in rows]


def _lines(container: LTContainer) -> Iterator[LTTextLine]:
    for element in container:
        if isinstance(element, LTTextLine):
            yield element
        elif isinstance(element, LTContainer):
            yield from _lines(element)


def _rows(lines: Iterable[LTTextLine]) -> list[list[LTTextLine]]:
    """Lines that stand side by side, from left to right, the topmost first."""
    rows: list[list[LTTextLine]] = []
    for line in sorted(lines, key=lambda each: -_middle(each)):
        if rows and _middle(rows[-1][0]) - _middle(line) < _SAME_ROW * min(rows[-1][0].height, line.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda each: each.x0) for row in rows]


def _middle(line: LTTextLine) -> float:
    return float(line.y0 + line.y1) / 2


def _side_by_side(row: Sequence[LTTextLine]) -> Glyphs:
    """The glyphs of lines that stand beside each other; pdfminer parts some within a word."""
    parts: list[LTChar | LTAnno] = []
    for line in row:
        parts += ([LTAnno(" ")] if parts else []) + [part for part in line if part.get_text() != "\n"]
    return _spaced(parts)


def _spaced(parts: Sequence[LTChar | LTAnno]) -> Glyphs:
    """Glyph by glyph: one that stands for two letters keeps their order when the line is turned around."""
    return [
        _said(part) if isinstance(part, LTChar) else " "
        for place, part in enumerate(parts)
        if isinstance(part, LTChar) or not _is_no_gap(parts, place)
    ]


def _said(glyph: LTChar) -> str:
    """What a glyph stands for. Of some, fonts don't tell: a letter is missing then, and is seen to be."""
    text: str = glyph.get_text()
    if text == _UNKNOWN:
        return _MISSING if glyph.width > 0 else ""
    return text


def _is_no_gap(parts: Sequence[LTChar | LTAnno], place: int) -> bool:
    """Whether the space that pdfminer saw at `place` is only where a vowel sign stands above its letter."""
    if not any(map(_is_mark, parts[max(0, place - 1) : place + 2])):
        return False
    before = next((part for part in reversed(parts[:place]) if _has_width(part)), None)
    after = next((part for part in parts[place + 1 :] if _has_width(part)), None)
    if before is None or after is None:
        return False
    return bool(after.x0 - before.x1 <= _WORD_MARGIN * max(after.width, after.height))


def _is_mark(part: LTChar | LTAnno) -> bool:
    return isinstance(part, LTChar) and not _has_width(part)


def _has_width(part: LTChar | LTAnno) -> bool:
    """Whether a glyph takes room of its own; vowel signs don't, though some fonts give them the width of a letter."""
    return isinstance(part, LTChar) and part.width > 0 and not _MARKS.fullmatch(part.get_text())
