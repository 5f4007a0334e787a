"""`python -m bench.shared_library [--passages N] [--database URL] [--json]`: the library on PostgreSQL at a given size:
how long an answer takes against its question's embedding, what the graph finds of what exact search does, and what each
passage takes on the server's disk. Without a URL (of an empty database) it starts a server of its own."""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import platformdirs

from bench.answering import Progress, steps_ms, timed_answers
from bench.made_up import PASSAGES_IN_A_DOCUMENT, MadeUpArticles, beside
from bench.seed import QUESTIONS, SEED
from bot.cli.output import StepBars
from index.embedding.load import load_embedder
from index.embedding.protocol import Embedder
from index.indexing import cut, embed
from index.postgres import graphs
from index.postgres.database import PostgresDatabase
from index.postgres.library import PostgresLibrary
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.records import LIBRARY, Document
from index.sources.plain_text import read_text_file
from index.text import content_words
from index.vectors import Vector
from retrieval.answering import Answerer

_SEARCHES = 200
_WANTED = 10

_SIZES = """
SELECT coalesce(p.relname, t.relname), sum(pg_total_relation_size(t.oid)),
    sum(CASE WHEN t.relkind = 'r' THEN (SELECT coalesce(sum(pg_relation_size(i.indexrelid)), 0) FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = t.oid AND c.relname LIKE 'graph%') ELSE 0 END)
FROM pg_class t LEFT JOIN pg_inherits h ON h.inhrelid = t.oid LEFT JOIN pg_class p ON p.oid = h.inhparent
WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class SharedFigures:
    """Times are medians (p50) in milliseconds, sizes bytes for each passage."""

    passages: int
    documents_a_second: float
    graph_s: float
    embedding_ms: float
    answer_ms: float
    steps_ms: dict[str, float]
    exact_ms: float
    by_graph_ms: float
    recall: float
    least_recall: float
    disk: dict[str, float]

    @property
    def ratio(self) -> float:
        """How many times an answer takes what embedding its question takes."""
        return self.answer_ms / self.embedding_ms


def measure_shared(
    url: str, embedder: Embedder, article: Document, questions: Sequence[str], passages: int, progress: Progress
) -> SharedFigures:
    """Fill the empty database at `url` with `article` and made-up ones, make the graph, and ask."""
    library = PostgresLibrary(url)
    server = PostgresDatabase(url, LIBRARY_SCHEMA)
    try:
        (real,) = embed([cut(article)], embedder)
        library.replace(real)
        words = [token.folded for question in questions for token in content_words(question)]
        centre = real.passages[0].embedding.vector
        made_up = MadeUpArticles(list(dict.fromkeys(words)), centre)
        started = time.perf_counter()
        for stored in made_up.fill(library, passages - len(real.passages)):
            progress("storing passages on PostgreSQL", stored, passages - len(real.passages))
        filling = time.perf_counter() - started
        asked = _vectors(centre, [embedder.embed_question(question).vector for question in questions])
        with server.alone("bench") as connection:
            assert connection is not None  # noqa: S101 - nobody else is there
            connection.execute("VACUUM ANALYZE")
        exact_ms, exact = _searched(library, asked, exactly=True)
        started = time.perf_counter()
        library.make_graphs()
        graph_s = time.perf_counter() - started
        by_graph_ms, found = _searched(library, asked, exactly=False)
        recalls = [len(one & other) / len(one) for one, other in zip(exact, found, strict=True)]
        answerer = Answerer(library, embedder)
        answerer.answer(questions[0], [LIBRARY])
        embedding, answers = timed_answers(answerer, embedder, questions, progress)
        sizes = server.read(lambda connection: connection.execute(_SIZES).fetchall())
    finally:
        server.close()
        library.close()
    disk = {str(name): float(size - graph) / passages for name, size, graph in sizes if size / passages >= 1}
    disk["graph"] = sum(float(graph) for _, _, graph in sizes) / passages
    return SharedFigures(
        passages=passages,
        documents_a_second=passages / PASSAGES_IN_A_DOCUMENT / filling,
        graph_s=graph_s,
        embedding_ms=statistics.median(embedding),
        answer_ms=statistics.median(laps["total"] for laps in answers),
        steps_ms=steps_ms(answers),
        exact_ms=exact_ms,
        by_graph_ms=by_graph_ms,
        recall=statistics.mean(recalls),
        least_recall=min(recalls),
        disk=disk,
    )


def _vectors(centre: Vector, questions: Iterable[Vector]) -> list[Vector]:
    """Vectors to search with: those of real questions, and made-up ones from where passages are."""
    random = np.random.default_rng(11)
    return [*questions, *(beside(centre, random) for _ in range(_SEARCHES))]


def _searched(
    library: PostgresLibrary, vectors: Sequence[Vector], *, exactly: bool
) -> tuple[float, list[frozenset[int]]]:
    """Milliseconds a search (p50), and the passages that each found."""
    usual, graphs.EXACT_MOST = graphs.EXACT_MOST, (1 << 60) if exactly else graphs.EXACT_MOST
    try:
        times, found = [], []
        for vector in vectors:
            begun = time.perf_counter()
            hits = library.dense_search(vector, [LIBRARY], _WANTED)
            times.append(1000 * (time.perf_counter() - begun))
            found.append(frozenset(hit.passage_id for hit in hits))
    finally:
        graphs.EXACT_MOST = usual
    return statistics.median(times), found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.shared_library", description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000, help="size of the library that is asked")
    parser.add_argument("--database", metavar="URL", help="an empty database; else a server is started for it")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines for people")
    arguments = parser.parse_args()
    embedder = load_embedder(None, platformdirs.user_cache_path("qawl"), lambda line: print(line, file=sys.stderr))
    with _database(arguments.database) as url, StepBars() as bars:
        figures = measure_shared(url, embedder, read_text_file(SEED, LIBRARY), QUESTIONS, arguments.passages, bars.show)
    if arguments.json:
        json.dump(asdict(figures), sys.stdout)
        return
    print(f"answering from PostgreSQL, {figures.passages:,} passages in the library")
    print(f"  embedding a question alone, p50   {figures.embedding_ms:8.1f} ms")
    print(f"  a whole answer, p50               {figures.answer_ms:8.1f} ms   {figures.ratio:.2f} times")
    for name, milliseconds in figures.steps_ms.items():
        print(f"    of it {name:<10} p50             {milliseconds:8.1f} ms")
    print(f"  ten nearest passages, exactly     {figures.exact_ms:8.1f} ms")
    print(f"  ten nearest passages, by graph    {figures.by_graph_ms:8.1f} ms")
    print(f"  recall of these against exact     {figures.recall:8.3f}      (aim: .98)")
    print(f"  storing                           {figures.documents_a_second:8.1f} documents/s")
    for name, size in sorted(figures.disk.items(), key=lambda each: -each[1]):
        print(f"  disk for each passage: {name:<16}{size / 1024:5.2f} KB")


@contextmanager
def _database(given: str | None) -> Iterator[str]:
    if given is not None:
        yield given
        return
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from postgres_server import PostgresServer  # noqa: PLC0415 - of the tests, where no server is named

    server = PostgresServer(fsync="on", full_page_writes="on", shared_buffers="1GB", max_wal_size="4GB")
    try:
        yield server.new_database()
    finally:
        server.remove()


if __name__ == "__main__":
    main()
