"""The contract of every engine, fifth part: a scope's documents move to another scope, and nothing else changes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sample_documents import dense, indexed, lexical, sample_document, texts
from tiny_embedder import TinyEmbedder

from index.library import Library
from index.library_records import PassageHit
from index.records import LIBRARY, Document, Scope

GROUP, SUPERGROUP = Scope.chat(-7), Scope.chat(-1007)


def group_document(text: str, origin: str, scope: Scope = GROUP) -> Document:
    return sample_document(text, scope=scope, origin=origin)


@pytest.fixture
def documents(library: Library, embedder: TinyEmbedder) -> list[Document]:
    """Two documents of a group, of several passages each, and one of the library's."""
    stored = [
        group_document("They met in Tehran and spoke of trade. " * 60, "tehran"),
        group_document("التقى الرئيسان في أستانا وبحثا التجارة. " * 60, "astana"),
        sample_document("They met in Paris and spoke of trade."),
    ]
    for document in stored:
        library.replace(indexed(document, embedder))
    return stored


def scores(hits: list[PassageHit]) -> list[float]:
    return [hit.score for hit in hits]


def test_documents_are_found_in_the_new_scope_just_as_before_in_the_old(
    library: Library, embedder: TinyEmbedder, documents: list[Document]
) -> None:
    def look(scope: Scope) -> list[object]:
        found: list[object] = []
        for question in ("Tehran trade", "أستانا التجارة"):
            for hits in (dense(library, embedder, question, [scope]), lexical(library, question, [scope])):
                stored = library.fetch([hit.passage_id for hit in hits], [scope])
                vectors = [(each.vector.tolist(), each.tokens.values.tolist()) for each in stored]
                found.append((scores(hits), texts(library, hits, [scope]), vectors))
        return [found, library.counts([scope])]

    before = look(GROUP)
    ids = library.move_scope(GROUP, SUPERGROUP)
    assert look(SUPERGROUP) == before
    assert ids == {document.id: replace(document, scope=SUPERGROUP).id for document in documents[:2]}
    for document in documents[:2]:
        assert library.document(ids[document.id], [SUPERGROUP]) == replace(document, scope=SUPERGROUP)
        for sentence in library.sentences(ids[document.id], [SUPERGROUP]):
            assert sentence.document_id == ids[document.id]


def test_the_old_scope_finds_nothing_any_more_and_the_library_all_it_had(
    library: Library, embedder: TinyEmbedder, documents: list[Document]
) -> None:
    assert len(dense(library, embedder, "trade", [LIBRARY, GROUP])) > 1  # the caches are warm
    library.move_scope(GROUP, SUPERGROUP)
    assert dense(library, embedder, "Tehran", [GROUP]) == lexical(library, "Tehran", [GROUP]) == []
    assert library.documents([GROUP]) == []
    assert library.sentences(documents[0].id, [GROUP, SUPERGROUP, LIBRARY]) == []
    assert library.content_hash(documents[0].id) is None
    hits = dense(library, embedder, "trade", [LIBRARY])
    assert texts(library, hits, [LIBRARY]) == [documents[2].text]


def test_the_new_scopes_version_of_a_document_stays(library: Library, embedder: TinyEmbedder) -> None:
    library.replace(indexed(group_document("The old words.", "one"), embedder))
    newer = group_document("The newer words.", "one", SUPERGROUP)
    library.replace(indexed(newer, embedder))
    ids = library.move_scope(GROUP, SUPERGROUP)
    assert ids == {group_document("", "one").id: newer.id}
    assert library.document(newer.id, [SUPERGROUP]) == newer
    assert texts(library, dense(library, embedder, "words", [SUPERGROUP]), [SUPERGROUP]) == [newer.text]
    assert library.counts([GROUP]).documents == 0


def test_what_is_added_after_a_move_replaces_what_was_moved(
    library: Library, embedder: TinyEmbedder, documents: list[Document]
) -> None:
    library.move_scope(GROUP, SUPERGROUP)
    same = replace(documents[0], scope=SUPERGROUP)
    assert library.replace(indexed(same, embedder)) == "unchanged"
    changed = replace(same, text="They met in Bishkek.", body=())
    changed = replace(changed, body=sample_document(changed.text).body)
    assert library.replace(indexed(changed, embedder)) == "updated"
    assert texts(library, lexical(library, "Bishkek", [SUPERGROUP]), [SUPERGROUP]) == [changed.text]
    assert lexical(library, "Tehran", [SUPERGROUP]) == []


def test_another_open_library_follows_a_move(
    engine: Callable[[Path], Library], tmp_path: Path, embedder: TinyEmbedder
) -> None:
    one, other = engine(tmp_path), engine(tmp_path)
    document = group_document("They met in Tehran.", "one")
    one.replace(indexed(document, embedder))
    assert len(dense(other, embedder, "Tehran", [GROUP])) == 1
    one.move_scope(GROUP, SUPERGROUP)
    assert dense(other, embedder, "Tehran", [GROUP]) == []
    assert texts(other, dense(other, embedder, "Tehran", [SUPERGROUP]), [SUPERGROUP]) == [document.text]
    one.close()
    other.close()
    reopened = engine(tmp_path)
    assert dense(reopened, embedder, "Tehran", [GROUP]) == []
    assert len(dense(reopened, embedder, "Tehran", [SUPERGROUP])) == 1
    reopened.close()


def test_an_empty_scope_moves_without_a_trace(library: Library, documents: list[Document]) -> None:
    revision = library.revision([LIBRARY, GROUP])
    assert library.move_scope(Scope.chat(1), Scope.chat(2)) == {}
    assert library.move_scope(GROUP, GROUP) == {}
    assert library.revision([LIBRARY, GROUP]) == revision


def test_the_revision_is_another_after_every_change_of_its_scopes(
    library: Library, embedder: TinyEmbedder, documents: list[Document]
) -> None:
    seen = [library.revision([GROUP])]
    library.replace(indexed(sample_document("Of the library.", origin="two"), embedder))
    assert library.revision([GROUP]) == seen[0]
    library.replace(indexed(group_document("They met.", "new"), embedder))
    seen.append(library.revision([GROUP]))
    library.delete(documents[0].id, [GROUP])
    seen.append(library.revision([GROUP]))
    library.move_scope(GROUP, SUPERGROUP)
    seen.append(library.revision([GROUP]))
    assert len(set(seen)) == len(seen)
    assert library.revision([GROUP, SUPERGROUP]) == library.revision({SUPERGROUP, GROUP})
