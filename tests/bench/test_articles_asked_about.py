"""The articles that come with Qawl to be asked about: each question's answer stands once in its text."""

import json
from pathlib import Path

import pytest

import bench
from retrieval.evaluation.datasets import read_dataset


@pytest.mark.parametrize(
    ("name", "texts", "articles", "questions", "unanswered"),
    [("news", 160, 160, 1280, 640), ("encyclopaedia", 144, 36, 864, 288)],
)
def test_each_answer_stands_once_in_its_text_and_the_rest_have_none(
    name: str, texts: int, articles: int, questions: int, unanswered: int
) -> None:
    file = Path(bench.__file__).with_name("articles") / f"{name}.jsonl"
    for row in map(json.loads, file.read_text("utf-8").splitlines()):
        answers = [each["answer"] for each in row["questions"] if each["answer"] is not None]
        assert [row["text"].count(each) for each in answers] == [1] * len(answers)
    dataset = read_dataset(file)
    assert (len(dataset.documents), len(dataset.questions), dataset.left_out) == (texts, questions, unanswered)
    assert len({each.article for each in dataset.documents}) == articles
    assert dataset.directions() == [("ar", "ar"), ("ar", "en"), ("en", "ar"), ("en", "en")]
