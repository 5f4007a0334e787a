"""A running bot whose library changes its model: the next question is answered with the new one, and nobody notices."""

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tiny_embedder import TinyEmbedder

from bot.backups.backing_up import back_up, restore
from bot.services import Services
from bot.settings import Settings
from index.article import parse_article
from index.embedded.library import EmbeddedLibrary
from index.embedding.protocol import Embedder
from index.embedding.records import PassageEmbedding, PassageText
from index.errors import ModelMismatchError
from index.indexing import cut, embed
from index.library_records import Scopes
from index.records import LIBRARY, Document
from index.reindexing import reindex
from retrieval.answering import Answerer
from retrieval.records import Answer

MODELS = {each.name: each for each in (TinyEmbedder(), TinyEmbedder("new", 48), TinyEmbedder("as long"))}
TEXT = "The title\n\nThey met in Tehran. They spoke of trade. They left."
QUESTION = "Where did they meet in Tehran?"


class Loader:
    """Loads the tiny models, and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[str | None] = []

    def __call__(self, name: str | None, cache: Path, say: Callable[[str], None]) -> Embedder:
        self.asked.append(name)
        return MODELS[name or "tiny"]


def document(origin: str) -> Document:
    return Document(LIBRARY, origin, "The title", None, None, None, "en", TEXT, parse_article(TEXT).body)


def change_model(folder: Path, name: str) -> None:
    """As another process does."""
    library = EmbeddedLibrary(folder)
    assert reindex(library, MODELS[name], lambda _: None)
    library.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    services = Services(Settings(data_dir=tmp_path), lambda _: None, Loader())
    services.keep(document("one"))
    services.close()
    return tmp_path


def quotes(services: Services) -> list[str]:
    return [each.quote for each in services.answer(QUESTION, [LIBRARY]).evidence]


@pytest.mark.parametrize("name", ["new", "as long"])
def test_the_next_question_is_answered_with_the_new_model(folder: Path, name: str) -> None:
    load = Loader()
    services = Services(Settings(data_dir=folder), lambda _: None, load)
    before = quotes(services)
    assert before
    change_model(folder, name)
    assert sorted(quotes(services)) == sorted(before)
    assert quotes(services)
    services.keep(document("two"))
    assert load.asked == ["tiny", name]
    assert services.library.counts([LIBRARY]).documents == 2
    assert services.examples("en", [LIBRARY]) is not None
    services.close()


def test_a_library_that_another_model_made_is_restored_in_place_of_a_running_bots(folder: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    back_up(folder, backup, lambda *_: None)
    load, place = Loader(), tmp_path / "running"
    services = Services(Settings(data_dir=place, embedding_model="as long"), lambda _: None, load)
    services.keep(document("two"))
    assert quotes(services)
    restore(backup, place, lambda *_: None, replacing=True)
    assert quotes(services)
    assert load.asked == ["as long", "tiny"]
    services.keep(document("three"))
    services.close()


def test_without_a_setting_the_librarys_own_model_is_loaded(folder: Path) -> None:
    change_model(folder, "new")
    load = Loader()
    services = Services(Settings(data_dir=folder), lambda _: None, load)
    assert quotes(services)
    assert load.asked == ["new"]
    services.close()


def test_a_setting_for_another_model_is_refused_at_the_start_and_gives_way_later(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    running = Services(Settings(data_dir=folder, embedding_model="tiny"), lambda _: None, Loader())
    assert quotes(running)
    change_model(folder, "new")
    with caplog.at_level(logging.WARNING):
        assert quotes(running)
    assert "QAWL_EMBEDDING_MODEL is tiny" in caplog.text
    running.close()
    started = Services(Settings(data_dir=folder, embedding_model="tiny"), lambda _: None, Loader())
    with pytest.raises(ModelMismatchError, match="qawl reindex --model tiny"):
        quotes(started)
    started.close()


@pytest.mark.parametrize("name", ["new", "as long"])
@pytest.mark.parametrize("when", ["before the search", "after the search"])
def test_an_answer_on_its_way_when_the_model_changes_is_made_again(
    folder: Path, name: str, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = Services(Settings(data_dir=folder), lambda _: None, Loader())
    old = MODELS["tiny"].embed_question
    changes = [lambda: change_model(folder, name)]

    if when == "before the search":

        def embed_question(text: str) -> object:
            made = old(text)
            if text.startswith("Where") and changes:
                changes.pop()()
            return made

        monkeypatch.setattr(MODELS["tiny"], "embed_question", embed_question)
    else:
        real = EmbeddedLibrary.dense_search

        def dense_search(self: EmbeddedLibrary, vector: object, scopes: Scopes, limit: int) -> object:
            hits = real(self, vector, scopes, limit)  # type: ignore[arg-type]
            if changes:
                changes.pop()()
            return hits

        monkeypatch.setattr(EmbeddedLibrary, "dense_search", dense_search)
    answered: list[str] = []
    answer = Answerer.answer

    def noting(self: Answerer, text: str, *rest: object) -> Answer:
        answered.append(self._embedder.name)
        return answer(self, text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Answerer, "answer", noting)
    assert quotes(services)
    assert not changes
    assert answered == ["tiny", name]
    services.close()


def test_a_document_on_its_way_when_the_model_changes_is_made_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = Services(Settings(data_dir=folder), lambda _: None, Loader())
    services.embedder()
    old = MODELS["tiny"].embed_passages
    changes = [lambda: change_model(folder, "new")]

    def embed_passages(passages: Sequence[PassageText]) -> list[PassageEmbedding]:
        made = old(passages)
        if changes:
            changes.pop()()
        return made

    monkeypatch.setattr(MODELS["tiny"], "embed_passages", embed_passages)
    services.keep(document("two"))
    [hit, _] = services.library.dense_search(MODELS["new"].embed_question("trade").vector, [LIBRARY], 9)
    [stored] = services.library.fetch([hit.passage_id], [LIBRARY])
    [expected] = embed([cut(stored.document)], MODELS["new"])
    assert (stored.vector == expected.passages[0].embedding.vector).all()
    services.close()


def test_questions_in_many_threads_are_all_answered_while_the_model_changes(folder: Path) -> None:
    load = Loader()
    services = Services(Settings(data_dir=folder), lambda _: None, load)
    changed = threading.Event()

    def ask(_: int) -> int:
        asked = 0
        while not changed.is_set() or asked == 0:
            assert quotes(services)
            asked += 1
        return asked + len(quotes(services))

    with ThreadPoolExecutor(4) as threads:
        asking = [threads.submit(ask, number) for number in range(4)]
        for name in ("new", "as long", "tiny", "new"):
            change_model(folder, name)
        changed.set()
        assert all(each.result() for each in asking)
    assert load.asked[-1] == "new"
    services.close()
