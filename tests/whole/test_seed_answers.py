"""From the seed article to cited answers, with the real model, as `qawl ask --batch` gives them to programs."""

import json
from typing import Any

import pytest
from qawl_process import SEED, Qawl

pytestmark = pytest.mark.model

_CORRIDOR = "من خلال استكمال الممر بين الصين وآسيا الوسطى وإيران"
_ORGANISATIONS = "وطالب بتعزيز التعاون بين البلدين في المنظمات الدولية"

_ASKED = {
    "japarov-en": "what did Japarov propose?",
    "japarov-ar": "ماذا اقترح جباروف؟",
    "cup-en": "Who won the football World Cup?",
    "cup-ar": "من فاز بكأس العالم؟",
}


@pytest.fixture(scope="module")
def answers(seeded: Qawl) -> dict[str, Any]:
    lines = "\n".join(json.dumps({"id": key, "question": question}) for key, question in _ASKED.items())
    done = seeded.run("ask", "--batch", "-", given=lines)
    assert done.status == 0, done.errors
    answered = done.json_lines()
    assert [each["id"] for each in answered] == list(_ASKED)
    return {each["id"]: each for each in answered}


@pytest.mark.parametrize("key", ["japarov-en", "japarov-ar"])
def test_japarovs_own_words_answer_what_he_proposed(answers: dict[str, Any], key: str) -> None:
    answer = answers[key]
    quotes = [citation["quote"] for citation in answer["citations"]]
    assert answer["answered"]
    assert any(_CORRIDOR in quote for quote in quotes), quotes
    assert any(_ORGANISATIONS in quote for quote in quotes), quotes


@pytest.mark.parametrize("key", ["japarov-en", "japarov-ar"])
def test_every_quote_is_a_slice_of_the_source_file(answers: dict[str, Any], key: str) -> None:
    text = SEED.read_text("utf-8")
    for cited in [*answers[key]["citations"], *answers[key]["evidence"]]:
        assert cited["quote"] == text[cited["start"] : cited["end"]]


@pytest.mark.parametrize("key", ["japarov-en", "japarov-ar"])
def test_the_sentence_that_a_quote_goes_on_from_is_given_as_a_slice_too(answers: dict[str, Any], key: str) -> None:
    text = SEED.read_text("utf-8")
    (corridor,) = (each for each in answers[key]["citations"] if _CORRIDOR in each["quote"])
    before = corridor["context"]
    assert before["text"] == text[before["start"] : before["end"]]
    assert before["text"].startswith("من جانبه هنأ رئيس قيرغيزستان")
    assert text[before["end"] : corridor["start"]].isspace()
    assert [each["context"] for each in answers[key]["citations"] if each is not corridor] == [None]


def test_citations_carry_what_the_article_says_of_itself(answers: dict[str, Any]) -> None:
    for number, citation in enumerate(answers["japarov-en"]["citations"], 1):
        assert citation["n"] == number
        assert citation["title"] == "رئيسي يؤكد على تسريع التنفيذ الكامل للاتفاقات بين إيران وكازاخستان"
        assert citation["source"] == "العالم"
        assert citation["published"] == "2023-09-19T01:58:00Z"
        assert citation["url"] is None


@pytest.mark.parametrize("key", ["cup-en", "cup-ar"])
def test_what_the_article_does_not_say_is_refused(answers: dict[str, Any], key: str) -> None:
    answer = answers[key]
    assert not answer["answered"]
    assert answer["citations"] == []
    assert len(answer["evidence"]) == 5
    assert ("can’t say that it answers" if key == "cup-en" else "ولا أجزم بأنه جواب") in answer["text"]


def test_the_answer_speaks_the_language_of_the_question(answers: dict[str, Any]) -> None:
    assert answers["japarov-en"]["language"] == "en"
    assert "Sources" in answers["japarov-en"]["text"]
    assert answers["japarov-ar"]["language"] == "ar"
    assert "المصادر" in answers["japarov-ar"]["text"]


def test_every_field_of_the_contract_is_there(answers: dict[str, Any]) -> None:
    answer = answers["japarov-ar"]
    assert {"question", "language", "answered", "confidence", "text", "citations", "evidence"} <= set(answer)
    assert 0 <= answer["confidence"] <= 1
    assert all(value >= 0 for value in answer["timings_ms"].values())
    assert [each["score"] for each in answer["evidence"]] == sorted(
        (each["score"] for each in answer["evidence"]), reverse=True
    )
    assert set(answer["citations"][0]) == {
        "n", "quote", "document_id", "title", "source", "published", "url", "start", "end", "context",
        "answer", "also",
    }  # fmt: skip
