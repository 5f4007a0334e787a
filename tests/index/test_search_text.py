"""Normal forms for search: which spellings meet, which words stay apart, and where a token stands in its text."""

import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from any_text import texts
from growth import grows_with_length_only
from hypothesis import given, settings

from index.language import arabic_share, language_of
from index.text import content_words, fold, is_stopword, search_terms, stem, tokens


def folded(text: str) -> list[str]:
    return [token.folded for token in tokens(text)]


@given(texts)
@settings(max_examples=300, deadline=None)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_twice_changes_nothing_more_for_any_character() -> None:
    characters = [chr(c) for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c)) not in {"Cn", "Co", "Cs"}]
    assert [c for c in characters if fold(fold(c)) != fold(c)] == []


@given(texts)
@settings(max_examples=300, deadline=None)
def test_tokens_slice_their_words_in_order(text: str) -> None:
    end = 0
    previous: tuple[int, int] | None = None
    for token in tokens(text):
        assert (token.start, token.end) == previous or end <= token.start < token.end <= len(text)
        word = text[token.start : token.end]
        assert word == word.strip()
        assert token.folded
        assert not any(character.isspace() for character in token.folded)
        assert set(token.folded) <= set(fold(word))
        previous, end = (token.start, token.end), token.end


@given(texts)
@settings(max_examples=200, deadline=None)
def test_words_are_found_by_their_own_search_terms(text: str) -> None:
    terms = search_terms(text)
    for token in content_words(text):
        assert {token.folded, stem(token.folded)} <= set(terms)
        assert not is_stopword(token.folded)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("قـــال", "قال"),
        ("أحمد", "احمد"),
        ("إيران", "ايران"),
        ("آسيا", "اسيا"),
        ("ٱلله", "الله"),
        ("على", "علي"),
        ("زیادة", "زيادة"),
        ("حكومة", "حكومه"),
        ("کتاب", "كتاب"),
        ("مسؤول", "مسوول"),
        ("ﻻ", "لا"),
        ("٢٠٢٣", "2023"),
        ("۲۰۲۳", "2023"),
        ("١٬٢٥٠٬٠٠٠", "1,250,000"),
        ("1,250,000", "1250000"),
        ("٣٫٥", "3.5"),
        ("U.S.", "US"),
        ("U.S.A.", "usa"),
        ("Iran's", "Iran"),
        ("Iran’s", "iran"),
        ("don’t", "dont"),
        ("café", "CAFE"),
        ("Straße", "strasse"),
        ("Erdoğan", "Erdogan"),
        ("İstanbul", "istanbul"),
        ("Ｉｒａｎ", "iran"),
        ("را\u200fئيس", "رائيس"),
        ("\u202bرئيس\u202c", "رئيس"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert len(folded(one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("1,25", "125"), ("3.5", "35"), ("1,250", "1.250"), ("رئيس", "رئيسي"), ("US", "use"), ("2023", "2024")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_tokens_of_a_mixed_sentence() -> None:
    text = "قال NATO's chief: ارتفعت بنسبة ٣٫٥٪ (about $1,250,000)."
    assert [(token.folded, text[token.start : token.end]) for token in tokens(text)] == [
        ("قال", "قال"),
        ("nato", "NATO's"),
        ("chief", "chief"),
        ("ارتفعت", "ارتفعت"),
        ("بنسبه", "بنسبة"),
        ("3.5", "٣٫٥"),
        ("about", "about"),
        ("1250000", "1,250,000"),
    ]


def test_a_ligature_of_several_words_is_several_tokens_in_one_place() -> None:
    assert {(token.start, token.end) for token in tokens("ﷺ")} == {(0, 1)}
    assert folded("ﷺ") == ["صلي", "الله", "عليه", "وسلم"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("واقترح", "اقترح"),
        ("العلاقات", "علاقات"),
        ("الكازاخستاني", "كازاخستان"),
        ("والتجارية", "تجاري"),
        ("للبلدين", "البلدين"),
        ("الاتفاقيات", "اتفاقية"),
        ("presidents", "president"),
        ("agreements", "agreement"),
        ("proposed", "proposes"),
    ],
)
def test_relatives_share_a_stem(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize("word", ["وزير", "2023", "ال", "و", "x", "中"])
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_every_word_has_a_stem(text: str) -> None:
    assert all(stem(token.folded) for token in tokens(text))


def test_threads_stem_alike() -> None:
    words = [f"{beginning}{ending}" for beginning in "abcdefghij" for ending in ("nations", "ationing", "ized", "ies")]
    alone = [stem.__wrapped__(word) for word in words]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(stem.__wrapped__, words * 20))
    assert together == alone * 20


def test_runs_that_are_no_words_are_kept_short() -> None:
    assert [len(word) for word in folded("x" * 5_000)] == [64]


@pytest.mark.parametrize("unit", ["x", "a.", "1,", "don't", "\u064b\u0651", "و ", "'", "ﷺ", " "], ids=ascii)
def test_time_grows_with_length_and_not_with_its_square(unit: str) -> None:
    assert grows_with_length_only(lambda text: search_terms("a" + text), unit)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ماذا اقترح جباروف؟", "ar"),
        ("ما هو NATO؟", "ar"),
        ("من هي UNESCO؟", "ar"),
        ("من؟", "ar"),
        ("What did Japarov propose?", "en"),
        ("Who is رئيسي in this story?", "en"),
        ("Où?", "en"),
        ("2023?", "und"),
        ("", "und"),
        ("؟!،", "und"),
        ("🙂", "und"),
    ],
)
def test_the_script_tells_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@given(texts)
@settings(max_examples=200, deadline=None)
def test_the_share_of_arabic_is_a_share(text: str) -> None:
    share = arabic_share(text)
    assert share is None or 0 <= share <= 1
