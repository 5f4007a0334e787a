"""Judges and a verifier from articles with questions: no half is read by what was learned from it."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tiny_embedder import TinyEmbedder

from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.fitting import fitting
from retrieval.fitting.fitting import fit, judges_of, read_again
from retrieval.fitting.gathering import Gathered, gather
from retrieval.fitting.judge import read_for
from retrieval.fitting.outcomes import SIGNALS
from retrieval.fitting.sources import WRITTEN, Source, gather_from, written
from retrieval.fitting.verifier_examples import examples
from retrieval.fitting.verifying import learn
from retrieval.fitting.writing import read_written, write_profile
from retrieval.profile import Side

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


def _parts(articles: Dataset, embedder: TinyEmbedder) -> list[list[Gathered]]:
    """What is found for the questions, in two parts of four articles each."""
    gathered = gather(articles, embedder, {}, lambda *_: None)
    assert len(gathered) == 24
    first = set(sorted({each.article for each in articles.documents})[::2])
    return [[each for each in gathered if (each.outcome.article in first) is mine] for mine in (True, False)]


def test_no_part_is_read_or_judged_by_what_has_seen_it(
    articles: Dataset, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned_from: list[set[str]] = []
    read: list[set[str]] = []
    judged_by: list[set[str]] = []
    parts = _parts(articles, embedder)

    def noted_examples(given, judges):  # type: ignore[no-untyped-def]
        learned_from.append({each.outcome.article for each in given})
        return examples(given, judges)

    def noted_reading(given, *rest):  # type: ignore[no-untyped-def]
        read.append({each.outcome.article for each in given})
        return read_again(given, *rest)

    def noted_judges(found):  # type: ignore[no-untyped-def]
        judged_by.append({each.article for each in found})
        return judges_of(found)

    monkeypatch.setattr(fitting, "judges_of", noted_judges)
    monkeypatch.setattr(fitting, "examples", noted_examples)
    monkeypatch.setattr(fitting, "read_again", noted_reading)
    fitted, folds = fit(parts, lambda *_: None)
    everything = {each.article for each in articles.documents}
    of_parts = [{each.outcome.article for each in part} for part in parts]
    others = [everything - mine for mine in of_parts]
    assert len(folds) == 2
    assert all(each.judges.keys() == {"en→en"} for each in (fitted, *folds))
    assert read == of_parts
    assert learned_from == [*others, everything]
    # Before anything is read; what has seen nothing of a part; what ships.
    assert judged_by == [*others, everything, *others, everything]


def test_judges_are_fitted_to_what_counts_alone(
    articles: Dataset, embedder: TinyEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged_by: list[set[str]] = []
    first, second = _parts(articles, embedder)
    left_out = first[0].outcome.article
    first = [replace(each, outcome=replace(each.outcome, counts=each.outcome.article != left_out)) for each in first]

    def noted_judges(found):  # type: ignore[no-untyped-def]
        judged_by.append({each.article for each in found})
        return judges_of(found)

    monkeypatch.setattr(fitting, "judges_of", noted_judges)
    fit([first, second], lambda *_: None)
    everything = {each.article for each in articles.documents}
    assert judged_by[-1] == everything - {left_out}  # what ships


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
    fitted, _ = fit(_parts(articles, embedder), lambda *_: None)
    write_profile(tmp_path, "small", embedder.dimension, means, fitted)
    profile = read_written(tmp_path, "small")
    assert profile.judges == fitted.judges
    assert profile.mean(Side.PASSAGE, "en").tolist() == [0.25] * embedder.dimension
    assert profile.verifier is not None


@pytest.mark.parametrize("source", WRITTEN, ids=lambda source: source.name)
def test_what_ships_is_fitted_to_articles_in_every_direction(source: Source) -> None:
    dataset = written(source)
    assert dataset.directions() == [("ar", "ar"), ("ar", "en"), ("en", "ar"), ("en", "en")]
    assert {(one.language, one.fits) for one in dataset.unanswered} == set(dataset.directions())


def test_of_some_sources_a_part_counts_for_judges(articles: Dataset, embedder: TinyEmbedder) -> None:
    means = {(side, "en"): np.zeros(embedder.dimension, np.float32) for side in Side}
    source = Source("some", every=3, topics_apart=False)
    found = gather_from(source, articles, embedder, means, lambda *_: None)
    assert [each.outcome.counts for each in found] == [number % 3 == 0 for number in range(len(found))]
    assert not any(each.outcome.alone_on_topic for each in found)
