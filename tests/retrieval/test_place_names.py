"""Every country is known by its names in both languages, but for those that are everyday words in one of them."""

import pytest
from babel import Locale

from retrieval.gloss.place_names import places
from retrieval.gloss.places import mentions
from retrieval.quotation import Quotation

_MEMBERS = (
    "AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM "
    "CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS "
    "IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD "
    "MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN "
    "RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN "
    "YE ZM ZW"
).split()
"""The members of the United Nations, by CLDR's codes."""
_ALSO_WORDS_IN_ARABIC = {"BJ", "CU", "ME", "ML", "MW", "OM"}


def _territories(text: str) -> set[str]:
    return {mention.place.territory for mention in mentions(Quotation(text))}


@pytest.mark.parametrize("code", _MEMBERS)
def test_every_member_of_the_united_nations_is_known_by_name(code: str) -> None:
    assert _territories(f"They went to {Locale('en').territories[code]} on foot.") == {code}
    if code not in _ALSO_WORDS_IN_ARABIC:
        assert _territories(f"وصل إلى {Locale('ar').territories[code]} أمس") == {code}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("in Congo", "CD"),
        ("in DR Congo", "CD"),
        ("in Bosnia", "BA"),
        ("in Côte d’Ivoire", "CI"),
        ("in Côte d'Ivoire", "CI"),
        ("in Eswatini", "SZ"),
        ("في البوسنة", "BA"),
        ("في الكونغو", "CD"),
        ("في الكونغو الديموقراطية", "CD"),
        ("في الكونغو الديمقراطية", "CD"),
        ("في إسواتيني", "SZ"),
        ("في أندورا", "AD"),
    ],
)
def test_a_country_is_known_as_the_press_calls_it(text: str, code: str) -> None:
    assert _territories(text) == {code}


@pytest.mark.parametrize("text", ["على الجبل الأسود", "له بنين وبنات", "قرار مالي", "شرب كوبا من الشاي"])
def test_an_everyday_word_is_no_country(text: str) -> None:
    assert not _territories(text)


def test_a_name_for_a_reader_has_both_languages() -> None:
    assert places()[("montenegro",)].name("ar") == "الجبل الأسود"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("زار الوزير سلطنة عمان.", "OM"),
        ("وصل الوفد إلى عُمان.", "OM"),
        ("غرقت السفينة في خليج عمان.", "OM"),
        ("قال مسؤول في مسقط إن عمان ستوقع الاتفاق.", "OM"),
        ("فاز الفريق العماني في عمان.", "OM"),
        ("وصل الوفد إلى عمّان.", "JO"),
        ("وصل الملك إلى العاصمة الأردنية عمان.", "JO"),
        ("قال الوزير الأردني في عمان إن الطريق أغلق.", "JO"),
        ("عقد الاجتماع بعمان في الأردن.", "JO"),
        ("The king flew to Amman.", "JO"),
        ("The sultan flew to Muscat.", "OM"),
    ],
)
def test_oman_and_amman_are_told_apart_by_vowels_and_by_the_words_around_them(text: str, code: str) -> None:
    assert _territories(text) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد إلى عمان.",
        "وصل الوفد إلى عُمّان.",
        "عاد إلى مسقط رأسه، ثم زار عمان.",
        "Joseph Muscat spoke.",
    ],
)
def test_what_may_be_oman_or_amman_is_neither(text: str) -> None:
    assert _territories(text) == set()


def test_where_both_are_spoken_of_the_bare_word_is_neither() -> None:
    found = mentions(Quotation("غادر ولي العهد الأردني عمان إلى مسقط."))
    assert [mention.place.english for mention in found] == ["Muscat"]
