"""Learns verifiers: one for each fold from what the others' articles give, and the one that ships from everything.

`python -m retrieval.fitting.verifiers DATA --folds F0 F1 F2 --output FOLDER`

DATA and the folds are those of `retrieval.fitting`. `FOLDER/<number>.safetensors` and `FOLDER/all.safetensors` come
out. Vectors and judges of a fold have seen nothing of its articles; each fold gives a third of FLORES and of the
invented articles, which every fold's model has seen.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from retrieval.evaluation.claims.material import read_flores
from retrieval.evaluation.datasets import Dataset
from retrieval.fitting.folds import Fold, held_out_folds, read_datasets
from retrieval.fitting.verifier_examples import examples
from retrieval.fitting.verifying import Example, learn
from retrieval.tuning.articles import articles_asked_about, invented
from retrieval.tuning.written import pairs_asked_about, with_written, written

_SHIFT = 2
"""Where FLORES is cut into documents."""


def main() -> None:
    """Gather, learn, write."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.fitting.verifiers", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=Path, nargs="+", required=True)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    sets = read_datasets(arguments.data)
    folds, _ = held_out_folds(arguments.folds, arguments.data, sets)
    invented_sets = _written_for_qawl(arguments.data)
    gathered = [_of_fold(number, folds, sets, invented_sets) for number in range(len(folds))]
    for number in range(len(folds)):
        others = without(number, gathered)
        learn(others, f"verifier without fold {number}").save(arguments.output / f"{number}.safetensors")
    everything = [each for part in gathered for each in part]
    learn(everything, "verifier that ships").save(arguments.output / "all.safetensors")


def without(number: int, gathered: Sequence[Sequence[list[Example]]]) -> list[list[Example]]:
    """What the folds but one have gathered."""
    return [each for other, part in enumerate(gathered) if other != number for each in part]


def _of_fold(
    number: int, folds: Sequence[Fold], sets: dict[str, Dataset], invented_sets: Sequence[Dataset]
) -> list[list[Example]]:
    """The examples of the fold's articles, with what was written about them."""
    fold = folds[number]
    profile = fold.profile()
    found: list[list[Example]] = []
    for name, dataset in sets.items():
        own = frozenset(each.id for each in dataset.questions)
        found += examples(fold.embedder, profile, with_written(name, dataset), fold.articles(dataset), own)
    for dataset in invented_sets:
        articles = sorted({each.article for each in dataset.documents})
        found += examples(fold.embedder, profile, dataset, frozenset(articles[number :: len(folds)]), frozenset())
    return found


def _written_for_qawl(data: Path) -> list[Dataset]:
    pairs = [(each.sentences["en"].strip(), each.sentences["ar"].strip()) for each in read_flores(data / "flores")]
    return [articles_asked_about(invented()), pairs_asked_about(pairs, written("flores"), _SHIFT)]


if __name__ == "__main__":
    main()
