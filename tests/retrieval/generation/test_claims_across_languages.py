"""Claims in one language on sentences of the other, with the model that ships: names, meaning, denials."""

from collections.abc import Sequence
from pathlib import Path

import platformdirs
import pytest
from claims_checked import offered

from index.embedding.load import load_embedder
from retrieval.generation.checking import Checker
from retrieval.generation.records import Fault
from retrieval.profile import profile_of
from retrieval.records import Claim, Translation

pytestmark = pytest.mark.model

ARABIC = (
    "وأشار إبراهيم رئيسي خلال لقائه نظيره الكازاخستاني قاسم جومارت توكاييف، يوم الاثنين ١٨ أيلول في مقر الأمم المتحدة "
    "بنيويورك، إلى أن التجارة بين البلدين بلغت ٢٥٠ مليون دولار.",
    "كما رحب جباروف باقتراح رئيسي بشأن تطوير التعاون في مجال النقل بالسكك الحديدية.",
    "وقال وزير الصحة إن المستشفى الجديد لن يفتح أبوابه قبل نهاية العام.",
)
ENGLISH = (
    "On Monday, Ebrahim Raisi met his Kazakh counterpart Kassym-Jomart Tokayev at the United Nations in New York.",
    "Sadyr Japarov welcomed Raisi's proposal to develop cooperation in rail transport.",
    "The health minister said the new hospital will not open before the end of the year.",
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    embedder = load_embedder(None, Path(platformdirs.user_cache_dir("qawl")), lambda _: None)
    return Checker(embedder, profile_of(embedder.name, embedder.dimension))


@pytest.mark.parametrize(
    ("text", "number", "fault"),
    [
        ("Raisi met his Kazakh counterpart Tokayev on Monday, 18 September, at the UN in New York.", 1, None),
        ("Trade between the two countries reached $250 million, Raisi said.", 1, None),
        ("Japarov welcomed Raisi's proposal on rail transport.", 2, None),
        ("The health minister said the new hospital will not open before the end of the year.", 3, None),
        ("Putin welcomed Raisi's proposal on rail transport.", 2, Fault.NAME),
        ("Japarov welcomed Tokayev's proposal on rail transport.", 2, Fault.NAME),
        ("Raisi met his Uzbek counterpart Tokayev at the UN in New York.", 1, Fault.NAME),
        ("Trade between the two countries reached $250 billion, Raisi said.", 1, Fault.NUMBER),
        ("Raisi met Tokayev on Tuesday, 18 September, at the UN in New York.", 1, Fault.DATE),
        ("The health minister said the new hospital will open its doors.", 3, Fault.NEGATION),
        ("Japarov did not welcome Raisi's proposal on rail transport.", 2, Fault.NEGATION),
        ("The health minister spoke of a new hospital.", 2, Fault.UNSUPPORTED),
        ("The singer sold many records last night in the old town.", 2, Fault.DATE),
    ],
)
def test_an_english_claim_on_an_arabic_sentence(checker: Checker, text: str, number: int, fault: Fault | None) -> None:
    assert checker.claim(Claim(text, (number,)), offered(*ARABIC), "", "en") is fault


@pytest.mark.parametrize(
    ("text", "number", "fault"),
    [
        ("التقى رئيسي نظيره الكازاخستاني توكاييف في الأمم المتحدة بنيويورك يوم الاثنين.", 1, None),
        ("رحب جباروف باقتراح رئيسي تطوير التعاون في النقل بالسكك الحديدية.", 2, None),
        ("قال وزير الصحة إن المستشفى الجديد لن يفتح قبل نهاية العام.", 3, None),
        ("رحب بوتين باقتراح رئيسي تطوير التعاون في النقل بالسكك الحديدية.", 2, Fault.NAME),
        ("رحب جباروف باقتراح أردوغان تطوير التعاون في النقل بالسكك الحديدية.", 2, Fault.NAME),
        ("التقى رئيسي نظيره الأوزبكي توكاييف في الأمم المتحدة بنيويورك.", 1, Fault.NAME),
        ("التقى رئيسي توكاييف في الأمم المتحدة بنيويورك يوم الثلاثاء.", 1, Fault.DATE),
        ("قال وزير الصحة إن المستشفى الجديد سيفتح أبوابه.", 3, Fault.NEGATION),
    ],
)
def test_an_arabic_claim_on_an_english_sentence(checker: Checker, text: str, number: int, fault: Fault | None) -> None:
    assert checker.claim(Claim(text, (number,)), offered(*ENGLISH), "", "ar") is fault


@pytest.mark.parametrize(
    ("text", "quotes", "language"),
    [
        ("The singer sold many records in the old town.", ARABIC, "en"),
        ("باع المغني أسطوانات كثيرة في المدينة القديمة.", ENGLISH, "ar"),
    ],
)
def test_a_claim_about_something_else_is_dropped_by_whichever_check_sees_it_first(
    checker: Checker, text: str, quotes: Sequence[str], language: str
) -> None:
    found = checker.claim(Claim(text, (2,)), offered(*quotes), "", language)
    assert found in {Fault.NAME, Fault.UNSUPPORTED}  # the singer is nobody whom the sentence names


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("رحب صادير جباروف باقتراح رئيسي تطوير التعاون في النقل بالسكك الحديدية.", None),
        ("رحب صادير جباروف باقتراح رئيسي.", Fault.LEFT_OUT),
        ("قال وزير الصحة إن المستشفى الجديد لن يفتح قبل نهاية العام.", Fault.LEFT_OUT),
    ],
)
def test_a_translation_is_of_its_sentence_and_of_all_of_it(checker: Checker, text: str, fault: Fault | None) -> None:
    assert checker.translation(Translation(2, text), offered(*ENGLISH), "ar") is fault


def test_a_name_that_looks_like_none_by_its_letters_is_told_by_its_place(checker: Checker) -> None:
    claim = Claim("رحب ثامر المطيري باقتراح رئيسي تطوير التعاون في النقل بالسكك الحديدية.", (2,))
    assert checker.claim(claim, offered(*ENGLISH), "", "ar") is Fault.NAME


def test_what_is_prepared_is_judged_the_same(checker: Checker) -> None:
    claim = Claim("Japarov welcomed Raisi's proposal on rail transport.", (2,))
    checker.prepare([claim.text], offered(*ARABIC))
    assert checker.claim(claim, offered(*ARABIC), "", "en") is None
