"""Measures on articles that nothing was tuned on: `python -m retrieval.fitting.held_out DATA --folds F0 F1 F2 --tables
FILE`.

DATA is a folder with `flores/`, `xquad-r/`, `arcd/` and `qed/`; the folds are what `retrieval.tuning --hold-out` made.
Each article's questions are answered by the fold that has not seen it, with the judges and the verifier that ship,
which have seen none of these sets. Tables (Markdown) come out.
"""

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from index.embedding.sentence_transformer import PLAIN_MODEL
from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.evaluation.pool import filled_library
from retrieval.evaluation.report import markdown
from retrieval.evaluation.run import compare
from retrieval.evaluation.systems import ByArticle, Ours, System
from retrieval.fitting.console import say
from retrieval.fitting.folds import DATASETS, Fold
from retrieval.fitting.loading import load


def main() -> None:
    """Ask, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.fitting.held_out", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--folds", type=Path, nargs="+", required=True, help="updates tuned without each fold's articles"
    )
    parser.add_argument("--only", type=int, help="the number of one fold: questions on its articles alone are asked")
    parser.add_argument("--tables", type=Path, required=True, help="where the figures go")
    arguments = parser.parse_args()
    if arguments.only not in {None, *range(len(arguments.folds))}:
        parser.error(f"there is no fold {arguments.only}")
    folds = [
        Fold(number, len(arguments.folds), file, arguments.data)
        for number, file in enumerate(arguments.folds)
        if arguments.only in {None, number}
    ]
    plain = load(PLAIN_MODEL)
    with arguments.tables.open("w", encoding="utf-8") as tables:
        for name in DATASETS:
            dataset = read_dataset(arguments.data / name)
            unseen = frozenset[str]().union(*(fold.articles(dataset) for fold in folds))
            asked = replace(
                dataset,
                questions=tuple(each for each in dataset.questions if each.article in unseen),
                unanswered=tuple(each for each in dataset.unanswered if each.article in unseen),
                left_out=0,
            )
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
