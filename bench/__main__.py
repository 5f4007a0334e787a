"""`python -m bench [--passages N] [--crowd] [--json]`: the figures in docs/evaluation.md under "What it costs"."""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from bench.answering import measure_answering
from bench.crowd import lines, measure_crowd
from bench.digesting import measure_digesting
from bench.indexing import measure_indexing
from bench.seed import QUESTIONS, SEED
from bench.starting import lines as starting_lines
from bench.starting import measure_starting
from bot.cli.output import StepBars
from index.embedding.default_model import default_model_directory
from index.embedding.load import load_embedder
from index.embedding.sentence_transformer import load_tuned_embedder
from index.records import LIBRARY
from index.sources.plain_text import read_text_file

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000, help="size of the library that is asked")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines for people")
    parser.add_argument("--crowd", action="store_true", help="only how many are answered when several ask at once")
    arguments = parser.parse_args()
    cache = platformdirs.user_cache_path("qawl")
    embedder = load_embedder(None, cache, _say)
    article = read_text_file(SEED, LIBRARY)
    with tempfile.TemporaryDirectory() as folder:
        model = load_tuned_embedder(cache, _say)
        crowd = measure_crowd(Path(folder), embedder, model, _same_model(cache), article, QUESTIONS)
    if arguments.crowd:
        print("\n".join(lines(crowd)))
        return
    with tempfile.TemporaryDirectory() as folder:
        indexing = measure_indexing(Path(folder), _same_model(cache), embedder, article.text)
    with tempfile.TemporaryDirectory() as folder, StepBars() as bars:
        answering = measure_answering(Path(folder), embedder, article, QUESTIONS, arguments.passages, bars.show)
    with tempfile.TemporaryDirectory() as folder:
        digesting = measure_digesting(Path(folder), embedder)
    starting = measure_starting()
    if arguments.json:
        json.dump(
            {
                "answering": asdict(answering),
                "crowd": asdict(crowd),
                "digesting": asdict(digesting),
                "indexing": asdict(indexing),
                "starting": asdict(starting),
            },
            sys.stdout,
        )
        return
    share = f"{indexing.share:.0%} (aim: 60 %)"
    print(f"answering, {answering.passages:,} passages in the library")
    print(f"  embedding a question alone, p50   {answering.embedding_ms:8.1f} ms")
    print(f"  a whole answer, p50               {answering.answer_ms:8.1f} ms   {answering.ratio:.2f} times (aim: 3)")
    print(f"  a whole answer, p95               {answering.answer_p95_ms:8.1f} ms")
    for name, milliseconds in answering.steps_ms.items():
        print(f"    of it {name:<10} p50             {milliseconds:8.1f} ms")
    print(f"  disk for each passage             {answering.disk_per_passage / 1024:8.1f} KB")
    print(f"  memory for each passage           {answering.memory_per_passage / 1024:8.1f} KB")
    print("\n".join(lines(crowd)))
    print(f"digest of {digesting.posts:,} stored posts")
    print(f"  the first                         {digesting.first_s:8.2f} s    (aim: 2 s)")
    print(f"  later ones, p50                   {digesting.later_s:8.2f} s")
    print(f"indexing, {indexing.passages:,} passages")
    print(f"  the model alone                   {indexing.model_rate:8.1f} passages/s")
    print(f"  from text to stored               {indexing.indexing_rate:8.1f} passages/s   {share}")
    print("\n".join(starting_lines(starting)))


def _same_model(cache: Path) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    return SentenceTransformer(str(default_model_directory(cache, _say)), local_files_only=True)


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
