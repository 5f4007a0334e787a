"""The contract of every engine, third part: no call ever shows anything of a scope that it did not name."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_documents import dense, indexed, lexical, rounding, sample_document
from tiny_embedder import TinyEmbedder

from index.indexed import IndexedDocument
from index.library import Library
from index.library_records import Change, Counts
from index.records import LIBRARY, Document, Scope

# The names of some begin with the names of others, and two differ by their sign alone.
SCOPES = [LIBRARY, Scope.chat(1), Scope.chat(-1), Scope.chat(10), Scope.chat(-1001234567890)]
ORIGINS = ["one", "two", "three"]
EVERYTHING = 1000

_words = st.lists(st.sampled_from(["Tehran", "رئيس", "trade", "كازاخستان", "Astana"]), min_size=1, max_size=4)
_sentences = st.lists(_words.map(" ".join), min_size=1, max_size=3)


def _text(origin: str, sentences: list[str]) -> str:
    """A text of several passages that no other origin has: what says the same is stored once, elsewhere's concern."""
    return "".join(f"{origin} {sentence} marker. " * 40 for sentence in sentences)


_stored = st.builds(
    lambda scope, origin, sentences: (scope, origin, _text(origin, sentences)),
    st.sampled_from(SCOPES), st.sampled_from(ORIGINS), _sentences,
)  # fmt: skip
_deleted = st.tuples(st.sampled_from(SCOPES), st.sampled_from(ORIGINS), st.sets(st.sampled_from(SCOPES)))
_moved = st.tuples(st.sampled_from(SCOPES), st.sampled_from(SCOPES))
_looked_at = st.sets(st.sampled_from(SCOPES))
_steps = st.lists(st.one_of(_stored, _deleted, _moved, _looked_at), min_size=1, max_size=12)

Step = tuple[Scope, str, str] | tuple[Scope, str, set[Scope]] | tuple[Scope, Scope] | set[Scope]


class Model:
    """What the library should hold, in a plain dictionary beside it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.embedder = TinyEmbedder()
        self.held: dict[str, IndexedDocument] = {}

    def take(self, step: Step) -> None:
        match step:
            case set():
                self.look(step)
            case (scope, origin, str(text)):
                self.store(sample_document(text, scope=scope, origin=origin))
            case (Scope() as old, Scope() as new):
                self.move(old, new)
            case (scope, origin, set(scopes)):
                document_id = sample_document("x", scope=scope, origin=origin).id
                there = document_id in self.held and scope in scopes
                assert self.library.delete(document_id, scopes) is there
                if there:
                    del self.held[document_id]

    def store(self, document: Document) -> None:
        before = self.held.get(document.id)
        change = Change.ADDED if before is None else Change.UPDATED
        if before is not None and before.document == document:
            change = Change.UNCHANGED
        self.held[document.id] = indexed(document, self.embedder)
        assert self.library.replace(self.held[document.id]) is change

    def move(self, old: Scope, new: Scope) -> None:
        for held in [each.document for each in self.held.values() if each.document.scope == old != new]:
            moved = replace(held, scope=new)
            del self.held[held.id]
            self.held.setdefault(moved.id, indexed(moved, self.embedder))
        ids = self.library.move_scope(old, new)
        assert self.library.move_scope(old, new) == ids
        there = [] if old == new else [each.document for each in self.held.values() if each.document.scope == new]
        assert ids == {replace(document, scope=old).id: document.id for document in there}

    def look(self, scopes: set[Scope]) -> None:
        """Compare everything that `scopes` may see, by every call."""
        visible = [held for held in self.held.values() if held.document.scope in scopes]
        expected = {(held.document.id, part.passage.ordinal) for held in visible for part in held.passages}
        assert {summary.id for summary in self.library.documents(scopes)} == {held.document.id for held in visible}
        assert self.library.counts(scopes) == Counts(
            len(visible), sum(len(held.sentences) for held in visible), len(expected)
        )
        for held in self.held.values():
            found = self.library.document(held.document.id, scopes)
            assert found == (held.document if held in visible else None)
            sentences = self.library.sentences(held.document.id, scopes)
            assert sentences == (list(held.sentences) if held in visible else [])
        vector = np.ones(self.embedder.dimension, np.float32)
        nearest = self.library.dense_search(vector, scopes, EVERYTHING)
        for hits in (nearest, self.library.lexical_search(["marker"], scopes, EVERYTHING)):
            assert len(hits) == len(expected)
            stored = self.library.fetch([hit.passage_id for hit in hits], SCOPES)
            assert {(passage.document.id, passage.passage.ordinal) for passage in stored} == expected
        # Also the scores are those of the vectors that are stored now.
        stored = self.library.fetch([hit.passage_id for hit in nearest], scopes)
        products = [float(passage.vector @ vector) for passage in stored]
        assert [hit.score for hit in nearest] == pytest.approx(products, abs=rounding(vector))
        all_ids = [hit.passage_id for hit in self.library.lexical_search(["marker"], SCOPES, EVERYTHING)]
        assert {
            (passage.document.id, passage.passage.ordinal) for passage in self.library.fetch(all_ids, scopes)
        } == expected


@given(steps=_steps)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_scopes_hold_their_own_and_show_nothing_else(
    steps: list[Step], engine: Callable[[Path], Library], tmp_path_factory: pytest.TempPathFactory
) -> None:
    library = engine(tmp_path_factory.mktemp("library"))
    try:
        model = Model(library)
        for step in steps:
            model.take(step)
        for scope in SCOPES:
            model.look({scope})
        model.look(set(SCOPES))
    finally:
        library.close()


def test_no_scopes_see_nothing(library: Library, embedder: TinyEmbedder) -> None:
    document = sample_document("They met in Tehran.")
    library.replace(indexed(document, embedder))
    (hit,) = dense(library, embedder, "Tehran", [LIBRARY])
    assert dense(library, embedder, "Tehran", []) == []
    assert lexical(library, "Tehran", []) == []
    assert library.fetch([hit.passage_id], []) == []
    assert library.document(document.id, []) is None
    assert library.documents([]) == []
    assert library.counts([]) == Counts(0, 0, 0)


def test_a_scope_that_never_held_anything_is_empty(library: Library, embedder: TinyEmbedder) -> None:
    library.replace(indexed(sample_document("They met in Tehran."), embedder))
    assert dense(library, embedder, "Tehran", [Scope.chat(5)]) == []
    assert lexical(library, "Tehran", [Scope.chat(5)]) == []


@pytest.mark.parametrize("term", ["library", "chat:1", "chat", "1", "scope", "s0123456789abcdef"])
def test_the_name_of_a_scope_is_no_word_of_its_documents(library: Library, embedder: TinyEmbedder, term: str) -> None:
    library.replace(indexed(sample_document("They met in Tehran.", scope=Scope.chat(1)), embedder))
    assert library.lexical_search([term], SCOPES, 10) == []


def test_words_of_other_scopes_open_no_door(library: Library, embedder: TinyEmbedder) -> None:
    """A document may say whatever the storage itself writes beside the words to keep scopes apart."""
    from index.relational.scope_rows import scope_token  # noqa: PLC0415

    token = scope_token(LIBRARY.name)
    library.replace(indexed(sample_document(f"They met {token} in Tehran.", scope=Scope.chat(1)), embedder))
    assert library.lexical_search(["tehran", token], [LIBRARY], 10) == []
    assert len(library.lexical_search([token], [Scope.chat(1)], 10)) == 1


@pytest.mark.parametrize("most_matches", [5, 2000], ids=["many passages", "few passages"])
def test_what_other_scopes_hold_changes_nothing_in_a_search_by_words(
    library: Library, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch, most_matches: int
) -> None:
    """Neither which passages are found, nor their order, nor their scores: also where a word that is rare in a chat is
    common in the library, and the library's texts are longer."""
    monkeypatch.setattr("index.relational.rare_terms.MOST_MATCHES", most_matches)
    chat = Scope.chat(1)
    said = [
        "The harbour of Osh.",
        "A strike in Osh.",
        "A strike in Baku.",
        *(f"Weather {number}." for number in range(9)),
    ]
    for number, text in enumerate(said):
        library.replace(indexed(sample_document(text, scope=chat, origin=str(number)), embedder))
    before = lexical(library, "harbour strike", [chat])
    assert len(before) == 3
    for number in range(20):
        text = f"The harbour {number} was open. Ships came and went, and nobody knew why or from where."
        library.replace(indexed(sample_document(text, origin=str(number)), embedder))
    assert lexical(library, "harbour strike", [chat]) == before


def test_one_origin_in_two_scopes_is_two_documents(library: Library, embedder: TinyEmbedder) -> None:
    ours, theirs = (
        sample_document(f"They met in {city}.", scope=scope)
        for city, scope in (("Tehran", LIBRARY), ("Astana", Scope.chat(1)))
    )
    library.replace(indexed(ours, embedder))
    library.replace(indexed(theirs, embedder))
    assert library.delete(theirs.id, [Scope.chat(1)])
    assert library.document(ours.id, [LIBRARY]) == ours
    assert len(lexical(library, "Tehran", [LIBRARY])) == 1
