"""What people write after /summary: spans, dates, numbers, topics, and what is none of them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SpanError
from retrieval.digest.time_span import Wanted, last, since, wanted

NOW = datetime(2026, 9, 10, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(("text", "hours"), [
    ("24h", 24), ("3d", 72), ("2w", 336), ("30m", 0.5), ("90 minutes", 1.5), ("1 day", 24), (" 24H ", 24),
    ("٢٤ ساعة", 24), ("3 أيام", 72), ("يوم", 24), ("يومين", 48), ("أسبوع", 168), ("أسبوعين", 336), ("ساعتين", 2),
    ("day", 24), ("today", 24), ("اليوم", 24), ("هاليوم", 24), ("Daily", 24), ("yesterday", 48), ("أمس", 48),
    ("يوم أمس", 48), ("إمبارح", 48), ("this week", 168), ("هذا الأسبوع", 168), ("الأسبوع الماضي", 168), ("weekly", 168),
    ("the last 3 days", 72), ("آخر ٣ أيام", 72), ("this month", 720), ("الشهر الماضي", 720), ("شهرين", 1440),
])  # fmt: skip
def test_a_span_reaches_back_from_now(text: str, hours: float) -> None:
    assert since(text, NOW) == NOW - timedelta(hours=hours)


def test_a_date_begins_at_midnight_in_the_reader_s_zone() -> None:
    bishkek = timezone(timedelta(hours=6))
    assert since("2026-09-01", NOW, bishkek) == datetime(2026, 8, 31, 18, tzinfo=UTC)
    assert since("٢٠٢٦-٠٩-٠١", NOW) == datetime(2026, 9, 1, tzinfo=UTC)
    assert since("2026-09-01T08:00+02:00", NOW) == datetime(2026, 9, 1, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0h",
        "h",
        "yesterday-ish",
        "-3d",
        "3x",
        "24h24h",
        "2026-13-01",
        "100000h",
        "أمس غدا",
        "tomorrow",
        "next week",
        "this",
        "the last",
    ],
)
def test_what_is_no_span_is_said_to_be_none(text: str) -> None:
    with pytest.raises(SpanError, match=r"24h|ten years"):
        since(text, NOW)


def test_more_than_ten_years_is_too_long() -> None:
    with pytest.raises(SpanError, match="ten years"):
        since("600w", NOW)


@pytest.mark.parametrize(("text", "number"), [("100", 100), ("١٠٠", 100), (" 1 ", 1), ("10000", 10_000)])
def test_a_number_is_so_many_posts(text: str, number: int) -> None:
    assert last(text) == number


@pytest.mark.parametrize("text", ["0", "10001", "-5", "ten", "1.5", "", "9" * 30])
def test_what_is_no_number_of_posts_is_said_to_be_none(text: str) -> None:
    with pytest.raises(SpanError, match="1 to 10000"):
        last(text)


@pytest.mark.parametrize(("text", "meant"), [
    ("", Wanted()),
    ("   ", Wanted()),
    ("24h", Wanted(since=NOW - timedelta(hours=24))),
    ("100", Wanted(last=100)),
    ("about railways", Wanted(topic="railways")),
    ("About the new bridge", Wanted(topic="the new bridge")),
    ("عن السكك الحديدية", Wanted(topic="السكك الحديدية")),
    ("حول الجسر", Wanted(topic="الجسر")),
    ("3d about railways", Wanted(since=NOW - timedelta(days=3), topic="railways")),
    ("3 أيام عن السكك الحديدية", Wanted(since=NOW - timedelta(days=3), topic="السكك الحديدية")),
    ("this week about railways", Wanted(since=NOW - timedelta(days=7), topic="railways")),
    ("أمس عن السكك الحديدية", Wanted(since=NOW - timedelta(days=2), topic="السكك الحديدية")),
    ("50 about railways", Wanted(last=50, topic="railways")),
])  # fmt: skip
def test_what_a_command_asks_for(text: str, meant: Wanted) -> None:
    assert wanted(text, NOW) == meant


@pytest.mark.parametrize("text", ["railways", "soon about railways", "0", "24h please", "about"])
def test_what_a_command_can_t_mean_is_an_error(text: str) -> None:
    with pytest.raises(SpanError):
        wanted(text, NOW)


@given(st.text(max_size=40))
def test_anything_is_understood_or_refused(text: str) -> None:
    try:
        meant = wanted(text, NOW)
    except SpanError:
        return
    assert meant.last is None or 1 <= meant.last <= 10_000
    assert meant.since is None or meant.since.tzinfo is not None
    assert meant.topic is None or meant.topic.strip()
