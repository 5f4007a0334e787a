"""From a dataset to a report, with a tiny model: every system in every direction, as a table and as fields."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from small_data import write_xquad_r
from tiny_embedder import TinyEmbedder

from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.evaluation.report import json_fields, markdown
from retrieval.evaluation.run import evaluate

SYSTEMS = ["dense", "dense + BM25, rank fusion", "Qawl"]
DIRECTIONS = ["ar→ar", "ar→en", "en→ar", "en→en", "ar→mixed", "en→mixed"]


@pytest.fixture
def both(tmp_path: Path) -> Dataset:
    return read_dataset(write_xquad_r(tmp_path / "both"))


def test_every_system_is_measured_in_every_direction(both: Dataset) -> None:
    report = evaluate(both, TinyEmbedder(), TinyEmbedder(), lambda *_: None)
    assert list(report.figures) == SYSTEMS
    for by_direction in report.figures.values():
        assert list(by_direction) == DIRECTIONS
    # Words are all that the tiny model knows: inside one language every question meets its sentence.
    for label in ("ar→ar", "en→en"):
        assert report.figures["Qawl"][label]["sentence P@1"].value == 1.0
        assert report.figures["Qawl"][label]["refusal AUROC"].value == 1.0


def test_without_a_model_for_the_baselines_qawl_is_measured_alone_and_just_the_same(both: Dataset) -> None:
    alone = evaluate(both, TinyEmbedder(), None, lambda *_: None)
    beside = evaluate(both, TinyEmbedder(), TinyEmbedder("another"), lambda *_: None)
    assert list(alone.figures) == ["Qawl"]
    assert alone.figures["Qawl"] == beside.figures["Qawl"]
    assert alone.reliability == beside.reliability
    assert "| en→en | Qawl |\n| --- | --- |\n" in markdown(alone)


def test_progress_counts_each_step_up_to_its_end(both: Dataset) -> None:
    told: list[tuple[str, int, int]] = []
    evaluate(both, TinyEmbedder(), TinyEmbedder(), lambda *step: told.append(step))
    steps = {f"{system}, {label}" for system in SYSTEMS for label in DIRECTIONS}
    assert {step for step, _, _ in told} == {"documents", *steps}
    assert [(done, total) for step, done, total in told if step == "documents"] == [(4, 4)] * 2
    for step in steps:
        counts = [done for each, done, total in told if each == step and total == 2]
        assert counts == [1, 2]
    begun = [step for step, _, _ in told]
    assert sum(one != after for one, after in pairwise(begun)) == len(steps)  # none comes back once another began


def test_a_report_is_a_table_and_fields(both: Dataset) -> None:
    report = evaluate(both, TinyEmbedder(), TinyEmbedder(), lambda *_: None)
    table = markdown(report)
    assert table.startswith("### both: 4 questions\n\n| ar→ar | dense |")
    assert "| en→en | dense | dense + BM25, rank fusion | Qawl |" in table
    fields = json.loads(json.dumps(json_fields(report), ensure_ascii=False))
    assert (fields["dataset"], fields["questions"], fields["left_out"]) == ("both", 4, 0)
    assert fields["figures"]["Qawl"]["en→en"]["sentence P@1"] == {"value": 1.0, "interval": [1.0, 1.0]}


def test_questions_that_were_left_out_are_counted_in_a_line(both: Dataset) -> None:
    report = evaluate(replace(both, left_out=3), TinyEmbedder(), None, lambda *_: None)
    assert markdown(report).splitlines()[:5:2] == [
        "### both: 4 questions",
        "Left out, for no sentence is known to answer them: 3.",
        "| ar→ar | Qawl |",
    ]
    assert json_fields(report)["left_out"] == 3


def test_questions_that_nothing_answers_are_asked_and_told_apart(both: Dataset) -> None:
    known = both.questions[0]
    nothing = replace(known, id="none", text="zeppelin kumquat?", language="en", gold={}, fits="en")
    report = evaluate(replace(both, unanswered=(nothing,)), TinyEmbedder(), TinyEmbedder(), lambda *_: None)
    assert markdown(report).startswith("### both: 4 questions, and 1 that nothing answers\n")
    assert json_fields(report)["unanswered"] == 1
    for system, by_direction in report.figures.items():
        told = {label for label, figures in by_direction.items() if "AUROC, questions without an answer" in figures}
        assert told == {"en→en"}
        assert ("answered though nothing answers" in by_direction["en→en"]) is (system == "Qawl")
    ours = report.figures["Qawl"]["en→en"]
    assert ours["AUROC, questions without an answer"].value == 1.0
    assert ours["answered though nothing answers"].value == 0.0
    asked_without = evaluate(both, TinyEmbedder(), None, lambda *_: None).figures["Qawl"]
    assert {name: ours[name] for name in asked_without["en→en"]} == asked_without["en→en"]
    assert report.figures["Qawl"]["en→mixed"] == asked_without["en→mixed"]
