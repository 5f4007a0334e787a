"""Judges and the verifier of one model, from questions whose answers are known: how what is measured becomes numbers.

Datasets, an embedder and its means in; a judge for each direction and a verifier's network out.

Judges weigh what the verifier says, and it says too much about questions that it was learned from. So the articles are
parted in two: a verifier learned from either half reads the other, and the judges are fitted to that (cross-fitting,
Chernozhukov et al. 2018). The verifier that comes out is learned from all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import as_file, files

import torch

from index.embedding.protocol import Embedder
from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.evaluation.pool import Progress
from retrieval.fitting.gathering import Gathered, gather
from retrieval.fitting.judge import fit_judge, read_for
from retrieval.fitting.means import Means
from retrieval.fitting.outcomes import SIGNALS, Outcome
from retrieval.fitting.verifier_examples import examples
from retrieval.fitting.verifying import Network, learn
from retrieval.profile import Judge, direction

_ARTICLES = ("news", "bulletins", "encyclopaedia")
_READ_TOGETHER = 64
_VERIFIED = SIGNALS.index("verified")


def written_articles() -> list[Dataset]:
    """The articles written for Qawl to be fitted to."""
    folder = files("retrieval.fitting") / "articles"
    found = []
    for name in _ARTICLES:
        with as_file(folder / f"{name}.jsonl") as file:
            found.append(read_dataset(file))
    return found


def fit(
    datasets: Iterable[Dataset], embedder: Embedder, means: Means, progress: Progress
) -> tuple[dict[str, Judge], Network]:
    """The judges by direction, and the verifier. Raises `ValueError` where a direction has too few questions."""
    gathered = [each for dataset in datasets for each in gather(dataset, embedder, means, progress)]
    judges = judges_of([each.outcome for each in gathered])
    read: list[Outcome] = []
    for learned_from, half in _by_turns(gathered):
        network = learn(list(examples(learned_from, judges)), "verifier for the other half")
        read += read_again(half, network, judges, progress)
    return judges_of(read), learn(list(examples(gathered, judges)), "verifier")


def judges_of(found: Sequence[Outcome]) -> dict[str, Judge]:
    """A judge for each direction, fitted to the outcomes in it."""
    directions = sorted({(each.asking, each.answering) for each in found})
    return {
        direction(*pair): fit_judge([each for each in found if (each.asking, each.answering) == pair])
        for pair in directions
    }


def _by_turns(gathered: Sequence[Gathered]) -> Iterator[tuple[list[Gathered], list[Gathered]]]:
    """What either half of the articles is read by, and that half."""
    articles = sorted({each.outcome.article for each in gathered})
    first = frozenset(articles[::2])
    halves = [[each for each in gathered if (each.outcome.article in first) is mine] for mine in (True, False)]
    yield halves[1], halves[0]
    yield halves[0], halves[1]


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
