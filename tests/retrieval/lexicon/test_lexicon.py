"""Which words of Arabic and English are known to translate each other, in the forms that texts have them in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text import content_words, fold, stem
from retrieval.lexicon.lexicon import lexicon


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
        ("spent", "قضوا"),  # one whose last letter changes
        ("said", "قالت"),
        ("countries", "ببلدانهم"),  # with what is attached to a word
        ("killing", "لقتل"),
        ("june", "حزيران"),
        ("june", "يونيو"),
        ("germany", "ألمانيا"),
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
        ("june", "يوليو"),
    ],
)
def test_words_that_say_something_else_are_no_translations(english: str, arabic: str) -> None:
    assert not translate_each_other(english, arabic)


def test_a_word_that_is_not_listed_has_no_translation() -> None:
    for word in ("japarov", "بوزيان", "42", "xyzzy"):
        assert lexicon().of(word) == frozenset()


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P"]), max_size=40))
def test_any_word_can_be_looked_up(text: str) -> None:
    for word in content_words(text):
        assert stem(word.folded) in lexicon().stems(word.folded)
        assert word.folded not in lexicon().of(word.folded)
