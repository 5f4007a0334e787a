"""Spellings of one name meet across scripts and inside one; other names stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.names import SAME_NAME_ACROSS_SCRIPTS, similarity

_NAMES = [
    ("جباروف", "Japarov"),
    ("توكاييف", "Tokayev"),
    ("رئيسي", "Raisi"),
    ("بيشكك", "Bishkek"),
    ("طهران", "Tehran"),
    ("قرغيزستان", "Kyrgyzstan"),
    ("قيرغيزستان", "Kyrgyzstan"),
    ("كازاخستان", "Kazakhstan"),
    ("إيران", "Iran"),
    ("واشنطن", "Washington"),
    ("نيويورك", "New York"),
    ("شنغهاي", "Shanghai"),
]


@pytest.mark.parametrize(("arabic", "latin"), _NAMES)
def test_the_right_latin_name_is_the_likeliest_of_all(arabic: str, latin: str) -> None:
    likeliest = max((other for _, other in _NAMES), key=lambda other: similarity(arabic, other))
    assert likeliest == latin


@pytest.mark.parametrize(
    ("one", "other"),
    [("قرغيزستان", "قيرغيزستان"), ("إيران", "ايران"), ("وإيران", "إيران"), ("بكازاخستان", "كازاخستان")],
)
def test_spellings_of_one_word_in_arabic_are_nearly_the_same(one: str, other: str) -> None:
    assert similarity(one, other) >= 0.9


@pytest.mark.parametrize(
    ("one", "other"), [("جباروف", "Tokayev"), ("إيران", "Tehran"), ("رئيسي", "rose"), ("كازاخستان", "Kyrgyzstan")]
)
def test_different_names_stay_well_apart(one: str, other: str) -> None:
    assert similarity(one, other) < 0.75


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("القذافي", "Gaddafi Qaddafi Kadhafi"),
        ("السيسي", "Sisi"),
        ("جوجل", "Google"),
        ("غوغل", "Google"),
        ("جدة", "Jeddah Jidda"),
        ("مكة", "Makkah Mecca"),
        ("شولتس", "Scholz"),
        ("كاتس", "Katz"),
        ("عراقجي", "Araghchi"),
        ("خاشقجي", "Khashoggi"),
        ("تويوتا", "Toyota"),
        ("عبدالله", "Abdullah"),
        ("صلاح", "Salah"),
        ("تسلا", "Tesla"),
        ("جنيف", "Geneva"),
        ("ترامب", "Trump"),
        ("سوريا", "Syria"),
    ],
)
def test_names_of_the_news_meet_across_scripts(arabic: str, latin: str) -> None:
    assert all(similarity(arabic, spelling) >= SAME_NAME_ACROSS_SCRIPTS for spelling in latin.split())


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("القوات", "Cat"), ("الدولة", "Deal"), ("كتاب", "Tap"), ("كبير", "Bar"), ("مكة", "Make"), ("جدة", "Judo")],
)
def test_words_with_the_consonants_of_a_name_and_other_long_vowels_stay_apart(arabic: str, latin: str) -> None:
    assert similarity(arabic, latin) < SAME_NAME_ACROSS_SCRIPTS


@pytest.mark.parametrize(("one", "other"), [("Mecca", "Makkah"), ("Jidda", "Jiddah")])
def test_two_latin_spellings_of_one_name_are_nearly_the_same(one: str, other: str) -> None:
    assert similarity(one, other) >= 0.9


@pytest.mark.parametrize("short", ["في", "a", "Li", "أب", "🙂", ""])
def test_words_of_one_consonant_say_nothing(short: str) -> None:
    assert similarity(short, "Lee") == 0.0


_words = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    [name for pair in _NAMES for name in pair]
)


@given(_words, _words)
def test_similarity_is_symmetric_and_bounded_for_any_text(one: str, other: str) -> None:
    score = similarity(one, other)
    assert score == pytest.approx(similarity(other, one))
    assert 0.0 <= score <= 1.0 + 1e-9


@given(st.sampled_from([name for pair in _NAMES for name in pair]))
def test_a_name_is_itself(name: str) -> None:
    assert similarity(name, name) == pytest.approx(1.0)
