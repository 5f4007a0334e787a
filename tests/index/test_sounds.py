"""Words by their sound: spellings of one name in two scripts have a sound in common, and sounds stand behind words."""

import pytest
from any_text import texts
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passage_terms import passage_terms, words_that_sound
from index.sounds import is_sound_term, sound_terms, sound_terms_across
from index.text import search_terms, tokens

# Letters that either script writes in one way; a short vowel is written in Latin script alone.
_CONSONANTS = dict(zip("bdfrslmn", "بدفرسلمن", strict=True))
_LONG = {"aa": "ا", "i": "ي", "u": "و"}
_SYLLABLES = st.tuples(st.sampled_from(sorted(_CONSONANTS)), st.sampled_from([*_LONG, "a"]))


def meet(arabic: str, latin: str) -> bool:
    """Whether either finds the other."""
    forth = set(sound_terms(arabic)) & set(sound_terms_across(latin))
    back = set(sound_terms(latin)) & set(sound_terms_across(arabic))
    assert bool(forth) == bool(back)
    return bool(forth)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("جباروف", "Japarov"),
        ("وجباروف", "Japarov"),
        ("قيرغيزستان", "Kyrgyzstan"),
        ("الربابعة", "Rababa"),
        ("فتيحة", "Fatiha"),
        ("بوزيان", "Bouziane"),
        ("مبروكة", "mabrouka"),
        ("هوفمان", "Hoffmann"),
        ("القذافي", "Gaddafi"),
        ("الفاسي", "Fassi"),
        ("خوري", "Khoury"),
        ("سعيد", "Said"),
    ],
)
def test_spellings_of_one_name_have_a_sound_in_common(arabic: str, latin: str) -> None:
    assert meet(arabic, latin)


@pytest.mark.parametrize(
    ("arabic", "latin"), [("جباروف", "Tokayev"), ("إيران", "Tehran"), ("كازاخستان", "Kyrgyzstan"), ("فتيحة", "Rababa")]
)
def test_other_names_have_none(arabic: str, latin: str) -> None:
    assert not meet(arabic, latin)


@pytest.mark.parametrize("word", ["علي", "Ali", "منى", "Jo", "و", "3,5", "2026"])
def test_short_words_and_numbers_have_no_sound(word: str) -> None:
    assert sound_terms(word) == ()


@given(st.lists(_SYLLABLES, min_size=3, max_size=6, unique_by=lambda syllable: syllable[0]))
def test_a_name_meets_its_transliteration(syllables: list[tuple[str, str]]) -> None:
    latin = "".join(consonant + vowel for consonant, vowel in syllables).capitalize()
    arabic = "".join(_CONSONANTS[consonant] + _LONG.get(vowel, "") for consonant, vowel in syllables)
    assert meet(arabic, latin)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_without_its_sounds_a_passage_is_found_by_search_terms(text: str) -> None:
    assert [term for term in passage_terms(text) if not is_sound_term(term)] == search_terms(text)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_no_word_is_taken_for_a_sound(text: str) -> None:
    assert not any(is_sound_term(token.folded) for token in tokens(text))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_each_sound_leads_back_to_words_that_have_it(text: str) -> None:
    terms = passage_terms(text)
    assert " ".join(terms).split(" ") == terms or not terms
    for sound in filter(is_sound_term, terms):
        found = words_that_sound(terms, {sound})
        assert found
        assert all(sound in sound_terms(word) for word in found)


def test_in_latin_script_capitals_tell_names() -> None:
    assert "la.jbrf" in passage_terms("Then Japarov spoke.")
    assert not any(map(is_sound_term, passage_terms("then japarov spoke")))
    assert words_that_sound(passage_terms("Then Japarov spoke."), ["la.jbrf"]) == {"japarov"}
