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
