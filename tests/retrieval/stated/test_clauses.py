"""Which words only tell who says the rest of a sentence, and the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.quotation import Quotation
from retrieval.stated.clauses import said_by, what_is_said

_PIECES = (
    "The", "ministry", "said", "told", "Reuters", "late", "on", "Monday", "that", "the", "summit", ",", ".", "«",
    "according", "to", "أعلنت", "الوزارة", "يوم", "الاثنين", "أن", "القمة", "بحسب", "،", "و15", "\u064b",
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("The ministry said on Monday the summit is near.", "the summit is near."),
        ("The ministry said late on Monday the summit is near.", "the summit is near."),
        ("The ministry said yesterday the summit is near.", "the summit is near."),
        ("The ministry said Monday the summit is near.", "the summit is near."),
        ("The summit is near, the ministry said on Monday.", "The summit is near,."),
        ("أعلنت الوزارة يوم الاثنين أن القمة قريبة.", "أن القمة قريبة."),
        ("The ministry said nothing on Monday.", "The ministry said nothing on Monday."),
        ("The ministry said on Monday.", "The ministry said on Monday."),
    ],
)
def test_what_is_said_lacks_who_says_it_and_when(sentence: str, rest: str) -> None:
    assert " ".join(what_is_said(Quotation(sentence)).split()).replace(" .", ".") == rest


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join))
def test_what_is_said_stands_where_it_stood(sentence: str) -> None:
    quotation = Quotation(sentence)
    rest, places = what_is_said(quotation), said_by(quotation)
    assert len(rest) == len(sentence)
    for place, word in enumerate(quotation.words):
        written = rest[word.start : word.end]
        assert written.strip() == ("" if place in places else quotation.text[word.start : word.end].strip())
