"""What a typed question is taken for, and which texts are no questions."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.errors import QuestionError
from retrieval.question import LONGEST_QUESTION, analyse


def _reason(text: str) -> str:
    with pytest.raises(QuestionError) as caught:
        analyse(text)
    assert "\n" not in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize("text", ["", " \t\n", "\0\0", "\x1b"])
def test_nothing_is_no_question(text: str) -> None:
    assert _reason(text) == "empty"


@pytest.mark.parametrize("text", ["🙂", "؟!…", "\ud800", "\u200f", "***"])
def test_a_text_without_words_is_no_question(text: str) -> None:
    assert _reason(text) == "no_words"


def test_the_longest_question_is_one_and_the_next_longer_is_none() -> None:
    assert analyse("س" * LONGEST_QUESTION).text
    assert _reason("س" * (LONGEST_QUESTION + 1)) == "too_long"


@pytest.mark.parametrize(
    ("text", "language"),
    [("what did Japarov propose?", "en"), ("ماذا اقترح جباروف؟", "ar"), ("ما هو NATO؟", "ar"), ("2023?", "en")],
)
def test_the_script_tells_the_language(text: str, language: str) -> None:
    assert analyse(text).language == language


def test_capitals_tell_the_names_in_latin_script() -> None:
    assert analyse("What did Sadyr Japarov propose to Iran?").names == ("Sadyr", "Japarov", "Iran")


def test_without_capitals_every_longer_word_may_be_a_name() -> None:
    assert "japarov" in analyse("what did japarov propose?").names


def test_the_capital_that_a_question_begins_with_hides_no_name() -> None:
    assert analyse("Tell me about japarov").names == ("japarov",)
    assert analyse("Describe Japarov").names == ("Japarov",)


def test_a_name_stands_without_its_genitive() -> None:
    assert analyse("What are Iran's and Oman’s exports?").names == ("Iran", "Oman")


def test_in_arabic_every_content_word_may_be_a_name() -> None:
    assert analyse("ماذا اقترح جباروف؟").names == ("اقترح", "جباروف")


def test_a_word_counts_once_in_whatever_form_it_comes() -> None:
    words = analyse("ما العلاقات بين علاقات البلدين والعلاقات الدولية؟").words
    assert len({word.stem for word in words}) == len(words)
    assert sum(word.stem == "علاق" for word in words) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("بكم البنزين الحين", ("سعر", "البنزين")),
        ("بنزين بكام النهارده؟", ("سعر", "بنزين")),
        ("سعر السكر كام دلوقتي", ("سعر", "السكر")),
        ("مين امتنع عن التصويت", ("امتنع", "التصويت")),
        ("مين غلب مين", ("غلب",)),
        ("مين صاحب المطعم اللي سكر", ("صاحب", "المطعم", "سكر")),
        ("ليش استقال الوزير؟", ("استقال", "الوزير")),
        ("الوزير استقال ليه؟", ("الوزير", "استقال")),
        ("من وين وصل القطار هلأ؟", ("وصل", "القطار")),
        ("وكم صار الدولار الآن؟", ("صار", "الدولار")),
        ("فمن فاز؟", ("فاز",)),
        ("شنو صار بالبصرة هسه", ("صار", "بالبصرة")),
        ("شكون ربح الكأس", ("ربح", "الكأس")),
        ("قد إيه مسافة السباق", ("مسافة", "السباق")),
        ("whats the price of petrol now", ("price", "petrol")),
        ("whose boat sank today?", ("boat", "sank")),
    ],
)
def test_words_that_only_ask_or_only_say_now_are_no_names(text: str, names: tuple[str, ...]) -> None:
    assert analyse(text).names == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("من هو برنارد شو؟", "شو"),
        ("مسرحية برنارد شو", "شو"),
        ("كم عمر وين روني؟", "وين"),
        ("محاكمة جيمي لاي", "لاي"),
        ("ما هو اليوم الوطني لعُمان؟", "اليوم"),
        ("ماذا نشرت روسيا اليوم؟", "اليوم"),
        ("ألبوم هلا رشدي", "هلا"),
        ("ماذا حدث منذ ذلك الحين؟", "الحين"),
        ("شبكة واي فاي", "واي"),
        ("What did USA Today report?", "Today"),
        ("من هو لاي المرشح؟", "لاي"),
        ("ما هو باي بال؟", "باي"),
        ("ما هي قناة السودان اليوم", "اليوم"),
    ],
)
def test_names_that_look_like_words_of_asking_are_kept(text: str, name: str) -> None:
    assert name in {word.written for word in analyse(text).words}


def test_a_question_that_says_nothing_but_now_is_about_that() -> None:
    assert [word.written for word in analyse("today?").words] == ["today"]
    assert [word.written for word in analyse("والآن؟").words] == ["والآن"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("قديش سعر البنزين هلق؟", "كم سعر البنزين؟"),
        ("بكم البنزين الحين", "كم سعر البنزين"),
        ("البنزين بكام؟", "كم سعر البنزين؟"),
        ("سعر البنزين بكام؟", "سعر البنزين كم؟"),
        ("بكم هدف فاز الفريق؟", "بكم هدف فاز الفريق؟"),
        ("وين راح ومين معه؟", "أين راح ومن معه؟"),
        ("قد إيه طول النفق دلوقتي؟", "كم طول النفق؟"),
        ("What is the price of petrol today?", "What is the price of petrol?"),
        ("كم جريحا سُجل حتى الآن؟", "كم جريحا سُجل حتى الآن؟"),
        ("ماذا اقترح جباروف؟", "ماذا اقترح جباروف؟"),
        ("ما سعر الذهب؟ وأين يباع؟", "ما سعر الذهب؟ وأين يباع؟"),
    ],
)
def test_a_question_is_searched_for_in_words_of_the_standard_language(text: str, plain: str) -> None:
    question = analyse(text)
    assert (question.text, question.plain) == (text, plain)


_SAID = st.lists(
    st.sampled_from("رفعت الوزارة سعر البنزين في القدس minister raised prices in Paris 95".split()), min_size=1
)
_ASKED = st.sampled_from("بكام مين ليش فين امتى قديش إزاي شنو الحين دلوقتي هلأ النهارده الآن now".split())


@given(_SAID, _ASKED, st.integers(0, 100))
def test_a_word_of_asking_or_now_is_never_among_the_words_and_takes_none_of_them_away(
    said: list[str], asked: str, place: int
) -> None:
    without = {word.written for word in analyse(" ".join(said)).words}
    place %= len(said) + 1
    assume(place == 0 or said[place - 1] != "في")  # behind it "now" is a time as others are
    together = {word.written for word in analyse(" ".join([*said[:place], asked, *said[place:]])).words}
    assert together - {"سعر"} == without - {"سعر"} or not without


@given(st.text(max_size=300))
def test_any_text_is_a_question_or_a_clear_error_and_what_remains_can_be_stored(text: str) -> None:
    try:
        question = analyse(text)
    except QuestionError as error:
        reasons = {"empty", "too_long", "no_words"}
        assert error.reason in reasons  # noqa: PT017
    else:
        question.text.encode("utf-8")
        assert "\0" not in question.text
        assert question.text == question.text.strip()
        assert question.language in {"ar", "en"}
