"""Adding a file of many articles, interrupted or killed: what was added stays, and running it again finishes it."""

import json
import multiprocessing
import os
import signal
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.embedding.identity import identify
from index.ingestion import ingest
from index.ingestion_report import IngestionReport, Progress
from index.records import LIBRARY

ARTICLES = 150


def add(source: Path, data: Path, reports: Connection | None = None) -> IngestionReport:
    """What the process does: each article that is done is said so at once."""
    embedder = TinyEmbedder()
    library = EmbeddedLibrary(data)
    library.use_model(identify(embedder))

    def report(step: Progress) -> None:
        if reports is not None:
            reports.send(step.source)

    try:
        return ingest([str(source)], LIBRARY, library, lambda: embedder, report)
    finally:
        library.close()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("day") / "day.jsonl"
    articles = [
        {"title": f"Title {n}", "content": f"Ship{n} came to the harbour. " * 9, "url": f"https://n.example/{n}"}
        for n in range(ARTICLES)
    ]
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


def stored(data: Path) -> Counter[str]:
    library = EmbeddedLibrary(data)
    try:
        for summary in library.documents([LIBRARY]):
            document = library.document(summary.id, [LIBRARY])
            assert document is not None
            assert document.text.count("harbour") == 9
            assert summary.sentences == 9
        return Counter(summary.origin for summary in library.documents([LIBRARY]))
    finally:
        library.close()


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("after", [1, 40, 149])
def test_nothing_is_lost_or_doubled(sign: signal.Signals, after: int, source: Path, tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "index.embedded.library", "index.ingestion"])
    reports, theirs = context.Pipe(duplex=False)
    process = context.Process(target=add, args=(source, tmp_path, theirs))
    process.start()
    theirs.close()
    reported = {reports.recv() for _ in range(after)}
    assert process.pid is not None
    os.kill(process.pid, sign)
    process.join()
    before = stored(tmp_path)
    assert reported <= set(before)
    again = add(source, tmp_path)
    assert (again.added, again.updated, again.unchanged, again.failed) == (ARTICLES - len(before), 0, len(before), [])
    assert stored(tmp_path) == Counter(f"https://n.example/{n}" for n in range(ARTICLES))
