"""Which countries a text names, and whether an article speaks of others than a question does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.facts.countries import countries, names_other_countries


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Kazakh president flew from Almaty to Beijing.", {"KZ", "CN"}),
        ("التقى الرئيس الإيراني نظيره في بيشكك", {"IR", "KG"}),
        ("وبالمغرب وتونس العاصمة", {"MA", "TN"}),
        ("America and Britain", {"US", "GB"}),
        ("أمريكا وبريطانيا وفلسطين", {"US", "GB", "PS"}),
        ("A Chilean bank, two Danes and a Ghanaian firm", {"CL", "DK", "GH"}),
        ("شركة دنماركية ودراج كازاخي ومورد صينيا كان أو إيرانيا", {"DK", "KZ", "CN", "IR"}),
        ("North Korean, South African and Sri Lankan ships", {"KP", "ZA", "LK"}),
        ("السفينة الكورية الشمالية والأوروغواي والحبشة", {"KP", "UY", "ET"}),
        ("Latin American singers reached the South Pole", set()),
        ("Central Asia and the European Union", set()),
        ("The flood killed 22 people.", set()),
    ],
)
def test_countries_are_named_by_themselves_their_cities_and_what_is_called_after_them(
    text: str, named: set[str]
) -> None:
    assert countries(text) == named


@pytest.mark.parametrize(
    ("question", "texts", "expected"),
    [
        ("How many died of cholera in Sudan?", ["Cholera in Aden", "Yemen counts 31 deaths."], True),
        ("كم عدد وفيات الكوليرا في السودان؟", ["Cholera in Aden", "Yemen counts 31 deaths."], True),
        ("election results in brazil", ["نتائج الانتخابات في موريتانيا"], True),
        ("How many died of cholera in Yemen?", ["Cholera deaths", "Sanaa counts 31 deaths."], False),
        ("بماذا طالبت القاهرة؟", ["ونددت قطر بالتفجير", "وطالبت مصر بموقف موحد"], False),
        ("What do Iran and Iraq share?", ["تركيا وإيران تتفقان"], False),  # one of them is enough
        ("What did the Saudi ministry say?", ["أكدت الوزارة أن المملكة", "وكانت قطر قد رحبت"], False),
        ("What did Saudi Arabia decide?", ["The United Kingdom decided to leave France."], True),
        ("ماذا قررت السعودية؟", ["قررت المملكة المتحدة مغادرة فرنسا"], True),
        ("Where is china going?", ["France and Italy agreed."], True),
        ("can you tell us who won the cup", ["Egypt won the cup in Cairo."], False),  # not the United States
        ("what did us troops leave behind", ["Egypt won the cup in Cairo."], True),
        ("What did the UK decide?", ["Scottish and French ministers met."], False),
        ("What did the Egyptian ministry say?", ["أكدت الوزارة أن المملكة", "وكانت قطر قد رحبت"], True),
        ("How many died of cholera?", ["Yemen counts 31 deaths."], False),
        ("How many died of cholera in Sudan?", ["The ministry counts 31 deaths."], False),  # it may be there
        ("How many died of cholera in Sudan?", [], False),
    ],
)
def test_an_article_on_other_countries_is_told(question: str, texts: list[str], expected: bool) -> None:
    assert names_other_countries(question, texts) is expected


@given(
    st.sampled_from(["Sudan", "Yemen", "Brazil", "السودان", "اليمن", "البرازيل"]),
    st.permutations(["Yemen counts 31 deaths.", "مصر ترحب", "The minister spoke.", "الخرطوم تعلن"]),
)
def test_the_order_of_an_article_makes_no_difference(country: str, texts: list[str]) -> None:
    expected = countries(country).isdisjoint(countries("\n".join(texts)))
    assert names_other_countries(f"من فاز في {country}؟", texts) is expected
