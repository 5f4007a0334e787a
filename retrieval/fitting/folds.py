"""Folds of the development data: a model tuned without every so many-th article, and what is measured with it on those.

Updates to the default model go in; outcomes, judges and the profile of each fold come out. Model and judges that answer
for an article have seen nothing of it.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import platformdirs

from index.embedding.load import load_embedder
from index.embedding.protocol import Embedder
from index.vectors import Vector
from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.evaluation.pool import analysed, filled_library
from retrieval.evaluation.systems import Ours
from retrieval.fitting.judge import fit_judge
from retrieval.fitting.means import measure_means
from retrieval.fitting.outcomes import Outcome, outcomes
from retrieval.profile import Judge, Profile, Side, direction
from retrieval.tuning.examples import held_out_articles
from retrieval.verifier import Verifier

DATASETS = {"xquad-r": 1.0, "arcd/arcd-train.json": 0.25, "qed/qed-dev.jsonlines": 0.25}
"""How much a question of each counts. In equal parts, the questions of QED would outweigh XQuAD-R's, which are the only
ones in every direction: 1.5 points of P@1 there for 1 of QED's."""

Means = dict[tuple[Side, str], Vector]


class Fold:
    """A model tuned without each `of`-th article, from the `number`-th on; `judges` are known when the others are."""

    def __init__(self, number: int, of: int, updates: Path, data: Path, verifier: Path | None = None) -> None:
        """`verifier` is a file with one that has seen nothing of these articles either."""
        self.embedder: Embedder = load_embedder(None, cache(), line, updates)
        self.judges: dict[str, Judge] = {}
        self._number = number
        self._of = of
        self.means = measure_means(data / "flores", self.embedder)
        self._verifier = None if verifier is None else Verifier.load(verifier)

    def articles(self, dataset: Dataset) -> frozenset[str]:
        """The dataset's articles that the model has not seen."""
        return held_out_articles(dataset, self._number, self._of)

    def profile(self) -> Profile:
        """The means of the model with the judges given so far."""
        return Profile(self.embedder.dimension, self.means, self.judges, self._verifier)

    def outcomes(self, dataset: Dataset, counts: float) -> list[Outcome]:
        """Those of all questions on unseen articles, each counting so much."""
        unseen = self.articles(dataset)
        asked = [each for each in analysed(dataset) if each.known.article in unseen]
        with filled_library(dataset, self.embedder, say) as library:
            system = Ours(library, self.embedder, self.profile())
            step = f"outcomes of {dataset.name}, fold {self._number}"
            return outcomes(system, dataset, asked, lambda done, of: say(step, done, of), counts)


def held_out_folds(
    files: Sequence[Path], data: Path, datasets: Mapping[str, Dataset], verifiers: Sequence[Path] = ()
) -> tuple[list[Fold], list[Outcome]]:
    """The folds of the updates in `files`, each with judges fitted to what the others found; and all that was found.

    `verifiers` are the folds' own, in the same order, or none.
    """
    own: Sequence[Path | None] = verifiers or [None] * len(files)
    folds = [
        Fold(number, len(files), file, data, verifier)
        for number, (file, verifier) in enumerate(zip(files, own, strict=True))
    ]
    held_out = [
        [each for name, counts in DATASETS.items() for each in fold.outcomes(datasets[name], counts)] for fold in folds
    ]
    for number, fold in enumerate(folds):
        fold.judges = judges_of([each for other, part in enumerate(held_out) if other != number for each in part])
    return folds, [each for part in held_out for each in part]


def read_datasets(data: Path) -> dict[str, Dataset]:
    """What judges are fitted to, by its place under `data`."""
    return {name: read_dataset(data / name) for name in DATASETS}


def judges_of(found: Sequence[Outcome]) -> dict[str, Judge]:
    """A judge for each direction, fitted to the outcomes in it."""
    directions = sorted({(each.asking, each.answering) for each in found})
    return {
        direction(*pair): fit_judge([each for each in found if (each.asking, each.answering) == pair])
        for pair in directions
    }


def profile_json(dimension: int, means: Means, judges: Mapping[str, Judge]) -> str:
    """A profile as `retrieval/profiles` keeps it."""
    by_side: dict[str, dict[str, list[float]]] = {}
    for (side, language), mean in means.items():
        by_side.setdefault(side, {})[language] = [round(float(value), 5) for value in mean]
    profile = {
        "fitted_on": "means: FLORES dev (CC BY-SA 4.0); judges: XQuAD-R, development half (CC BY-SA 4.0), ARCD (MIT) "
        "and QED (CC BY-SA 3.0); verifier: these, FLORES dev and invented articles",
        "dimension": dimension,
        "judges": {label: judge.model_dump() for label, judge in judges.items()},
        "means": by_side,
    }
    return json.dumps(profile, ensure_ascii=False)


def cache() -> Path:
    """Where the default model is kept."""
    return platformdirs.user_cache_path("qawl")


def say(step: str, done: int, total: int) -> None:
    """Progress, a line for every hundred."""
    if done == total or done % 100 == 0:
        line(f"{step}: {done}/{total}")


def line(text: str) -> None:
    """A line for whoever watches."""
    print(text, file=sys.stderr, flush=True)
