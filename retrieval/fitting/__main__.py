"""Fits the profile of the model that ships: `python -m retrieval.fitting DATA --output FOLDER`.

DATA is a folder with `flores/`, `xquad-r/`, `arcd/` and `qed/`. Means are measured on FLORES. The rest is fitted to
questions about articles written for Qawl (`articles/`) and to those of the sets, which are asked of models that were
not tuned on them (`folds.py`). What ships goes into `<release>.json` and `<release>.verifier.safetensors`; what has
seen nothing of one part of the articles, the updates of its model too, into `<part>.json`,
`<part>.verifier.safetensors` and `<part>.safetensors`, to be measured on that part (`held_out.py`).
"""

import argparse
from pathlib import Path

from index.embedding.releases import DEFAULT_MODEL
from retrieval.fitting.console import say
from retrieval.fitting.fitting import fit
from retrieval.fitting.folds import gather_held_out, write_updates
from retrieval.fitting.gathering import Gathered
from retrieval.fitting.loading import load
from retrieval.fitting.means import Means, measure_means
from retrieval.fitting.sources import WRITTEN, gather_from, written
from retrieval.fitting.writing import write_profile
from retrieval.tuning.examples import FOLDS, fold_of_articles


def main() -> None:
    """Measure, gather, learn, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.fitting", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    embedder = load()
    means = measure_means(arguments.data / "flores", embedder)
    parts: list[list[Gathered]] = [[] for _ in range(FOLDS)]
    for source in WRITTEN:
        dataset = written(source)
        part_of = fold_of_articles(dataset)
        for each in gather_from(source, dataset, embedder, means, say):
            parts[part_of[each.outcome.article]].append(each)
    means_of: list[Means] = []
    for part, updates in enumerate(write_updates(arguments.output)):
        tuned = load(updates=updates)
        means_of.append(measure_means(arguments.data / "flores", tuned))
        parts[part] += gather_held_out(arguments.data, part, tuned, means_of[part], say)
    fitted, folds = fit(parts, say)
    write_profile(arguments.output, DEFAULT_MODEL, embedder.dimension, means, fitted)
    for part, fold in enumerate(folds):
        write_profile(arguments.output, str(part), embedder.dimension, means_of[part], fold)


if __name__ == "__main__":
    main()
