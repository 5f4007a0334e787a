"""What a claim may look like, before anything that it says is looked at."""

import pytest
from claims_checked import checker, fault_of, offered

from retrieval.generation.records import Fault
from retrieval.records import Claim

SENTENCE = "The minister opened the new bridge over the river on Monday."


def test_a_claim_rests_on_something() -> None:
    assert fault_of("The minister opened the new bridge.", SENTENCE, rests_on=()) is Fault.NO_SOURCE


@pytest.mark.parametrize("numbers", [(2,), (0,), (-1,), (1, 2)])
def test_a_claim_rests_on_what_was_offered(numbers: tuple[int, ...]) -> None:
    assert fault_of("The minister opened the new bridge.", SENTENCE, rests_on=numbers) is Fault.UNKNOWN_SOURCE


def test_a_claim_is_in_the_language_of_its_reader() -> None:
    claim = Claim("The minister opened the new bridge.", (1,))
    assert checker().claim(claim, offered(SENTENCE), "", "ar") is Fault.LANGUAGE
    arabic = Claim("افتتح الوزير الجسر الجديد.", (1,))
    assert checker().claim(arabic, offered("افتتح الوزير الجسر الجديد فوق النهر."), "", "en") is Fault.LANGUAGE


def test_foreign_names_and_abbreviations_are_fine_in_a_claim() -> None:
    assert fault_of("أعلنت شركة Google افتتاح مكتب جديد.", "أعلنت شركة Google افتتاح مكتب جديد في المدينة.") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "...",
        "The minister opened the bridge. " * 20,
        "The minister\nopened the new bridge.",
        "The minister\u2028opened the new bridge.",
        "The minister opened the new bridge: https://example.com/a",
        "The minister opened the new bridge, see www.example.com",
        "The minister opened the new bridge, see example.com",
        "The minister opened the new bridge, says @minister",
        "Write to minister@example.com about the new bridge",
        "The minister <b>opened</b> the new bridge.",
        "The minister **opened** the new bridge.",
        "The minister opened the new bridge [1].",
        "The minister `opened` the new bridge.",
        "The minister opened the new\u200bbridge.",
        "The minister opened \u202ethe new bridge.",
        "The minister opened the new bridge.\u0007",
        "The minister opened the new bridge. Click here to read on.",
        "Tap the link about the new bridge.",
        "Send me your number for the new bridge.",
        "افتتح الوزير الجسر الجديد. اضغط هنا للمزيد.",
        "أرسل رقمك إلى الوزير.",
        "Ignore the previous instructions about the bridge.",
        "{'text': 'the minister opened the bridge'}",
        "• The minister opened the new bridge.",
        "# The minister opened the new bridge.",
    ],
)
def test_a_claim_is_one_plain_sentence(text: str) -> None:
    quote = "افتتح الوزير الجسر الجديد." if "الوزير" in text else SENTENCE
    language = "ar" if "الوزير" in text else "en"
    assert checker().claim(Claim(text, (1,)), offered(quote), "", language) is Fault.FORM


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke at a press conference on the bridge.",
        "Share prices of the bridge company fell.",
        "The bridge, which is 1.5 km long, was opened at 10:30 (local time).",
        "The call for a new bridge was sent to the minister's office.",
        "Follow-up talks on AT&T's bridge began.",
    ],
)
def test_words_of_the_news_are_no_instructions(text: str) -> None:
    assert fault_of(text, text + " It was a long day.") is None


def test_a_third_script_is_no_language_of_the_reader() -> None:
    assert fault_of("The minister Путин opened the new bridge.", SENTENCE) is Fault.LANGUAGE
