"""Which days "yesterday" and its like are, by when the text was published, and where nobody can tell."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.gloss.relative_days import relative_days

SUNDAY = datetime(2026, 11, 29, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quote", "words", "day"),
    [
        ("The minister resigned yesterday.", "yesterday", 28),
        ("Yesterday, Saturday, the port was closed.", "Yesterday, Saturday", 28),
        ("It began the day before yesterday.", "the day before yesterday", 27),
        ("Schools open tomorrow.", "tomorrow", 30),
        ("استقال الوزير أمس.", "أمس", 28),
        ("أعلن أمس السبت إغلاق الميناء.", "أمس السبت", 28),
        ("وصل الوفد أمس الأول إلى عمّان.", "أمس الأول", 27),
        ("وصل الوفد أوّل من أمس.", "أوّل من أمس", 27),
        ("تفتح المدارس غدًا.", "غدًا", 30),
        ("اجتمعا يوم الخميس الماضي في الرياض.", "الخميس الماضي", 26),
        ("التقيا الأحد الماضي.", "الأحد الماضي", 22),
    ],
)
def test_the_day_is_counted_from_when_it_was_published(quote: str, words: str, day: int) -> None:
    assert list(relative_days(quote, SUNDAY)) == [(words, date(2026, 11, day))]


def test_the_coming_weekday_is_after_the_day() -> None:
    assert list(relative_days("يلتقيان الأحد المقبل ويسافران الاثنين القادم.", SUNDAY)) == [
        ("الأحد المقبل", date(2026, 12, 6)),
        ("الاثنين القادم", date(2026, 11, 30)),
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "She said: “Yesterday was a sad day.”", "وقال: «وصلنا أمس إلى المدينة».", "yesterday's papers",
        "tomorrow’s world", "They met last Monday.", "in the days of yesteryear", "بالأمس القريب كانت مدينة صغيرة",
        "أمس الجمعة", "yesterday, Friday", "في الغد القريب", "اثنين الماضي والحاضر", "on Saturday",
    ],
)  # fmt: skip
def test_what_may_be_another_day_is_left_alone(quote: str) -> None:
    assert list(relative_days(quote, SUNDAY)) == []


@pytest.mark.parametrize(
    ("hour", "minute", "told"),
    [(0, 0, True), (0, 1, False), (4, 59, False), (5, 0, True), (19, 59, True), (20, 0, False)],
)
def test_near_midnight_nobody_knows_which_day_it_was_there(hour: int, minute: int, *, told: bool) -> None:
    at = SUNDAY.replace(hour=hour, minute=minute)
    assert bool(list(relative_days("He left yesterday.", at))) == told


@pytest.mark.parametrize("year", [1, 9999])
def test_a_date_that_nobody_published_at_tells_nothing(year: int) -> None:
    for at in (datetime(year, 1, 1, tzinfo=UTC), datetime(year, 12, 31, tzinfo=UTC)):
        assert list(relative_days("He left yesterday.", at)) == []


def test_what_stands_beside_a_quotation_is_told() -> None:
    told = relative_days('He said "no" yesterday, and «نعم» أمس.', SUNDAY)
    assert [words for words, _ in told] == ["yesterday", "أمس"]


def test_without_a_date_nothing_is_told() -> None:
    assert list(relative_days("He left yesterday.", None)) == []


@given(
    st.lists(st.sampled_from('yesterday أمس السبت Saturday , الأول غدا « » " ‘ ’ الاثنين الماضي x'.split())).map(
        " ".join
    )
)
def test_all_words_are_slices_in_order_and_days_are_near(quote: str) -> None:
    at = 0
    for words, day in relative_days(quote, SUNDAY):
        at = quote.index(words, at) + len(words)
        assert abs(day - SUNDAY.date()) <= timedelta(days=7)
