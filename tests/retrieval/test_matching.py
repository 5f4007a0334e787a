"""Which words and names of a question stand in a sentence, in its script or the other."""

import pytest

from retrieval.matching import (
    TRANSLATED,
    names_across,
    names_met,
    words_held,
    words_met,
    words_of,
    words_told,
    words_translated,
)
from retrieval.question import analyse


def test_a_genitive_takes_nothing_from_a_name() -> None:
    arabic = [words_of("تنمو صادرات إيران.")]
    plain = names_across(analyse("What does Iran export?"), arabic)
    assert names_across(analyse("What are Iran's exports?"), arabic) == plain
    assert plain["Iran"] > 0
    asked = analyse("ما صادرات إيران؟")
    assert names_across(asked, [words_of("Iran's exports grow.")]) == names_across(asked, [words_of("Iran exports.")])


@pytest.mark.parametrize(
    ("question", "holding", "lacking"),
    [
        ("What did the minister propose?", "واقترح الوزراء خطة.", "ورفض المدير خطة."),
        ("ماذا اقترح الوزير؟", "Ministers proposed a plan.", "The manager declined a plan."),
    ],
)
def test_a_word_counts_where_a_translation_of_it_stands_and_not_where_it_stands_itself(
    question: str, holding: str, lacking: str
) -> None:
    asked = analyse(question)
    assert words_translated(asked, words_of(holding)) == (TRANSLATED,) * len(asked.words)
    assert set(words_translated(asked, words_of(lacking))) == {0.0}
    assert set(words_translated(asked, words_of(question))) == {0.0}


def test_a_name_is_known_by_its_name_in_the_other_language() -> None:
    """Its letters and its sound alone don't tell it."""
    assert names_met(analyse("أين تقع ألمانيا؟"), words_of("Germany lies in Europe."))[-1] == TRANSLATED


def test_what_a_name_means_as_a_word_is_not_who_is_named() -> None:
    assert names_met(analyse("What did Bill Gates say?"), words_of("فتح المشروع أبوابه للجمهور.")) == (0.0, 0.0)
    assert names_met(analyse("What did Theresa May say?"), words_of("جرى ذلك في مايو.")) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("question", "same", "otherwise", "other"),
    [
        ("purchase?", "They purchased it.", "They bought it.", "They sold it."),
        ("sorrow?", "Her sorrow was great.", "Her grief was great.", "Her joy was great."),
        ("السعر؟", "ارتفعت أسعاره كثيرا، وسعره اليوم مئة.", "ارتفع ثمنه كثيرا.", "ارتفع وزنه كثيرا."),
    ],
)
def test_a_word_counts_less_where_another_stands_that_says_the_same(
    question: str, same: str, otherwise: str, other: str
) -> None:
    asked = analyse(question)
    (stands,), (said,), (neither,) = (words_told(asked, words_of(each)) for each in (same, otherwise, other))
    assert 1.0 == stands > said > neither == 0.0
    assert said < TRANSLATED
    assert words_met(asked, words_of(otherwise)) == (0.0,)


def test_what_has_capitals_says_nothing_else() -> None:
    for question in ("What did Bill Gates say?", "What does Bill Gates's wife say?"):
        asked = analyse(question)
        assert set(words_told(asked, words_of("The invoice for the doors was paid."))) == {0.0}


def test_a_word_is_held_as_it_is_in_its_own_language_and_translated_in_the_other() -> None:
    asked = analyse("What did the minister propose?")
    everything = (1.0,) * len(asked.words)
    assert words_held(asked, words_of("The minister proposed a plan."), "en") == everything
    assert set(words_held(asked, words_of("واقترح الوزير خطة."), "ar")) == {TRANSLATED}
    assert set(words_held(asked, words_of("واقترح الوزير خطة."), "en")) == {0.0}
