"""The contract of every engine: its model changes while it answers, and afterwards it is as if it had always had it."""

import pytest
from sample_documents import dense, indexed, lexical, rounding, sample_document
from tiny_embedder import TinyEmbedder

from index.embedding.identity import identify
from index.errors import ModelMismatchError
from index.library import Library
from index.model_change import ChangeUnderWay
from index.records import LIBRARY, Document, Scope
from index.reindexing import reindex

OLD, NEW, OTHER = TinyEmbedder(), TinyEmbedder("new", 48), TinyEmbedder("other")
CHAT = Scope.chat(-7)
QUESTIONS = ("trade", "harbour 3", "وقال", "spoke")


def document(number: int, *, scope: Scope = LIBRARY, version: int = 0) -> Document:
    """Several passages."""
    line = f"They spoke of harbour {number} and trade in version{version}. وقال الوزير ذلك. "
    return sample_document("\n".join([line * 6] * (1 + number % 4)), scope=scope, origin=str(number))


def fill(library: Library, embedder: TinyEmbedder, numbers: range = range(30)) -> None:
    for number in numbers:
        library.replace(indexed(document(number, scope=(LIBRARY, CHAT)[number % 2]), embedder))


def look(library: Library, embedder: TinyEmbedder) -> list[object]:
    """All that searches and readers see of the vectors."""
    seen: list[object] = []
    for question in QUESTIONS:
        for scopes in ([LIBRARY], [LIBRARY, CHAT]):
            hits = dense(library, embedder, question, scopes, 200)
            seen += [(hit.passage_id, round(hit.score, 5)) for hit in hits]
            seen += lexical(library, question, scopes, 200)
            for stored in library.fetch([hit.passage_id for hit in hits], scopes):
                tokens = stored.tokens
                parts = (stored.vector, tokens.values, tokens.scales, tokens.spans, stored.sentence_vectors.values)
                seen.append((stored.passage, stored.sentences, *(part.tobytes() for part in parts)))
    return seen


def watched(library: Library, embedder: TinyEmbedder) -> list[ChangeUnderWay]:
    steps: list[ChangeUnderWay] = []
    assert reindex(library, embedder, steps.append)
    return steps


@pytest.fixture
def filled(library: Library) -> Library:
    library.use_model(identify(OLD))
    fill(library, OLD)
    return library


def made_by(library: Library, embedder: TinyEmbedder) -> list[object]:
    """What is seen of a library into which the same was put with another model from the beginning."""
    with pytest.raises(ModelMismatchError):
        library.use_model(identify(embedder))
    for scope in (LIBRARY, CHAT):
        library.delete_scope(scope)
    library.use_model(identify(embedder))
    fill(library, embedder)
    return look(library, embedder)


def test_afterwards_it_is_as_if_the_new_model_had_made_it(filled: Library) -> None:
    total = filled.counts([LIBRARY, CHAT]).passages
    steps = watched(filled, NEW)
    assert steps[-1] == ChangeUnderWay("new", total, total)
    assert [step.done for step in steps] == sorted({step.done for step in steps})
    assert filled.model_name() == "new"
    assert filled.model_change.under_way() is None
    changed = look(filled, NEW)
    assert len(dense(filled, NEW, "trade", [LIBRARY, CHAT], 200)) == total
    reindex(filled, OLD, lambda _: None)
    assert look(filled, OLD) != changed
    assert made_by(filled, NEW) == changed


def test_the_old_vectors_answer_until_the_switch(filled: Library) -> None:
    before, revision = look(filled, OLD), filled.model_revision()
    seen: list[bool] = []

    def while_it_works(_: ChangeUnderWay) -> None:
        seen.append(look(filled, OLD) == before and filled.model_revision() == revision)

    assert reindex(filled, NEW, while_it_works)
    assert seen
    assert all(seen)
    assert filled.model_revision() != revision


def test_revisions_of_scopes_change_with_the_model(filled: Library) -> None:
    before = [filled.revision([scope]) for scope in (LIBRARY, CHAT)]
    watched(filled, NEW)
    after = [filled.revision([scope]) for scope in (LIBRARY, CHAT)]
    assert not set(before) & set(after)


def test_what_changes_meanwhile_is_caught_up_with(filled: Library) -> None:
    """Documents come, change, go and move to another scope while the new vectors are made."""
    waiting = filled.model_change
    assert waiting.begin(identify(NEW))
    first = waiting.waiting(None, 40)
    made = NEW.embed_passages([each.text for each in first])
    assert waiting.store(identify(NEW), {each.id: one for each, one in zip(first, made, strict=True)})
    filled.replace(indexed(document(100), OLD))
    filled.replace(indexed(document(2, version=1), OLD))
    filled.delete(document(4).id, [LIBRARY])
    filled.move_scope(CHAT, Scope.chat(-1007))
    moved = Scope.chat(-1007)
    left = filled.counts([LIBRARY, moved]).passages
    under_way = waiting.under_way()
    assert under_way is not None
    assert 0 < under_way.done <= 40
    assert under_way.total == left
    assert not waiting.switch(identify(NEW))
    watched(filled, NEW)
    assert len(dense(filled, NEW, "trade", [LIBRARY, moved], 500)) == left
    for scope in (LIBRARY, moved):
        for stored in filled.fetch([hit.passage_id for hit in dense(filled, NEW, "trade", [scope], 500)], [scope]):
            [expected] = [
                part
                for part in indexed(stored.document, NEW).passages
                if part.passage.ordinal == stored.passage.ordinal
            ]
            assert (stored.vector == expected.embedding.vector).all()
            assert (stored.tokens.values == expected.embedding.tokens.values).all()


def test_one_that_was_begun_goes_on_where_it_stopped(filled: Library) -> None:
    change = filled.model_change
    assert change.begin(identify(NEW))
    first = change.waiting(None, 10)
    made = NEW.embed_passages([each.text for each in first])
    change.store(identify(NEW), {each.id: one for each, one in zip(first, made, strict=True)})
    assert change.begin(identify(NEW))
    assert not {each.id for each in first} & {each.id for each in change.waiting(None, 1000)}
    assert change.under_way() == ChangeUnderWay("new", 10, filled.counts([LIBRARY, CHAT]).passages)


def test_another_target_starts_over_and_the_present_one_drops_all(filled: Library) -> None:
    change, before = filled.model_change, look(filled, OLD)
    for begun in (NEW, OTHER):
        change.begin(identify(begun))
        first = change.waiting(None, 10)
        made = begun.embed_passages([each.text for each in first])
        assert change.store(identify(begun), {each.id: one for each, one in zip(first, made, strict=True)})
    assert change.under_way() == ChangeUnderWay("other", 10, filled.counts([LIBRARY, CHAT]).passages)
    assert not change.store(identify(NEW), {first[0].id: NEW.embed_passages([first[0].text])[0]})
    with pytest.raises(ModelMismatchError, match="abandoned"):
        change.switch(identify(NEW))
    assert not reindex(filled, OLD, lambda _: None)
    assert change.under_way() is None
    assert look(filled, OLD) == before


def test_abandoning_leaves_everything_as_it_was(filled: Library) -> None:
    change, before = filled.model_change, look(filled, OLD)
    assert not change.abandon()
    change.begin(identify(NEW))
    assert change.under_way() is not None
    assert change.abandon()
    assert change.under_way() is None
    assert look(filled, OLD) == before
    filled.use_model(identify(OLD))


def test_vectors_of_the_model_before_are_refused_after_the_switch(filled: Library) -> None:
    late = indexed(document(200), OLD)
    watched(filled, NEW)
    with pytest.raises(ModelMismatchError, match="new"):
        filled.replace(late)
    assert filled.content_hash(late.document.id) is None
    filled.replace(indexed(document(200), NEW))


def test_there_and_back_again_and_moved_and_emptied(filled: Library) -> None:
    before = look(filled, OLD)
    for embedder in (NEW, OTHER, OLD):
        watched(filled, embedder)
        question = embedder.embed_question("trade").vector
        for hit in filled.dense_search(question, [LIBRARY, CHAT], 500):  # vectors of two models may be as long
            [stored] = filled.fetch([hit.passage_id], [LIBRARY, CHAT])
            assert hit.score == pytest.approx(float(stored.vector @ question), abs=rounding(question))
    assert look(filled, OLD) == before
    filled.move_scope(CHAT, LIBRARY)
    assert filled.delete_scope(LIBRARY) == 30
    assert dense(filled, OLD, "trade", [LIBRARY, CHAT]) == []


def test_an_empty_library_changes_too(library: Library) -> None:
    assert watched(library, NEW) == []
    assert library.model_name() == "new"
