"""`python -m bench.peers DATASET... --held-out FOLDER`: Qawl beside txtai and LangChain with FAISS.

All index the same articles with the same multilingual-e5-small (Qawl with its updates to it) and answer the same
questions, each in a process of its own, in turns. Speed is measured on the first dataset. Qawl's quality is measured
with what `python -m retrieval.fitting` fitted without the articles asked about; without `--held-out` it is left out.
"""

import argparse
import os
import platform
import random
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import platformdirs
from tqdm import tqdm

from bench.peers.environment import installed_bytes, peers_python
from bench.peers.figures import Figures, Quality, Speed, read, write
from bench.peers.messages import Article, Ask
from bench.peers.page import draw, markdown, write_into
from bench.peers.process import ROOT, Command, SystemProcess
from bench.peers.quality import Outcome, Wanted, articles_of, by_fold, judge, wanted_of, with_and_without
from bench.peers.speed import measure_speed
from index.embedding.default_model import default_model_directory
from retrieval.evaluation.datasets import read_dataset
from retrieval.tuning.examples import FOLDS
from tools.locked import requirements_by_use

QAWL = "Qawl"
_PACKAGES = {
    "txtai": ("txtai",),
    "txtai, hybrid": ("txtai",),
    "LangChain, FAISS": (
        "langchain-community", "langchain-huggingface", "langchain-text-splitters", "faiss-cpu",
        "sentence-transformers",
    ),
}  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("datasets", type=Path, nargs="*", help="XQuAD-R folder, SQuAD-like JSON, or QED JSON lines")
    parser.add_argument("--held-out", type=Path, help="what retrieval.fitting made")
    parser.add_argument("--venv", type=Path, default=ROOT / "data" / "peers", help="the peers' own environment")
    parser.add_argument("--questions", type=int, help="in each direction; default: all")
    parser.add_argument("--timed", type=int, default=25, help="questions timed in each direction")
    parser.add_argument("--json", type=Path, help="where the figures go; with no dataset, where they come from")
    parser.add_argument("--write", type=Path, help="a page that has marks for the tables: docs/benchmarks.md")
    parser.add_argument("--picture", type=Path, help="where the plot goes, such as docs/benchmarks.svg")
    arguments = parser.parse_args()
    if arguments.datasets:
        figures = _measure(arguments)
        if arguments.json:
            write(figures, arguments.json)
    elif arguments.json:
        figures = read(arguments.json)
    else:
        parser.error("name a dataset, or --json with the figures of an earlier run")
    print(markdown(figures), end="")
    if arguments.write:
        write_into(arguments.write, figures)
    if arguments.picture:
        draw(figures, arguments.picture)


def _measure(arguments: argparse.Namespace) -> Figures:
    model = default_model_directory(platformdirs.user_cache_path("qawl"), _say)
    own, theirs = Path(sys.executable), peers_python(arguments.venv)
    commands = [
        Command(QAWL, "qawl", own),
        Command("txtai", "txtai", theirs),
        Command("txtai, hybrid", "txtai-hybrid", theirs),
        Command("LangChain, FAISS", "langchain", theirs),
    ]
    datasets = [read_dataset(each) for each in arguments.datasets]
    articles = [articles_of(each) for each in datasets]
    wanted = [wanted_of(each, arguments.questions) for each in datasets]
    timed = [Ask(each.ask.question, each.ask.pool, timed=True) for each in wanted_of(datasets[0], arguments.timed)]
    random.Random(0).shuffle(timed)  # directions mixed
    figures = Figures(
        _machine(), len(articles[0]), len(timed),
        {each.name: len(mine) for each, mine in zip(datasets, wanted, strict=True)},
    )  # fmt: skip
    found: dict[tuple[str, str], list[Outcome]] = {}
    with ExitStack() as stack:
        systems = [stack.enter_context(SystemProcess(each, model)) for each in commands]
        _say("indexing and asking, in turns")
        rates = measure_speed(systems, articles[0], timed)
        peaks = {each.label: each.peak_bytes() for each in systems}
        peers = [each for each in systems if each.label != QAWL]
        found |= _ask_all(peers, datasets[0].name, wanted[0])
    for dataset, texts, mine in zip(datasets[1:], articles[1:], wanted[1:], strict=True):
        with ExitStack() as stack:
            peers = [stack.enter_context(SystemProcess(each, model)) for each in commands if each.label != QAWL]
            for system in peers:
                system.index(texts)
            found |= _ask_all(peers, dataset.name, mine)
    if arguments.held_out:
        for dataset, texts, mine in zip(datasets, articles, wanted, strict=True):
            found[dataset.name, QAWL] = _ask_folds(own, model, arguments.held_out, texts, mine, dataset.name)
    for command in commands:
        rate = rates[command.label]
        figures.speed[command.label] = Speed(
            rate.articles_per_second, rate.passage_p50_ms, rate.p50_ms, rate.p95_ms, peaks[command.label],
            _installed(command),
        )  # fmt: skip
        for dataset in datasets:
            if (dataset.name, command.label) in found:
                _file(figures.quality.setdefault(dataset.name, {}), command.label, found[dataset.name, command.label])
    return figures


def _ask_all(
    systems: Sequence[SystemProcess], name: str, wanted: Sequence[Wanted]
) -> dict[tuple[str, str], list[Outcome]]:
    found: dict[tuple[str, str], list[Outcome]] = {(name, each.label): [] for each in systems}
    for each in tqdm(wanted, desc=name, file=sys.stderr, mininterval=5):
        for system in systems:
            found[name, system.label].append(_outcome(system, each))
    return found


def _ask_folds(
    python: Path, model: Path, held_out: Path, articles: Sequence[Article], wanted: Sequence[Wanted], name: str
) -> list[Outcome]:
    """Each question asked of the fold that has seen nothing of its article."""
    found: list[Outcome] = []
    folds = by_fold(wanted)
    for fold in range(FOLDS):
        options = ("--updates", str(held_out / f"{fold}.safetensors"), "--profile", str(held_out / f"{fold}.json"))
        with SystemProcess(Command(QAWL, "qawl", python, options), model) as system:
            system.index(articles)
            desc = f"{name}, Qawl, fold {fold}"
            found += [_outcome(system, each) for each in tqdm(folds[fold], desc=desc, file=sys.stderr, mininterval=5)]
    return found


def _outcome(system: SystemProcess, wanted: Wanted) -> Outcome:
    full, without = (system.ask(each) for each in with_and_without(wanted))
    return Outcome(wanted, full, without)


def _file(directions: dict[str, dict[str, Quality]], label: str, outcomes: Sequence[Outcome]) -> None:
    for way, quality in judge(outcomes).items():
        directions.setdefault(way, {})[label] = quality


def _installed(command: Command) -> dict[str, int]:
    if command.label == QAWL:
        return installed_bytes(command.python, [str(each) for each in requirements_by_use()[""]])
    return installed_bytes(command.python, _PACKAGES[command.label])


def _machine() -> str:
    return f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}"


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
