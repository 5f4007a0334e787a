"""Questions are put into standard words only where that is sure: a score is no price, and «ذلك اليوم» is not today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text import tokens
from retrieval.asking_words import asking
from retrieval.plain_question import in_plain_words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("المنتخب فاز بكام؟", "المنتخب فاز بكم؟"),
        ("فاز المنتخب بكام؟", "فاز المنتخب بكم؟"),
        ("كسب الأهلي بكام النهارده؟", "كسب الأهلي بكم؟"),
        ("بكام هدف فاز المنتخب؟", "بكم هدف فاز المنتخب؟"),
        ("الكتاب اتنشر بكام لغة؟", "الكتاب اتنشر بكم لغة؟"),
        ("نجح المرشح بكام في المية؟", "نجح المرشح بكم في المية؟"),
        ("بكام المنتخب فاز؟", "بكم المنتخب فاز؟"),
        ("المنتخب كسبان بكام؟", "المنتخب كسبان بكم؟"),
        ("نسبة النجاح بكام؟", "نسبة النجاح بكم؟"),
        ("سعر البنزين زاد بكام؟", "سعر البنزين زاد بكم؟"),
        ("والسكر بكام؟", "والسكر بكم؟"),
        ("فاز المنتخب بكم؟", "فاز المنتخب بكم؟"),
        ("كم عدد المتصلين بكم؟", "كم عدد المتصلين بكم؟"),
        ("كيف الاتصال بكم؟", "كيف الاتصال بكم؟"),
        ("مرحبا بكم", "مرحبا بكم"),
        ("ما هي بيش؟", "ما هي بيش؟"),
    ],
)
def test_scores_and_counts_have_no_price(text: str, plain: str) -> None:
    assert in_plain_words(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("كيلو السكر بكام؟", "كم سعر كيلو السكر؟"),
        ("الذهب عيار 21 بكام؟", "كم سعر الذهب عيار 21؟"),
        ("الغاز في عمّان بقديش؟", "كم سعر الغاز في عمّان؟"),
        ("الغاز اليوم بكام؟", "كم سعر الغاز اليوم؟"),
        ("الغاز بكام اليوم؟", "كم سعر الغاز اليوم؟"),
        ("بكام الدولار مقابل الليرة؟", "كم سعر الدولار مقابل الليرة؟"),
        ("النهارده، الغاز بكام؟", "كم سعر الغاز؟"),
    ],
)
def test_goods_that_are_named_alone_have_a_price(text: str, plain: str) -> None:
    assert in_plain_words(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "من ولد في نفس اليوم؟",
        "ماذا جرى ذلك اليوم؟",
        "ماذا يجري طوال اليوم؟",
        "ما الفرق بين اليوم والأمس",
        "ما الذي تبدل بين الأمس واليوم؟",
        "الفرق بين امبارح والنهارده",
        "كيف كان السوق أمس والآن؟",
        "ماذا نشرت صحيفة الشرق اليوم",
        "ماذا ذكرت السودان اليوم؟",
        "قناة ليبيا اليوم",
        "من يقدم برنامج القاهرة اليوم؟",
        "what changed between then and now?",
        "what happens now that he resigned?",
        "who is in charge for now?",
        "who leads the far right now?",
        "who is right now?",
        "who presents the today programme?",
        "what does “now” mean?",
    ],
)
def test_a_time_or_name_that_looks_like_now_is_kept(text: str) -> None:
    assert in_plain_words(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Today, who won?", "who won?"),
        ("الآن... من فاز؟", "من فاز؟"),
        ("اليوم، من فاز؟", "من فاز؟"),
        ("كيف حالة الطقس اليوم؟", "كيف حالة الطقس؟"),
        ("what is burning right now?", "what is burning?"),
        ("what did the mayor say just now?", "what did the mayor say?"),
        ("who won, today?", "who won?"),
        ("Who, today, won?", "Who, won?"),
    ],
)
def test_nothing_of_now_remains_where_it_is_left_out(text: str, plain: str) -> None:
    assert in_plain_words(text) == plain


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("آية", False),
        ("من هي آية الشاعرة؟", False),
        ("كم آية في السورة؟", False),
        ("من هي اية الشاعرة؟", False),
        ("اية دولة فازت؟", True),
        ("بأية دولة؟ أية؟", True),
        ("حصل إيه؟", True),
    ],
)
def test_a_verse_is_no_word_of_asking(text: str, asks: bool) -> None:
    found = asking(text, tokens(text))
    assert any(each is not None and each.word == "ايه" for each in found) is asks


_NOUNS = st.lists(st.sampled_from("الفريق السكر كيلو محمد اليوم النهارده في 95".split()), max_size=4)
_WHAT_PEOPLE_DO = st.sampled_from("فاز كسبت باع يبيع هيكسب اتنشر زاد ارتفعت خسروا".split())
_HOW_MUCH = st.sampled_from("بكام بكم بقديش وبكام".split())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("مين صاحب المطعم اللي سكّر؟", "من صاحب المطعم الذي سكّر؟"),
        ("شو الشركة اللى ربحت العقد؟", "ماذا الشركة التي ربحت العقد؟"),
        ("مين يلي استقال، واللي عُيّن بعده؟", "من الذي استقال، والذي عُيّن بعده؟"),
    ],
)
def test_the_relative_pronoun_of_dialects_is_the_standard_one(text: str, plain: str) -> None:
    assert in_plain_words(text) == plain


@pytest.mark.parametrize("text", ["من يلي الملك في ولاية العرش؟", "ماذا يلي مرحلة البناء؟", "إلى أين؟"])
def test_what_follows_is_no_relative_pronoun(text: str) -> None:
    assert in_plain_words(text) == text


@given(_NOUNS, _WHAT_PEOPLE_DO, _NOUNS, _HOW_MUCH, st.integers(0, 9))
def test_no_price_is_asked_for_where_somebody_does_something(
    before: list[str], verb: str, after: list[str], asked: str, place: int
) -> None:
    words = [*before, verb, *after]
    words.insert(place % (len(words) + 1), asked)
    assert "سعر" not in in_plain_words(" ".join(words))


@given(st.text(max_size=80), st.sampled_from(["now", "الآن", "right now", "بكام", "اليوم"]), st.text(max_size=80))
def test_any_text_keeps_a_word(before: str, said: str, after: str) -> None:
    assert tokens(in_plain_words(f"{before} {said} {after}"))
