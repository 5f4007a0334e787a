"""`qawl evaluate`: a dataset in, a Markdown table or JSON with every system's figures out."""

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from bot.cli.output import notice, print_json
from bot.services import Services
from index.embedding.load import load_embedder
from index.embedding.sentence_transformer import PLAIN_MODEL
from retrieval.evaluation.datasets import read_dataset
from retrieval.evaluation.report import json_fields, markdown
from retrieval.evaluation.run import evaluate


def run(arguments: argparse.Namespace, services: Services) -> int:
    """Evaluate in a library of its own; the operator's is not touched."""
    dataset = read_dataset(Path(arguments.dataset))
    settings = services.settings
    embedder = load_embedder(settings.embedding_model, settings.cache_dir, notice)
    plain = load_embedder(PLAIN_MODEL, settings.cache_dir, notice)
    with _Bars() as bars:
        report = evaluate(dataset, embedder, plain, bars.show)
    if arguments.json:
        print_json(json_fields(report))
    else:
        print(markdown(report), end="")
    return 0


class _Bars:
    """One progress bar a step on a terminal; elsewhere a line when a step is done."""

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._watched = sys.stderr.isatty()

    def __enter__(self) -> "_Bars":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def show(self, step: str, done: int, total: int) -> None:
        if not self._watched:
            if done == total:
                notice(f"{step}: {done}")
            return
        if self._bar is None or self._bar.desc.removesuffix(": ") != step:
            if self._bar is not None:
                self._bar.close()
            self._bar = tqdm(total=total, desc=step, file=sys.stderr)
        self._bar.update(done - self._bar.n)
