"""Judges and a verifier from articles with questions: no half is read by what was learned from it."""

import json
from pathlib import Path

import numpy as np
import pytest
from tiny_embedder import TinyEmbedder

from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.fitting import fitting
from retrieval.fitting.fitting import fit, judges_of, read_again, written_articles
from retrieval.fitting.gathering import gather
from retrieval.fitting.judge import read_for
from retrieval.fitting.outcomes import SIGNALS
from retrieval.fitting.verifier_examples import examples
from retrieval.fitting.verifying import learn
from retrieval.fitting.writing import profile_json
from retrieval.profile import Side, read_profile

_PLACES = ["harbour", "market", "bridge", "school", "library", "station", "garden", "tower"]
_WHO = ["Baker", "Carter", "Dyer", "Fisher", "Gardner", "Hunter", "Mason", "Porter"]


@pytest.fixture
def articles(tmp_path: Path) -> Dataset:
    file = tmp_path / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for place, who in zip(_PLACES, _WHO, strict=True):
            text = f"The {place} opened on Monday. {who} spoke about the {place} in the morning. It rained all day."
            questions = [
                {"language": "en", "text": f"Who spoke about the {place}?", "answer": f"{who} spoke"},
                {"language": "en", "text": f"When was the {place} opened?", "answer": "opened on Monday"},
                {"language": "en", "text": f"How much did the {place} cost?", "answer": None},
            ]
            lines.write(json.dumps({"language": "en", "title": place, "text": text, "questions": questions}) + "\n")
    return read_dataset(file)


def test_neither_half_is_read_by_a_verifier_that_was_learned_from_it(
    articles: Dataset, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned_from: list[set[str]] = []
    read: list[set[str]] = []
    gathered = gather(articles, embedder, {}, lambda *_: None)
    judges = judges_of([each.outcome for each in gathered])
    article_of = {id(each): each.outcome.article for each in gathered}
    assert len(article_of) == 24

    def noted_examples(given, judges):  # type: ignore[no-untyped-def]
        learned_from.append({each.outcome.article for each in given})
        return examples(given, judges)

    def noted_reading(given, *rest):  # type: ignore[no-untyped-def]
        read.append({each.outcome.article for each in given})
        return read_again(given, *rest)

    monkeypatch.setattr(fitting, "examples", noted_examples)
    monkeypatch.setattr(fitting, "read_again", noted_reading)
    made, _ = fit([articles], embedder, {}, lambda *_: None)
    everything = {each.article for each in articles.documents}
    assert made.keys() == judges.keys() == {"en→en"}
    assert [len(each) for each in learned_from] == [4, 4, 8]
    assert len(read) == 2
    for mine, other in zip(read, learned_from[:2], strict=True):
        assert mine | other == everything
        assert mine.isdisjoint(other)


def test_whatever_a_judge_looks_at_was_read(articles: Dataset, embedder: TinyEmbedder) -> None:
    gathered = gather(articles, embedder, {}, lambda *_: None)
    judges = judges_of([each.outcome for each in gathered])
    network = learn(list(examples(gathered, judges)), "small", epochs=1)
    places = SIGNALS.index("verified")
    for before, after in zip(gathered, read_again(gathered, network, judges, lambda *_: None), strict=True):
        wanted = read_for(after, judges["en→en"].weights)
        for number, signals in enumerate(after.signals):
            alone = network([before.example(number, None, 0.0)]).item() if number in wanted else 0.0
            assert signals[places] == pytest.approx(alone, abs=1e-5)
            doubted = before.doubts(number) if number in wanted else {}
            assert {name: signals[SIGNALS.index(name)] for name in doubted} == doubted
        assert np.array_equal(after.signals[:, :places], before.outcome.signals[:, :places])


def test_what_was_fitted_is_read_as_a_profile(articles: Dataset, embedder: TinyEmbedder, tmp_path: Path) -> None:
    means = {(side, "en"): np.full(embedder.dimension, 0.25, np.float32) for side in Side}
    judges, network = fit([articles], embedder, means, lambda *_: None)
    network.save(tmp_path / "verifier.safetensors")
    profile = read_profile(profile_json(embedder.dimension, means, judges), tmp_path / "verifier.safetensors")
    assert profile.judges == judges
    assert profile.mean(Side.PASSAGE, "en").tolist() == [0.25] * embedder.dimension
    assert profile.verifier is not None


def test_what_ships_is_fitted_to_articles_in_every_direction() -> None:
    sets = written_articles()
    assert [each.name for each in sets] == ["news", "bulletins", "encyclopaedia"]
    for each in sets:
        assert each.directions() == [("ar", "ar"), ("ar", "en"), ("en", "ar"), ("en", "en")]
        assert {(one.language, one.fits) for one in each.unanswered} == set(each.directions())
