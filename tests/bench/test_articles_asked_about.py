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
        (_LEARNED / "bulletins.jsonl", 320, 320, 2560, 1920),
        (_LEARNED / "encyclopaedia.jsonl", 748, 187, 4488, 2096),
        (_LEARNED / "reports.jsonl", 308, 308, 2464, 1848),
        (_LEARNED / "entries.jsonl", 756, 199, 4534, 1512),
    ],
)
def test_each_answer_stands_once_in_its_text_and_the_rest_have_none(
    file: Path, texts: int, articles: int, questions: int, unanswered: int
) -> None:
    for row in map(json.loads, file.read_text("utf-8").splitlines()):
        answers = [each["answer"] for each in row["questions"] if each["answer"] is not None]
        assert [row["text"].count(each) for each in answers] == [1] * len(answers)
    dataset = read_dataset(file)
    assert (len(dataset.documents), len(dataset.questions), len(dataset.unanswered)) == (texts, questions, unanswered)
    assert len({each.article for each in dataset.documents}) == articles
    assert dataset.directions() == [("ar", "ar"), ("ar", "en"), ("en", "ar"), ("en", "en")]


@pytest.mark.parametrize("asked", ["news", "encyclopaedia"])
@pytest.mark.parametrize("learned", ["news", "bulletins", "encyclopaedia", "reports", "entries"])
def test_nothing_that_is_asked_about_was_learned_from(asked: str, learned: str) -> None:
    theirs, ours = read_dataset(_ASKED / f"{asked}.jsonl"), read_dataset(_LEARNED / f"{learned}.jsonl")
    assert {each.article for each in theirs.documents}.isdisjoint(each.article for each in ours.documents)
    asked_there = {each.text for each in (*theirs.questions, *theirs.unanswered)}
    assert asked_there.isdisjoint(each.text for each in (*ours.questions, *ours.unanswered))
