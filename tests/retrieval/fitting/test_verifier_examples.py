"""What a verifier is learned from: the sentence that answers, the best one elsewhere, a neighbour of the right one."""

import json
from dataclasses import replace
from pathlib import Path

from small_data import ENGLISH, squad
from tiny_embedder import TinyEmbedder

from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.fitting.verifier_examples import examples
from retrieval.fitting.verifiers import without
from retrieval.profile import profile_of


def _dataset(tmp_path: Path) -> Dataset:
    file = tmp_path / "small.json"
    file.write_text(json.dumps(squad(ENGLISH)), "utf-8")
    return read_dataset(file)


def test_a_question_gives_its_answer_the_best_elsewhere_and_a_neighbour(tmp_path: Path, embedder: TinyEmbedder) -> None:
    dataset = _dataset(tmp_path)
    articles = frozenset({"0"})
    profile = profile_of(embedder.name, embedder.dimension)
    (found,) = examples(embedder, profile, dataset, articles, frozenset(each.id for each in dataset.questions))
    right, elsewhere, neighbour = found
    assert (right.answers, elsewhere.answers, neighbour.answers) == (1, 0, None)
    assert {each.counts for each in found} == {1.0}
    assert {each.direction for each in found} == {"en→en"}
    assert right.place == 1  # "Ships from Baku carry grain."
    assert neighbour.place == 0
    assert neighbour.passage is right.passage
    assert elsewhere.passage is not right.passage
    assert right.pair.told_signs[:, 1].sum() == len("Ships from Baku carry grain".split())
    assert right.known > elsewhere.known


def test_a_question_that_nothing_answers_gives_wrong_sentences_alone(tmp_path: Path, embedder: TinyEmbedder) -> None:
    dataset = _dataset(tmp_path)
    unanswered = replace(dataset, questions=tuple(replace(each, gold={}) for each in dataset.questions[:1]))
    profile = profile_of(embedder.name, embedder.dimension)
    found = list(examples(embedder, profile, unanswered, frozenset({"0"}), frozenset()))
    assert found
    assert {each.answers for part in found for each in part} == {0}
    assert {each.counts for part in found for each in part} == {0.6}


def test_a_folds_verifier_is_learned_from_the_other_folds_alone(tmp_path: Path, embedder: TinyEmbedder) -> None:
    dataset, profile = _dataset(tmp_path), profile_of(embedder.name, embedder.dimension)
    gathered = [list(examples(embedder, profile, dataset, frozenset({article}), frozenset())) for article in ("0", "1")]
    assert all(gathered)
    assert without(0, gathered) == gathered[1]
    assert without(1, gathered) == gathered[0]
