"""Slots of schedules: one a day or a week by the clocks of a zone, whatever these clocks do."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.scheduling.schedule import Schedule, decoded, latest_slot, next_slot
from index.errors import InputError

ZONES = sorted(available_timezones())
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

schedules = st.builds(
    Schedule, st.integers(0, 24 * 60 - 1), st.none() | st.integers(0, 6), st.sampled_from(ZONES)
)  # fmt: skip
moments = st.datetimes(datetime(1975, 1, 1), datetime(2045, 1, 1), timezones=st.just(UTC))


def at(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def is_gap(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks are put forward within the day before a moment."""
    return (moment - DAY).astimezone(zone).utcoffset() != moment.astimezone(zone).utcoffset()


@settings(max_examples=400)
@given(schedules, moments)
@example(Schedule(20 * 60, None, "Pacific/Apia"), datetime(2011, 12, 30, 6, tzinfo=UTC))
@example(Schedule(30, None, "Africa/Cairo"), datetime(2026, 4, 23, 20, tzinfo=UTC))
def test_the_next_slot_shows_the_time_of_day_on_the_day(schedule: Schedule, moment: datetime) -> None:
    slot = next_slot(schedule, moment)
    assert moment < slot <= moment + schedule.period + DAY + 2 * HOUR
    there = slot.astimezone(ZoneInfo(schedule.zone))
    if is_gap(slot, ZoneInfo(schedule.zone)):
        return
    assert (there.hour, there.minute) == divmod(schedule.minute, 60)
    assert schedule.weekday in {None, there.weekday()}


@settings(max_examples=400)
@given(schedules, moments)
def test_nothing_lies_between_two_neighbouring_slots(schedule: Schedule, moment: datetime) -> None:
    before, after = latest_slot(schedule, moment), next_slot(schedule, moment)
    assert before <= moment < after
    assert next_slot(schedule, before) == after
    assert latest_slot(schedule, after) == after
    assert latest_slot(schedule, after - timedelta(microseconds=1)) == before


@settings(max_examples=100)
@given(schedules, moments)
def test_a_year_has_a_slot_for_each_day_or_week(schedule: Schedule, moment: datetime) -> None:
    slot, slots = moment, []
    while (slot := next_slot(schedule, slot)) <= moment + 364 * DAY:
        slots.append(slot)
    expected = 364 if schedule.weekday is None else 52
    assert abs(len(slots) - expected) <= 1
    assert slots == sorted(set(slots))


def test_a_time_that_clocks_skip_comes_as_much_later() -> None:
    paris = Schedule(2 * 60 + 30, None, "Europe/Paris")
    assert next_slot(paris, at("2026-03-28T12:00", "Europe/Paris")) == at("2026-03-29T03:30", "Europe/Paris")
    assert next_slot(paris, at("2026-03-29T12:00", "Europe/Paris")) == at("2026-03-30T02:30", "Europe/Paris")


def test_a_time_that_clocks_show_twice_counts_once() -> None:
    paris = Schedule(2 * 60 + 30, None, "Europe/Paris")
    first = next_slot(paris, at("2026-10-24T12:00", "Europe/Paris"))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_slot(paris, first) == at("2026-10-26T02:30", "Europe/Paris")


def test_a_week_goes_by_the_day_of_the_zone() -> None:
    monday = Schedule(30, 0, "Asia/Almaty")
    assert next_slot(monday, datetime(2026, 9, 6, 12, tzinfo=UTC)) == datetime(2026, 9, 6, 19, 30, tzinfo=UTC)


@given(schedules)
def test_a_button_says_a_schedule(schedule: Schedule) -> None:
    assert decoded(schedule.code, schedule.zone) == schedule
    assert len(schedule.code) <= 24


@pytest.mark.parametrize("code", ["", "d", "d-1440", "w7-0", "w1-9999", "x-1", "d--1", "d-1 "])
def test_no_other_code_is_a_schedule(code: str) -> None:
    with pytest.raises(InputError):
        decoded(code, "UTC")


@pytest.mark.parametrize("zone", ["", "Atlantis", "../etc/passwd", "Africa", "\0", "x" * 300])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(InputError):
        Schedule(0, None, zone)
