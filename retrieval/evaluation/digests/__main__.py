"""Measures digests, beside simple baselines, with the shipped model and with the plain one.

`python -m retrieval.evaluation.digests DATA [--pairs N]`

DATA is a folder with `xquad-r/` and `news/` (a zipped day of SaudiNewsNet). `--pairs` prints N posts that were merged
with their near-duplicates, for a reader to judge, instead of the tables.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from index.embedding.load import load_embedder
from index.embedding.protocol import Embedder
from index.embedding.sentence_transformer import PLAIN_MODEL
from index.errors import SourceError
from retrieval.evaluation.datasets import read_dataset
from retrieval.evaluation.digests import measure
from retrieval.evaluation.digests.streams import news_day, paragraphs, sentences
from retrieval.evaluation.digests.stretches import told_beside
from retrieval.profile import profile_of


def main() -> None:
    """Measure and print Markdown tables."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.evaluation.digests", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pairs", type=int, default=0)
    arguments = parser.parse_args()
    cache = Path(platformdirs.user_cache_dir("qawl"))
    for name in (PLAIN_MODEL, None):
        embedder = load_embedder(name, cache, _line)
        if arguments.pairs:
            for one, other in measure.near_duplicate_pairs(
                news_day(_news_file(arguments.data), embedder, _say), arguments.pairs
            ):
                print(f"- {measure.shown_text(one)}\n  {measure.shown_text(other)}")
            return
        print("\n".join(_tables(arguments.data, embedder)), flush=True)


def _tables(data: Path, embedder: Embedder) -> Iterator[str]:
    profile = profile_of(embedder.name, embedder.dimension)
    known = measure.means(profile)
    dataset = read_dataset(data / "xquad-r")
    posts = paragraphs(dataset, embedder, _say)
    yield f"### {embedder.name}"
    yield from _table("mixed stream", measure.subjects(posts, dataset, known))
    yield from _table("topics shown", {"15 quotes of 15 topics": measure.coverage(posts, dataset, known)})
    yield from _table("topic asked for", measure.topics(posts, dataset, embedder, profile))
    messages = sentences(dataset, embedder, _say)
    yield from _table("talk", measure.talks(messages, dataset, known))
    yield from _table("told beside", told_beside(messages, dataset, known))
    event, shown = measure.news(news_day(_news_file(data), embedder, _say), known)
    yield from _table("day of news", {"2015-08-07": event})
    yield from _table("ten posts of the day", shown)


def _table(heading: str, table: measure.Table) -> Iterator[str]:
    columns = list(dict.fromkeys(name for row in table.values() for name in row))
    yield ""
    yield f"| {heading} | {' | '.join(columns)} |"
    yield "| --- |" + " --- |" * len(columns)
    for name, row in table.items():
        yield f"| {name} | {' | '.join(f'{row[column]:.3f}'.removesuffix('.000') for column in columns)} |"


def _news_file(data: Path) -> Path:
    found = sorted((data / "news").glob("*.zip"))
    if not found:
        raise SourceError(str(data / "news"), "no zipped day of news in it")
    return found[0]


def _line(line: str) -> None:
    sys.stderr.write(line + "\n")


def _say(step: str, done: int, total: int) -> None:
    if done == total:
        _line(f"{step}: {done}")


if __name__ == "__main__":
    main()
