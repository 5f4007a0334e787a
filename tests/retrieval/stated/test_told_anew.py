"""An appointment that moved and a figure that was corrected come first, and the older sentence behind them."""

import pytest
from reports import days, report

from retrieval.selection import select
from retrieval.stated.conflict import contend, say_otherwise

_TOLD_ANEW = [
    ("The choir rehearsal is on Friday 3 May.", "The choir rehearsal was postponed to Friday 10 May."),
    ("بروفة الكورال يوم الجمعة 3 أيار", "تأجلت بروفة الكورال إلى الجمعة 10 أيار"),
    ("Build 7.3 ships on Tuesday 7 May at 10:00 UTC.", "Heads up: build 7.3 slips to Wednesday 8 May."),
    ("Turnout was 53.4 percent, the electoral office said.", "Turnout was corrected to 52.1 percent after a recount."),
    ("بلغت نسبة المشاركة 53.4 في المئة.", "تم تصحيح نسبة المشاركة إلى 52.1 في المئة."),
    (
        "The company will cut 45 posts in Lindos by June.",
        "Marvel Tools will cut 31 posts in Lindos rather than the 45 announced last week.",
    ),
    (
        "At least three people were killed when Storm Salma struck northern Egypt.",
        "The death toll from Storm Salma has risen to five.",
    ),
    ("قُتل ثلاثة أشخاص على الأقل عندما ضربت العاصفة سلمى شمال مصر.", "ارتفعت حصيلة قتلى العاصفة سلمى إلى خمسة."),
]
_LEFT_ALONE = [
    ("The teachers' meeting is on Friday 3 May.", "The parents' meeting was postponed to Friday 10 May."),
    ("The meeting is on Friday 3 May.", "The meeting was postponed to Friday 10 May."),  # of two houses, perhaps
    ("The council election in Basra is on Friday 3 May.", "The council election in Mosul was moved to Friday 10 May."),
    ("Turnout was 53.4 percent in Lindos.", "Inflation was corrected to 52.1 percent."),
    ("The company will cut 45 posts in Lindos.", "Visitors drink 31 cups of tea rather than the 45 of last year."),
]


@pytest.mark.parametrize(("older", "newer"), _TOLD_ANEW)
def test_what_is_told_anew_comes_first_and_the_older_behind_it(older: str, newer: str) -> None:
    assert days(select([report(older, 1, 1.3, words=0.6), report(newer, 2, words=0.4)])) == [2, 1]


@pytest.mark.parametrize(("older", "newer"), _LEFT_ALONE)
def test_what_is_told_of_something_else_is_left_alone(older: str, newer: str) -> None:
    assert not say_otherwise(report(older, 1), report(newer, 2))


def test_a_new_date_that_tells_nothing_else_that_was_asked_stays_behind() -> None:
    older, newer = _TOLD_ANEW[0]
    assert not contend(report(older, 1), report(newer, 2, words=0.3))
