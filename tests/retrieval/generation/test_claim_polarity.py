"""A claim denies what its sentence denies, and nothing else; and it does not say the opposite."""

import pytest
from claims_checked import fault_of

from retrieval.generation.records import Fault


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The minister did not open the bridge.", "The minister opened the bridge on Monday."),
        ("The minister opened the bridge.", "The minister has not opened the bridge yet."),
        ("Prices rose in the capital.", "Prices fell in the capital on Monday."),
        ("The council rejected the plan.", "The council accepted the plan on Monday."),
        ("They met before the match.", "They met after the match in the capital."),
        ("لم يفتح الوزير الجسر.", "يفتح الوزير الجسر يوم الاثنين."),
        ("ارتفعت الأسعار في العاصمة.", "انخفضت الأسعار في العاصمة يوم الاثنين."),
        ("رفض المجلس الخطة.", "وافق المجلس على الخطة يوم الاثنين."),
    ],
)
def test_the_contrary_is_found_out(claim: str, sentence: str) -> None:
    assert fault_of(claim, sentence) is Fault.NEGATION


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The minister did not open the bridge.", "The minister did not open the bridge on Monday."),
        ("The minister could not open the bridge.", "The minister was unable to open the bridge on Monday."),
        ("The minister opened not only the bridge.", "The minister opened not only the bridge but the road."),
        ("Prices rose in the capital.", "Prices rose in the capital and fell in the country."),
        ("لا يزال الجسر مفتوحا.", "لا يزال الجسر مفتوحا أمام الجميع."),
        ("لم يفتح الوزير الجسر.", "لم يفتح الوزير الجسر يوم الاثنين."),
    ],
)
def test_what_the_sentence_says_too_is_fine(claim: str, sentence: str) -> None:
    assert fault_of(claim, sentence) is None
