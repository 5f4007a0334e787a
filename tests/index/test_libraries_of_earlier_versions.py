"""A library that any earlier version made opens, keeps all it held, and works as one of today."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from earlier_versions import as_version
from killed_processes import check_tables
from sample_documents import dense, indexed, lexical, sample_document, texts
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary, library_file
from index.embedded.schema import LIBRARY as SCHEMA
from index.embedding.identity import identify
from index.library_records import Change
from index.message import MessageFacts
from index.records import LIBRARY, Document, Scope
from index.reindexing import reindex

CHAT = Scope.chat(-7)
EMBEDDER, ANOTHER = TinyEmbedder(), TinyEmbedder("another", 48)
DAY = datetime(2026, 3, 1, tzinfo=UTC)


def article(text: str = "They spoke of the harbour. وقال الوزير ذلك.") -> Document:
    return sample_document(text, origin="/articles/one.txt", published=DAY)


def message() -> Document:
    said = sample_document("The harbour opens in May.", scope=CHAT, origin="message 1")
    return Document(
        **{name: getattr(said, name) for name in said.__dataclass_fields__ if name != "message"},
        message=MessageFacts(9, "Amal", 3, None),
    )


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("today")
    library = EmbeddedLibrary(folder)
    library.use_model(identify(EMBEDDER))
    for document in (article(), message()):
        library.replace(indexed(document, EMBEDDER))
    library.feeds.note_entries("https://example.org/feed", LIBRARY, ["a"])
    library.close()
    return folder


@pytest.mark.parametrize("version", range(1, SCHEMA.version + 1))
def test_it_keeps_what_it_held_and_works_like_one_of_today(version: int, today: Path, tmp_path: Path) -> None:
    tables = as_version(version, library_file(today), SCHEMA, library_file(tmp_path))
    library = EmbeddedLibrary(tmp_path)
    assert library.model_name() == EMBEDDER.name
    stored, said = article(), message()
    assert library.document(stored.id, [LIBRARY]) == stored
    kept = library.document(said.id, [CHAT])
    assert kept is not None
    assert (kept.text, kept.message) == (said.text, said.message if "messages" in tables else None)
    assert len(library.feeds.all()) == ("feeds" in tables)
    assert [each.ordinal for each in library.sentences(stored.id, [LIBRARY])] == [0, 1]
    for hits in (dense(library, EMBEDDER, "harbour", [LIBRARY]), lexical(library, "harbour", [LIBRARY])):
        assert texts(library, hits, [LIBRARY]) == [stored.text]

    assert library.replace(indexed(stored, EMBEDDER)) is Change.UNCHANGED
    assert library.replace(indexed(article("The harbour was closed."), EMBEDDER)) is Change.UPDATED
    assert library.replace(indexed(said, EMBEDDER)) is Change.UNCHANGED
    assert reindex(library, ANOTHER, lambda _: None)
    assert len(dense(library, ANOTHER, "harbour", [LIBRARY, CHAT])) == 2
    assert library.delete_scope(CHAT) == 1
    library.close()
    check_tables(tmp_path)
