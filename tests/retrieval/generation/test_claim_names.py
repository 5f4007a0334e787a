"""Names in a claim are held by its sentence, the sentence before it or the title, in either script."""

import numpy as np
import pytest
from claims_checked import checker, fault_of, offered

from index.language import language_of
from retrieval.generation.checking.meaning import Reading
from retrieval.generation.checking.naming import same_word
from retrieval.generation.records import Fault
from retrieval.quotation import Quotation
from retrieval.records import Claim


def _read(text: str) -> Reading:
    """A text as a model reads it that gives no tokens."""
    words = Quotation(text).words
    return Reading(
        text, language_of(text), words, np.zeros((len(words), 1), np.float32), np.zeros(len(words), np.int64), False
    )


SENTENCE = "Yesterday Ebrahim Raisi met the Kazakh president in New York."


def test_names_of_the_sentence_may_be_said() -> None:
    assert fault_of("Raisi met the Kazakh president in New York.", SENTENCE) is None
    assert fault_of("Raisi met the president of Kazakhstan in New York.", SENTENCE) is None


@pytest.mark.parametrize(
    "claim",
    [
        "Yesterday Ebrahim Putin met the Kazakh president in New York.",
        "Raisi met the Uzbek president in New York.",
        "Raisi met the Kazakh president in Chicago.",
        "Raisi met the president of Iran in New York.",
    ],
)
def test_names_that_the_sentence_does_not_have_may_not(claim: str) -> None:
    assert fault_of(claim, SENTENCE) is Fault.NAME


@pytest.mark.parametrize("claim", ["Tokaev met Khouri in New York.", "Tokayev met Khoury in New York."])
def test_a_name_may_be_spelt_otherwise(claim: str) -> None:
    assert fault_of(claim, "President Tokayev met Khouri in New York.") is None


@pytest.mark.parametrize(
    ("sentence", "word", "is_there"),
    [
        ("Tokayev met Khouri.", "Khoury", True),
        ("The new policy was praised.", "police", False),
        ("The new policies were praised.", "policy", True),
        ("انعقدت المحاكمة في تونس", "المحكمة", False),
        ("زار وزير خارجية قيرغيزستان", "قرغيزستان", True),
    ],
)
def test_a_word_is_there_inflected_or_as_another_spelling_of_a_name(sentence: str, word: str, is_there: bool) -> None:
    assert same_word(Quotation(word), 0, [_read(sentence)]) is is_there


def test_the_sentence_before_and_the_title_hold_names_too() -> None:
    claim = "Tokayev welcomed the plan for the new road."
    sentence = "He welcomed the plan for the new road."
    assert fault_of(claim, sentence) is Fault.NAME
    assert fault_of(claim, sentence, context="The guest was Tokayev.") is None
    assert fault_of(claim, sentence, title="Tokayev on a visit") is None


def test_a_name_that_the_question_alone_has_is_no_support() -> None:
    claim = Claim("Putin met the Kazakh president in New York.", (1,))
    assert checker().claim(claim, offered(SENTENCE), "Whom did Putin meet?", "en") is Fault.NAME


def test_an_arabic_given_name_that_no_sentence_has_is_found_out() -> None:
    sentence = "افتتح الوزير محمد العلي الجسر الجديد في بغداد."
    assert fault_of("افتتح محمد العلي الجسر الجديد.", sentence) is None
    assert fault_of("افتتح خالد العلي الجسر الجديد.", sentence) is Fault.NAME
    assert fault_of("افتتح محمد العلي الجسر الجديد في دمشق.", sentence) is Fault.NAME


def test_nations_are_known_by_their_adjectives() -> None:
    sentence = "وصل الرئيس الإيراني إلى العاصمة الروسية."
    assert fault_of("وصل رئيس إيران إلى العاصمة الروسية.", sentence) is None
    assert fault_of("وصل رئيس العراق إلى العاصمة الروسية.", sentence) is Fault.NAME


def test_who_did_it_to_whom_is_not_turned_round() -> None:
    sentence = "Raisi congratulated Japarov on the new road."
    assert fault_of("Raisi congratulated Japarov.", sentence) is None
    assert fault_of("Japarov congratulated Raisi.", sentence) is Fault.UNSUPPORTED
    arabic = "وهنأ رئيسي جباروف بالطريق الجديد في إيران."
    assert fault_of("هنأ رئيسي جباروف بالطريق الجديد.", arabic) is None
