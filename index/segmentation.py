"""Texts into sentences. Text in; half-open spans out, in order, without overlap, losing nothing but white space.

Line ends come first: news text breaks lines at paragraphs. Inside a line a sentence ends at a full stop, question or
exclamation mark, or ellipsis, unless something speaks against it: a number, an abbreviation, an initial, a word that
goes on in lower case. A colon never ends one, so "وقال: …" keeps the words that were said.
"""

import re
from collections.abc import Iterator, Sequence

from index.abbreviations import ENDINGS, NUMBERED, TITLES, begins_a_sentence, says
from index.clauses import clause_end
from index.language import has_arabic
from index.records import Span

LONGEST_SENTENCE = 1000
"""Code points. A longer run without an end is cut at its last clause mark or space: a quote must fit a message,
and a sentence the reach of the model. Much shorter ones are cut where clauses begin (`index.clauses`)."""

LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line: the same as for `str.splitlines`."""

_LINE_END = re.compile(f"[{LINE_ENDS}]+")
_LINE = re.compile(f"[^{LINE_ENDS}]+")
_CLOSERS = "\"'”’»›)]}）」』\u200e\u200f\u202c\u2069"  # with the direction marks that close a run
_END = re.compile(rf"(?P<marks>[.!?؟۔…。！？｡]+)(?P<closers>[{re.escape(_CLOSERS)}]*)")
_BREAKS_WITHOUT_SPACE = set("؟。！？｡۔")
_DASHES = frozenset("—–")
_CLAUSE = re.compile(r"[؛;،,:–—]\s")

# A quotation closed within this many code points stays in one sentence, whatever marks stand in it.
_LONGEST_QUOTATION = 400
_QUOTATION = re.compile(
    rf"«[^«»]{{1,{_LONGEST_QUOTATION}}}»|“[^“”]{{1,{_LONGEST_QUOTATION}}}”"
    rf"|(?<![^\s(:،,])\"[^\"\s][^\"]{{0,{_LONGEST_QUOTATION}}}\"(?![^\W_])"
)
_TWO_WORDS = re.compile(r"([^\W\d_]+)(?:\s+([^\W\d_]+))?")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]{}]+$")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_LIST_LABEL = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_])")
_SPACE = re.compile(r"\s*")


def sentences(text: str, body: Sequence[Span] | None = None) -> list[Span]:
    """The sentences of `text`, or of its parts in `body`: spans without white space at either end."""
    spans = body if body is not None else (Span(0, len(text)),)
    return [sentence for span in spans for line in _lines(text, span) for sentence in _cut_line(text, line)]


def written_lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines between two offsets of `text` that are more than white space, without their ends."""
    return (Span(*line.span()) for line in _LINE.finditer(text, start, end) if not line[0].isspace())


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _LINE_END.finditer(text, span.start, span.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)


def _cut_line(text: str, line: Span) -> Iterator[Span]:
    start = _after_space(text, line.start, line.end)
    quotations = (match.span() for match in _QUOTATION.finditer(text, line.start, line.end))
    quotation = next(quotations, None)
    for match in _END.finditer(text, line.start, line.end):
        while quotation is not None and quotation[1] <= match.start():
            quotation = next(quotations, None)
        if quotation is not None and quotation[0] < match.start() and match.end() < quotation[1]:
            continue  # what was said is one quotation, of however many sentences
        if match.start() >= start and _ends_here(text, line, start, match):
            yield from _bounded(text, start, match.end())
            start = _after_space(text, match.end(), line.end)
    yield from _bounded(text, start, line.end)


def _ends_here(text: str, line: Span, start: int, match: re.Match[str]) -> bool:
    """Whether the marks in `match` end the sentence that began at `start`."""
    marks, end = match["marks"], match.end()
    if end >= line.end:
        return True
    spaced = text[end].isspace()
    # Positions, not copies of what follows: a megabyte in one line must not cost its square.
    following = _after_space(text, end, line.end)
    first = text[following : min(following + 1, line.end)]
    if first.islower():
        return False
    if marks != ".":
        if marks == ".." and not first.isupper():
            return False  # Arabic papers write two dots for a comma
        if match["closers"] and (first in _DASHES or _is_reported(text, following, line.end)):
            return False  # “Is it safe?” — Jane Doe, teacher
        # Marks inside a quotation that goes on ("Why?" she asked) were ruled out above.
        return spaced or marks[-1] in _BREAKS_WITHOUT_SPACE or has_arabic(first)
    word_match = _LAST_WORD.search(text, max(start, match.start() - 40), match.start())
    word = (word_match.group() if word_match else "").lstrip("([«\"'“‘").rpartition("/")[2]
    if _LIST_LABEL.fullmatch(text, start, match.start()):
        return False
    if not spaced and not match["closers"]:
        # "الدولي.وقال" was typed without a space; "٣.٥", "bbc.com" and "د.محمد" were meant without one.
        whole_word = word[-1:].isdigit() or (len(word) > 3 and has_arabic(word[-1]) and word not in TITLES | ENDINGS)
        return whole_word and has_arabic(first)
    return not _abbreviates(word, _NEXT_WORD.match(text, following, line.end), first)


def _is_reported(text: str, following: int, end: int) -> bool:
    """Whether a verb of saying, or a name and one, follows a quotation: the sentence goes on."""
    words = _TWO_WORDS.match(text, following, end)
    return words is not None and any(says(word) for word in words.groups() if word)


def _abbreviates(word: str, next_word: re.Match[str] | None, first: str) -> bool:
    """Whether a full stop after `word` belongs to the word, given what follows."""
    lower = word.casefold()
    if lower in TITLES:
        return True
    if lower in NUMBERED:
        return first.isdigit()
    initial = len(word) == 1 and word.isalpha()
    letters = "." in word and all(len(part.strip("-")) == 1 and part.strip("-").isalpha() for part in word.split("."))
    if lower in ENDINGS or initial or letters:
        return next_word is None or not begins_a_sentence(next_word.group())
    return False


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without its outer white space, in clauses where it is long, and in pieces of at most
    `LONGEST_SENTENCE`."""
    start, end = _stripped(text, start, end)
    while True:
        cut = clause_end(text, start, end, LONGEST_SENTENCE)
        if cut is None:
            if end - start <= LONGEST_SENTENCE:
                break
            cut = _last_break(text, start, start + LONGEST_SENTENCE)
        yield Span(*_stripped(text, start, cut))
        start, end = _stripped(text, cut, end)
    if start < end:
        yield Span(start, end)


def _after_space(text: str, start: int, end: int) -> int:
    match = _SPACE.match(text, start, end)
    return match.end() if match else start


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _last_break(text: str, start: int, limit: int) -> int:
    """The best place to cut before `limit`, in the second half: after a clause mark, else at a space, else there."""
    half = (start + limit) // 2
    clauses = [match.end() for match in _CLAUSE.finditer(text, half, limit)]
    if clauses:
        return clauses[-1]
    for position in range(limit, half, -1):
        if text[position].isspace():
            return position
    return limit
