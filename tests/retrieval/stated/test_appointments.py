"""What a later text tells to have another time: the same appointment by its name, and nothing that looks like it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.quotation import Quotation
from retrieval.stated.appointed_times import appointed_times
from retrieval.stated.appointments import tells_another_time
from retrieval.stated.moves import Said, moves

_MOVED = [
    ("The choir rehearsal is on Wednesday at 7 pm.", "The choir rehearsal moved from Wednesday to Friday."),
    ("The choir rehearsal moved to Friday.", "The choir rehearsal was postponed again, now it is Saturday 16 May."),
    ("Build 7.3 ships on Tuesday 12 May.", "Build 7.3 slips to Wednesday 13 May, two tests fail."),
    ("Build 7.3 slips to Wednesday 13 May.", "Then 7.3 goes out Thursday 14 May at 09:00, final"),
    ("Reminder: the tax forms are due Wednesday noon", "The deadline for the tax forms was pushed back to Thursday."),
    ("The budget debate is on Thursday.", "Parliament brought forward the budget debate to Tuesday."),
    ("The garden party is on Saturday.", "The garden party has been cancelled because of the rain."),
    ("The garden party has been called off.", "Good news: the garden party is back on, Sunday at 4 pm."),
    ("The garden party is on Saturday.", "The garden party is on Sunday instead of Saturday."),
    ("The ferry stays in the dock for ten days.", "The ferry is delayed until the end of June."),
    ("يا جماعة، بروفة الكورال يوم الأربعاء الساعة 7", "بروفة الكورال تأجلت من الأربعاء إلى الجمعة"),
    ("بروفة الكورال تأجلت إلى الجمعة", "للأسف تأجلت بروفة الكورال مرة ثانية: صارت يوم السبت 16 أيار"),
    ("بروفة الكورال بكرا الساعة 6", "يا شباب بروفة الكورال صارت الساعة 8"),
    ("مباراة الوفاء والأمل يوم الجمعة", "نُقلت مباراة الوفاء والأمل إلى السبت"),
    ("حفل التخرج يوم الأحد", "أُلغي حفل التخرج بسبب المطر"),
    ("حفل التخرج يوم الأحد", "تم تأجيل حفل التخرج"),
    ("سيعود جسر الوادي إلى العمل خلال عشرة أيام", "عودة جسر الوادي تتأخر إلى نهاية حزيران بسبب الأمطار"),
    ("The choir rehearsal is on Wednesday.", "بروفة الجوقة تأجلت إلى الجمعة"),
]
_LEFT_ALONE = [
    ("The teachers' meeting is on Wednesday.", "The parents' meeting moved to Tuesday."),
    ("The teachers' meeting is on Wednesday, and parents bring cakes.", "The parents' meeting moved to Tuesday."),
    ("اجتماع المعلمين يوم الأربعاء", "اجتماع الأهل تأجل إلى الخميس"),
    ("Build 7.2 ships on Tuesday.", "Build 7.3 slips to Friday."),
    # only wanted, possible, denied or asked
    ("The garden party is on Saturday.", "The garden party may be moved to Sunday."),
    ("The garden party is on Saturday.", "The garden party was not moved to Sunday."),
    ("The garden party is on Saturday.", "Was the garden party moved to Sunday?"),
    ("حفل التخرج يوم الأحد", "لن يؤجل حفل التخرج إلى الثلاثاء"),
    ("حفل التخرج يوم الأحد", "طالب الأهالي بتأجيل حفل التخرج إلى الثلاثاء"),
    # the same time
    ("The garden party is on Saturday.", "The garden party moved to Saturday."),
    # no time of an appointment
    ("Petrol prices rise on Tuesday.", "Petrol prices moved to 1.2 dinars."),
    ("وزير الزراعة يزور المدينة الأربعاء", "ألغت وزارة الزراعة، الأربعاء، زيارة إلى السوق"),
    # told as one of several, without a word that the other holds no longer
    ("The choir rehearsal is on Wednesday.", "The choir rehearsal is on Friday."),
]


def _said(text: str, day: int) -> Said:
    return Said(text, datetime(2026, 5, day, 9, tzinfo=UTC))


@pytest.mark.parametrize(("earlier", "later"), _MOVED)
def test_an_appointment_that_moved_has_another_time(earlier: str, later: str) -> None:
    assert tells_another_time(_said(later, 12), _said(earlier, 11))


@pytest.mark.parametrize(("earlier", "later"), _LEFT_ALONE)
def test_what_is_no_move_of_the_same_appointment_is_left_alone(earlier: str, later: str) -> None:
    assert not tells_another_time(_said(later, 12), _said(earlier, 11))


def test_what_was_over_when_another_one_moved_was_another_one() -> None:
    earlier, later = "The choir rehearsal is on Wednesday.", "The choir rehearsal moved to Friday."
    assert tells_another_time(_said(later, 12), _said(earlier, 11))
    assert not tells_another_time(_said(later, 26), _said(earlier, 11))


def test_the_same_day_is_told_in_two_ways() -> None:
    assert not tells_another_time(
        _said("The garden party moved to Wednesday.", 12), _said("The garden party is on 13 May.", 11)
    )


_WORDS = st.sampled_from(
    [
        *"the party is moved to from Friday 3 May 10:30 at noon, instead of.".split(),
        *"تأجل الاجتماع إلى يوم الأحد من بدل صار الساعة ألغي".split(),
    ]
)


@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_any_words_are_read(text: str) -> None:
    said = _said(text, 3)
    assert not tells_another_time(said, said) or moves(said)
    words = Quotation(text).words
    assert all(0 <= each.first < each.end <= len(words) + 1 for each in appointed_times(Quotation(text), said.at))
