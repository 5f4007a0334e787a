"""Dates as a reader would write them."""

from datetime import UTC, datetime, timedelta, timezone

from bot.dates import readable_date


def test_a_moment_in_both_languages() -> None:
    moment = datetime(2023, 9, 19, 1, 58, tzinfo=UTC)
    assert readable_date(moment, "en") == "19 September 2023, 01:58 UTC"
    assert readable_date(moment, "ar") == "19 سبتمبر 2023، 01:58 بتوقيت غرينتش"


def test_every_zone_is_shown_in_utc() -> None:
    moment = datetime(2024, 1, 1, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    assert readable_date(moment, "en") == "31 December 2023, 22:30 UTC"


def test_a_day_without_a_time_is_a_day() -> None:
    assert readable_date(datetime(2023, 5, 3, tzinfo=UTC), "ar") == "3 مايو 2023"


def test_no_date_is_nothing() -> None:
    assert readable_date(None, "ar") == ""


def test_another_language_reads_english() -> None:
    assert readable_date(datetime(2023, 5, 3, tzinfo=UTC), "fr") == "3 May 2023"
