"""Which messages answer by how they begin, and which forbid or deny something of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.talk.direct_answers import answers_directly


@pytest.mark.parametrize("message", [
    "Yes until sunset", "No.", "No", "no, the shop is closed", "no we don't", "No it's closed", "Nope never",
    "نعم", "لا", "لا، بكرا", "لا ما في دوام", "لأ مش اليوم", "لا والله", "لا الدوام بكرا",
    "لا بنفتح بكرا",
    "إي من الصبح", "اي رجعت", "أكيد بترجع", "مو هلق",
])  # fmt: skip
def test_it_answers(message: str) -> None:
    assert answers_directly(message)


@pytest.mark.parametrize("message", [
    "No parking here", "No-parking zone in our street", "No. 5 is broken", "No smoking in the hall",
    "لا تنسوا اجتماع الجمعة", "لا تركن هنا", "لا يوجد دوام", "لا الحكومة ولا المعارضة", "لا زالت مقطوعة",
    "أي حدا بيعرف", "أي شخص عنده مفتاح يخبرني", "Nobody knows", "", "؟!",
])  # fmt: skip
def test_it_tells_something_else(message: str) -> None:
    assert not answers_directly(message)


@given(st.text(alphabet=st.sampled_from("لا اي ،.-\n؟ no yes5"), max_size=20))
def test_any_beginning_can_be_read(message: str) -> None:
    assert answers_directly(message) in {True, False}
