"""The words of a question tell whether a number, a time or a name is asked for, and what a number is to measure."""

import pytest

from retrieval.asked_for import AskedFor, asked_for
from retrieval.short_answer.measures import Kind, measure_asked_for


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the talks begin?", AskedFor.TIME),
        ("Since when have they talked?", AskedFor.TIME),
        ("And when was it?", AskedFor.TIME),
        ("the port was opened when", AskedFor.TIME),
        ("In what year was the bridge built?", AskedFor.TIME),
        ("متى بدأت المحادثات؟", AskedFor.TIME),
        ("ومتى بدأت المحادثات؟", AskedFor.TIME),
        ("إلى متى استمرت المحادثات؟", AskedFor.TIME),
        ("منذ متى؟", AskedFor.TIME),
        ("في أي عام بُني الجسر؟", AskedFor.TIME),
        ("How many ports were closed?", AskedFor.NUMBER),
        ("How many people were there when it opened?", AskedFor.NUMBER),
        ("When it opened, how many people were there?", AskedFor.NUMBER),
        ("In how many countries is it spoken?", AskedFor.NUMBER),
        ("What was the price of oil?", AskedFor.NUMBER),
        ("كم ميناءً أُغلق؟", AskedFor.NUMBER),
        ("من كم دولة جاؤوا؟", AskedFor.NUMBER),
        ("من إيران إلى تركيا كم كيلومترا؟", AskedFor.NUMBER),
        ("على كم مقعد حصلوا؟", AskedFor.NUMBER),
        ("في كم يوم؟", AskedFor.NUMBER),
        ("وكم سفينة وصلت؟", AskedFor.NUMBER),
        ("بكم بيعت اللوحة؟", AskedFor.NUMBER),
        ("ما عدد السفن؟", AskedFor.NUMBER),
        ("ما هي نسبة البطالة؟", AskedFor.NUMBER),
        ("Who opened the port?", AskedFor.NAME),
        ("من افتتح الميناء؟", AskedFor.NAME),
        ("من هو رئيس الوزراء؟", AskedFor.NAME),
        ("ومن التقى؟", AskedFor.NAME),
        ("مين افتتح الميناء؟", AskedFor.NAME),
        ("من أين جاءت السفينة؟", AskedFor.ANYTHING),
        ("من أي ميناء جاءت السفينة؟", AskedFor.ANYTHING),
        ("What satellite was used when the channel was launched?", AskedFor.ANYTHING),
        ("Why did they leave when they had won?", AskedFor.ANYTHING),
        ("Where was he when it happened?", AskedFor.ANYTHING),
        ("What time is it?", AskedFor.ANYTHING),
        ("When was he born, and where?", AskedFor.ANYTHING),
        ("متى ولد وأين؟", AskedFor.ANYTHING),
        ("كم غادر من حلب ومن حمص؟", AskedFor.NUMBER),
        ("What did Japarov propose?", AskedFor.ANYTHING),
        ("ماذا اقترح جباروف؟", AskedFor.ANYTHING),
        ("ماذا يوجد على بعد 5 كم من المدينة؟", AskedFor.ANYTHING),
        ("بنزين 95 بكام النهارده؟", AskedFor.NUMBER),
        ("قديش سعر الخبز هلق؟", AskedFor.NUMBER),
        ("عدد الجرحى كام؟", AskedFor.NUMBER),
        ("شحال من سفينة وصلت؟", AskedFor.NUMBER),
        ("قد إيه طول الجسر؟", AskedFor.NUMBER),
        ("بعد المباراة مين استقال؟", AskedFor.NAME),
        ("منو افتتح الميناء؟", AskedFor.NAME),
        ("شكون افتتح الميناء؟", AskedFor.NAME),
        ("whos the new minister?", AskedFor.NAME),
        ("امتى هيفتح الميناء؟", AskedFor.TIME),
        ("الميناء هيفتح امتى؟", AskedFor.TIME),
        ("لإمتى الإضراب؟", AskedFor.TIME),
        ("الساعة كام تبدأ المباراة؟", AskedFor.TIME),
        ("اتولد سنة كام؟", AskedFor.TIME),
        ("وين المطار؟", AskedFor.ANYTHING),
        ("ليش أضربوا؟", AskedFor.ANYTHING),
        ("شو قال كم نائب؟", AskedFor.ANYTHING),
        ("مين قال امتى الحفل؟", AskedFor.NAME),
    ],
)
def test_what_is_asked_for_is_told_by_the_words_of_asking(question: str, kind: AskedFor) -> None:
    assert asked_for(question) is kind


@pytest.mark.parametrize(
    ("question", "kind", "unit"),
    [
        ("How many ships arrived?", Kind.COUNT, None),
        ("How many kilometres is it?", Kind.COUNT, "kilometre"),
        ("What percentage of them voted?", Kind.SHARE, None),
        ("How much did it cost?", Kind.MONEY, None),
        ("How old was he?", Kind.AGE, None),
        ("How high is the tower?", Kind.LENGTH, None),
        ("How long did it take?", Kind.DURATION, None),
        ("How much snow fell?", Kind.AMOUNT, None),
        ("كم سفينة وصلت؟", Kind.COUNT, None),
        ("كم سنة دامت الحرب؟", Kind.COUNT, "year"),
        ("بكم ميلاً زادت؟", Kind.COUNT, "mile"),
        ("كم نسبة التضخم؟", Kind.SHARE, None),
        ("ما سعر النفط؟", Kind.MONEY, None),
        ("كم كان عمره؟", Kind.AGE, None),
        ("كم يبلغ ارتفاع البرج؟", Kind.LENGTH, None),
        ("كم استمرت الحرب؟", Kind.DURATION, None),
        ("كم بلغ الإنتاج؟", Kind.AMOUNT, None),
        ("بنزين بكام النهارده؟", Kind.MONEY, None),
        ("بيش السكر؟", Kind.MONEY, None),
        ("قديش سعر السكر؟", Kind.MONEY, None),
        ("كام سفينة وصلت؟", Kind.COUNT, None),
    ],
)
def test_a_question_tells_what_its_number_measures(question: str, kind: Kind, unit: str | None) -> None:
    measure = measure_asked_for(question)
    assert (measure.kind, measure.unit) == (kind, unit)
