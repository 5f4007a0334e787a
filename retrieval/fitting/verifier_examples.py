"""What the verifier is learned from: for each question the sentence that answers, and the best of those that don't.

What was gathered and judges in; the questions' examples out.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from retrieval.fitting.gathering import Gathered
from retrieval.fitting.judge import ranked
from retrieval.fitting.outcomes import SIGNALS, Hidden
from retrieval.fitting.verifying import Example
from retrieval.profile import Judge

_FIRST = 4
"""Sentences among which a neighbour of the right one is looked for."""
_WRONG = 2
"""Sentences taken of a question that nothing answers."""


def examples(gathered: Iterable[Gathered], judges: Mapping[str, Judge]) -> Iterator[list[Example]]:
    """The examples of each question that has any. `judges`, by direction, tell what the other signals know."""
    for each in gathered:
        found = list(_examples(each, judges[each.direction]))
        if found:
            yield found


def _examples(gathered: Gathered, judge: Judge) -> Iterator[Example]:
    """The sentence that answers, the best where its document is hidden, and one of its neighbours; where nothing
    answers, the two best."""
    outcome = gathered.outcome
    example = partial(_example, gathered, judge)
    found = ranked(outcome, judge.weights, Hidden.NOTHING)
    if not outcome.answered:
        yield from (example(number, 0) for number in found[:_WRONG])
        return
    elsewhere = ranked(outcome, judge.weights, Hidden.DOCUMENT)
    right = [number for number in found if outcome.right[number]]
    if right and elsewhere:
        yield example(right[0], 1)
        yield example(elsewhere[0], 0)
        neighbours = [each for each in found[:_FIRST] if outcome.document[each] and not outcome.right[each]]
        yield from (example(number, None) for number in neighbours[:1])


def _example(gathered: Gathered, judge: Judge, number: int, answers: int | None) -> Example:
    signals = dict(zip(SIGNALS, gathered.outcome.signals[number], strict=True))
    return gathered.example(number, answers, judge.log_odds(signals))
