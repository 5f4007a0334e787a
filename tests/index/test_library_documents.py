"""The contract of every engine, first part: what is stored comes back whole, to the letter, until it is deleted."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from any_text import texts, texts_with_words
from hypothesis import HealthCheck, example, given, settings
from sample_documents import dense, indexed, lexical, sample_document
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.embedding.identity import ModelIdentity, identify
from index.errors import LibraryError, ModelMismatchError
from index.indexed import IndexedDocument
from index.indexing import cut
from index.library import Library
from index.library_records import Change, Counts
from index.records import LIBRARY, Scope
from index.relational.library import RelationalLibrary

CHAT = Scope.chat(-100123)

any_text = settings(
    max_examples=40,
    deadline=None,
    # The library is not emptied between examples: each replaces the document of the one before.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def test_a_new_library_is_empty(library: Library) -> None:
    assert library.documents([LIBRARY, CHAT]) == []
    assert library.counts([LIBRARY, CHAT]) == Counts(0, 0, 0)
    assert library.model_name() is None
    assert library.content_hash("0" * 16) is None


def test_replacing_adds_then_finds_no_change_then_updates(library: Library, embedder: TinyEmbedder) -> None:
    first = sample_document("They met in Tehran.")
    second = sample_document("They met in Astana. They parted.")
    assert library.replace(indexed(first, embedder)) is Change.ADDED
    assert library.replace(indexed(first, embedder)) is Change.UNCHANGED
    assert library.content_hash(first.id) == first.content_hash
    assert library.replace(indexed(second, embedder)) is Change.UPDATED
    assert library.content_hash(first.id) == second.content_hash
    assert library.document(first.id, [LIBRARY]) == second
    assert library.counts([LIBRARY]) == Counts(documents=1, sentences=2, passages=1)


def test_a_change_of_anything_a_reader_sees_is_an_update(library: Library, embedder: TinyEmbedder) -> None:
    document = sample_document("They met in Tehran.")
    library.replace(indexed(document, embedder))
    for changed in (
        replace(document, title="Another"),
        replace(document, source="Reuters"),
        replace(document, url="https://example.com"),
        replace(document, published=datetime(2023, 9, 19, tzinfo=UTC)),
    ):
        assert library.replace(indexed(changed, embedder)) is Change.UPDATED
        assert library.document(document.id, [LIBRARY]) == changed


def test_an_update_takes_the_old_words_out_of_search(library: Library, embedder: TinyEmbedder) -> None:
    library.replace(indexed(sample_document("Tehran. " * 300), embedder))
    before = {hit.passage_id for hit in dense(library, embedder, "Tehran", [LIBRARY])}
    library.replace(indexed(sample_document("They met in Astana."), embedder))
    assert lexical(library, "Tehran", [LIBRARY]) == []
    assert len(lexical(library, "Astana", [LIBRARY])) == 1
    after = {hit.passage_id for hit in dense(library, embedder, "Tehran", [LIBRARY])}
    assert len(before) > 1
    assert len(after) == 1
    assert library.fetch(sorted(before - after), [LIBRARY]) == []


def test_deleting_leaves_nothing(library: Library, embedder: TinyEmbedder) -> None:
    document = sample_document("They met in Tehran.")
    library.replace(indexed(document, embedder))
    (hit,) = dense(library, embedder, "Tehran", [LIBRARY])
    assert library.delete(document.id, [LIBRARY])
    assert library.documents([LIBRARY]) == []
    assert library.counts([LIBRARY]) == Counts(0, 0, 0)
    assert library.content_hash(document.id) is None
    assert library.document(document.id, [LIBRARY]) is None
    assert library.fetch([hit.passage_id], [LIBRARY]) == []
    assert dense(library, embedder, "Tehran", [LIBRARY]) == []
    assert lexical(library, "Tehran", [LIBRARY]) == []
    assert not library.delete(document.id, [LIBRARY])
    assert library.replace(indexed(document, embedder)) is Change.ADDED


def test_deleting_reaches_only_the_scopes_that_are_named(library: Library, embedder: TinyEmbedder) -> None:
    document = sample_document("They met in Tehran.", scope=CHAT)
    library.replace(indexed(document, embedder))
    assert not library.delete(document.id, [LIBRARY])
    assert not library.delete(document.id, [])
    assert library.document(document.id, [CHAT]) == document
    assert library.delete(document.id, [LIBRARY, CHAT])


def test_the_list_is_newest_first_whatever_the_time_zone(library: Library, embedder: TinyEmbedder) -> None:
    noon = datetime(2023, 9, 19, 12, tzinfo=UTC)
    tehran = timezone(timedelta(hours=3, minutes=30))
    dates = {
        "middle": noon,
        "oldest": noon.replace(hour=14).replace(tzinfo=tehran),  # 10:30 UTC
        "newest": noon + timedelta(seconds=1, microseconds=5),
        "undated": None,
    }
    for title, published in dates.items():
        library.replace(indexed(sample_document("They met.", origin=title, title=title, published=published), embedder))
    listed = library.documents([LIBRARY])
    assert [summary.title for summary in listed] == ["newest", "middle", "oldest", "undated"]
    assert {summary.title: summary.published for summary in listed} == dates
    assert all(summary.sentences == summary.passages == 1 for summary in listed)


def without_nul(text: str) -> str:
    """As an engine may hold it that has no NUL."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


@given(text=texts_with_words, title=texts, origin=texts.map(without_nul))
@any_text
def test_any_text_comes_back_to_the_letter(
    text: str, title: str, origin: str, library: Library, embedder: TinyEmbedder
) -> None:
    document = replace(sample_document(text, title=title, origin=origin), source=title, url=origin)
    library.replace(indexed(document, embedder))
    try:
        held = library.document(document.id, [LIBRARY])
        held_so = replace(document, text=without_nul(text), title=without_nul(title), source=without_nul(title))
        assert held in (document, held_so)
        assert held is not None
        title = held.title
        (summary,) = library.documents([LIBRARY])
        assert (summary.title, summary.origin, summary.source, summary.url) == (title, origin, title, origin)
        assert summary.sentences == library.counts([LIBRARY]).sentences == len(cut(document).sentences)
    finally:
        library.delete(document.id, [LIBRARY])


@given(text=texts_with_words)
@example(text="They met in Tehran and spoke of trade. " * 100)  # several passages
@any_text
def test_passages_come_back_with_everything_derived_from_them(
    text: str, library: Library, embedder: TinyEmbedder
) -> None:
    made = indexed(sample_document(text), embedder)
    library.replace(made)
    hits = library.dense_search(np.ones(embedder.dimension, np.float32), [LIBRARY], 1000)
    stored = sorted(
        library.fetch([hit.passage_id for hit in hits], [LIBRARY]), key=lambda passage: passage.passage.ordinal
    )
    assert [passage.passage for passage in stored] == [part.passage for part in made.passages]
    for passage, part in zip(stored, made.passages, strict=True):
        first, last = part.passage.first, part.passage.last
        assert passage.document in (made.document, replace(made.document, text=without_nul(text)))
        assert passage.sentences == made.sentences[first:last]
        assert passage.before == (made.sentences[first - 1] if first else None)
        assert np.array_equal(passage.vector, part.embedding.vector)
        assert np.array_equal(passage.tokens.values, part.embedding.tokens.values)
        assert np.array_equal(passage.tokens.scales, part.embedding.tokens.scales)
        assert np.array_equal(passage.tokens.sentences, part.embedding.tokens.sentences)
        assert np.array_equal(passage.tokens.spans, part.embedding.tokens.spans)


def test_a_document_that_can_not_be_stored_leaves_the_old_one(library: Library, embedder: TinyEmbedder) -> None:
    old = sample_document("They met in Tehran.")
    library.replace(indexed(old, embedder))
    new = indexed(sample_document("They met in Astana."), embedder)
    broken = IndexedDocument(new.document, new.sentences, new.passages * 2)  # one passage cannot stand twice
    with pytest.raises(Exception):  # noqa: B017 - which error is not part of the contract
        library.replace(broken)
    assert library.document(old.id, [LIBRARY]) == old
    assert len(lexical(library, "Tehran", [LIBRARY])) == 1
    assert lexical(library, "Astana", [LIBRARY]) == []


def test_what_was_stored_is_there_after_opening_again(
    engine: Callable[[Path], Library], tmp_path: Path, embedder: TinyEmbedder
) -> None:
    document = sample_document("They met in Tehran.")
    for closed in (True, False):
        first = engine(tmp_path / str(closed))
        first.use_model(identify(embedder))
        first.replace(indexed(document, embedder))
        if closed:
            first.close()
        second = engine(tmp_path / str(closed))
        assert second.document(document.id, [LIBRARY]) == document
        assert second.model_name() == "tiny"
        assert len(dense(second, embedder, "Tehran", [LIBRARY])) == 1
        assert len(lexical(second, "Tehran", [LIBRARY])) == 1
        second.close()


def test_the_model_is_known_by_what_it_makes_of_a_text_not_by_its_name(library: Library) -> None:
    tiny = identify(TinyEmbedder())
    library.use_model(tiny)
    library.replace(indexed(sample_document("They met in Tehran."), TinyEmbedder()))
    library.use_model(tiny)
    rounded = tiny.probe + np.float32(1e-4)
    library.use_model(ModelIdentity("moved elsewhere", rounded / np.linalg.norm(rounded)))
    assert library.model_name() == "tiny"


@pytest.mark.parametrize("other", [TinyEmbedder("other"), TinyEmbedder(dimension=64)], ids=["weights", "dimension"])
def test_another_model_is_refused_and_nothing_changes(library: Library, other: TinyEmbedder) -> None:
    library.use_model(identify(TinyEmbedder()))
    library.replace(indexed(sample_document("They met in Tehran."), TinyEmbedder()))
    with pytest.raises(ModelMismatchError, match="tiny"):
        library.use_model(identify(other))
    assert library.model_name() == "tiny"
    library.use_model(identify(TinyEmbedder()))


def test_a_model_that_made_no_vectors_stands_in_nobodys_way(library: Library) -> None:
    library.use_model(identify(TinyEmbedder("asked once of an empty library")))
    library.use_model(identify(TinyEmbedder()))
    assert library.model_name() == "tiny"


def test_what_a_document_is_made_of_that_is_no_json_any_more_is_damage(
    library: Library, embedder: TinyEmbedder
) -> None:
    document = sample_document("The harbour opened.")
    library.replace(indexed(document, embedder))
    assert isinstance(library, RelationalLibrary)
    library._database.change("UPDATE documents SET body = '[[0, 1'")
    with pytest.raises(LibraryError, match=r"the library is damaged \(a text that can't be read\): restore"):
        library.document(document.id, [LIBRARY])


def test_any_number_of_scopes_is_counted_at_once(library: Library, embedder: TinyEmbedder) -> None:
    if isinstance(library, EmbeddedLibrary):  # as SQLite comes, whatever this machine's takes
        library._file._connection().setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
    chats = [Scope.chat(-number) for number in range(1, 70_000)]
    for scope in (LIBRARY, chats[0], chats[-1]):
        library.replace(indexed(sample_document("The harbour opened. Ships came.", scope=scope), embedder))
    assert library.counts([LIBRARY, *chats]) == Counts(documents=3, sentences=6, passages=3)
