"""Where a long sentence may be cut so that both parts can be quoted: a text and a sentence's place in, an offset out.

Arabic prose joins clauses by "،" and "و" into sentences of a thousand letters. Best is the place behind a semicolon,
then at a comma before a word that sentences begin with or an "and", then, without a comma, before a verb of saying.
"""

import re

from index.abbreviations import begins_a_sentence

_LEAST = 120  # code points of a part: a shorter one is a fragment
_REACH = 400
"""Code points of a part where it can be helped: what fits a phone's screen, and what a reader takes in at once."""

_PLACE = re.compile(
    r"(?P<semicolon>[؛;])\s+"
    r"|[،,]\s+(?=(?P<joining>(?:كما|فيما|بينما|لكن|غير أن|إلا أن|في حين|ثم|while|but|whereas)\b|و(?=[^\W\d_]{3})|and ))"
    r"|(?<=\s)(?=(?P<opening>و[^\W\d_]{3,}))"
)
_WORD = re.compile(r"[^\W\d_]+")
_REPORTING = re.compile(
    r"و(?:قال|قالت|أضاف|أضافت|أكد|أكدت|أشار|أشارت|أوضح|أوضحت|ذكر|ذكرت|أعلن|أعلنت|تابع|تابعت|بين|بينت|لفت|شدد|شددت)"
)
_KEPT_TOGETHER = re.compile(r"«[^«»]*»?|“[^“”]*”?|\([^()]*\)?|\"[^\"]*\"?")


def clause_end(text: str, start: int, end: int, longest: int) -> int | None:
    """The best place to cut the sentence from `start` to `end`, at most `longest` code points after its start; None
    where it is short enough, or nothing tells where a clause begins. No quotation and no bracket is cut."""
    if end - start <= _REACH:
        return None
    first, last = start + _LEAST, min(start + longest, end - _LEAST)
    kept = [match.span() for match in _KEPT_TOGETHER.finditer(text, start, min(start + longest, end))]
    best, best_rank = None, 0
    for match in _PLACE.finditer(text, first, last):
        place, rank = match.end(), _rank(text, match)
        if best is not None and place - start > _REACH:
            break
        if rank >= max(best_rank, 1) and not any(opened < place < closed for opened, closed in kept):
            best, best_rank = place, rank
    return best


def _rank(text: str, match: re.Match[str]) -> int:
    """How good a place is, from 4; 0 for none."""
    if match["semicolon"]:
        return 4
    word = _WORD.match(text, match.end())
    begins = word is not None and (begins_a_sentence(word[0]) or _REPORTING.fullmatch(word[0]) is not None)
    if match["joining"]:
        return 3 if begins or match["joining"] != "و" else 2
    return 1 if word is not None and _REPORTING.fullmatch(word[0]) else 0
