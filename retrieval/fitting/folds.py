"""Folds of the development data: a model tuned without every so many-th article, with what ships to judge by.

A release is the mean of models that were tuned without a part of the articles each, and they lie side by side in it
(`retrieval.tuning.averaging`). Its updates go in; a `Fold` for each, which answers for articles that nothing of it has
seen, comes out.
"""

from importlib.resources import as_file, files
from pathlib import Path

from safetensors.numpy import load_file, save_file

from index.embedding.releases import DEFAULT_MODEL
from retrieval.evaluation.datasets import Dataset
from retrieval.fitting.loading import load
from retrieval.fitting.means import measure_means
from retrieval.profile import Profile, profile_of
from retrieval.tuning.averaging import parts_of
from retrieval.tuning.examples import FOLDS, held_out_articles

DATASETS = ("xquad-r", "arcd/arcd-train.json", "qed/qed-dev.jsonlines")
"""What is held out of tuning, by its place in the folder of data."""


class Fold:
    """A model tuned without the articles of one fold, and its profile: means of its own, and the judges and verifier
    that ship, which have seen no article of any set."""

    def __init__(self, number: int, updates: Path, flores: Path) -> None:
        """`updates` are those of that model alone; means are measured on the folder `flores`."""
        self.embedder = load(updates=updates)
        fitted = profile_of(DEFAULT_MODEL, self.embedder.dimension)
        means = measure_means(flores, self.embedder)
        self.profile = Profile(self.embedder.dimension, means, fitted.judges, fitted.verifier)
        self._number = number

    def articles(self, dataset: Dataset) -> frozenset[str]:
        """The dataset's articles that the model has not seen."""
        return held_out_articles(dataset, self._number)


def write_updates(folder: Path) -> list[Path]:
    """The updates of each fold, taken out of the release that ships, in files of `folder`."""
    with as_file(files("index.embedding") / "adapters" / f"{DEFAULT_MODEL}.safetensors") as shipped:
        parts = parts_of(load_file(shipped), FOLDS)
    written = [folder / f"{number}.safetensors" for number in range(FOLDS)]
    for part, file in zip(parts, written, strict=True):
        save_file(part, file)
    return written
