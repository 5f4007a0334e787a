"""Which sentences can't answer, as they hold no number or time where one is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.question import analyse
from retrieval.short_answer.lacking import lacks_what_is_asked_for

_HELD = [
    ("How many ships arrived?", "Twelve ships arrived."),
    ("How many ships arrived?", "وصلت اثنتا عشرة سفينة."),
    ("كم سفينة وصلت؟", "وصلت 12 سفينة."),
    ("كم شخصا يتسع لهم الجامع؟", "يسع المسجد زهاء الستمائة نسمة."),
    ("How long did the siege last?", "The siege went on for nine weeks."),
    ("كم مهلة الأمين العام؟", "طلب المجلس تقديم التوصيات في غضون 20 يوما."),
    ("بكم بالمئة فاز دودا؟", "فاز دودا حاصدا 51.55 في المئة من الأصوات."),
    ("بكم يقدر عدد السكان؟", "يقدر عدد السكان بنحو 37 ألف نسمة."),
    ("When did the bridge open?", "The bridge opened in March 2014."),
    ("متى افتتح الجسر؟", "افتتح الجسر يوم الاثنين."),
    ("When did the fire break out?", "The fire broke out yesterday."),
    ("When does the match start?", "The match starts at 8:30 pm."),
    ("When will the road reopen?", "The road would reopen within ten days, he said."),
    ("When will he be paid?", "Nothing will be paid before the inquiry ends."),
    ("متى اندلع الحريق؟", "اندلع الحريق أمس."),
    ("متى اندلع الحريق؟", "اندلع الحريق الأربعاء في سوق المدينة."),
    ("متى تعود المياه؟", "وتعود المياه فور إصلاح الأنبوب."),
    ("How long was the strike?", "The strike lasted a year."),
    ("كم استمرت الهدنة؟", "دامت الهدنة أسبوعا."),
    ("How much will growers get?", "It will pay growers 58,000 cedis a tonne."),
    ("How much do tickets cost?", "Tickets are free."),
    ("كم حصة الدولة في الشركة؟", "تملك الدولة 34 في المئة من الشركة."),
    ("كم بقي في خدمته؟", "وبقي في خدمته ثماني سنوات."),
    ("بكم يباع الوقود؟", "يباع الوقود بأضعاف سعره الرسمي."),
    ("Who opened the bridge?", "The mayor opened it."),
    ("What did he say?", "Nothing."),
]
_LACKING = [
    ("How old is the planet Orvia 9?", "The planet Orvia 9 is 41 light years away."),
    ("كم عمر الكوكب؟", "يبعد الكوكب 41 سنة ضوئية."),
    ("How many ships arrived?", "The ships arrived."),
    ("كم سفينة وصلت؟", "وصلت السفن."),
    ("How much did each of the 100,000 baskets cost?", "The centre handed out 100,000 baskets."),
    ("How long did the meeting last?", "The ministers met in Muscat and agreed on 12 points."),
    ("كم راتب المدرب؟", "جدد النادي عقد مدربه حتى عام 2017."),
    ("When did the bridge open?", "The bridge was opened by the mayor."),
    ("متى افتتح الجسر؟", "افتتح الوزير الجسر."),
    ("How many people were hurt?", "The price rose by 12 percent."),
    ("How far is the port?", "The port cost 12 million dollars."),
]


@pytest.mark.parametrize(("question", "sentence"), _HELD)
def test_what_is_asked_for_is_held(question: str, sentence: str) -> None:
    assert not lacks_what_is_asked_for(analyse(question), sentence)


@given(st.text(alphabet="how many when متى كم 12:30%وفب.؟? ", max_size=40))
def test_any_sentence_is_read(sentence: str) -> None:
    for question in ("How many ships arrived?", "متى افتتح الجسر؟"):
        assert lacks_what_is_asked_for(analyse(question), sentence) in {True, False}


@pytest.mark.parametrize(("question", "sentence"), _LACKING)
def test_what_is_asked_for_is_lacking(question: str, sentence: str) -> None:
    assert lacks_what_is_asked_for(analyse(question), sentence)
