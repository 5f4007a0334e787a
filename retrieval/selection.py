"""Which of the ranked sentences to show: the best, and up to two more that are nearly as good and add something.

Ranked candidates in; those to show out, the newest first where documents differ; and those that come next.
"""

from collections.abc import Sequence

from retrieval.conflict import differ, newest_first, shared, stems_and_figures
from retrieval.evidence import Candidate

MOST_QUOTES = 3
_WITHIN = 0.4
"""How far below the best score a further sentence may lie, on the scale of the evidence score."""
_SURELY_THE_SPEAKER = 0.75
_SAME_THING = 0.7
"""Share of the shorter sentence's stems from which two sentences say the same."""


def select(ranked: Sequence[Candidate]) -> list[Candidate]:
    """At most `MOST_QUOTES` of `ranked`, best first, none of which repeats another.

    Where the best sentence reports the words of whoever was asked about, so must the others. Where two documents give
    different figures for the same thing, both are shown, the newer one first.
    """
    chosen: list[Candidate] = []
    for candidate in ranked:
        if len(chosen) == MOST_QUOTES or candidate.score < ranked[0].score - _WITHIN:
            break
        beside_the_point = _speaks(ranked[0]) and not _speaks(candidate)
        if not beside_the_point and not any(_repeats(candidate, other) for other in chosen):
            chosen.append(candidate)
    return newest_first(chosen)


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
        is_new = not any(_says_the_same(candidate, each) for each in (*chosen, *found))
        if is_new and candidate.sentence.document_id in quoted:
            found.append(candidate)
    return found


def _speaks(candidate: Candidate) -> bool:
    return candidate.features["subject"] >= _SURELY_THE_SPEAKER


def _repeats(one: Candidate, other: Candidate) -> bool:
    """Whether `one` says what `other` says, or already stands beside it as the sentence that it goes on from."""
    return one.sentence == other.context or _says_the_same(one, other)


def _says_the_same(one: Candidate, other: Candidate) -> bool:
    if one.quote == other.quote:
        return True
    (stems, figures), (other_stems, other_figures) = stems_and_figures(one.quote), stems_and_figures(other.quote)
    return shared(stems | figures, other_stems | other_figures) >= _SAME_THING and not differ(one, other)
