"""A time is marked as long as it is written, where it is the only one, and no longer than what is asked for."""

import pytest
from marking import marked


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("When did they meet?", "They met on September 19, 2023 in New York.", "September 19, 2023"),
        ("When did they meet?", "They met on 19 September 2023.", "19 September 2023"),
        ("When did they meet?", "They met on September 19th, 2023.", "September 19th, 2023"),
        ("When did they meet?", "They met on Monday, September 19, 2023 in Rome.", "Monday, September 19, 2023"),
        ("When did they meet?", "They met on 19/9/2023.", "19/9/2023"),
        ("When did they meet?", "They met on 2023-09-19.", "2023-09-19"),
        ("When did they meet?", "They met in mid-September 2023.", "mid-September 2023"),
        ("When did they meet?", "They met in late 2023.", "late 2023"),
        ("When did people flee?", "People fled in the 1990s.", "1990s"),
        ("When was the mosque built?", "It was built in the early 19th century.", "early 19th century"),
        ("When was the temple built?", "It was built in 300 BC.", "300 BC"),
        ("متى التقيا؟", "التقيا في ١٩ سبتمبر ٢٠٢٣ في نيويورك.", "١٩ سبتمبر ٢٠٢٣"),
        ("متى التقيا؟", "التقيا في 19 أيلول/سبتمبر 2023.", "19 أيلول/سبتمبر 2023"),
        ("متى التقيا؟", "التقيا في 18/09/2023.", "18/09/2023"),
        ("متى وُلد؟", "وُلد في كانون الثاني 1960.", "كانون الثاني 1960"),
        ("متى التقيا؟", "التقيا في الثامن من فيفري 2007.", "الثامن من فيفري 2007"),
        ("متى التقيا؟", "التقيا يوم الاثنين في نيويورك.", "الاثنين"),
        ("متى التقيا؟", "التقيا يوم الاثنين 19 سبتمبر.", "الاثنين 19 سبتمبر"),
        ("متى التقيا؟", "التقيا يوم الاثنين الموافق 18 سبتمبر 2023.", "الاثنين الموافق 18 سبتمبر 2023"),
        ("متى التقيا؟", "التقيا في صيف عام 1998.", "صيف عام 1998"),
        ("متى كان ذلك؟", "كان ذلك في القرن التاسع عشر.", "القرن التاسع عشر"),
        ("متى كان ذلك؟", "كان ذلك في القرن الـ19.", "القرن الـ19"),
        ("متى بُني المسجد؟", "بُني في الربع الثاني من القرن التاسع عشر.", "الربع الثاني من القرن التاسع عشر"),
        ("متى بُني المسجد؟", "بُني في ستينيات القرن الماضي.", "ستينيات القرن الماضي"),
        ("متى بُني المسجد؟", "بُني عام 711م.", "711م"),
        ("متى بُني المسجد؟", "بُني عام 92 هـ.", "92 هـ"),
        ("متى بُني المسجد؟", "بُني عام 1037م (429 هـ).", "1037م (429 هـ)"),
        ("متى بُني المسجد؟", "بُني في 12 رمضان 1445 هـ.", "12 رمضان 1445 هـ"),
        ("متى قُتل؟", "قُتل في العاشر من محرم سنة 61 للهجرة.", "العاشر من محرم سنة 61 للهجرة"),
        ("When did they meet?", "التقيا يوم الاثنين في نيويورك.", "الاثنين"),
        ("متى التقيا؟", "They met in the 1990s.", "1990s"),
    ],
)
def test_a_time_is_marked_whole(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("In what year did they meet?", "They met on 19 September 2023.", "2023"),
        ("في أي عام التقيا؟", "التقيا في 19 أيلول/سبتمبر 2023.", "2023"),
        ("In which century was it built?", "It was built in the early nineteenth century.", "nineteenth century"),
        ("في أي قرن بُني؟", "بُني في أوائل القرن التاسع عشر.", "القرن التاسع عشر"),
        ("In what decade was it built?", "It was built in the early 1970s.", "1970s"),
        ("In which century was it built?", "It was built in 1850.", None),
        ("In what year did they meet?", "They met on Monday.", None),
        ("On what day did they meet?", "They met in 2023.", None),
    ],
)
def test_a_time_is_as_fine_as_asked_for(question: str, sentence: str, answer: str | None) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("When was the war?", "The war lasted from 1939 to 1945.", "from 1939 to 1945"),
        ("When was the season?", "They played in 1979-80.", "1979-80"),
        ("When was it written?", "It was written in AD 95-110.", "AD 95-110"),
        ("متى كانت الحرب؟", "كانت الحرب من عام 1939 إلى عام 1945.", "من عام 1939 إلى عام 1945"),
        ("متى كانت الحرب؟", "كانت الحرب بين عامي 1990 و2000.", "بين عامي 1990 و2000"),
        ("When did the war begin?", "The war lasted from 1939 to 1945.", None),
        ("متى سقطت المدينة؟", "حكموا المدينة من عام 1939 إلى عام 1945.", None),
    ],
)
def test_a_range_answers_when_something_was_and_not_when_it_began(
    question: str, sentence: str, answer: str | None
) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did they meet in 2023?", "They met in 2023."),  # the question says so itself
        ("متى التقيا عام 2023؟", "They met in 2023."),
        ("When did they meet?", "They may march on."),  # verbs, no months
        ("When did they meet?", "They met in 2019 and in 2021."),
        ("When did they meet?", "They met on Monday or Tuesday."),
        ("When did they meet?", "They met 1,250 people."),
        ("When did they meet?", "They met with 1500 soldiers."),
        ("When did they meet?", "They met at Expo 2020."),
        ("متى التقيا؟", "صدر القرار 1701."),
        ("متى التقيا؟", "التقيا في مايو ويونيو 1990."),
        ("When does the festival take place?", "Founded in 1946, it is held (usually in May) in Rome."),
        ("متى عاد إلى أهله؟", "وُلد عام 1923 ثم عاد إلى أهله."),
        ("When did it open?", "It opened at 10:30."),
        ("What satellite was used when it was launched?", "When it was launched in 1998 a satellite was used."),
    ],
)
def test_no_time_is_marked_where_it_is_not_sure(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("زار الوزير رجب الصباغ البلاد في 14 فبراير 2024.", "14 فبراير 2024"),
        ("زارها رجب كريم في 14 فبراير 2024.", "14 فبراير 2024"),
        ("زارها الوزير في رجب 1445.", "رجب 1445"),
    ],
)
def test_a_month_of_the_islamic_calendar_that_is_a_given_name_there_is_no_time(sentence: str, answer: str) -> None:
    assert marked("متى زار الوزير البلاد؟", sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("When does it begin?", "It will begin in March.", "March"),
        ("When does it begin?", "It will begin in late March.", "late March"),
        ("متى يبدأ الموسم؟", "يبدأ الموسم في منتصف نيسان.", "منتصف نيسان"),
        ("متى وصل الوفد؟", "وصل الوفد ليل الأحد.", "الأحد"),
        ("متى وصل الوفد؟", "وصل الوفد ليل الأحد الاثنين.", None),
        ("When does it begin?", "It begins in May's cabinet.", None),
        ("When does it begin?", "It begins when March comes.", None),
        ("متى يبدأ الموسم؟", "يبدأ الموسم مع نيسان.", None),
    ],
)
def test_a_month_or_weekday_that_is_another_word_too_is_marked_behind_what_tells_a_time(
    question: str, sentence: str, answer: str | None
) -> None:
    assert marked(question, sentence) == answer


_PHASES = "The first phase will open in summer 2028 and the second two years later."
_STATION = "تدخل المرحلة الأولى الخدمة في صيف 2028، على أن تكتمل المحطة بعد ذلك بعامين."


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("When will the second phase open?", _PHASES, None),
        ("When will the first phase open?", _PHASES, "summer 2028"),
        ("When did Karim resign?", "Karim was elected in May 2010 and resigned a year later.", None),
        ("When was Karim elected?", "Karim was elected in May 2010 and resigned a year later.", "May 2010"),
        (
            "In what year did fire break out?",
            "Fire broke out in 1430 and took a mill the following year.",
            "1430",
        ),
        (
            "When was the final one sent?",
            "A week later one was sent, and on 3 May the final list was ready.",
            "3 May",
        ),
        ("When did the bridge open?", "Two years later, in March 2014, the bridge opened.", "March 2014"),
        ("متى تكتمل المحطة؟", _STATION, None),
        ("متى تدخل المرحلة الأولى الخدمة؟", _STATION, "صيف 2028"),
        ("متى استقال كريم؟", "انتخب كريم في مايو 2010 واستقال في العام التالي.", None),
        ("متى انتخب كريم؟", "انتخب كريم في مايو 2010 واستقال في العام التالي.", "مايو 2010"),
    ],
)
def test_no_time_is_marked_where_the_deed_is_told_by_one_that_follows_it(
    question: str, sentence: str, answer: str | None
) -> None:
    assert marked(question, sentence) == answer
