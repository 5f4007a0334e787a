"""Judges and the verifier of one model, from questions whose answers are known: how what is measured becomes numbers.

What was gathered, dealt to parts by article, in; a judge for each direction and a verifier's network out, for people,
and for each part those that have seen nothing of it.

Judges weigh what the verifier says, and it says too much about questions that it was learned from. So each part is read
by a verifier that was learned from the others, and judges are fitted to that (cross-fitting, Chernozhukov et al. 2018).
The verifier that ships is learned from all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import torch

from retrieval.evaluation.pool import Progress
from retrieval.fitting.gathering import Gathered
from retrieval.fitting.judge import fit_judge, read_for
from retrieval.fitting.outcomes import SIGNALS, Outcome
from retrieval.fitting.verifier_examples import examples
from retrieval.fitting.verifying import Network, learn
from retrieval.profile import Judge, direction

_READ_TOGETHER = 64
_VERIFIED = SIGNALS.index("verified")


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """Judges by direction, and the verifier whose readings they weigh."""

    judges: Mapping[str, Judge]
    verifier: Network


def fit(parts: Sequence[Sequence[Gathered]], progress: Progress) -> tuple[Fitted, list[Fitted]]:
    """What is fitted to all `parts`, and for each of them what is fitted to the others.

    The latter judge the part of which they have seen nothing but what the other parts' readings, by verifiers that were
    learned from it too, tell of it. Raises `ValueError` where a direction has too few questions.
    """
    networks, read = [], []
    for number, part in enumerate(parts):
        others = [each for place, other in enumerate(parts) if place != number for each in other]
        judges = judges_of([each.outcome for each in others])
        networks.append(learn(list(examples(others, judges)), f"verifier without part {number}"))
        outcomes = read_again(part, networks[-1], judges, progress)
        read.append([each for each in outcomes if each.counts])
    everything = [each for part in parts for each in part]
    known = judges_of([each.outcome for each in everything])
    network = learn(list(examples(everything, known)), "verifier")
    folds = [
        Fitted(judges_of([each for place, part in enumerate(read) if place != number for each in part]), learned)
        for number, learned in enumerate(networks)
    ]
    return Fitted(judges_of([each for part in read for each in part]), network), folds


def judges_of(found: Iterable[Outcome]) -> dict[str, Judge]:
    """A judge for each direction, fitted to the outcomes in it."""
    by_direction: dict[str, list[Outcome]] = {}
    for each in found:
        by_direction.setdefault(direction(each.asking, each.answering), []).append(each)
    return {label: fit_judge(by_direction[label]) for label in sorted(by_direction)}


def read_again(
    gathered: Sequence[Gathered], network: Network, judges: Mapping[str, Judge], progress: Progress
) -> list[Outcome]:
    """The outcomes with what `network` and doubts make of every sentence that matters, by the weights of `judges`."""
    wanted = [
        (number, place, each.example(place, None, 0.0))
        for number, each in enumerate(gathered)
        for place in sorted(read_for(each.outcome, judges[each.direction].weights))
    ]
    signals = [each.outcome.signals.copy() for each in gathered]
    # Those of about the same length together: little is padded.
    wanted.sort(key=lambda each: each[2].length)
    with torch.no_grad():
        for start in range(0, len(wanted), _READ_TOGETHER):
            part = wanted[start : start + _READ_TOGETHER]
            found = network([example for _, _, example in part])
            for (number, place, _), value in zip(part, found.tolist(), strict=True):
                signals[number][place, _VERIFIED] = value
                for name, doubt in gathered[number].doubts(place).items():
                    signals[number][place, SIGNALS.index(name)] = doubt
            progress("sentences read", start + len(part), len(wanted))
    return [replace(each.outcome, signals=changed) for each, changed in zip(gathered, signals, strict=True)]
