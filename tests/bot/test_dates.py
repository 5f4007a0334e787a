"""Dates as a reader would write them."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    ("tag", "month"),
    [
        *(("ar", "سبتمبر"), ("ar-EG", "سبتمبر"), ("ar_SA", "سبتمبر"), ("AR-ma", "شتنبر"), ("ar-XX", "سبتمبر")),
        *((tag, "أيلول") for tag in ("ar-SY", "ar-IQ", "ar-LB", "ar-JO", "ar-PS", "ar-Arab-SY")),
        *(("en-US", "September"), ("en-GB", "September"), ("", "September"), ("ar-" + "x" * 500, "سبتمبر")),
    ],
)
def test_the_country_chooses_the_name_of_the_month(tag: str, month: str) -> None:
    assert readable_date(datetime(2023, 9, 19, tzinfo=UTC), tag) == f"19 {month} 2023"


# The first and last years have days that no clock in UTC can show; no library stores them.
moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.timezones())


@given(moments, st.text() | st.text().map("ar-{}".format))
def test_any_moment_is_one_line_in_ascii_digits_for_any_tag(moment: datetime, tag: str) -> None:
    date = readable_date(moment, tag)
    assert re.fullmatch(r"[0-9]{1,2} [^\d\W]+( [^\d\W]+)? [0-9]{1,4}([,،] [0-9]{2}:[0-9]{2} .+)?", date)
