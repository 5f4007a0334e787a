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
    ("How many farmers signed?", "Over half of the farmers signed."),
    ("What share of farmers signed?", "Two-thirds of farmers signed."),
    ("What share of farmers signed?", "Most farmers signed."),
    ("How many farmers signed?", "Nearly all the farmers signed."),
    ("How many farmers signed?", "The majority of farmers signed."),
    ("How many people were hurt?", "A handful of people were hurt."),
    ("How many people were hurt?", "Nobody was hurt."),
    ("How many people were hurt?", "A single passenger was hurt."),
    ("How many seats did the party win?", "The party won every seat."),
    ("How much of the harvest was lost?", "The entire harvest was lost."),
    ("How many goals did she score?", "She scored a hat-trick."),
    ("How many goals did she score?", "She scored the only goal."),
    ("How many children has she?", "She has a son and a daughter."),
    ("How many times did he win?", "He won once."),
    ("كم نسبة من وقعوا؟", "وقع أكثر من النصف."),
    ("كم نسبة من وقعوا؟", "وقع ثلثا السكان."),
    ("كم نسبة من وقعوا؟", "وقع نحو الثلث."),
    ("كم نسبة من أيدوا الخطة؟", "أيد معظم المزارعين الخطة."),
    ("كم مقعدا نال الحزب؟", "نال الحزب كل المقاعد."),
    ("كم مقعدا نال الحزب؟", "نال الحزب أغلبية المقاعد."),
    ("كم شخصا أصيب؟", "أصيب عدة أشخاص."),
    ("كم شخصا أصيب؟", "أصيبت امرأة وابنها."),
    ("كم هدفا سجل؟", "سجل هدفا."),
    ("كم ولدا لها؟", "لها ابن وابنة."),
    ("كم ارتفعت الأسعار؟", "تضاعفت الأسعار."),
    ("How long was the canal used?", "It was used until the second quarter of the 19th century."),
    ("How long will it stay closed?", "It will stay closed indefinitely."),
    ("How long was he in prison?", "He was in prison for life."),
    ("كم مدة بقائه في السجن؟", "هو في السجن منذ عقود."),
    ("كم مدة بقائه في السجن؟", "بقي في السجن طوال حياته."),
    ("How old is she?", "She is in her thirties."),
    ("How old is she?", "She was born in 1982."),
    ("كم عمر الشجرة؟", "عمر الشجرة قرون."),
    ("How far is the village?", "The village is an hour's walk from the road."),
    ("How big is the island?", "The island is the size of Malta."),
    ("When did he resign?", "He resigned on the eve of the vote."),
    ("When was it built?", "It was built under the Ottomans."),
    ("When did they meet?", "They met as teenagers."),
    ("When did the court move?", "The court moved in 944 and stayed."),
    ("متى استقال؟", "استقال غداة التصويت."),
    ("متى بني المسجد؟", "يعود المسجد إلى زمن المماليك."),
    ("How many people were hurt?", "Three died and 12 were taken to hospital."),
    ("How many were killed?", "The blast killed the driver and injured nine others."),
    ("كم جريحا سقط؟", "لقي أربعة حتفهم وأصيب 23 آخرون."),
    ("كم عدد القتلى؟", "أسفر الهجوم عن مقتل حارس وإصابة ثمانية."),
    ("Who finished third?", "Lagat came second, and Jelimo was third."),
    ("Who came second?", "Horvat won silver and Jelimo finished third."),
    ("Who finished fourth?", "Ande beat the champion in the second half of the race."),
    ("Who was the fourth president?", "She was the third president of the country."),
    ("من احتل المركز الثالث؟", "احتل الأهلي المركز الثاني والزمالك المركز الثالث."),
    ("من حل ثانيا؟", "وكان الهلال الوصيف وحل النصر ثالثا."),
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
    ("How many farmers signed?", "The farmers signed, the minister said."),
    ("How many farmers signed?", "Nobody answered the phone at most of the shops."),
    ("How many tons were lost?", "Most of the tons came from the north."),
    ("How old is she?", "She was born in Rome."),
    ("كم مقعدا نال الحزب؟", "شكر الحزب ناخبيه."),
    ("كم هدفا سجل؟", "سجل أهدافا في مرمى الضيوف."),
    ("كم ولدا لها؟", "تسكن في بيت على البحر."),
    ("How many soldiers were injured?", "Fourteen bodies were recovered after soldiers had come."),
    ("How many people were injured?", "The blast killed 12 people."),
    ("كم عدد المصابين في الحريق؟", "أودى حريق المصنع بحياة 12 عاملة."),
    ("كم عدد القتلى؟", "وأصيب 23 شخصا بجروح."),
    ("Who came fourth in the race?", "Lagat came second, 40 seconds behind, and Jelimo was third."),
    ("Which team finished third?", "Horvat's team took second place."),
    ("من صاحب المركز الرابع؟", "احتل الأهلي المركز الثاني والزمالك المركز الثالث."),
    ("أي فريق حل رابعاً؟", "وحل الترجي ثالثاً."),
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
