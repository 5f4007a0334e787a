"""Questions of many threads, read together: fewer calls, the same vectors, and nobody pays for another's question."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_embedder import TinyEmbedder

from index.embedding.batching import BatchingEmbedder
from index.embedding.protocol import Embedder
from index.embedding.records import PassageEmbedding, PassageText, QuestionEmbedding


class GatedEmbedder(TinyEmbedder):
    """Notes what it is called with; while its gate is shut, whoever calls it waits. What is `bad` can't be read."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[list[str]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.entered = threading.Semaphore(0)

    def embed_questions(self, texts: Sequence[str]) -> list[QuestionEmbedding]:
        self.calls.append(list(texts))
        self.entered.release()
        assert self.gate.wait(60)
        for text in texts:
            if "bad" in text:
                raise ValueError(f"can't read {text}")
            if "stop" in text:
                raise KeyboardInterrupt
        return [self.embed_question(text) for text in texts]

    def embed_passages(self, passages: Sequence[PassageText]) -> list[PassageEmbedding]:
        assert self.gate.wait(60)
        return super().embed_passages(passages)


@contextmanager
def asking_while_busy(
    inner: GatedEmbedder, embedder: BatchingEmbedder, questions: Sequence[str]
) -> Iterator[Callable[[str], Future[QuestionEmbedding]]]:
    """The model is at work on "first" while `questions` come, in their order; then it is free. Gives their futures."""
    inner.gate.clear()
    with ThreadPoolExecutor(len(questions) + 1) as pool:
        futures = {"first": pool.submit(embedder.embed_question, "first")}
        assert inner.entered.acquire(timeout=60)
        for number, question in enumerate(questions, 1):
            futures[question] = pool.submit(embedder.embed_question, question)
            while len(embedder._queue) < number:
                threading.Event().wait(0.001)
        inner.gate.set()
        yield futures.__getitem__


def assert_same(one: QuestionEmbedding, other: QuestionEmbedding) -> None:
    np.testing.assert_array_equal(one.vector, other.vector)
    np.testing.assert_array_equal(one.tokens, other.tokens)
    np.testing.assert_array_equal(one.spans, other.spans)
    assert one.shown == other.shown


def test_it_is_an_embedder() -> None:
    checked: Embedder = BatchingEmbedder(GatedEmbedder())
    assert (checked.name, checked.dimension) == ("tiny", 32)


def test_a_question_alone_is_one_call_in_the_thread_that_asks() -> None:
    inner = GatedEmbedder()
    embedder = BatchingEmbedder(inner)
    before = threading.active_count()
    for question in ("one", "two"):
        assert_same(embedder.embed_question(question), inner.embed_question(question))
    assert inner.calls == [["one"], ["two"]]
    assert threading.active_count() == before


def test_questions_that_come_meanwhile_are_read_in_one_call_and_in_order() -> None:
    inner = GatedEmbedder()
    questions = [f"question {number}" for number in range(9)]
    with asking_while_busy(inner, BatchingEmbedder(inner), questions) as future:
        for question in questions:
            assert_same(future(question).result(30), inner.embed_question(question))
    assert inner.calls == [["first"], questions]


def test_a_batch_is_bounded_and_the_earliest_go_first() -> None:
    inner = GatedEmbedder()
    questions = [f"question {number}" for number in range(10)]
    with asking_while_busy(inner, BatchingEmbedder(inner, largest=4), questions) as future:
        assert [future(question).result(30).shown for question in questions] == questions
    assert inner.calls == [["first"], questions[:4], questions[4:8], questions[8:]]
    with pytest.raises(ValueError, match="at least one question"):
        BatchingEmbedder(inner, largest=0)


def test_an_error_is_raised_where_its_question_was_asked_and_nowhere_else() -> None:
    inner = GatedEmbedder()
    embedder = BatchingEmbedder(inner)
    with asking_while_busy(inner, embedder, ["good", "bad", "bad too", "fine"]) as future:
        for question in ("good", "fine"):
            assert_same(future(question).result(30), inner.embed_question(question))
        for question in ("bad", "bad too"):
            with pytest.raises(ValueError, match=rf"can't read {question}$"):
                future(question).result(30)
    with pytest.raises(ValueError, match=r"can't read bad$"):
        embedder.embed_question("bad")
    assert embedder.embed_question("good").shown == "good"


def test_an_interrupted_thread_leaves_the_others_their_turn() -> None:
    inner = GatedEmbedder()
    embedder = BatchingEmbedder(inner)
    with asking_while_busy(inner, embedder, ["stop", "one", "two"]) as future:
        with pytest.raises(KeyboardInterrupt):
            future("stop").result(30)
        assert [future(question).result(30).shown for question in ("one", "two")] == ["one", "two"]
    assert embedder.embed_question("three").shown == "three"


def test_passages_in_hand_hold_up_no_question() -> None:
    """How the two share the real model is tried in its own tests."""

    class SlowPassages(GatedEmbedder):
        def embed_questions(self, texts: Sequence[str]) -> list[QuestionEmbedding]:
            return [self.embed_question(text) for text in texts]

    inner = SlowPassages()
    embedder = BatchingEmbedder(inner)
    inner.gate.clear()
    with ThreadPoolExecutor(1) as pool:
        passages = pool.submit(embedder.embed_passages, [PassageText("", ("a sentence",))])
        assert embedder.embed_question("question").shown == "question"
        assert not passages.done()
        inner.gate.set()
        assert len(passages.result(30)) == 1


@given(
    st.lists(st.one_of(st.text(max_size=20), st.just("bad")), min_size=1, max_size=24),
    st.integers(1, 8),
    st.integers(1, 6),
)
@settings(max_examples=60, deadline=None)
def test_everybody_gets_what_asking_alone_gives(questions: list[str], threads: int, largest: int) -> None:
    inner = GatedEmbedder()
    embedder = BatchingEmbedder(inner, largest)
    with ThreadPoolExecutor(threads) as pool:
        futures = [pool.submit(embedder.embed_question, question) for question in questions]
        for question, future in zip(questions, futures, strict=True):
            if "bad" in question:
                with pytest.raises(ValueError, match="can't read"):
                    future.result(30)
            elif "stop" not in question:
                assert_same(future.result(30), inner.embed_question(question))
    assert all(len(call) <= largest for call in inner.calls)
