"""The bench of short answers: its cases, and when a mark has the value of the known answer."""

import json
from pathlib import Path

import pytest

from bench.short_answers.cases import Case, cases
from bench.short_answers.judging import has_same_value
from retrieval.asked_for import AskedFor


@pytest.mark.parametrize(
    ("kind", "marked", "known", "same"),
    [
        (AskedFor.NUMBER, "3.5 million", "3,500,000", True),
        (AskedFor.NUMBER, "12", "اثنا عشر", True),
        (AskedFor.NUMBER, "2", "12", False),
        (AskedFor.TIME, "19 September 2023", "19 September", True),
        (AskedFor.TIME, "19 September", "19 September 2023", False),
        (AskedFor.TIME, "القرن التاسع عشر", "19", True),
        (AskedFor.TIME, "1990", "1991", False),
        (AskedFor.NAME, "President Marie Curie", "Marie Curie", True),
        (AskedFor.NAME, "Curie", "Marie Curie", False),
    ],
)
def test_the_very_value_is_right_and_no_other(kind: AskedFor, marked: str, known: str, same: bool) -> None:
    assert has_same_value(kind, marked, known) is same


def test_each_question_comes_with_the_sentence_of_its_answer(tmp_path: Path) -> None:
    for folder in ("xquad-r", "arcd", "qed"):
        (tmp_path / folder).mkdir()
    (tmp_path / "xquad-r/en.json").write_text(_squad("Rain fell. It fell in 1990.", "When did rain fall?"))
    (tmp_path / "xquad-r/ar.json").write_text(_squad("هطل المطر. كان ذلك عام 1990.", "متى هطل المطر؟"))
    (tmp_path / "arcd/arcd-train.json").write_text(_squad("هطل المطر. كان ذلك عام 1990.", "- متى هطل المطر؟"))
    row = {
        "title_text": "A",
        "paragraph_text": "Rain fell. It fell in 1990.",
        "sentence_starts": [0, 11],
        "question_text": "when did it fall",
        "original_nq_answers": [[{"start": 22, "string": "1990"}]],
        "annotation": {},
    }
    (tmp_path / "qed/qed-dev.jsonlines").write_text(json.dumps(row))
    found = cases(tmp_path)
    assert len(found) == 6
    assert {each.sentence for each in found} == {"It fell in 1990.", "كان ذلك عام 1990."}
    assert found[-2].question == "متى هطل المطر؟"
    assert found[-1] == Case(1, "when did it fall", "It fell in 1990.", frozenset({"1990"}), "A")


def _squad(text: str, question: str) -> str:
    """A file of one question, which 1990 answers."""
    asked = {"id": "1", "question": question, "answers": [{"text": "1990", "answer_start": text.index("1990")}]}
    breaks = [[0, text.index(".") + 1], [text.index(".") + 2, len(text)]]
    return json.dumps(
        {"data": [{"title": "A", "paragraphs": [{"context": text, "qas": [asked], "sentence_breaks": breaks}]}]}
    )
