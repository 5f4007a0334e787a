"""What the program says: both languages complete, Arabic from the right, and nouns that agree with their number."""

from dataclasses import fields

import pytest

from bot.texts import ARABIC, ENGLISH, Texts, reader_language, texts_in
from index.language import has_arabic


def said(texts: Texts) -> list[str]:
    values = [getattr(texts, field.name) for field in fields(texts) if field.name != "language"]
    return [value for value in values if isinstance(value, str)] + list(texts.question_errors.values())


def test_both_languages_know_the_same_question_errors() -> None:
    assert set(ARABIC.question_errors) == set(ENGLISH.question_errors) == {"empty", "too_long", "no_words"}


def test_arabic_begins_from_the_right_in_every_paragraph() -> None:
    for text in said(ARABIC):
        for paragraph in filter(None, text.split("\n")):
            first_letter = next(character for character in paragraph if character.isalpha())
            assert has_arabic(first_letter), paragraph


def test_english_has_no_arabic_letters() -> None:
    assert not any(has_arabic(text) for text in said(ENGLISH))


def test_a_language_without_texts_gets_english() -> None:
    assert texts_in("ar") is ARABIC
    assert texts_in("fr") is ENGLISH


@pytest.mark.parametrize(
    ("code", "language"),
    [("ar", "ar"), ("ar-EG", "ar"), ("AR_sa", "ar"), ("en", "en"), ("arn", "en"), ("", "en"), (None, "en")],
)
def test_the_device_tells_the_language(code: str | None, language: str) -> None:
    assert reader_language(code) == language


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "لا مقالات", "no articles"),
        (1, "مقال واحد", "1 article"),
        (2, "مقالان", "2 articles"),
        (3, "3 مقالات", "3 articles"),
        (10, "10 مقالات", "10 articles"),
        (11, "11 مقالًا", "11 articles"),
        (99, "99 مقالًا", "99 articles"),
        (100, "100 مقال", "100 articles"),
        (102, "102 مقال", "102 articles"),
        (103, "103 مقالات", "103 articles"),
        (1_111, "1,111 مقالًا", "1,111 articles"),
    ],
)
def test_nouns_agree_with_their_number(number: int, arabic: str, english: str) -> None:
    assert ARABIC.documents.count(number) == arabic
    assert ENGLISH.documents.count(number) == english


def test_a_question_that_is_too_long_is_told_the_limit() -> None:
    assert ENGLISH.question_error("too_long", 500) == (
        "That is too long for one question. Please shorten it to 500 characters at most."
    )
    assert (ARABIC.question_error("too_long", 500) or "").endswith("والحد الأقصى 500 حرف.")
    assert ENGLISH.question_error("too_long") == "That is too long for one question."


def test_an_unknown_reason_has_no_text() -> None:
    assert ARABIC.question_error("other") is None
    assert ENGLISH.question_error("empty", 500) == ENGLISH.question_errors["empty"]
