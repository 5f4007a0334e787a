"""Tunes the default model: `python -m retrieval.tuning DATA --output FILE [--hold-out FOLD]`.

DATA is a folder with `xquad-r/`, `arcd/`, `qed/` and `flores/`; the questions that were written for Qawl about their
sentences, and articles invented for it with theirs, come with the project. With `--hold-out` every third article of
each question set, from that one on, is left out, so that the result can be measured on them.
"""

import argparse
import json
import sys
from itertools import islice
from pathlib import Path
from random import Random

import platformdirs
import torch
from tokenizers import Tokenizer
from tqdm import tqdm

from index.embedding.default_model import default_model_directory
from index.embedding.sentence_transformer import PLAIN_MODEL
from retrieval.evaluation.claims.material import read_flores
from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.profile import profile_of
from retrieval.tuning.articles import articles_asked_about, invented
from retrieval.tuning.examples import FOLDS, Group, Reader, held_out_articles
from retrieval.tuning.network import TunedNetwork
from retrieval.tuning.objective import Objective
from retrieval.tuning.written import pairs_asked_about, with_written, written

_SETS = {"xquad-r": 2, "arcd/arcd-train.json": 1, "qed/qed-dev.jsonlines": 1}
"""Question sets and how often each is gone through in an epoch."""
_SHIFTS = (0, 2)
"""Where FLORES is cut into documents, for each time that it is gone through in an epoch."""
_PASSES_THROUGH_ARTICLES = 1
_MOST_GROUPS = 75  # of one pass through a set: QED alone is larger than the others together
_LEARNING_RATE = 5e-4
_LEARNING_RATE_OF_NUMBERS = 2e-3
_WARM_UP = 50  # steps
_SLOWEST = 0.02  # share of the learning rate at the end
_SHARE_KEPT = 0.5
"""How much of what was learned is kept: half way between the model as it was and as it is tuned ranks unseen articles
better than either (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models", arXiv:2109.01903)."""


def main() -> None:
    """Tune and save."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.tuning", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--output", type=Path, required=True, help="where the low-rank updates go (safetensors)")
    parser.add_argument("--hold-out", type=int, choices=range(FOLDS), help="the first of the articles to leave out")
    parser.add_argument("--epochs", type=int, default=2)
    arguments = parser.parse_args()
    torch.manual_seed(0)
    random = Random(0)  # noqa: S311
    directory = default_model_directory(platformdirs.user_cache_path("qawl"), _say)
    network = TunedNetwork(directory)
    objective = Objective(network, profile_of(PLAIN_MODEL, network.dimension))
    reader = _reader(directory, random)
    datasets = [(with_written(name, read_dataset(arguments.data / name)), passes) for name, passes in _SETS.items()]
    flores = read_flores(arguments.data / "flores")
    pairs = [(each.sentences["en"].strip(), each.sentences["ar"].strip()) for each in flores]
    sentences = [pairs_asked_about(pairs, written("flores"), shift) for shift in _SHIFTS]
    articles = articles_asked_about(invented())

    def epoch() -> list[Group]:
        groups = list(reader.clozes(pairs, ("en", "ar")))
        for dataset in (*sentences, *[articles] * _PASSES_THROUGH_ARTICLES):
            groups += reader.questions(dataset, frozenset())
        for dataset, passes in datasets:
            out = _held_out(dataset, arguments.hold_out)
            for _ in range(passes):
                groups += islice(reader.questions(dataset, out), _MOST_GROUPS)
        random.shuffle(groups)
        return groups

    _tune(network, objective, [group for _ in range(arguments.epochs) for group in epoch()])
    network.save(arguments.output, _SHARE_KEPT)


def _tune(network: TunedNetwork, objective: Objective, groups: list[Group]) -> None:
    learned = list(network.parameters())
    optimiser = torch.optim.AdamW(
        [
            {"params": learned, "initial": _LEARNING_RATE},
            {"params": objective.parameters(), "initial": _LEARNING_RATE_OF_NUMBERS},
        ],
        weight_decay=0.01,
    )
    running = None
    steps = tqdm(groups, desc="tuning", file=sys.stderr, mininterval=10)
    for number, group in enumerate(steps):
        pace = min(1.0, (number + 1) / _WARM_UP) * max(_SLOWEST, 1 - number / len(groups))
        for parameters in optimiser.param_groups:
            parameters["lr"] = pace * parameters["initial"]
        loss = objective.loss(group)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        value = float(loss.detach())
        running = value if running is None else 0.98 * running + 0.02 * value
        steps.set_postfix(loss=f"{running:.3f}")


def _held_out(dataset: Dataset, fold: int | None) -> frozenset[str]:
    return frozenset() if fold is None else held_out_articles(dataset, fold)


def _reader(directory: Path, random: Random) -> Reader:
    tokenizer = Tokenizer.from_file(str(directory / "tokenizer.json"))
    prompts = json.loads((directory / "config_sentence_transformers.json").read_text("utf-8"))["prompts"]

    def tokenise(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        encoded = tokenizer.encode(text)
        return encoded.ids, encoded.offsets

    return Reader(tokenise, prompts["query"], prompts["document"], random)


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
