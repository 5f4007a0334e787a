"""Which words stand for a place or a body, and which everyday words only look as if they did."""

import pytest

from retrieval.facts.known_names import known_names
from retrieval.quotation import Quotation


def _known(text: str) -> set[str]:
    return {name for names in known_names(Quotation(text)).values() for name in names}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The WHO sent doctors.", "WHO"),
        ("WHO sent doctors.", "WHO"),
        ("Doctors of the World Health Organization came.", "WHO"),
        ("The UN met.", "United Nations"),
        ("The U.N. met.", "United Nations"),
        ("The AU met.", "African Union"),
        ("He told AP so.", "AP"),
        ("It fights AIDS.", "HIV"),
        ("Nato met.", "NATO"),
        ("The Opec ministers met.", "OPEC"),
        ("The White House said so.", "White House"),
        ("Muslims and Christians met.", "Islam"),
        ("European Union", "Europe"),
        ("اجتمع حلف شمال الأطلسي.", "NATO"),
        ("قالت ناسا ذلك.", "NASA"),
        ("غرق القارب في البحر المتوسط.", "Mediterranean"),
        ("دول شرق المتوسط", "Mediterranean"),
        ("رئيس إقليم الكرد", "Kurd"),
        ("المنتخب الألماني", "Germany"),
        ("وزير ألباني", "Albania"),
        ("الحكومة المجرية", "Hungary"),
        ("عامل من المصرين", "Egypt"),
    ],
)
def test_a_name_is_known(text: str, body: str) -> None:
    assert body in _known(text)


@pytest.mark.parametrize(
    "text",
    [
        "People who were hurt went home.",
        "Who was hurt?",
        "PEOPLE WHO WERE HURT WENT HOME",
        "who heads the un ap au icc",
        "Un incident, he said.",
        "Aids for the deaf",
        "He aids the poor.",
        "hearing aids",
        "the white house on the hill",
        "an islamic or arab country",
        "كرد على الهجوم",
        "رأيت ناساً كثيرين",
        "في المتوسط يعمل الناس",
        "على المدى المتوسط",
        "مجرى النهر",
        "مجريات الأحداث",
        "وهم مصرين على ذلك",
        "ليبين للناس",
        "بطولة فروسية",
        "سجل ساديو ماني هدفا",
        "باني النهضة",
        "على بعد نصف قطر",
    ],
)
def test_an_everyday_word_is_no_name(text: str) -> None:
    assert _known(text) == set()


@pytest.mark.parametrize(
    "text",
    ["Christian Eriksson scored.", "Roman Polonsky came.", "German Berlanga filmed it.", "Islam Karimov ruled.",
     "صوفيا لورين ممثلة", "قال إسلام كريموف ذلك"],
)  # fmt: skip
def test_a_given_name_is_no_place(text: str) -> None:
    assert not _known(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Christian Democrats won.", "Christianity"),
        ("The Roman Empire fell.", "Rome"),
        ("German Angela Merkel came.", "Germany"),
        ("The German Bundestag met.", "Germany"),
        ("وصل الوفد إلى صوفيا أمس", "Sofia"),
        ("زار صوفيا يوم الأحد", "Sofia"),
        ("دخل الإسلام البلاد", "Islam"),
    ],
)
def test_a_place_or_people_beside_an_ordinary_word_is_known(text: str, place: str) -> None:
    assert place in _known(text)
