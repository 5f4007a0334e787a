"""The articles that come with Qawl to be asked about, and to be learned from: each answer stands once in its text."""

import json
from pathlib import Path

import pytest

import bench
from retrieval import fitting
from retrieval.evaluation.datasets import read_dataset

_ASKED = Path(bench.__file__).with_name("articles")
_LEARNED = Path(fitting.__file__).with_name("articles")


@pytest.mark.parametrize(
    ("file", "texts", "articles", "questions", "unanswered"),
    [
        (_ASKED / "news.jsonl", 160, 160, 1280, 640),
        (_ASKED / "encyclopaedia.jsonl", 144, 36, 864, 288),
        (_LEARNED / "news.jsonl", 180, 180, 1440, 840),
        (_LEARNED / "encyclopaedia.jsonl", 748, 187, 4488, 2096),
    ],
)
def test_each_answer_stands_once_in_its_text_and_the_rest_have_none(
    file: Path, texts: int, articles: int, questions: int, unanswered: int
) -> None:
    for row in map(json.loads, file.read_text("utf-8").splitlines()):
        answers = [each["answer"] for each in row["questions"] if each["answer"] is not None]
        assert [row["text"].count(each) for each in answers] == [1] * len(answers)
    dataset = read_dataset(file)
    assert (len(dataset.documents), len(dataset.questions), dataset.left_out) == (texts, questions, unanswered)
    assert len({each.article for each in dataset.documents}) == articles
    assert dataset.directions() == [("ar", "ar"), ("ar", "en"), ("en", "ar"), ("en", "en")]


@pytest.mark.parametrize("name", ["news", "encyclopaedia"])
def test_nothing_that_is_asked_about_was_learned_from(name: str) -> None:
    asked, learned = read_dataset(_ASKED / f"{name}.jsonl"), read_dataset(_LEARNED / f"{name}.jsonl")
    assert {each.article for each in asked.documents}.isdisjoint(each.article for each in learned.documents)
    assert {each.text for each in asked.questions}.isdisjoint(each.text for each in learned.questions)
