"""Short answers are marked where one thing of the kind asked for stands in the sentence, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.asked_for import AskedFor, asked_for
from retrieval.question import analyse
from retrieval.short_answer import short_answer


def marked(question: str, sentence: str) -> str | None:
    span = short_answer(analyse(question), sentence)
    return None if span is None else sentence[span.start : span.end]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the talks begin?", AskedFor.TIME),
        ("In what year was the bridge built?", AskedFor.TIME),
        ("متى بدأت المحادثات؟", AskedFor.TIME),
        ("في أي عام بُني الجسر؟", AskedFor.TIME),
        ("How many ports were closed?", AskedFor.NUMBER),
        ("What was the price of oil?", AskedFor.NUMBER),
        ("كم ميناءً أُغلق؟", AskedFor.NUMBER),
        ("ما عدد السفن؟", AskedFor.NUMBER),
        ("Who opened the port?", AskedFor.NAME),
        ("من افتتح الميناء؟", AskedFor.NAME),
        ("من هو رئيس الوزراء؟", AskedFor.NAME),
        ("من أين جاءت السفينة؟", AskedFor.ANYTHING),
        ("What did Japarov propose?", AskedFor.ANYTHING),
        ("ماذا اقترح جباروف؟", AskedFor.ANYTHING),
    ],
)
def test_the_first_words_tell_what_is_asked_for(question: str, kind: AskedFor) -> None:
    assert asked_for(question) is kind


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How many ships arrived?", "On Monday 1,250 ships arrived in the port.", "1,250"),
        ("How many ships arrived?", "Twenty-two ships arrived in the port.", "Twenty-two"),
        ("What share of trade goes by rail?", "Some 40 % of trade goes by rail.", "40 %"),
        ("What percentage of trade goes by rail?", "Some 40% of trade goes by rail.", "40%"),
        ("How much was spent?", "They spent 3.5 million dollars.", "3.5 million"),
        ("كم سفينة وصلت؟", "وصلت إلى الميناء ١٢٥٠ سفينة يوم الاثنين.", "١٢٥٠"),
        ("كم سفينة وصلت؟", "وصلت خمس سفن إلى الميناء.", "خمس"),
        ("كم سفينة وصلت؟", "وصلت خمسة وعشرون سفينة إلى الميناء.", "خمسة وعشرون"),
        ("كم سفينة وصلت؟", "How many ships? There were 12 of them.", "12"),
        ("When did they meet?", "They met on September 19, 2023 in New York.", "September 19, 2023"),
        ("When did they meet?", "They met on 19 September 2023.", "19 September 2023"),
        ("متى التقيا؟", "التقيا في ١٩ سبتمبر ٢٠٢٣ في نيويورك.", "١٩ سبتمبر ٢٠٢٣"),
        ("متى التقيا؟", "التقيا يوم الاثنين في نيويورك.", "الاثنين"),
        ("When did they meet?", "التقيا يوم الاثنين في نيويورك.", "الاثنين"),
        ("Who opened the port?", "The port was opened by Sadyr Japarov.", "Sadyr Japarov"),
        ("من افتتح الميناء؟", "The port was opened by Sadyr Japarov.", "Sadyr Japarov"),
    ],
)
def test_the_one_thing_of_its_kind_is_marked(question: str, sentence: str, answer: str | None) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many ships arrived?", "Of 40 ships 12 arrived."),  # which of them?
        ("How many ships arrived in 2023?", "In 2023 ships arrived."),  # a date is no count
        ("When did they meet in 2023?", "They met in 2023."),  # the question says so itself
        ("When did they meet?", "They may march on."),  # verbs, no months
        ("Who met Japarov?", "Japarov met the president."),  # the question names him
        ("من التقى جباروف؟", "In the capital Japarov met the president."),  # in the other script, too
        ("من افتتح الميناء؟", "افتتح صدر جباروف الميناء."),  # Arabic has no capitals to tell a name by
        ("What did they propose?", "They proposed 12 ports in 2023."),  # no short answer is asked for
    ],
)
def test_nothing_is_marked_where_it_is_not_sure(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@given(
    st.sampled_from(
        ["How many ships arrived?", "When did they meet?", "Who came?", "كم سفينة؟", "متى وصلت؟", "من هو؟"]
    ),
    st.text(alphabet=st.sampled_from("aB 1٢٣,.-%–مايوخمس\u064b\u200f\nMay"), max_size=80) | st.text(max_size=60),
)
def test_a_mark_is_never_empty_and_within_the_sentence(question: str, sentence: str) -> None:
    span = short_answer(analyse(question), sentence)
    if span is not None:
        assert 0 <= span.start < span.end <= len(sentence)
        assert sentence[span.start : span.end].strip()
