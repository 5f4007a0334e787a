"""Which of the ranked sentences to show: the best, and up to two more that are nearly as good, may answer, and add
something.

Ranked candidates in; those to show out, the newest first where documents contradict each other or may; and those that
come next.
"""

from collections.abc import Iterator, Sequence

from retrieval.candidate import Candidate
from retrieval.marking import marked
from retrieval.question import Question
from retrieval.stated.ages import age
from retrieval.stated.conflict import contend, is_newer_and_says_more, may_stand_first_for, repeats, say_otherwise
from retrieval.stated.earlier_counts import later_counts_first

MOST_QUOTES = 3
_WITHIN = 0.4
"""How far below the best score a further sentence may lie, on the scale of the evidence score."""
_LEAST_LIKELY = 0.12
"""How likely (0..1) a further sentence must be to answer by itself, where that is known. On the articles written to be
fitted to, 2 of 480 further sentences below this answered, and 114 of the 1,087 others (docs/evaluation.md)."""
_LEAST_LIKELY_ELSEWHERE = 0.2
"""The same of another document than the best one's, which is seldom on the very matter: on articles that nothing was
fitted to, 10 of 208 below this answered, and 84 of 595 others (docs/evaluation.md)."""
_SOUGHT_FOR_A_CONFLICT = 12
"""Of so many of the best, what contradicts one to show is shown however far below it lies: it may be the newer news."""
_LIKELIER_THAN_NOT = 0.5
_SURELY_THE_SPEAKER = 0.75
_OF_A_CONFLICT = 2
"""Quotes at least of statements that contradict each other, where there is room."""


def select(
    ranked: Sequence[Candidate], *, are_answers: bool = True, question: Question | None = None
) -> list[Candidate]:
    """At most `MOST_QUOTES` of `ranked`, best first, none of which says again what another says.

    Where the best sentence reports the words of whoever was asked about, so must the others. Statements of several
    documents that contradict each other, or may while the newer one holds as much of the question, stand together, the
    newest first, and none is left out that is newer than one of them. A count that says itself that it is an earlier
    one gives its place to a later one of the same. Equal scores are in the order of dates, the newest first. Where they
    `are_answers`, what is hardly likely to answer, and says neither the same as what is nor otherwise, leaves its place
    empty, and so does what tells the asked deed with its roles exchanged: what comes next is less near to the best, and
    nothing is known of it. Of what is told in two languages at one time, the reader of `question` gets that in its own,
    or that first.
    """
    chosen: list[Candidate] = []
    left = _statements(later_counts_first(ranked), question)
    room = MOST_QUOTES
    while left and room:
        together = _contenders(left)
        places = sum(each in together for each in left[:room])
        newest = _newest(together)[: min(room, max(places, _OF_A_CONFLICT))]
        if not (are_answers and chosen) or any(_is_likely(each, chosen[0]) for told in together for each in told):
            chosen += newest
        room -= len(newest)
        left = [each for each in left if each not in together]
    return _in_order_for_the_reader(question, chosen)


def beside(ranked: Sequence[Candidate], chosen: Sequence[Candidate], most: int) -> list[Candidate]:
    """The best of `ranked` after those `chosen`, at most `most`, none of which repeats another, best first.

    Only from documents that are quoted already: they are more of the same sources, and no further ones. What stands
    before a quote without being one is among them.
    """
    quoted = {candidate.sentence.document_id for candidate in chosen}
    found: list[Candidate] = []
    for candidate in ranked:
        if len(found) == most:
            break
        is_new = not any(repeats(candidate, each) for each in (*chosen, *found))
        if is_new and candidate.sentence.document_id in quoted:
            found.append(candidate)
    return found


_Told = list[Candidate]
"""A statement: the sentence to show for it, then others that say the same."""


def _statements(ranked: Sequence[Candidate], question: Question | None) -> list[_Told]:
    """What the sentences say that may be shown, each thing once, best first.

    What stands before a shown sentence, as what that goes on from, is shown already.
    """
    found: list[_Told] = []
    for candidate in _showable(ranked):
        if any(candidate.sentence == told[0].context for told in found):
            continue
        alike = (told for told in found if told[0].is_exchanged == candidate.is_exchanged)
        told = next((told for told in alike if any(repeats(candidate, each) for each in told)), None)
        if told is None:
            found.append([candidate])
        elif is_newer_and_says_more(candidate, told[0]) or _is_for_the_reader(question, candidate, told[0]):
            told.insert(0, candidate)
        else:
            told.append(candidate)
    return found


def _is_for_the_reader(question: Question | None, candidate: Candidate, shown: Candidate) -> bool:
    """Whether a sentence alone is in the question's language, says what the one to show says, and holds what may be
    marked in that as well."""
    if question is None or candidate.language != question.language or shown.language == question.language:
        return False
    if not (repeats(candidate, shown) and repeats(shown, candidate)):
        return False
    return _holds_what_is_marked(question, candidate, shown)


def _in_order_for_the_reader(question: Question | None, chosen: list[Candidate]) -> list[Candidate]:
    """The same, before the best the first that tells what that does in the language of the question, and likelier
    answers than not."""
    if question is None or not chosen or chosen[0].language == question.language:
        return chosen
    for each in chosen[1:]:
        is_likely = each.features.get("likely", 1.0) >= _LIKELIER_THAN_NOT
        if is_likely and may_stand_first_for(each, chosen[0]) and _holds_what_is_marked(question, each, chosen[0]):
            return [each, *(other for other in chosen if other is not each)]
    return chosen


def _holds_what_is_marked(question: Question, candidate: Candidate, shown: Candidate) -> bool:
    is_marked = marked(question, shown, is_first=True) is not None
    return not is_marked or marked(question, candidate, is_first=True) is not None


def _showable(ranked: Sequence[Candidate]) -> Iterator[Candidate]:
    """Those near enough to the best, or contrary to one of the first of these, in an order that documents have no part
    in."""
    ordered = sorted(
        ranked, key=lambda each: (-each.score, -age(each), each.sentence.document_id, each.sentence.ordinal)
    )
    near: list[Candidate] = []
    for place, candidate in enumerate(ordered):
        is_near = candidate.score >= ordered[0].score - _WITHIN
        if not is_near and place >= _SOUGHT_FOR_A_CONFLICT:
            return
        if not _speaks(candidate) and _speaks(ordered[0]):
            continue
        if is_near or any(say_otherwise(each, candidate) for each in near[:MOST_QUOTES]):
            near += [candidate] * is_near
            yield candidate


def _is_likely(candidate: Candidate, best: Candidate) -> bool:
    is_beside = candidate.sentence.document_id == best.sentence.document_id
    least = _LEAST_LIKELY if is_beside else _LEAST_LIKELY_ELSEWHERE
    return candidate.features.get("likely", 1.0) >= least and not candidate.is_exchanged


def _speaks(candidate: Candidate) -> bool:
    return candidate.features["subject"] >= _SURELY_THE_SPEAKER


def _contenders(told: Sequence[_Told]) -> list[_Told]:
    """The first statement, and those that contradict it or one that does, or may."""
    found = [told[0]]
    for each in found:
        found += [other for other in told if other not in found and _contend(each, other)]
    return found


def _contend(one: _Told, other: _Told) -> bool:
    if one[0].is_exchanged or other[0].is_exchanged:
        return False  # another deed may have another outcome
    return any(contend(mine, yours) for mine in one for yours in other)


def _newest(told: Sequence[_Told]) -> list[Candidate]:
    """The sentence to show for each statement, newest first: of several, each one's newest stands for it."""
    if len(told) == 1:
        return [told[0][0]]
    newest = [max(each, key=age) for each in told]
    return sorted(newest, key=age, reverse=True)
