"""`qawl evaluate`: a dataset in, a Markdown table or JSON with every system's figures out."""

import argparse
from pathlib import Path

from bot.cli.keeping import failure_line
from bot.cli.output import StepBars, notice, print_json
from bot.services import Services
from index.embedding.load import load_embedder
from index.embedding.sentence_transformer import PLAIN_MODEL
from index.errors import InputError, SourceError
from retrieval.evaluation.datasets import read_dataset
from retrieval.evaluation.report import json_fields, markdown
from retrieval.evaluation.run import evaluate


def run(arguments: argparse.Namespace, services: Services) -> int:
    """Evaluate in a library of its own; the operator's is not touched."""
    try:
        dataset = read_dataset(Path(arguments.dataset))
    except SourceError as error:
        raise InputError(failure_line(error)) from error
    settings = services.settings
    embedder = load_embedder(settings.embedding_model, settings.cache_dir, notice)
    plain = load_embedder(PLAIN_MODEL, settings.cache_dir, notice) if arguments.baselines else None
    with StepBars() as bars:
        report = evaluate(dataset, embedder, plain, bars.show)
    if arguments.json:
        print_json(json_fields(report))
    else:
        print(markdown(report), end="")
    return 0
