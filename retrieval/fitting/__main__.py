"""Fits a model's profile and measures it on articles that it was not fitted on.

`python -m retrieval.fitting DATA --folds F0 F1 F2 --verifiers V0 V1 V2 --tables FILE > PROFILE.json`

DATA is a folder with `flores/`, `xquad-r/`, `arcd/` and `qed/`. The folds are what `retrieval.tuning --hold-out` made,
the verifiers what `retrieval.fitting.verifiers` made of them: model, verifier and judges that answer for an article
have seen nothing of it, and only what comes out then is reported. The profile itself is fitted to the outcomes of all
folds, again with vectors of models that had not seen those articles.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from index.embedding.load import load_embedder
from index.embedding.sentence_transformer import PLAIN_MODEL
from retrieval.evaluation.datasets import Dataset
from retrieval.evaluation.pool import filled_library
from retrieval.evaluation.report import markdown
from retrieval.evaluation.run import compare
from retrieval.evaluation.systems import ByArticle, Ours, System
from retrieval.fitting.folds import Fold, cache, held_out_folds, judges_of, line, profile_json, read_datasets, say
from retrieval.fitting.means import measure_means


def main() -> None:
    """Fit, measure, print the profile as JSON."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.fitting", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--folds", type=Path, nargs="+", required=True, help="updates tuned without each fold's articles"
    )
    parser.add_argument("--verifiers", type=Path, nargs="+", required=True, help="one for each fold, in the same order")
    parser.add_argument("--tables", type=Path, required=True, help="where the held-out figures go (Markdown)")
    arguments = parser.parse_args()
    datasets = read_datasets(arguments.data)
    folds, found = held_out_folds(arguments.folds, arguments.data, datasets, arguments.verifiers)
    plain = load_embedder(PLAIN_MODEL, cache(), line)
    with arguments.tables.open("w", encoding="utf-8") as tables:
        for dataset in datasets.values():
            with ExitStack() as stack:
                report = compare(dataset, _held_out_system(dataset, folds, stack), plain, say)
            tables.write(markdown(report) + "\n")
            tables.flush()
    shipped = load_embedder(None, cache(), line)
    means = measure_means(arguments.data / "flores", shipped)
    sys.stdout.write(profile_json(shipped.dimension, means, judges_of(found)))


def _held_out_system(dataset: Dataset, folds: Sequence[Fold], stack: ExitStack) -> ByArticle:
    """Each article's questions answered by the fold that has not seen it. `stack` closes the libraries."""
    systems: dict[str, System] = {}
    for fold in folds:
        library = stack.enter_context(filled_library(dataset, fold.embedder, say))
        systems |= dict.fromkeys(fold.articles(dataset), Ours(library, fold.embedder, fold.profile()))
    return ByArticle(systems)


if __name__ == "__main__":
    main()
