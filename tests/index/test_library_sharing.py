"""The contract of every engine, fourth part: threads and several open libraries share one truth."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sample_documents import dense, indexed, lexical, sample_document, texts
from tiny_embedder import TinyEmbedder

from index.library import Library
from index.records import LIBRARY

OpenLibrary = Callable[[Path], Library]


def test_two_libraries_in_one_place_see_each_others_changes(
    engine: OpenLibrary, tmp_path: Path, embedder: TinyEmbedder
) -> None:
    one, other = engine(tmp_path), engine(tmp_path)
    document = sample_document("They met in Tehran.")
    update = sample_document("They met in Astana.")
    assert dense(one, embedder, "Tehran", [LIBRARY]) == dense(other, embedder, "Tehran", [LIBRARY]) == []
    for step in (document, update):
        one.replace(indexed(step, embedder))
        for library in (other, one):
            assert texts(library, dense(library, embedder, "met", [LIBRARY]), [LIBRARY]) == [step.text]
            assert texts(library, lexical(library, "met", [LIBRARY]), [LIBRARY]) == [step.text]
    other.delete(document.id, [LIBRARY])
    assert dense(one, embedder, "Tehran", [LIBRARY]) == lexical(one, "Tehran", [LIBRARY]) == []
    one.close()
    other.replace(indexed(document, embedder))
    assert len(dense(other, embedder, "Tehran", [LIBRARY])) == 1
    other.close()


def test_readers_in_threads_see_whole_documents_while_one_writes(library: Library, embedder: TinyEmbedder) -> None:
    """Every version of the document says its number in each sentence; no reader may see two at once."""
    versions = [
        indexed(sample_document(f"Version{number} was written here today. " * (20 + 20 * (number % 3))), embedder)
        for number in range(30)
    ]
    document_id = versions[0].document.id
    library.replace(versions[0])
    written = threading.Event()

    def write() -> None:
        try:
            for version in versions[1:]:
                library.replace(version)
        finally:
            written.set()

    def read() -> int:
        looks = 0
        while not written.is_set() or looks == 0:
            looks += 1
            document = library.document(document_id, [LIBRARY])
            assert document is not None
            assert len(set(document.text.split())) == 5
            for hits in (dense(library, embedder, "written", [LIBRARY]), lexical(library, "written", [LIBRARY])):
                stored = library.fetch([hit.passage_id for hit in hits], [LIBRARY])
                assert len({passage.document.text for passage in stored}) <= 1
                for passage in stored:
                    quotes = {passage.document.text[s.start : s.end] for s in passage.sentences}
                    assert quotes == {passage.document.text.split(".")[0] + "."}
            (summary,) = library.documents([LIBRARY])
            assert summary.sentences in {20, 40, 60}
        return looks

    with ThreadPoolExecutor(5) as threads:
        readers = [threads.submit(read) for _ in range(4)]
        threads.submit(write).result()
        assert sum(reader.result() for reader in readers) >= 4
    assert library.document(document_id, [LIBRARY]) == versions[-1].document


def test_writers_in_threads_lose_nothing(library: Library, embedder: TinyEmbedder) -> None:
    documents = [sample_document(f"Unique{number} words.", origin=str(number)) for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda document: library.replace(indexed(document, embedder)), documents))
    assert library.counts([LIBRARY]).documents == 40
    for document in documents:
        assert texts(library, lexical(library, document.text, [LIBRARY]), [LIBRARY])[0] == document.text
    assert len(dense(library, embedder, "words", [LIBRARY], 100)) == 40


def test_several_may_open_a_new_library_at_once(engine: OpenLibrary, tmp_path: Path, embedder: TinyEmbedder) -> None:
    start = threading.Barrier(6)

    def open_and_write(number: int) -> Library:
        start.wait()
        library = engine(tmp_path / "new")
        library.replace(indexed(sample_document("They met.", origin=str(number)), embedder))
        return library

    with ThreadPoolExecutor(6) as threads:
        libraries = list(threads.map(open_and_write, range(6)))
    assert [library.counts([LIBRARY]).documents for library in libraries] == [6] * 6
    for library in libraries:
        library.close()
