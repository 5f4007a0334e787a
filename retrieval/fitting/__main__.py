"""Fits a model's profile and measures it on articles that it was not fitted on.

`python -m retrieval.fitting DATA --folds F0 F1 F2 --tables FILE > retrieval/profiles/qawl-e5-small.json`

DATA is a folder with `flores/`, `xquad-r/`, `arcd/` and `qed/`. The folds are what `retrieval.tuning --hold-out` made:
model and judges that answer for an article have seen nothing of it, and only what comes out then is reported. The
profile itself is fitted to the outcomes of all folds, again with vectors of models that had not seen those articles.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import platformdirs

from index.embedding.load import load_embedder
from index.embedding.protocol import Embedder
from index.embedding.sentence_transformer import PLAIN_MODEL
from index.records import Vector
from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.evaluation.pool import analysed, filled_library
from retrieval.evaluation.report import markdown
from retrieval.evaluation.run import compare
from retrieval.evaluation.systems import ByArticle, Ours, System
from retrieval.fitting.judge import fit_judge
from retrieval.fitting.means import measure_means
from retrieval.fitting.outcomes import Outcome, outcomes
from retrieval.profile import Judge, Profile, Side, direction
from retrieval.tuning.examples import held_out_articles

_DATASETS = {"xquad-r": 1.0, "arcd/arcd-train.json": 0.25, "qed/qed-dev.jsonlines": 0.25}
"""How much a question of each counts. In equal parts, the questions of QED would outweigh XQuAD-R's, which are the only
ones in every direction: 1.5 points of P@1 there for 1 of QED's."""

Means = dict[tuple[Side, str], Vector]


def main() -> None:
    """Fit, measure, print the profile as JSON."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.fitting", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--folds", type=Path, nargs="+", required=True, help="updates tuned without each fold's articles"
    )
    parser.add_argument("--tables", type=Path, required=True, help="where the held-out figures go (Markdown)")
    arguments = parser.parse_args()
    folds = [_Fold(number, len(arguments.folds), file, arguments.data) for number, file in enumerate(arguments.folds)]
    datasets = {name: read_dataset(arguments.data / name) for name in _DATASETS}
    held_out = [
        [each for name, counts in _DATASETS.items() for each in fold.outcomes(datasets[name], counts)] for fold in folds
    ]
    for number, fold in enumerate(folds):
        fold.judges = _judges([each for other, part in enumerate(held_out) if other != number for each in part])
    plain = load_embedder(PLAIN_MODEL, _cache(), _line)
    with arguments.tables.open("w", encoding="utf-8") as tables:
        for dataset in datasets.values():
            with ExitStack() as stack:
                report = compare(dataset, _held_out_system(dataset, folds, stack), plain, _say)
            tables.write(markdown(report) + "\n")
            tables.flush()
    shipped = load_embedder(None, _cache(), _line)
    _print(
        shipped.dimension, measure_means(arguments.data / "flores", shipped), _judges([e for p in held_out for e in p])
    )


class _Fold:
    """A model tuned without every so many-th article, and what is measured with it on those."""

    def __init__(self, number: int, of: int, updates: Path, data: Path) -> None:
        self.embedder: Embedder = load_embedder(None, _cache(), _line, updates)
        self.judges: dict[str, Judge] = {}
        self._number = number
        self._of = of
        self._means = measure_means(data / "flores", self.embedder)

    def articles(self, dataset: Dataset) -> frozenset[str]:
        """The dataset's articles that the model has not seen."""
        return held_out_articles(dataset, self._number, self._of)

    def profile(self) -> Profile:
        """The means of the model with the judges given so far."""
        return Profile(self.embedder.dimension, self._means, self.judges)

    def outcomes(self, dataset: Dataset, counts: float) -> list[Outcome]:
        """Those of all questions on unseen articles, each counting so much."""
        unseen = self.articles(dataset)
        asked = [each for each in analysed(dataset) if each.known.article in unseen]
        with filled_library(dataset, self.embedder, _say) as library:
            system = Ours(library, self.embedder, self.profile())
            step = f"outcomes of {dataset.name}, fold {self._number}"
            return outcomes(system, dataset, asked, lambda done, of: _say(step, done, of), counts)


def _held_out_system(dataset: Dataset, folds: Sequence[_Fold], stack: ExitStack) -> ByArticle:
    """Each article's questions answered by the fold that has not seen it. `stack` closes the libraries."""
    systems: dict[str, System] = {}
    for fold in folds:
        library = stack.enter_context(filled_library(dataset, fold.embedder, _say))
        systems |= dict.fromkeys(fold.articles(dataset), Ours(library, fold.embedder, fold.profile()))
    return ByArticle(systems)


def _judges(found: Sequence[Outcome]) -> dict[str, Judge]:
    directions = sorted({(each.asking, each.answering) for each in found})
    return {
        direction(*pair): fit_judge([each for each in found if (each.asking, each.answering) == pair])
        for pair in directions
    }


def _print(dimension: int, means: Means, judges: dict[str, Judge]) -> None:
    by_side: dict[str, dict[str, list[float]]] = {}
    for (side, language), mean in means.items():
        by_side.setdefault(side, {})[language] = [round(float(value), 5) for value in mean]
    profile = {
        "fitted_on": "means: FLORES dev (CC BY-SA 4.0); judges: XQuAD-R, development half (CC BY-SA 4.0), ARCD (MIT) "
        "and QED (CC BY-SA 3.0)",
        "dimension": dimension,
        "judges": {label: judge.model_dump() for label, judge in judges.items()},
        "means": by_side,
    }
    json.dump(profile, sys.stdout, ensure_ascii=False)


def _cache() -> Path:
    return platformdirs.user_cache_path("qawl")


def _say(step: str, done: int, total: int) -> None:
    if done == total or done % 100 == 0:
        _line(f"{step}: {done}/{total}")


def _line(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
