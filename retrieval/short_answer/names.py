"""The names of a sentence in Latin script that may be the short answer to "who".

A question and a quotation in; candidates out: runs of capitalised words. Arabic has no capitals, and this does not
guess. What the question names itself is none. What stands after "in" or "from", an owner ("Edison's phonograph"), a
title in quotation marks and a single word may be anything: none of them is sure.
"""

import re
from collections.abc import Sequence

from index.language import has_arabic
from index.records import Span
from index.text import is_stopword, stem
from retrieval.gloss.places import mentions
from retrieval.matching import names_any, words_covered, words_of
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.candidate import Candidate
from retrieval.short_answer.times import times

_JOINING = frozenset({"de", "van", "von", "bin", "ibn", "al", "el", "da", "della", "le", "la"})
_TITLES_WITH_OF = frozenset("duke duchess earl king queen prince princess emperor empress count bishop lord".split())
"""What stands after "of" belongs to these: "Duke of York"."""
_IN = frozenset({"in", "at", "from", "near"})
_AND = frozenset({"and", "or"})
_NOT_BEFORE = frozenset("in at on from near into for with against".split())
_NOBODY = frozenset(
    """
    day records record prize award awards war act street avenue road river sea lake mountain mountains cup bowl
    championship championships league season games olympics book church cathedral university college school album show
    edition century island islands city county station bridge castle palace park party treaty agreement news times
    """.split()
)
"""A name that ends with one of these is no person's."""
_OWNER = re.compile(r"['’]s\b|s['’](?= )")
_OWNS = re.compile(r" ?['’]s?\b|['’](?= )")
_OPENING, _CLOSING = re.compile(r"``|[\"“«]"), re.compile(r"''|[\"”»]")


def names(question: Question, quotation: Quotation) -> list[Candidate]:
    """The names of the quotation that may be what the question asks for."""
    if has_arabic(quotation.text):
        return []
    in_dates = {place for time in times(quotation) for place in range(time.first, time.end)}
    found: list[Candidate] = []
    for whole in _runs(quotation, in_dates):
        run = _without_what_is_asked(quotation, whole, question)
        if _is_where(quotation, run) or _is_asked_about(quotation, run, question):
            continue
        start, end = quotation.words[run.start].start, quotation.words[run.end - 1].end
        is_sure = _is_somebody(quotation, run) and not _is_one_of_two(quotation, whole, question)
        found.append(Candidate(start, end, is_sure))
    return found


def _without_what_is_asked(quotation: Quotation, run: Span, question: Question) -> Span:
    """ "Vice-Chair Ismail El Gizouli" is asked for with "who is the vice-chair": the name alone is the answer."""
    asked = {word.stem for word in question.words}
    start = run.start
    while start < run.end - 1 and stem(quotation.folded(start)) in asked:
        start += 1
    return Span(start, run.end)


def _is_where(quotation: Quotation, run: Span) -> bool:
    """ "in Paris": somebody is not asked for."""
    return quotation.folded(run.start - 1) in _IN and any(
        mention.first <= run.start and run.end <= mention.last + 1 for mention in mentions(quotation)
    )


def _is_asked_about(quotation: Quotation, run: Span, question: Question) -> bool:
    """Whether the run names, in whatever script, somebody or something that the question names."""
    part = words_of(quotation.slice(run.start, run.end - 1))
    return words_covered(question, [part]) > 0 or names_any(question, part) > 0


def _is_somebody(quotation: Quotation, run: Span) -> bool:
    before = quotation.folded(run.start - 1)
    if before == "the":
        before = quotation.folded(run.start - 2)
    if run.end - run.start == 1 or before in _NOT_BEFORE or quotation.folded(run.end - 1) in _NOBODY:
        return False
    if before[:1].isdigit() or quotation.text.startswith(".", quotation.words[run.end - 1].end - 1):
        return False  # "4 George III", and initials that a sentence was cut at
    name, end = quotation.slice(run.start, run.end - 1), quotation.words[run.end - 1].end
    if _OWNER.search(name) or _OWNS.match(quotation.text, end):
        return False
    return not _is_in_quotation_marks(quotation.text, quotation.words[run.start].start)


def _is_one_of_two(quotation: Quotation, run: Span, question: Question) -> bool:
    """Whether another name is joined to it that the question does not say: "Marie and Pierre Curie"."""
    asked = {word.stem for word in question.words}
    for joining, other in ((run.start - 1, run.start - 2), (run.end, run.end + 1)):
        name = quotation.folded(other)
        is_joined = bool(name) and quotation.folded(joining) in _AND
        if is_joined and quotation.slice(other, other)[0].isupper() and stem(name) not in asked:
            return True
    return False


def _is_in_quotation_marks(text: str, start: int) -> bool:
    opened = list(_OPENING.finditer(text, 0, start))
    return bool(opened) and _CLOSING.search(text, opened[-1].end(), start) is None and len(opened) % 2 == 1


def _runs(quotation: Quotation, in_dates: set[int]) -> list[Span]:
    """Longest runs of capitalised words; a joining word between two of them joins, signs part them."""
    inside = [
        quotation.has_capital(place) and not (place == 0 and is_stopword(word.folded)) and place not in in_dates
        for place, word in enumerate(quotation.words)
    ]
    found: list[Span] = []
    place = 0
    while place < len(inside):
        end = _run_end(quotation, inside, place)
        if end > place:
            found.append(Span(place, end))
        place = max(end, place + 1)
    return found


def _run_end(quotation: Quotation, inside: Sequence[bool], place: int) -> int:
    """The place after the run that begins at a place; the place itself where none does."""
    if not inside[place]:
        return place
    end = place + 1
    while end < len(inside):
        joining = quotation.folded(end)
        may_join = joining in _JOINING or (joining == "of" and quotation.folded(end - 1) in _TITLES_WITH_OF)
        if inside[end] and quotation.between(end - 1) in {" ", "-", " - ", ". ", "", "\u00a0"}:
            if quotation.between(end - 1) == ". " and quotation.words[end - 1].end - quotation.words[end - 1].start > 1:
                break
            end += 1
        elif may_join and end + 1 < len(inside) and inside[end + 1] and quotation.joined(end - 1, end + 1):
            end += 2
        else:
            break
    return end
