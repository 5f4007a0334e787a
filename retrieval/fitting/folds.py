"""Folds of the development data: models tuned without every so many-th article, and what was fitted without it.

A release is the mean of models that were tuned without a part of the articles each, and they lie side by side in it
(`retrieval.tuning.averaging`): its updates come apart here. A folder that `python -m retrieval.fitting` made in; a
`Fold`, which answers for articles that nothing of it has seen, out.
"""

from collections.abc import Container
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

from safetensors.numpy import load_file, save_file

from index.embedding.protocol import Embedder
from index.embedding.releases import DEFAULT_MODEL
from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.evaluation.pool import Progress
from retrieval.fitting.gathering import Gathered
from retrieval.fitting.loading import load
from retrieval.fitting.means import Means
from retrieval.fitting.sources import SETS, gather_from
from retrieval.fitting.writing import read_written
from retrieval.tuning.averaging import parts_of
from retrieval.tuning.examples import FOLDS, held_out_articles


class Fold:
    """A model tuned without the articles of one fold, and the profile that was fitted without them."""

    def __init__(self, folder: Path, number: int) -> None:
        """Load both from `folder`. Raises `OSError` or `ModelError` where they can't be read."""
        self.embedder = load(updates=folder / _file_of(number))
        self.profile = read_written(folder, str(number))
        self._number = number

    def articles(self, dataset: Dataset) -> frozenset[str]:
        """The dataset's articles that it has not seen."""
        return held_out_articles(dataset, self._number)


def write_updates(folder: Path) -> list[Path]:
    """The updates of each fold, taken out of the release that ships, in files of `folder`."""
    with as_file(files("index.embedding") / "adapters" / f"{DEFAULT_MODEL}.safetensors") as shipped:
        parts = parts_of(load_file(shipped), FOLDS)
    written = [folder / _file_of(number) for number in range(FOLDS)]
    for part, file in zip(parts, written, strict=True):
        save_file(part, file)
    return written


def gather_held_out(data: Path, number: int, embedder: Embedder, means: Means, progress: Progress) -> list[Gathered]:
    """What the model of one fold finds for the sets' questions on the articles that it has not seen."""
    found: list[Gathered] = []
    for each in SETS:
        dataset = read_dataset(data / each.name)
        asked = asked_about(dataset, held_out_articles(dataset, number))
        found += gather_from(each, asked, embedder, means, progress)
    return found


def asked_about(dataset: Dataset, articles: Container[str]) -> Dataset:
    """The dataset with its questions on `articles` alone; its documents are all there."""
    return replace(
        dataset,
        questions=tuple(each for each in dataset.questions if each.article in articles),
        unanswered=tuple(each for each in dataset.unanswered if each.article in articles),
        left_out=0,
    )


def _file_of(number: int) -> str:
    return f"{number}.safetensors"
