"""Which words of Arabic and English are known to translate each other, in the forms that texts have them in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import has_arabic
from index.text import fold, stem
from retrieval.lexicon.lexicon import lexicon
from retrieval.lexicon.whole_words import whole
from retrieval.question import Word


def translate_each_other(english: str, arabic: str) -> bool:
    asked_in_english = not lexicon().of(fold(english)).isdisjoint(lexicon().stems(fold(arabic)))
    asked_in_arabic = not lexicon().of(fold(arabic)).isdisjoint(lexicon().stems(fold(english)))
    return asked_in_english and asked_in_arabic


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("refinery", "مصفاة"),
        ("refineries", "المصافي"),  # a broken plural
        ("minister", "والوزراء"),
        ("propose", "اقترحت"),  # a verb, bent
        ("proposed", "ستقترح"),
        ("proposal", "المقترحات"),
        ("spent", "قضوا"),  # those whose last letter changes
        ("complain", "يشكون"),
        ("start", "بدأت"),
        ("arrested", "اعتقلوه"),
        ("said", "قالت"),
        ("countries", "ببلدانهم"),  # with what is attached to a word
        ("killing", "لقتل"),
        ("announce", "فسيعلن"),
        ("june", "حزيران"),
        ("june", "يونيو"),
        ("germany", "ألمانيا"),
        ("monday", "والاثنين"),
        ("june", "جوان"),
        ("lebanon", "وبلبنان"),  # names that a stem would take for another word
        ("lebanese", "اللبنانيين"),
        ("sudan", "للسودان"),
        ("egyptian", "والمصرية"),
        ("lebanese", "اللبنانيتين"),
        ("taliban", "طالبان"),
        ("diameter", "قطره"),
        ("builder", "الباني"),
        ("milk", "اللبن"),
        ("black", "الأسود"),
    ],
)
def test_words_are_known_in_the_forms_that_texts_have_them_in(english: str, arabic: str) -> None:
    assert translate_each_other(english, arabic)


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("refinery", "سفينة"),
        ("repent", "كتاب"),  # like + he repented, were it not a word by itself
        ("happy", "حزين"),
        ("invade", "غزة"),
        ("seemed", "بدأت"),
        ("june", "يوليو"),
        ("two", "الاثنين"),
        ("reduce", "الأحد"),
        ("collect", "الجمعة"),
        ("air", "جوان"),
        ("milk", "لبنان"),
        ("black", "السودانية"),
        ("insist", "بمصر"),
        ("uncle", "عُمان"),
        ("drop", "قطر"),
        ("cunning", "ماكرون"),
        ("deliver", "سلمان"),
        ("student", "طالبان"),
        ("crowned", "توجو"),
        ("milk", "الألبانية"),
    ],
)
def test_words_that_say_something_else_are_no_translations(english: str, arabic: str) -> None:
    assert not translate_each_other(english, arabic)


def test_a_word_that_is_not_listed_has_no_translation() -> None:
    for word in ("japarov", "بوزيان", "بلير", "بيكر", "سوناك", "42", "xyzzy"):
        assert lexicon().of(word) == frozenset(), word


@given(
    st.sampled_from(sorted(each for each in lexicon().translations if each.isalpha())),
    st.sampled_from(["", "و", "ل", "ب", "ك", "ف", "س", "فس", "وال"]),
    st.sampled_from(["", "هم", "نا", "ها", "ات"]),
)
def test_what_is_found_for_any_word_is_in_the_other_language(known: str, before: str, behind: str) -> None:
    word = f"{before}{known}{behind}" if has_arabic(known) else known
    assert all(has_arabic(each) != has_arabic(word) for each in lexicon().of(word))
    assert lexicon().stems(word)[0] == (whole(word) or stem(word))


def test_texts_are_searched_for_names_that_are_known_as_a_whole_by_their_stems() -> None:
    assert stem(fold("لبنان")) in Word.of("Lebanon", "lebanon").searched
    assert {stem("lebanon"), stem("lebanese")} <= Word.of("لبنان", fold("لبنان")).searched
    assert not any(each.startswith("=") for each in Word.of("Sudan", "sudan").searched)


@pytest.mark.parametrize(
    ("word", "same"), [("purchase", "bought"), ("grief", "sorrow"), ("سعر", "ثمن"), ("killed", "murdered")]
)
def test_words_of_one_language_that_are_translated_alike_say_the_same(word: str, same: str) -> None:
    assert lexicon().related(fold(word))[stem(fold(same))] > 0.5
    assert lexicon().related(fold(same))[stem(fold(word))] == lexicon().related(fold(word))[stem(fold(same))]


@given(st.sampled_from(sorted(lexicon().translations)))
def test_what_says_the_same_is_of_the_same_language_and_another_word(known: str) -> None:
    found = lexicon().related(known)
    assert {has_arabic(each) for each in found} <= {has_arabic(known)}
    assert not found.keys() & set(lexicon().stems(known))
    assert all(0.0 < cosine <= 1.0 + 1e-9 for cosine in found.values())
