"""`qawl doctor` compares the vector caches with the database that they come from, and sees a copy that is not whole."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sample_documents import dense, indexed, lexical, sample_document
from somebody_else import reachable_folder, without_rights_of_root
from tiny_embedder import TinyEmbedder

from bot.copying import copy_deployment
from bot.deployments import Place, opened
from bot.doctor.contents import unfinished_copy
from bot.doctor.examining import FAILED, FINE, TO_MEND, examine, exit_status
from bot.doctor.records import Check, Examine, Installation
from bot.doctor.vector_caches import vector_caches
from bot.services import Services
from bot.settings import Settings
from index.embedded.library import EmbeddedLibrary
from index.embedding.identity import identify
from index.errors import LibraryError
from index.records import LIBRARY, Scope
from index.reindexing import reindex

EMBEDDER = TinyEmbedder()
CHAT = Scope.chat(-7)


pytestmark = pytest.mark.usefixtures("at_home")


def looked(folder: Path, check: Examine = vector_caches) -> list[Check]:
    settings = Settings(data_dir=folder)
    services = Services(settings, lambda _: None, lambda *_: TinyEmbedder())
    found = list(examine(Installation(settings, services), [check]))
    services.close()
    return found


def severities(folder: Path) -> list[str]:
    return [each.severity.value for each in looked(folder)]


def filled(folder: Path) -> EmbeddedLibrary:
    library = EmbeddedLibrary(folder)
    for scope in (LIBRARY, CHAT):
        for number in range(3):
            document = sample_document(f"They spoke of trade {number}.", scope=scope, origin=f"{number}")
            library.replace(indexed(document, EMBEDDER))
    return library


def searched(library: EmbeddedLibrary) -> None:
    assert dense(library, EMBEDDER, "trade", [LIBRARY, CHAT])


def test_caches_that_agree_and_those_that_are_still_to_be_made(tmp_path: Path) -> None:
    filled(tmp_path).close()
    (check,) = looked(tmp_path)
    assert (check.severity.value, check.message) == ("info", "files that the next search makes or brings up to date: 2")
    library = EmbeddedLibrary(tmp_path)
    searched(library)
    library.close()
    (check,) = looked(tmp_path)
    assert (check.severity.value, check.message) == ("ok", "agrees with the library, passages: 6")
    library = EmbeddedLibrary(tmp_path)
    library.replace(indexed(sample_document("They left at last.", origin="later"), EMBEDDER))
    library.close()
    assert severities(tmp_path) == ["ok", "info"]
    assert exit_status(looked(tmp_path)) == FINE


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: content[:-40] + bytes(40),
        lambda content: b"QAWLVEC1" + bytes(len(content)),
        lambda content: bytes([content[0] ^ 1]) + content[1:],
    ],
)
def test_a_damaged_cache_is_warned_of_and_never_searched(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    library = filled(tmp_path)
    searched(library)
    library.close()
    file = next(tmp_path.glob("vectors-*.faiss"))
    file.write_bytes(spoil(file.read_bytes()))
    warned, *others = looked(tmp_path)
    assert (warned.severity.value, file.name in warned.message) == ("warning", True)
    assert [each.severity.value for each in others] == ["ok"]
    assert exit_status([warned]) == TO_MEND
    library = EmbeddedLibrary(tmp_path)
    for scope in (LIBRARY, CHAT):
        assert len(dense(library, EMBEDDER, "trade", [scope])) == 3
    library.close()
    assert severities(tmp_path) == ["ok"]


def test_a_cache_that_may_not_be_read_is_not_called_damaged_and_spoils_no_answer_and_no_other_cache(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with reachable_folder() as reachable:
        folder = reachable / "data"
        library = filled(folder)
        searched(library)
        library.close()
        file, *others = sorted(folder.glob("vectors-*.faiss"))
        file.chmod(0)
        with without_rights_of_root(folder):
            told, *agree = looked(folder)
            assert told.message.startswith(f"{file.name} can't be read (Permission denied)")
            assert (told.severity.value, "damaged" in f"{told.message} {told.remedy}") == ("warning", False)
            assert "permissions" in (told.remedy or "")
            assert [each.message for each in agree] == ["agrees with the library, passages: 3"]
            assert exit_status([told]) == TO_MEND
            for each in others:
                each.unlink()
            library = EmbeddedLibrary(folder)
            searched(library)
            assert "the vector cache can't be read" in caplog.text
            file.unlink()
            file.mkdir()  # which no file can be put in the place of
            library.close()
            assert caplog.text.count("the vector cache was not saved") == 1
            unreadable, *agree = looked(folder)
            assert unreadable.message.startswith(f"{file.name} can't be read (Is a directory)")
            assert [each.message for each in agree] == ["agrees with the library, passages: 3"]
        file.rmdir()
        library = EmbeddedLibrary(folder)
        searched(library)
        library.close()
        assert severities(folder) == ["ok"]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE passages SET vector = zeroblob(128)", "DELETE FROM passages WHERE id = (SELECT min(id) FROM passages)"],
)
def test_a_cache_that_calls_itself_current_and_is_not_is_an_error(tmp_path: Path, statement: str) -> None:
    library = filled(tmp_path)
    searched(library)
    library.close()
    with closing(sqlite3.connect(tmp_path / "library.sqlite3")) as behind_its_back, behind_its_back:
        behind_its_back.execute(statement)
    check, *_ = looked(tmp_path)
    assert (check.severity.value, "holds other vectors than the library" in check.message) == ("error", True)
    assert exit_status([check]) == TO_MEND


def test_an_index_that_names_a_passage_which_is_not_there_is_damage(tmp_path: Path) -> None:
    library = filled(tmp_path)
    searched(library)
    library.close()
    file = tmp_path / "library.sqlite3"
    for statements in (
        (
            "CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'passages_by_scope'",
            "DELETE FROM sqlite_schema WHERE name = 'passages_by_scope'",
        ),
        ("DELETE FROM passages WHERE id = (SELECT min(id) FROM passages)",),
        ("INSERT INTO sqlite_schema SELECT * FROM kept",),
    ):
        with closing(sqlite3.connect(file, isolation_level=None)) as behind_its_back:
            behind_its_back.execute("PRAGMA writable_schema = ON")
            for statement in statements:
                behind_its_back.execute(statement)
    (check,) = looked(tmp_path)
    assert check.message == "the library is damaged (an index names a passage that its table doesn't hold)"
    assert "restore a backup" in (check.remedy or "")


@pytest.mark.parametrize("cell", ["zeroblob(125)", "zeroblob(64)", "x''", "'words'", "7"])
@pytest.mark.parametrize("is_cached", [True, False])
def test_a_stored_vector_of_another_length_is_damage_to_doctor_and_search(
    tmp_path: Path, cell: str, is_cached: bool
) -> None:
    library = filled(tmp_path)
    searched(library)
    library.close()
    with closing(sqlite3.connect(tmp_path / "library.sqlite3")) as behind_its_back, behind_its_back:
        behind_its_back.execute(f"UPDATE passages SET vector = {cell} WHERE id = (SELECT min(id) FROM passages)")  # noqa: S608
    if not is_cached:
        for file in tmp_path.glob("vectors-*"):
            file.unlink()
    checks = looked(tmp_path)
    if is_cached:
        (check,) = checks
        assert (check.severity.value, check.message.startswith("the library is damaged (")) == ("error", True)
        assert "restore a backup" in (check.remedy or "")
        assert exit_status(checks) == TO_MEND
    library = EmbeddedLibrary(tmp_path)
    hits = [hit.passage_id for hit in lexical(library, "trade", [LIBRARY, CHAT])]
    question = EMBEDDER.embed_question("trade")
    looks: list[Callable[[], object]] = [
        lambda: library.fetch(hits, [LIBRARY, CHAT]),
        lambda: library.likeness(hits, question.vector, ["trade"], [], [LIBRARY, CHAT]),
    ]
    if not is_cached:
        looks.append(lambda: dense(library, EMBEDDER, "trade", [LIBRARY, CHAT]))
    for look in looks:
        with pytest.raises(LibraryError, match="the library is damaged"):
            look()
    library.close()


def test_caches_of_another_library_are_not_this_ones(tmp_path: Path) -> None:
    for name in ("one", "other"):
        library = filled(tmp_path / name)
        searched(library)
        library.close()
    for file in (tmp_path / "one").glob("vectors-*.faiss"):
        shutil.copy(file, tmp_path / "other" / file.name)
    assert severities(tmp_path / "other") == ["info"]


def test_after_a_change_of_the_model_caches_are_made_anew_and_nothing_is_to_be_mended(tmp_path: Path) -> None:
    library = filled(tmp_path)
    searched(library)
    library.close()
    library = EmbeddedLibrary(tmp_path)
    library.use_model(identify(EMBEDDER))
    assert reindex(library, TinyEmbedder("new", 48), lambda _: None)
    library.close()
    (check,) = looked(tmp_path)
    assert (check.severity.value, check.message) == ("info", "files that the next search makes or brings up to date: 2")


def test_a_copy_that_was_cut_off_is_warned_of_until_it_is_whole(tmp_path: Path) -> None:
    filled(tmp_path / "one").close()

    class CutOffError(Exception):
        pass

    def cut_off(step: str, done: int, total: int) -> None:
        if done > total // 2:
            raise CutOffError

    places = [Place(tmp_path / name, None) for name in ("one", "other")]
    with opened(places[0], make=False) as source, opened(places[1], make=True) as target:
        with pytest.raises(CutOffError):
            copy_deployment(source, target, cut_off)
        (check,) = looked(tmp_path / "other", unfinished_copy)
        assert (check.severity.value, check.name) == ("warning", "copy")
        assert exit_status([check]) == TO_MEND != FAILED
        copy_deployment(source, target, lambda *_: None)
    assert looked(tmp_path / "other", unfinished_copy) == []
    assert looked(tmp_path / "one", unfinished_copy) == []
