"""What later versions of documents replaced is in no byte of the library's files once these are cleaned: when that is
asked for, when who replaced it closes, and with the next deletion."""

from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from killed_processes import check_tables, start
from sample_documents import dense, indexed, sample_document
from test_files_after_deletion import CHAT, EMBEDDER, MADE, fill, left_of

from index.embedded.database import Database
from index.embedded.library import EmbeddedLibrary
from index.indexed import IndexedDocument
from index.library_records import Change

OLD = [MADE[number] for number in range(0, 60, 3)]


def next_version(each: IndexedDocument) -> IndexedDocument:
    """In which none of its words is left."""
    origin = each.document.origin
    text = f"What was said before is withdrawn, and {1000 + int(origin)} came."
    return indexed(sample_document(text, scope=CHAT, origin=origin, title="Corrected"), EMBEDDER)


def change(library: EmbeddedLibrary) -> None:
    for each in OLD:
        assert library.replace(next_version(each)) is Change.UPDATED


@pytest.fixture
def cleanings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that are written anew, each time that one is."""
    cleaned: list[Path] = []
    scrub = Database.scrub

    def noted(self: Database) -> bool:
        cleaned.append(self.path)
        return scrub(self)

    monkeypatch.setattr(Database, "scrub", noted)
    return cleaned


@pytest.mark.parametrize("seed", range(2))
def test_closing_cleans_what_was_replaced_and_no_change_does(seed: int, tmp_path: Path, cleanings: list[Path]) -> None:
    library = fill(tmp_path, seed)
    change(library)
    assert cleanings == []
    assert {name for name, _ in left_of(tmp_path, OLD)} >= {"library.sqlite3-wal"}
    library.close()
    assert left_of(tmp_path, OLD) == []
    assert len(cleanings) == 1
    check_tables(tmp_path)


def test_it_is_cleaned_when_that_is_asked_for_and_only_where_it_is_due(tmp_path: Path, cleanings: list[Path]) -> None:
    library = fill(tmp_path, 0)
    change(library)
    library.scrub()
    assert left_of(tmp_path, OLD) == []
    dense(library, EMBEDDER, "said", [CHAT])
    library.scrub()
    library.close()
    assert left_of(tmp_path, OLD) == []
    assert len(cleanings) == 1


def test_a_deletion_cleans_what_was_replaced_before(tmp_path: Path, cleanings: list[Path]) -> None:
    library = fill(tmp_path, 0)
    change(library)
    assert library.delete(MADE[1].document.id, [CHAT])
    assert left_of(tmp_path, OLD) == []
    library.close()
    assert len(cleanings) == 1


def test_who_only_looks_waits_for_no_cleaning_of_what_another_replaced(tmp_path: Path, cleanings: list[Path]) -> None:
    library = fill(tmp_path, 0)
    change(library)
    other = EmbeddedLibrary(tmp_path)
    dense(other, EMBEDDER, "said", [CHAT])
    other.close()
    assert cleanings == []
    library.close()
    assert left_of(tmp_path, OLD) == []


def change_and_report(data: Path, reports: Connection) -> None:
    library = EmbeddedLibrary(data)
    change(library)
    reports.send("changed")
    reports.recv()


def test_what_a_killed_process_replaced_is_cleaned_by_whoever_asks_for_it_next(tmp_path: Path) -> None:
    fill(tmp_path, 0).close()
    process, reports = start(change_and_report, tmp_path)
    assert reports.recv() == "changed"
    process.kill()
    process.join()
    assert left_of(tmp_path, OLD) != []
    library = EmbeddedLibrary(tmp_path)
    library.scrub()
    assert left_of(tmp_path, OLD) == []
    library.close()
    check_tables(tmp_path)
