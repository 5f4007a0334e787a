"""What a verifier is learned from: the sentence that answers, the best one elsewhere, a neighbour of the right one."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_data import ENGLISH, squad
from tiny_embedder import TinyEmbedder

from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.fitting.gathering import Gathered, gather
from retrieval.fitting.outcomes import RANKING, SIGNALS, Hidden
from retrieval.fitting.verifier_examples import examples
from retrieval.profile import Condition, Judge
from retrieval.word_signs import HELD

_BY_WORDS = Judge(
    weights={**dict.fromkeys(RANKING, 0.0), "words": 1.0},
    conditions=(Condition(coefficients={"words": 4.0}, intercept=-1.0),),
    shifts={},
    threshold=0.5,
    level=0.5,
)
_JUDGES = {"en→en": _BY_WORDS}


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    file = tmp_path / "small.json"
    file.write_text(json.dumps(squad(ENGLISH)), "utf-8")
    return read_dataset(file)


def _gathered(dataset: Dataset, embedder: TinyEmbedder) -> list[Gathered]:
    return gather(dataset, embedder, {}, lambda *_: None)


def test_a_question_gives_its_answer_the_best_elsewhere_and_a_neighbour(
    dataset: Dataset, embedder: TinyEmbedder
) -> None:
    found = list(examples(_gathered(dataset, embedder), _JUDGES))
    assert len(found) == len(dataset.questions)
    right, elsewhere, neighbour = found[0]
    assert (right.answers, elsewhere.answers, neighbour.answers) == (1, 0, None)
    assert {each.direction for each in found[0]} == {"en→en"}
    assert right.place == 1  # "Ships from Baku carry grain."
    assert neighbour.place == 0
    assert neighbour.passage is right.passage
    assert elsewhere.passage is not right.passage
    assert right.pair.told_signs[:, 1].sum() == len("Ships from Baku carry grain".split())
    assert right.known > elsewhere.known


def test_a_question_that_nothing_answers_gives_wrong_sentences_alone(dataset: Dataset, embedder: TinyEmbedder) -> None:
    known = dataset.questions[0]
    nothing = replace(known, id="none", gold={}, fits="en")
    found = list(examples(_gathered(replace(dataset, questions=(), unanswered=(nothing,)), embedder), _JUDGES))
    assert [[each.answers for each in part] for part in found] == [[0, 0]]


def test_what_is_gathered_tells_what_answers_and_what_is_hidden(dataset: Dataset, embedder: TinyEmbedder) -> None:
    known = dataset.questions[0]
    nothing = replace(known, id="none", gold={}, fits="en")
    answered, unanswered = _gathered(replace(dataset, questions=(known,), unanswered=(nothing,)), embedder)
    assert answered.direction == unanswered.direction == "en→en"
    assert (answered.outcome.answered, unanswered.outcome.answered) == (True, False)
    assert answered.outcome.right.sum() == 1
    assert not unanswered.outcome.right.any()
    assert not unanswered.outcome.document.any()
    assert np.array_equal(answered.outcome.signals, unanswered.outcome.signals)
    assert answered.outcome.signals.shape == (len(answered.sentences), len(SIGNALS))
    (right,) = np.flatnonzero(answered.outcome.right)
    told, place = answered.sentences[right]
    sentence = told.stored.sentences[place]
    assert told.stored.document.text[sentence.start : sentence.end] == "Ships from Baku carry grain."
    out_of_reach = np.setdiff1d(np.arange(len(answered.sentences)), answered.outcome.in_reach(Hidden.DOCUMENT))
    assert {answered.sentences[each][0].stored.id for each in out_of_reach} == {told.stored.id}


def test_how_surely_words_stand_in_a_sentence_is_read_with_it(dataset: Dataset, embedder: TinyEmbedder) -> None:
    (found, *_) = _gathered(dataset, embedder)
    (right,) = np.flatnonzero(found.outcome.right)
    told, _ = found.sentences[right]
    held = {
        place: found.example(number, 1, 0.0).signs.asked[:, HELD : HELD + 2]
        for number, (each, place) in enumerate(found.sentences)
        if each is told
    }
    assert held[1][:, 0].max() == 1.0
    assert held[1][:, 0].sum() > held[0][:, 0].sum()
    assert (held[1][:, 1] >= held[1][:, 0]).all()
