"""Texts into sentences. Text in; half-open spans out, in order, without overlap, losing nothing but white space.

Line ends come first: news text breaks lines at paragraphs. Inside a line a sentence ends at a full stop, question or
exclamation mark, or ellipsis, unless something speaks against it: a number, an abbreviation, an initial, a word that
goes on in lower case. A colon never ends one, so "وقال: …" keeps the words that were said.
"""

import re
from collections.abc import Iterator, Sequence

from index.language import has_arabic
from index.records import Span

LONGEST_SENTENCE = 1000
"""Code points. A longer run without an end is cut at its last clause mark or space: a quote must fit a message,
and a sentence the reach of the model."""

_LINE_END = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = "\"'”’»›)]}）」』\u200e\u200f\u202c\u2069"  # with the direction marks that close a run
_END = re.compile(rf"(?P<marks>[.!?؟۔…。！？｡]+)(?P<closers>[{re.escape(_CLOSERS)}]*)")
_BREAKS_WITHOUT_SPACE = set("؟。！？｡۔")
_CLAUSE = re.compile(r"[؛;،,:–—]\s")

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof sr jr st rev hon gen col maj capt lt sgt gov sen rep pres vs etc approx dept est fig no nos vol
    inc ltd co corp bros e.g i.e a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mt ft al cf ed eds pp
    د أ م ا ص ج ط ت ق هـ ه أ.د ا.د إلخ الخ ق.م ب.م
    """.split()
)
# After an initialism such as "U.S." a capital starts a new sentence only if it is a word that begins many of them.
_STARTERS = frozenset(
    """
    The A An He She It They We I You This That These Those There In On At As But And So If When While After Before
    However Meanwhile His Her Its Their Our My For With From By To Of No Not What Who Why How
    """.split()
)
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]{}]+$")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_LIST_LABEL = re.compile(r"[(\[]?(?:\d{1,3}|[^\W\d_])")
_SPACE = re.compile(r"\s*")


def sentences(text: str, body: Sequence[Span] | None = None) -> list[Span]:
    """The sentences of `text`, or of its parts in `body`: spans without white space at either end."""
    spans = body if body is not None else (Span(0, len(text)),)
    return [sentence for span in spans for line in _lines(text, span) for sentence in _cut_line(text, line)]


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _LINE_END.finditer(text, span.start, span.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)


def _cut_line(text: str, line: Span) -> Iterator[Span]:
    start = _after_space(text, line.start, line.end)
    for match in _END.finditer(text, line.start, line.end):
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
        # Marks inside a quotation that goes on ("Why?" she asked) were ruled out above.
        return spaced or marks[-1] in _BREAKS_WITHOUT_SPACE or has_arabic(first)
    word_match = _LAST_WORD.search(text, max(start, match.start() - 40), match.start())
    word = word_match.group() if word_match else ""
    if _LIST_LABEL.fullmatch(text, start, match.start()):
        return False
    if not spaced and not match["closers"]:
        # "الدولي.وقال" was typed without a space; "٣.٥", "bbc.com" and "د.محمد" were meant without one.
        whole_word = word[-1:].isdigit() or (len(word) > 3 and has_arabic(word[-1]) and word not in _ABBREVIATIONS)
        return whole_word and has_arabic(first)
    return not _abbreviates(word, _NEXT_WORD.match(text, following, line.end))


def _abbreviates(word: str, next_word: re.Match[str] | None) -> bool:
    """Whether a full stop after `word` belongs to the word, given the word that follows."""
    bare = word.lstrip("([«\"'“‘")
    if bare.casefold() in _ABBREVIATIONS:
        return True
    initial = len(bare) == 1 and bare.isalpha()
    if initial or ("." in bare and all(len(part) == 1 and part.isalpha() for part in bare.split("."))):
        return next_word is None or next_word.group() not in _STARTERS
    return False


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without its outer white space, in pieces of at most `LONGEST_SENTENCE`."""
    start, end = _stripped(text, start, end)
    while end - start > LONGEST_SENTENCE:
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
