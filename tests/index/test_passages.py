"""Passages: every sentence once, in order, in runs of a length that a model can use."""

from collections.abc import Sequence

from any_text import texts
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import ENOUGH, LONGEST, SHORTEST, passages
from index.records import Passage, Sentence
from index.segmentation import LONGEST_SENTENCE, sentences


def cut(text: str) -> tuple[list[Sentence], list[Passage]]:
    found = [Sentence("d", ordinal, *span) for ordinal, span in enumerate(sentences(text))]
    return found, passages("d", "Title", text, found)


def lengths(found: Sequence[Sentence], runs: Sequence[Passage]) -> list[int]:
    return [sum(s.end - s.start for s in found[run.first : run.last]) for run in runs]


def check(text: str) -> None:
    found, runs = cut(text)
    assert [n for run in runs for n in range(run.first, run.last)] == list(range(len(found)))
    assert [run.ordinal for run in runs] == list(range(len(runs)))
    assert {(run.document_id, run.heading) for run in runs} <= {("d", "Title")}
    assert max(lengths(found, runs), default=0) <= max(LONGEST, LONGEST_SENTENCE) + SHORTEST


@given(texts)
@settings(max_examples=300, deadline=None)
def test_every_sentence_stands_in_one_passage(text: str) -> None:
    check(text)


_SENTENCE = st.integers(1, LONGEST_SENTENCE - 1).map(lambda length: "x" * length + "؟")


@given(st.lists(st.tuples(_SENTENCE, st.sampled_from([" ", "\n", "\n\n"])), max_size=30))
@settings(max_examples=200, deadline=None)
def test_lengths_are_bounded(parts: list[tuple[str, str]]) -> None:
    check("".join(sentence + gap for sentence, gap in parts))


def test_no_sentences_make_no_passages() -> None:
    assert passages("d", "Title", "", []) == []


def test_a_short_text_is_one_passage() -> None:
    found, runs = cut("They met. They talked.\nThey left.")
    assert [(run.first, run.last) for run in runs] == [(0, len(found))]


def test_a_paragraph_that_is_long_enough_ends_its_passage() -> None:
    paragraph = "Word after word. " * (ENOUGH // 16)
    found, runs = cut(f"{paragraph}\n{paragraph}\n{paragraph}")
    assert [run.last - run.first for run in runs] == [ENOUGH // 16] * 3
    assert len(found) == 3 * (ENOUGH // 16)


def test_short_paragraphs_share_a_passage() -> None:
    _, runs = cut("\n".join(["A short paragraph."] * 12))
    assert [(run.first, run.last) for run in runs] == [(0, 12)]


def test_a_long_paragraph_is_cut_when_it_is_full() -> None:
    found, runs = cut("Word after word. " * 200)
    sizes = lengths(found, runs)
    assert all(LONGEST - 100 <= size <= LONGEST for size in sizes[:-1])


def test_a_short_rest_joins_the_passage_before_it() -> None:
    paragraph = "Word after word. " * (ENOUGH // 16)
    found, runs = cut(f"{paragraph}\nA short rest.")
    assert [(run.first, run.last) for run in runs] == [(0, len(found))]
