"""What was deleted is in no byte of the library's files: neither its words, nor their stems, nor its vectors."""

import random
import shutil
import time
from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from killed_processes import check_tables, start
from sample_documents import dense, indexed, sample_document
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.embedding.identity import identify
from index.indexed import IndexedDocument
from index.message import MessageFacts
from index.records import LIBRARY, Document, Scope
from index.reindexing import reindex
from index.relational.vector_codec import pack_tokens

EMBEDDER = TinyEmbedder()
CHAT, OTHER_CHAT = Scope.chat(-7), Scope.chat(-1007)
AUTHOR = 70
Delete = Callable[[EmbeddedLibrary, Collection[Document]], None]


def made(number: int, scope: Scope = CHAT) -> IndexedDocument:
    """Of any length from one short sentence to many passages, with words that no other document has."""
    lines = (
        f"Zq{number}x{line} والوزراء{number:04} said that this is known." for line in range((1, 3, 20, 120)[number % 4])
    )
    facts = MessageFacts(AUTHOR if number % 2 else 71, "Amal", 0, None) if scope != LIBRARY else None
    plain = sample_document("\n".join(lines), scope=scope, origin=str(number), title=f"Title of zq{number}x")
    return indexed(
        Document(scope, plain.origin, plain.title, None, None, None, "en", plain.text, plain.body, facts), EMBEDDER
    )


MADE = {number: made(number) for number in range(60)}


def traces(each: IndexedDocument) -> list[bytes]:
    """What would tell of a document: its own words and their stems, and pieces of its vectors."""
    number = int(each.document.origin)
    words = [f"Zq{number}x", f"zq{number}x", f"والوزراء{number:04}", f"وزراء{number:04}"]
    vectors = [part.embedding.vector.astype("<f4").tobytes()[:24] for part in each.passages]
    tokens = [pack_tokens(part.embedding.tokens)[7:39] for part in each.passages]
    return [*(word.encode() for word in words), *vectors, *tokens]


def left_of(folder: Path, documents: Collection[IndexedDocument]) -> list[tuple[str, str]]:
    """The files in which anything of these documents is, with the documents."""
    found = []
    for file in folder.iterdir():
        content = file.read_bytes()
        found += [
            (file.name, each.document.origin) for each in documents if any(trace in content for trace in traces(each))
        ]
    return found


def fill(folder: Path, seed: int) -> EmbeddedLibrary:
    """Documents come in any order, some again and again, so that rows move from page to page."""
    library = EmbeddedLibrary(folder)
    library.use_model(identify(EMBEDDER))
    order = random.Random(seed).sample(sorted(MADE), len(MADE))
    for number in order:
        library.replace(MADE[number])
    dense(library, EMBEDDER, "said", [CHAT])
    return library


def delete_each(library: EmbeddedLibrary, documents: Collection[Document]) -> None:
    for each in documents:
        assert library.delete(each.id, [CHAT])


def delete_author(library: EmbeddedLibrary, documents: Collection[Document]) -> None:
    assert library.delete_author(AUTHOR, CHAT) == len(documents)


def move_onto(library: EmbeddedLibrary, documents: Collection[Document]) -> None:
    """What the new scope has already stays there; what is dropped is the old scope's."""
    for each in documents:
        plain = sample_document("Something else.", scope=OTHER_CHAT, origin=each.origin)
        library.replace(indexed(plain, EMBEDDER))
    library.move_scope(CHAT, OTHER_CHAT)


@pytest.mark.parametrize("delete", [delete_each, delete_author, move_onto])
@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_left_in_any_file_neither_at_once_nor_after_closing(
    delete: Delete, seed: int, tmp_path: Path
) -> None:
    library = fill(tmp_path, seed)
    library.close()
    gone = [each for number, each in MADE.items() if number % 2]
    kept = [each for number, each in MADE.items() if not number % 2]
    assert {origin for _, origin in left_of(tmp_path, gone)} == {each.document.origin for each in gone}
    assert {name for name, _ in left_of(tmp_path, gone)} >= {"library.sqlite3"}
    library = EmbeddedLibrary(tmp_path)
    dense(library, EMBEDDER, "said", [CHAT])
    delete(library, [each.document for each in gone])
    assert left_of(tmp_path, gone) == []
    dense(library, EMBEDDER, "said", [CHAT, OTHER_CHAT])
    library.close()
    assert left_of(tmp_path, gone) == []
    assert {origin for _, origin in left_of(tmp_path, kept)} == {each.document.origin for each in kept}
    check_tables(tmp_path)


def test_a_whole_scope_goes_without_a_trace_and_others_stay(tmp_path: Path) -> None:
    library = fill(tmp_path, 0)
    elsewhere = made(1000, LIBRARY)
    library.replace(elsewhere)
    dense(library, EMBEDDER, "said", [CHAT, LIBRARY])
    library.close()
    library = EmbeddedLibrary(tmp_path)
    assert library.delete_scope(CHAT) == len(MADE)
    assert left_of(tmp_path, MADE.values()) == []
    assert len([*tmp_path.glob("*.faiss")]) == 1
    assert len(dense(library, EMBEDDER, "said", [CHAT, LIBRARY], 100)) == len(elsewhere.passages)
    library.close()
    assert left_of(tmp_path, MADE.values()) == []


def test_another_process_that_had_it_in_memory_does_not_bring_it_back(tmp_path: Path) -> None:
    library, other = fill(tmp_path, 0), EmbeddedLibrary(tmp_path)
    dense(other, EMBEDDER, "said", [CHAT])
    gone = list(MADE.values())[:10]
    delete_each(library, [each.document for each in gone])
    other.close()
    assert left_of(tmp_path, gone) == []
    library.close()
    assert left_of(tmp_path, gone) == []


def test_what_a_reader_holds_up_is_done_when_the_library_is_closed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    library, other = fill(tmp_path, 0), EmbeddedLibrary(tmp_path)
    reader = other._file._connection()  # a read that takes long
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM documents").fetchall()
    gone = [MADE[7]]
    delete_each(library, [each.document for each in gone])
    assert left_of(tmp_path, gone) != []
    reader.execute("ROLLBACK")
    other.close()
    assert left_of(tmp_path, gone) == []
    library.close()
    assert left_of(tmp_path, gone) == []
    assert not caplog.records


def test_nor_is_anything_left_in_vectors_of_a_model_to_come_or_of_one_before(tmp_path: Path) -> None:
    library = fill(tmp_path, 0)
    new = TinyEmbedder("new")
    assert reindex(library, new, lambda _: None)
    change = library.model_change
    change.begin(identify(EMBEDDER))
    waiting = change.waiting(None, 30)
    vectors = EMBEDDER.embed_passages([each.text for each in waiting])
    change.store(identify(EMBEDDER), {each.id: one for each, one in zip(waiting, vectors, strict=True)})
    delete_each(library, [each.document for each in MADE.values()])
    assert left_of(tmp_path, MADE.values()) == []
    again = [indexed(each.document, new) for each in MADE.values()]
    assert left_of(tmp_path, again) == []
    library.close()


def test_files_are_cleaned_once_of_what_is_deleted_together(tmp_path: Path) -> None:
    library = fill(tmp_path / "data", 0)
    said: list[str] = []
    library._file._connection().set_trace_callback(said.append)
    gone = list(MADE.values())[:10]
    with library.deleting_together():
        with library.deleting_together():
            delete_each(library, [each.document for each in gone[:5]])
        delete_each(library, [each.document for each in gone[5:]])
        found = library.fetch([hit.passage_id for hit in dense(library, EMBEDDER, "said", [CHAT], 10_000)], [CHAT])
        assert {each.document.id for each in found}.isdisjoint(each.document.id for each in gone)
        shutil.copytree(tmp_path / "data", tmp_path / "killed over it")
    assert said.count("VACUUM") == 1
    assert left_of(tmp_path / "data", gone) == []
    EmbeddedLibrary(tmp_path / "killed over it").close()
    assert left_of(tmp_path / "killed over it", gone) == []
    delete_each(library, [MADE[50].document])  # by itself again
    assert said.count("VACUUM") == 2
    library.close()


def test_what_was_deleted_together_until_something_failed_is_in_no_file(tmp_path: Path) -> None:
    library = fill(tmp_path, 0)

    def fail() -> None:
        with library.deleting_together():
            delete_each(library, [MADE[7].document])
            raise ValueError("failed")

    with pytest.raises(ValueError, match="failed"):
        fail()
    assert left_of(tmp_path, [MADE[7]]) == []
    library.close()


def delete_and_report(data: Path, reports: Connection) -> None:
    library = EmbeddedLibrary(data)
    dense(library, EMBEDDER, "said", [CHAT])
    reports.send("ready")
    for each in MADE.values():
        library.delete(each.document.id, [CHAT])
        reports.send(each.document.origin)


def test_who_is_killed_over_it_leaves_nothing_after_the_next_opening(tmp_path: Path) -> None:
    fill(tmp_path / "full", 0).close()
    moments = random.Random("deletions")
    unfinished = 0
    for attempt in range(8):
        data = tmp_path / str(attempt)
        shutil.copytree(tmp_path / "full", data)
        process, reports = start(delete_and_report, data)
        for _ in range(1 + attempt):
            reports.recv()
        time.sleep(moments.uniform(0, 0.02))
        process.kill()
        process.join()
        library = EmbeddedLibrary(data)
        there = {summary.origin for summary in library.documents([CHAT])}
        gone = [each for each in MADE.values() if each.document.origin not in there]
        assert len(gone) >= attempt
        assert left_of(data, gone) == []
        hits = dense(library, EMBEDDER, "said", [CHAT], 10_000)
        assert {each.document.origin for each in library.fetch([hit.passage_id for hit in hits], [CHAT])} == there
        assert len(hits) == library.counts([CHAT]).passages
        library.close()
        check_tables(data)
        unfinished += bool(there)
    assert unfinished


def churn_and_report(data: Path, reports: Connection) -> None:
    """Everything that removes something, again and again, with the documents coming back in between."""
    library = EmbeddedLibrary(data)
    reports.send("ready")
    few = [MADE[number] for number in range(0, 60, 3)]
    while True:
        dense(library, EMBEDDER, "said", [CHAT, OTHER_CHAT])
        library.delete_author(AUTHOR, CHAT)
        reports.send("author")
        for each in few:
            library.replace(other_version(each))
            library.replace(each)
        reports.send("replaced")
        library.move_scope(CHAT, OTHER_CHAT)
        library.move_scope(OTHER_CHAT, CHAT)
        reports.send("moved")
        library.delete_scope(CHAT)
        reports.send("scope")
        for each in few:
            library.replace(each)


def other_version(each: IndexedDocument) -> IndexedDocument:
    return indexed(replace(each.document, title="Another title, said before"), EMBEDDER)


def test_killed_while_anything_is_removed_what_is_there_is_whole_and_found(tmp_path: Path) -> None:
    fill(tmp_path / "full", 0).close()
    moments = random.Random("churn")
    versions = {each.document: each for known in MADE.values() for each in (known, other_version(known))}
    for attempt in range(12):
        data = tmp_path / str(attempt)
        shutil.copytree(tmp_path / "full", data)
        process, reports = start(churn_and_report, data)
        for _ in range(1 + attempt % 6):
            reports.recv()
        time.sleep(moments.uniform(0, 0.15))
        process.kill()
        process.join()
        library = EmbeddedLibrary(data)
        [place] = [scope for scope in (CHAT, OTHER_CHAT) if library.counts([scope]).documents] or [CHAT]
        hits = dense(library, EMBEDDER, "said", [CHAT, OTHER_CHAT], 10_000)
        found = library.fetch([hit.passage_id for hit in hits], [CHAT, OTHER_CHAT])
        assert len(found) == len(hits) == library.counts([place]).passages
        for summary in library.documents([place]):
            document = library.document(summary.id, [place])
            assert document is not None
            known = versions[replace(document, scope=CHAT)]
            parts = sorted((each for each in found if each.document.id == summary.id), key=lambda each: each.id)
            assert len(parts) == len(known.passages) == summary.passages
            for each in parts:
                assert (each.vector == known.passages[each.passage.ordinal].embedding.vector).all()
        gone = [each for each in MADE.values() if each.document.origin not in {one.document.origin for one in found}]
        assert left_of(data, gone) == []
        library.close()
        check_tables(data)


def test_what_was_being_stored_when_its_process_was_killed_is_in_no_file_after_the_next_opening(tmp_path: Path) -> None:
    library = EmbeddedLibrary(tmp_path / "killed over it")
    library.replace(MADE[0])
    library.close()
    library = EmbeddedLibrary(tmp_path / "killed over it")
    library.replace(MADE[3])
    data = tmp_path / "next"
    shutil.copytree(tmp_path / "killed over it", data)
    library.close()
    log = data / "library.sqlite3-wal"
    page_size = int.from_bytes(log.read_bytes()[8:12], "big")
    with log.open("r+b") as file:  # up to the page that would have said: committed
        file.truncate(log.stat().st_size - page_size - 24)
    assert left_of(data, [MADE[3]]) != []
    opened = EmbeddedLibrary(data)
    assert [each.origin for each in opened.documents([CHAT])] == ["0"]
    assert left_of(data, [MADE[3]]) == []
    opened.close()


def search_and_check(data: Path, reports: Connection) -> None:
    """What a bot does beside: it never finds what was gone before it asked."""
    library = EmbeddedLibrary(data)
    reports.send("ready")
    searches = 0
    while True:
        there = {summary.origin for summary in library.documents([CHAT])}
        hits = dense(library, EMBEDDER, "said known", [CHAT], 10_000)
        found = {each.document.origin for each in library.fetch([hit.passage_id for hit in hits], [CHAT])}
        after = {summary.origin for summary in library.documents([CHAT])}
        if not after <= found <= there:
            reports.send(f"found {sorted(found - there)}, missed {sorted(after - found)}")
            return
        searches += 1
        if not there:
            library.close()
            reports.send(f"right {searches}")
            return


def test_one_process_deletes_while_another_searches(tmp_path: Path) -> None:
    fill(tmp_path, 0).close()
    searching, found = start(search_and_check, tmp_path)
    assert found.recv() == "ready"
    deleting, deleted = start(delete_and_report, tmp_path)
    for _ in islice(iter(deleted.recv, None), 1 + len(MADE)):
        pass
    said = found.recv().split()
    assert said[0] == "right"
    assert int(said[1]) > 1
    deleting.join()
    searching.join()
    assert left_of(tmp_path, MADE.values()) == []
