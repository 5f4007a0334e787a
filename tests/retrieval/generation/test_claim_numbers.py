"""Numbers of a claim stand in its sentence: in digits of any script, in words, with their scale and unit."""

import pytest
from claims_checked import checker, fault_of, offered, translation_fault_of
from hypothesis import given
from hypothesis import strategies as st

from retrieval.generation.checking.checker import plain
from retrieval.generation.checking.counting import number_fault
from retrieval.generation.records import Fault
from retrieval.numbers.figures import figures
from retrieval.records import Claim


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("250 people", "٢٥٠ شخصا"),
        ("250 شخصا", "۲۵۰ people"),
        ("1,500,000 people", "1.5 million people"),
        ("1.5 million people", "مليون ونصف المليون شخص"),
        ("1.5m dollars", "١٫٥ مليون دولار"),
        ("مليون ونصف دولار", "$1,500,000"),
        ("مليون و200 ألف", "1.2 million"),
        ("25 soldiers", "خمسة وعشرين جنديا"),
        ("ثلاثة آلاف وخمسمائة", "3,500"),
        ("أحد عشر", "eleven"),
        ("two days", "يومين"),
        ("يومان", "two days"),
        ("شخصين", "2 people"),
        ("two thirds of them", "ثلثا الناخبين"),
        ("ثلثي الأصوات", "two-thirds of the votes"),
        ("three quarters", "ثلاثة أرباع"),
        ("50 percent", "نصف السكان و50 في المئة"),
        ("15%", "15 في المائة"),
        ("١٥٪", "15 per cent"),
        ("the 19th century", "القرن التاسع عشر"),
        ("الحادي والعشرين", "the twenty-first"),
        ("the 1960s", "ستينيات القرن الماضي"),
        ("half a million", "نصف مليون"),
        ("500,000", "نصف مليون"),
        ("thousands of people", "آلاف الأشخاص"),
        ("thousands of people", "5,000 people"),
        ("3 1/2", "3½"),
        ("ثلاثة ونصف", "3.5"),
        ("1,5 مليون", "1.5 million"),
        ("twelve eggs", "a dozen eggs"),
        ("the second world war", "nothing at all"),
        ("one of them", "nothing at all"),
    ],
)
def test_a_number_stands_in_a_sentence_however_it_is_written(claim: str, sentence: str) -> None:
    assert number_fault(plain(claim), [plain(sentence)]) is None


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("251 people", "250 people"),
        ("25 people", "250 people"),
        ("1.5 billion people", "1.5 million people"),
        ("1.5 مليار", "1.5 million"),
        ("15 percent", "15 people"),
        ("15 people", "15 percent"),
        ("15%", "nothing"),
        ("$5 million", "€5 million"),
        ("5 مليون دولار", "5 million euros"),
        ("5 kilometres", "5 miles"),
        ("three days", "three weeks"),
        ("ثلاثة أيام", "three weeks"),
        ("three thousand", "three"),
        ("two thirds", "one third"),
        ("ثلث الأصوات", "two thirds of the votes"),
        ("seven people", "six people"),
        ("سبعة أشخاص", "six people"),
        ("يومين", "three days"),
        ("the 20th century", "القرن التاسع عشر"),
        ("the 1970s", "الستينيات"),
        ("thousands of people", "hundreds of people"),
        ("hundreds of people", "three people"),
        ("2024", "2023"),
        ("G8", "G7"),
    ],
)
def test_another_number_is_found_out(claim: str, sentence: str) -> None:
    assert number_fault(claim, [sentence]) is Fault.NUMBER


def test_a_number_of_another_thing_is_another_number() -> None:
    sentence = "The blast killed 3 soldiers and wounded 7 farmers."
    assert fault_of("The blast killed 3 soldiers.", sentence) is None
    assert fault_of("The blast killed 7 soldiers.", sentence) is Fault.NUMBER


def test_a_number_of_the_question_supports_nothing() -> None:
    found = checker().claim(Claim("The blast killed 9.", (1,)), offered("The blast killed 3."), "Did it kill 9?", "en")
    assert found is Fault.NUMBER


def test_every_number_of_a_sentence_stands_in_its_translation() -> None:
    sentence = "قتل 3 جنود وأصيب 7 آخرون في الانفجار."
    assert translation_fault_of("3 soldiers died in the blast.", sentence) is Fault.LEFT_OUT
    assert translation_fault_of("3 soldiers died and 8 were wounded in the blast.", sentence) is Fault.NUMBER


SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")


@given(
    number=st.integers(3, 10**9),
    other=st.integers(3, 10**9),
    claimed=st.sampled_from(SCRIPTS),
    held=st.sampled_from(SCRIPTS),
)
def test_the_script_of_digits_makes_no_difference(number: int, other: int, claimed: str, held: str) -> None:
    def written(value: int, digits: str) -> str:
        return f"There were {str(value).translate(str.maketrans(SCRIPTS[0], digits))} people."

    fault = number_fault(written(number, claimed), [written(other, held)])
    assert (fault is None) == (number == other)


@given(st.text(max_size=80))
def test_any_text_has_figures_with_places_in_it(text: str) -> None:
    ends = [0]
    for figure in figures(text):
        assert ends[-1] <= figure.first < figure.end
        ends.append(figure.end)
