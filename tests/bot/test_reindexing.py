"""`qawl reindex` over a library that an earlier version filled: by itself for search terms, and on with a change."""

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_embedder import TinyEmbedder

from bot.cli.reindexing import run
from bot.services import Services
from bot.settings import Settings
from index.embedded.library import EmbeddedLibrary
from index.embedding.identity import identify
from index.embedding.protocol import Embedder
from index.records import LIBRARY, Document, Span
from index.sounds import sound_terms_across
from index.text import search_terms

MODELS = {each.name: each for each in (TinyEmbedder(), TinyEmbedder("new", 48))}
TEXT = "قالت فتيحة بوزيان إن الإضراب يعلق."


def load(name: str | None, cache: Path, say: Callable[[str], None]) -> Embedder:
    return MODELS[name or "tiny"]


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Services:
    opened = Services(Settings(data_dir=tmp_path), lambda _: None, load)
    with monkeypatch.context() as earlier:
        earlier.setattr("index.passage_terms.passage_terms", search_terms)
        opened.keep(Document(LIBRARY, "one", "خبر", None, None, None, "ar", TEXT, (Span(0, len(TEXT)),)))
    return opened


def found(services: Services) -> int:
    return len(services.library.lexical_search(sound_terms_across("Bouziane"), [LIBRARY], 10))


def told(capsys: pytest.CaptureFixture[str], services: Services, model: str | None = None) -> object:
    assert run(Namespace(model=model, abandon=False, json=True), services) == 0
    return json.loads(capsys.readouterr().out)


def test_by_itself_it_makes_search_terms_anew(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(services) == 0
    assert told(capsys, services) == {"model": "tiny", "changed": False, "renewed": 1}
    assert found(services) == 1
    assert told(capsys, services) == {"model": "tiny", "changed": False, "renewed": 0}
    services.close()


def test_with_a_model_it_makes_both(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, services, "new") == {"model": "new", "changed": True, "renewed": 1}
    assert found(services) == 1
    services.close()


def test_by_itself_it_goes_on_with_a_change_that_is_under_way(
    services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    services.library.model_change.begin(identify(MODELS["new"]))
    assert told(capsys, services) == {"model": "new", "changed": True, "renewed": 1}
    assert services.library.model_name() == "new"
    services.close()


def test_people_are_told_how_many(services: Services, capsys: pytest.CaptureFixture[str]) -> None:
    for line in ("search terms made anew, as this version makes them, of 1 passage\n", "search terms are"):
        assert run(Namespace(model=None, abandon=False, json=False), services) == 0
        assert capsys.readouterr().out.startswith(line)
    services.close()


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def told_when_interrupted(
    services: Services, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, where: type, step: str
) -> str:
    """What Ctrl-C in that step makes `qawl reindex --model new` say."""
    arguments = Namespace(model="new", abandon=False, json=False)
    with monkeypatch.context() as interrupted:
        interrupted.setattr(where, step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            run(arguments, services)
    return capsys.readouterr().err


def test_interrupted_on_the_way_it_says_that_the_old_vectors_answer(
    services: Services, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = told_when_interrupted(services, capsys, monkeypatch, TinyEmbedder, "embed_passages")
    assert "answers come from the old vectors" in said
    assert services.library.model_name() == "tiny"
    services.close()


def test_interrupted_at_what_is_left_after_the_change_it_says_that_the_new_vectors_answer(
    services: Services, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    last_step = "_after_vectors_change"  # in which PostgreSQL makes graphs
    for _ in ("in the change", "repeated"):
        said = told_when_interrupted(services, capsys, monkeypatch, EmbeddedLibrary, last_step)
        assert "answers come from the vectors of new already" in said
        assert "QAWL_EMBEDDING_MODEL need not be set" in said
        assert "old vectors" not in said
    assert services.library.model_name() == "new"
    services.close()


def test_interrupted_at_search_terms_it_says_nothing_of_vectors(
    services: Services, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = told_when_interrupted(services, capsys, monkeypatch, EmbeddedLibrary, "renew_terms")
    assert "search terms that were made anew stay" in said
    assert "vectors" not in said
    services.close()
