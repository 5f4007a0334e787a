"""Ingestion: what it counts, what it skips, and that nothing bad stops what is good."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from sample_documents import dense, lexical, texts
from tiny_embedder import TinyEmbedder

from index.embedding.protocol import Embedder
from index.embedding.records import PassageEmbedding, PassageText
from index.errors import LibraryError, ModelError, SourceError
from index.ingestion import ingest
from index.ingestion_report import IngestionReport, Progress
from index.library import Library
from index.library_records import Counts
from index.records import LIBRARY, Scope

CHAT = Scope.chat(-100)


class Adding:
    """Ingests into one library, and keeps what was reported on the way and how often the model was asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.progress: list[Progress] = []
        self.models = 0

    def __call__(self, *named: Path | str, scope: Scope = LIBRARY) -> IngestionReport:
        self.progress.clear()
        self.models = 0
        return ingest([str(name) for name in named], scope, self.library, self.embedder, self.progress.append)

    def embedder(self) -> Embedder:
        self.models += 1
        return TinyEmbedder()


@pytest.fixture
def add(library: Library) -> Adding:
    return Adding(library)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(5):
        write(folder / f"{number}.txt", f"Unique{number} happened in Tehran.")
    return folder


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def counts(report: IngestionReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, len(report.failed)


def test_counts_what_is_added_unchanged_and_updated(add: Adding, articles: Path) -> None:
    assert counts(add(articles)) == (5, 0, 0, 0)
    assert counts(add(articles)) == (0, 0, 5, 0)
    write(articles / "1.txt", "Another text.")
    write(articles / "new.txt", "A new text.")
    assert counts(add(articles)) == (1, 1, 4, 0)
    assert add.library.counts([LIBRARY]) == Counts(documents=6, sentences=6, passages=6)


def test_what_is_unchanged_needs_no_model(add: Adding, articles: Path) -> None:
    add(articles)
    assert add.models > 0
    add(articles)
    assert add.models == 0


def test_what_can_not_be_read_needs_no_model(add: Adding, tmp_path: Path) -> None:
    assert counts(add(tmp_path / "nothing", write(tmp_path / "empty.txt", ""))) == (0, 0, 0, 2)
    assert add.models == 0


def test_a_file_whose_time_alone_changed_is_unchanged(add: Adding, articles: Path) -> None:
    add(articles)
    os.utime(articles / "0.txt", (time.time() + 100,) * 2)
    assert counts(add(articles / "0.txt")) == (0, 0, 1, 0)


def test_one_bad_source_does_not_stop_the_rest(add: Adding, articles: Path, tmp_path: Path) -> None:
    (articles / "0-bad.txt").write_bytes(b"\xff\xfe")
    (articles / "2-empty.txt").touch()
    write(articles / "3-wordless.txt", "!!! ؟؟؟ … * * *")
    (articles / os.fsdecode(b"4-\xff.txt")).write_bytes(b"They met.")
    report = add(tmp_path / "nothing", articles, "ftp://example.com")
    assert counts(report) == (5, 0, 0, 6)
    assert all(isinstance(error, SourceError) and error.source and str(error) for error in report.failed)
    assert [Path(error.source).name[:2] for error in report.failed] == ["no", "0-", "2-", "3-", "4-", "ex"]
    assert add.library.counts([LIBRARY]).documents == 5


def test_progress_counts_every_source_once_up_to_the_total(add: Adding, articles: Path, tmp_path: Path) -> None:
    (articles / "bad.txt").touch()
    add(articles / "0.txt")
    add(articles, tmp_path / "nothing")
    assert [step.done for step in add.progress] == list(range(1, 8))
    assert {step.total for step in add.progress} == {7}
    assert sorted(Path(step.source).name for step in add.progress) == [
        *(f"{number}.txt" for number in range(5)),
        "bad.txt",
        "nothing",
    ]


def test_what_progress_calls_done_is_stored(library: Library, articles: Path) -> None:
    def check(step: Progress) -> None:
        assert library.counts([LIBRARY]).documents == step.done

    ingest([str(articles)], LIBRARY, library, TinyEmbedder, check)


def test_nothing_named_does_nothing(add: Adding) -> None:
    assert counts(add()) == (0, 0, 0, 0)
    assert add.progress == []


def test_a_file_named_twice_is_one_document(add: Adding, articles: Path) -> None:
    assert counts(add(articles / "0.txt", articles, articles / ".." / "articles" / "0.txt")) == (5, 0, 2, 0)


def test_the_same_file_in_another_scope_is_another_document(add: Adding, articles: Path) -> None:
    add(articles)
    assert counts(add(articles, scope=CHAT)) == (5, 0, 0, 0)
    assert add.library.counts([CHAT]).documents == add.library.counts([LIBRARY]).documents == 5


def test_a_document_of_a_title_alone_is_found_by_it(add: Adding, tmp_path: Path) -> None:
    path = write(tmp_path / "headline.txt", "Raisi meets Tokayev\n\n")
    assert counts(add(path)) == (1, 0, 0, 0)
    (stored,) = add.library.fetch([hit.passage_id for hit in lexical(add.library, "Tokayev", [LIBRARY])], [LIBRARY])
    (sentence,) = stored.sentences
    assert stored.document.text[sentence.start : sentence.end] == "Raisi meets Tokayev"


def test_an_update_takes_the_old_sentences_out_of_search(add: Adding, articles: Path, embedder: TinyEmbedder) -> None:
    path = write(articles / "long.txt", "Samarkand appears here. " * 100)
    add(path)
    assert len(lexical(add.library, "Samarkand", [LIBRARY])) > 1
    write(path, "Bukhara appears here.")
    assert counts(add(path)) == (0, 1, 0, 0)
    assert lexical(add.library, "Samarkand", [LIBRARY]) == []
    assert texts(add.library, dense(add.library, embedder, "Samarkand", [LIBRARY]), [LIBRARY]) == [
        "Bukhara appears here."
    ]


def test_the_title_finds_the_passages_and_is_no_sentence(add: Adding, seed_path: Path) -> None:
    add(seed_path)
    (summary,) = add.library.documents([LIBRARY])
    assert (summary.sentences, summary.source, summary.language) == (12, "العالم", "ar")
    assert len(lexical(add.library, "يؤكد", [LIBRARY])) == summary.passages


def test_many_documents_share_the_calls_to_the_model(library: Library, tmp_path: Path) -> None:
    calls: list[int] = []

    class Counting(TinyEmbedder):
        def embed_passages(self, passages: Sequence[PassageText]) -> list[PassageEmbedding]:
            calls.append(len(passages))
            return super().embed_passages(passages)

    for number in range(150):
        write(tmp_path / f"{number:03}.txt", f"Unique{number} happened.")
    ingest([str(tmp_path)], LIBRARY, library, Counting, lambda _: None)
    assert sum(calls) == 150
    assert len(calls) < 5
    for number in (0, 63, 64, 149):  # each document got its own vector, on either side of a batch's end
        question = Counting().embed_question(f"{number:03} Unique{number} happened")
        (best,) = library.dense_search(question.vector, [LIBRARY], 1)
        assert texts(library, [best], [LIBRARY]) == [f"Unique{number} happened."]


@pytest.mark.parametrize("error", [ModelError("no such model"), LibraryError("the disk is full")])
def test_what_stops_everything_keeps_what_was_stored(library: Library, articles: Path, error: Exception) -> None:
    ingest([str(articles / "0.txt")], LIBRARY, library, TinyEmbedder, lambda _: None)

    def fail() -> Embedder:
        raise error

    with pytest.raises(type(error)):
        ingest([str(articles)], LIBRARY, library, fail, lambda _: None)
    assert library.counts([LIBRARY]).documents == 1
