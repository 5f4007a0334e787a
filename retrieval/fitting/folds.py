"""Folds of the development data: a model tuned without every so many-th article, with what ships to judge by.

Updates to the default model go in; a `Fold`, which answers for articles that nothing of it has seen, comes out.
"""

from pathlib import Path

from index.embedding.releases import DEFAULT_MODEL
from retrieval.evaluation.datasets import Dataset
from retrieval.fitting.loading import load
from retrieval.fitting.means import measure_means
from retrieval.profile import Profile, profile_of
from retrieval.tuning.examples import held_out_articles

DATASETS = ("xquad-r", "arcd/arcd-train.json", "qed/qed-dev.jsonlines")
"""What is held out of tuning, by its place in the folder of data."""


class Fold:
    """A model tuned without each `of`-th article, from the `number`-th on, and its profile: means of its own, and the
    judges and verifier that ship, which have seen no article of any set."""

    def __init__(self, number: int, of: int, updates: Path, data: Path) -> None:
        self.embedder = load(updates=updates)
        fitted = profile_of(DEFAULT_MODEL, self.embedder.dimension)
        means = measure_means(data / "flores", self.embedder)
        self.profile = Profile(self.embedder.dimension, means, fitted.judges, fitted.verifier)
        self._number = number
        self._of = of

    def articles(self, dataset: Dataset) -> frozenset[str]:
        """The dataset's articles that the model has not seen."""
        return held_out_articles(dataset, self._number, self._of)
