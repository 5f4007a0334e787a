"""Measures on articles that nothing was tuned or fitted on: `python -m retrieval.fitting.held_out DATA --fitted FOLDER
--tables FILE`.

DATA is a folder with `xquad-r/`, `arcd/` and `qed/`, FOLDER what `python -m retrieval.fitting` made. Each article's
questions are answered by the fold that has not seen it. Tables (Markdown) come out.
"""

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from index.embedding.sentence_transformer import PLAIN_MODEL
from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.evaluation.pool import filled_library
from retrieval.evaluation.report import markdown
from retrieval.evaluation.run import compare
from retrieval.evaluation.systems import ByArticle, Ours, System
from retrieval.fitting.console import say
from retrieval.fitting.folds import Fold, asked_about
from retrieval.fitting.loading import load
from retrieval.fitting.sources import SETS
from retrieval.tuning.examples import FOLDS


def main() -> None:
    """Ask, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.fitting.held_out", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--fitted", type=Path, required=True, help="what python -m retrieval.fitting made")
    parser.add_argument("--tables", type=Path, required=True, help="where the figures go")
    names = [each.name for each in SETS]
    parser.add_argument("--sets", nargs="+", choices=names, default=names, help="some of the sets alone")
    parser.add_argument("--only", type=int, choices=range(FOLDS), help="questions on the articles of one fold alone")
    parser.add_argument("--baselines", action=argparse.BooleanOptionalAction, default=True)
    arguments = parser.parse_args()
    folds = [Fold(arguments.fitted, number) for number in range(FOLDS) if arguments.only in {None, number}]
    plain = load(PLAIN_MODEL) if arguments.baselines else None
    with arguments.tables.open("w", encoding="utf-8") as tables:
        for name in arguments.sets:
            dataset = read_dataset(arguments.data / name)
            asked = asked_about(dataset, frozenset[str]().union(*(fold.articles(dataset) for fold in folds)))
            with ExitStack() as stack:
                report = compare(asked, _system(dataset, folds, stack), plain, say)
            tables.write(markdown(report) + "\n")
            tables.flush()


def _system(dataset: Dataset, folds: Sequence[Fold], stack: ExitStack) -> ByArticle:
    """Each article's questions answered by the fold that has not seen it. `stack` closes the libraries."""
    systems: dict[str, System] = {}
    for fold in folds:
        library = stack.enter_context(filled_library(dataset, fold.embedder, say))
        systems |= dict.fromkeys(fold.articles(dataset), Ours(library, fold.embedder, fold.profile))
    return ByArticle(systems)


if __name__ == "__main__":
    main()
