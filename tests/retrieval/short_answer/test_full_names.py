"""Names in a text are told whole: by capitals, by given names, and by words that the list of words doesn't know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question import without_genitive
from retrieval.quotation import Quotation
from retrieval.short_answer.full_names import full_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prime Minister Karim Mansour met Nadia Haddad in Paris on Monday.", ["Karim Mansour", "Nadia Haddad"]),
        ("Rain fell on Lumexa's factory.", ["Lumexa"]),
        ("Parliament met.", []),  # an ordinary word at the head
        ("وقال كريم منصور إن نادية حداد ستحضر.", ["كريم منصور", "نادية حداد"]),
        ("حكم على رامي حداد بالسجن.", ["رامي حداد"]),
        ("زار دوليت أخمدوف المصنع.", ["دوليت أخمدوف"]),
        ("ارتفع سعر الخبز في البلاد.", []),
    ],
)
def test_names_are_found_whole(text: str, names: list[str]) -> None:
    assert [" ".join(each.words) for each in full_names(text)] == names


_WORDS = st.sampled_from("Karim Mansour's the said, كريم منصور. إن وقال 5 Paris\n - al أورونتس".split(" "))


@given(st.text(max_size=60) | st.lists(_WORDS, max_size=12).map(" ".join))
def test_names_stand_where_they_are_told_to_and_none_in_another(text: str) -> None:
    quotation = Quotation(text)
    last = 0
    for each in full_names(text):
        assert last <= each.first < each.end <= len(quotation.words)
        assert each.words == tuple(
            without_genitive(quotation.slice(place, place)) for place in range(each.first, each.end)
        )
        last = each.end
