"""Date lines: which moment a line names, and which lines are none."""

from datetime import UTC, datetime, timedelta

import pytest
from any_text import texts
from hypothesis import given, settings
from hypothesis import strategies as st

from index.dates import parse_date_line

SEED_LINE = "الثلاثاء ١٩ سبتمبر ٢٠٢٣ - ٠١:٥٨ بتوقيت غرينتش"


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        (SEED_LINE, utc(2023, 9, 19, 1, 58)),
        ("الخرطوم | 3 نيسان 2024", utc(2024, 4, 3)),  # a city beside a day moves it into no other zone
        ("Amman, 19 September 2023", utc(2023, 9, 19)),
        ("12/25/2023", utc(2023, 12, 25)),
        ("Updated 3:04 PM EDT, Thu April 4, 2024", utc(2024, 4, 4, 19, 4)),
        ("19 سبتمبر 2023", utc(2023, 9, 19)),
        ("19 سبتمبر/أيلول 2023", utc(2023, 9, 19)),
        ("19 أيلول/سبتمبر 2023 - 10:00", utc(2023, 9, 19, 10)),
        ("الثلاثاء 19 أيلول (سبتمبر) 2023", utc(2023, 9, 19)),
        ("١٩ أيلول ٢٠٢٣", utc(2023, 9, 19)),
        ("1 كانون الثاني 2024", utc(2024, 1, 1)),
        ("31 كانون الأول 2023", utc(2023, 12, 31)),
        ("2 تشرين الثاني 2023 - 09:05", utc(2023, 11, 2, 9, 5)),
        ("7 شباط ٢٠٢٤", utc(2024, 2, 7)),
        ("3 آب 2023", utc(2023, 8, 3)),
        ("12 جانفي 2024", utc(2024, 1, 12)),
        ("5 غشت 2022", utc(2022, 8, 5)),
        ("١٩/٩/٢٠٢٣", utc(2023, 9, 19)),
        ("نشر في 19-09-2023", utc(2023, 9, 19)),
        ("آخر تحديث: الثلاثاء، 19 سبتمبر 2023 الساعة 10:15 مساءً بتوقيت القاهرة", utc(2023, 9, 19, 19, 15)),
        ("19/09/2023 - 14:30 بتوقيت مكة المكرمة", utc(2023, 9, 19, 11, 30)),
        ("19/01/2023 - 14:30 بتوقيت بيروت", utc(2023, 1, 19, 12, 30)),
        ("19 يوليو 2023 12:00 ص", utc(2023, 7, 19)),
        ("19 September 2023", utc(2023, 9, 19)),
        ("September 19, 2023", utc(2023, 9, 19)),
        ("September 19th, 2023", utc(2023, 9, 19)),
        ("Sept. 19, 2023", utc(2023, 9, 19)),
        ("May 5 2023", utc(2023, 5, 5)),
        ("Tuesday, September 19, 2023 1:58 PM", utc(2023, 9, 19, 13, 58)),
        ("1 Jan 2024, 12:30 a.m.", utc(2024, 1, 1, 0, 30)),
        ("Published: 19 Sep 2023 09:05 GMT", utc(2023, 9, 19, 9, 5)),
        ("Updated 14:30 GMT+3 19 September 2023", utc(2023, 9, 19, 11, 30)),
        ("19 July 2023 10:00 London time", utc(2023, 7, 19, 9)),
        ("19 January 2023 10:00 London time", utc(2023, 1, 19, 10)),
        ("2023-09-19", utc(2023, 9, 19)),
        ("2023-09-19 01:58", utc(2023, 9, 19, 1, 58)),
        ("2023-09-19T01:58:00Z", utc(2023, 9, 19, 1, 58)),
        ("2023-09-19T01:58:00.250+03:00", utc(2023, 9, 18, 22, 58)),
        ("2023-09-19T01:58-0530", utc(2023, 9, 19, 7, 28)),
        ("29 February 2024", utc(2024, 2, 29)),
        ("  \u200f١٩ سبتمبر ٢٠٢٣\u200f  ", utc(2023, 9, 19)),
    ],
)
def test_names_the_moment(line: str, moment: datetime) -> None:
    found = parse_date_line(line)
    assert found == moment
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    "line",
    [
        "",
        "رئيسي",
        "وصل الرئيس يوم ١٩ سبتمبر ٢٠٢٣",
        "في 19 سبتمبر 2023 وقعت إيران اتفاقا مع كازاخستان.",
        "The talks began on 19 September 2023.",
        "19 September 2023 was a Tuesday",
        "September 2023",
        "19 سبتمبر",
        "10:30",
        "+998 71 200 12 12",
        "1.2.3.4.2023",
        "2023-2024-2025",
        f"{SEED_LINE} {SEED_LINE}",
        f"{SEED_LINE}{' ' * 200}-",
    ],
)
def test_is_no_date_line(line: str) -> None:
    assert parse_date_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "31 فبراير 2023",
        "29 February 2023",
        "0 September 2023",
        "19/13/2023",
        "2023-09-31",
        "19 September 0000",
        "19 September 2023 25:00",
        "19 September 2023 10:75",
        "0001-01-01T00:00+23:00",
        "9999-12-31T23:59-23:00",
        "19 September 2023 10:00 +99:00",
    ],
)
def test_an_impossible_date_is_none(line: str) -> None:
    assert parse_date_line(line) is None


@given(texts)
@settings(max_examples=300, deadline=None)
def test_takes_any_text(text: str) -> None:
    found = parse_date_line(text)
    assert found is None or found.utcoffset() == timedelta(0)


_PIECES = st.sampled_from(
    [
        *"0123456789٠١٢٣٩",
        *" -/.:+,TZ",
        "19",
        "2023",
        "سبتمبر",
        "september",
        "12:30",
        "pm",
        "مساء",
        "gmt",
        "بيروت",
        "0001",
    ]
)


@given(st.lists(_PIECES, max_size=12).map("".join))
@settings(max_examples=500, deadline=None)
def test_takes_anything_like_a_date(text: str) -> None:
    found = parse_date_line(text)
    assert found is None or found.utcoffset() == timedelta(0)


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)))
@settings(max_examples=200, deadline=None)
def test_reads_every_day_in_every_form(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for form in ("%Y-%m-%dT%H:%MZ", "%d/%m/%Y %H:%M", "%d %B %Y - %H:%M GMT", "%A, %B %d, %Y %I:%M %p"):
        line = moment.strftime(form)
        assert parse_date_line(line) == moment, line
        assert parse_date_line(line.translate(digits)) == moment, line
