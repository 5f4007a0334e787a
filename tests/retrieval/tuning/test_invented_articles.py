"""Invented articles: what the file holds, and what becomes of its rows."""

import re
from collections import Counter

import pytest

from retrieval.tuning.articles import SENTENCES_TOGETHER, Row, articles_asked_about, invented

_ARABIC = re.compile(r"[\u0600-\u06FF]")
_ROWS: list[Row] = [
    ("T", "A bridge", "جسر"),
    *(
        row
        for number in range(SENTENCES_TOGETHER + 3)
        for row in (
            ("S", f"Sentence {number}.", f"الجملة {number}."),
            ("Q", f"Which is {number}?", f"ما رقم {number}؟"),
        )
    ),
    ("N", "Who paid?", "من دفع؟"),
    ("T", "A tower", "برج"),
    ("S", "It is high.", "هو مرتفع."),
    ("Q", "How high?", "ما ارتفاعه؟"),
    ("Q", "How high is the tower?", "ما ارتفاع البرج؟"),
]


def test_every_row_of_the_file_says_something_once_in_the_language_of_its_column() -> None:
    rows = invented()
    for kind, english, arabic in rows:
        assert kind in {"T", "S", "Q", "N"}
        assert english.strip() == english
        assert arabic.strip() == arabic
        assert not _ARABIC.search(english)
        assert _ARABIC.search(arabic)
    assert max(Counter(english for kind, english, _ in rows if kind in "SQN").values()) == 1
    assert max(Counter(arabic for kind, _, arabic in rows if kind in "SQN").values()) == 1


def test_every_sentence_of_the_file_is_asked_about_and_every_article_lacks_something_that_is_asked() -> None:
    dataset = articles_asked_about(invented())
    asked_about = {(gold.document_id, gold.ordinal) for each in dataset.questions for gold in each.gold.values()}
    assert asked_about == {
        (each.document.id, sentence.ordinal) for each in dataset.documents for sentence in each.sentences
    }
    assert {each.article for each in dataset.questions if not each.gold} == {each.article for each in dataset.documents}


def test_a_question_is_answered_in_both_languages_by_the_sentence_it_follows() -> None:
    dataset = articles_asked_about(_ROWS)
    documents = {each.document.id: each for each in dataset.documents}
    answered = [each for each in dataset.questions if each.gold]
    assert len(answered) == 2 * (SENTENCES_TOGETHER + 3 + 2)
    for question in answered:
        assert {*question.gold} == {"en", "ar"}
        assert [documents[gold.document_id].article for gold in question.gold.values()] == [question.article] * 2
        if number := re.search(r"\d", question.text):
            for gold in question.gold.values():
                document = documents[gold.document_id]
                sentence = document.sentences[gold.ordinal]
                said = document.document.text[sentence.start : sentence.end]
                assert said.rstrip(".").endswith(f" {number[0]}")


def test_articles_are_cut_into_documents_of_few_sentences_under_one_title() -> None:
    documents = articles_asked_about(_ROWS).documents
    assert [(each.document.title, each.document.language, len(each.sentences)) for each in documents] == [
        ("A bridge", "en", 4), ("جسر", "ar", 4), ("A bridge", "en", 5), ("جسر", "ar", 5),
        ("A tower", "en", 1), ("برج", "ar", 1),
    ]  # fmt: skip


def test_a_question_that_its_article_does_not_answer_has_no_gold() -> None:
    unanswered = [each for each in articles_asked_about(_ROWS).questions if not each.gold]
    assert [(each.text, each.language, each.article) for each in unanswered] == [
        ("Who paid?", "en", "0"), ("من دفع؟", "ar", "0"),
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [[("S", "Alone.", "وحيدة.")], [("T", "A", "ا"), ("X", "What?", "ماذا؟")]])
def test_rows_that_make_no_article_are_not_passed_over(rows: list[Row]) -> None:
    with pytest.raises(ValueError, match="no row of an article"):
        articles_asked_about(rows)
