"""Date lines of articles, in Arabic and English, into aware times.

One line of text in; an aware `datetime` in UTC out, or None where the line says anything but a date. A sentence with
a date in it is no date line: nothing may be left over once weekday, date, time, zone and a few words like "نشر" are
taken away.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from index.text import fold

_LONGEST_LINE = 120
_MONTHS_IN_A_YEAR = 12

# Folded forms: the Gregorian months as the eastern press, the Levant and the Maghreb write them, and English.
_MONTH_NAMES = (
    "يناير|كانون الثاني|جانفي|january|jan",
    "فبراير|شباط|فيفري|february|feb",
    "مارس|اذار|march|mar",
    "ابريل|نيسان|افريل|april|apr",
    "مايو|ايار|ماي|may",
    "يونيو|يونيه|حزيران|جوان|june|jun",
    "يوليو|يوليه|تموز|جويليه|july|jul",
    "اغسطس|اب|اوت|غشت|august|aug",
    "سبتمبر|ايلول|شتنبر|september|sept|sep",
    "اكتوبر|تشرين الاول|october|oct",
    "نوفمبر|تشرين الثاني|نونبر|november|nov",
    "ديسمبر|كانون الاول|دجنبر|december|dec",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split("|")}
"""The number (1 to 12) of each month name, folded; two words are parted by one space."""
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

_DATE = re.compile(
    # A month may be named twice, for readers east and west: ايلول/سبتمبر, ايلول (سبتمبر).
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ,،/.-]+(?P<month>{MONTH})(?: ?[/(-] ?(?:{MONTH})\)?)?\.?"
    r"[ ,،/.-]+(?P<year>\d{4})م?\b"
    rf"|(?P<month2>{MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})\b"
    r"|(?P<year3>\d{4})[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})(?!\d)"
    # Day first, as Arab and British papers write it.
    r"|(?P<day4>\d{1,2})[-/.](?P<month4>\d{1,2})[-/.](?P<year4>\d{4})"
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)? ?(?P<half>am|pm|a\.m\.|p\.m\.|ص\b|م\b|صباحا|مساء)?"
)
_ISO_SEPARATOR = re.compile(r"(?<=\d)t(?=\d)")  # 2023-09-19T01:58, folded
_OFFSET = re.compile(r"(?:utc|gmt|غرينتش)? ?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?$")

_GREENWICH = "غرينتش|غرينيتش|جرينتش|جرينيتش|greenwich mean time|gmt|utc|z"
_CITIES = {
    "مكه المكرمه|مكه|السعوديه|الرياض|riyadh|mecca": "Asia/Riyadh",
    "القاهره|مصر|cairo": "Africa/Cairo",
    "بيروت|beirut": "Asia/Beirut",
    "دمشق|damascus": "Asia/Damascus",
    "بغداد|baghdad": "Asia/Baghdad",
    "القدس|jerusalem": "Asia/Jerusalem",
    "عمان|amman": "Asia/Amman",
    "دبي|ابوظبي|ابو ظبي|الامارات|dubai": "Asia/Dubai",
    "الدوحه|doha": "Asia/Qatar",
    "الكويت|kuwait": "Asia/Kuwait",
    "طهران|tehran": "Asia/Tehran",
    "تونس|tunis": "Africa/Tunis",
    "الجزاير|algiers": "Africa/Algiers",
    "المغرب|الرباط|rabat": "Africa/Casablanca",
    "الخرطوم|khartoum": "Africa/Khartoum",
    "لندن|london": "Europe/London",
    "اسطنبول|انقره|istanbul|ankara": "Europe/Istanbul",
    "موسكو|moscow": "Europe/Moscow",
    "edt|est|et": "America/New_York",
    "pdt|pst|pt": "America/Los_Angeles",
    "bst": "Europe/London",
}
_ZONES: dict[str, tzinfo] = dict.fromkeys(_GREENWICH.split("|"), UTC) | {
    name: ZoneInfo(key) for names, key in _CITIES.items() for name in names.split("|")
}
_ZONE = re.compile(
    rf"(?:بتوقيت|توقيت)? ?\b(?P<zone>{'|'.join(sorted(_ZONES, key=len, reverse=True))})(?: time| المحلي)?(?!\w)"
)
_FILLER = re.compile(
    r"\b(?:ال)?(?:سبت|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\b(?:تاريخ|النشر|نشر|نشرت|في|يوم|اخر|تحديث|الساعه|الموافق|published|updated|posted|last|on|at|date|time)\b"
    r"|[\s,،:;؛|/()\[\]–—.-]"
)


def parse_date_line(line: str) -> datetime | None:
    """The moment that a date line names, in UTC; midnight where it names no time, UTC where it names no zone."""
    if len(line) > _LONGEST_LINE:
        return None
    rest = _ISO_SEPARATOR.sub(" ", " ".join(fold(line).split()))
    date = _DATE.search(rest)
    if date is None:
        return None
    rest = _cut(rest, date)
    hour, minute = 0, 0
    time = _TIME.search(rest)
    if time is not None:
        hour, minute = _hour(int(time["hour"]), time["half"]), int(time["minute"])
        rest = _cut(rest, time)
    zone, rest = _take_zone(rest.strip())
    if _FILLER.sub("", rest):
        return None
    if time is None:
        zone = UTC  # a city beside a mere day is where it was written: the day stays the one that was named
    year, month, day = _parts(date)
    try:
        return datetime(year, month, day, hour, minute, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None  # the thirty-first of February is no date


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _parts(date: re.Match[str]) -> tuple[int, int, int]:
    found = {name.rstrip("234"): value for name, value in date.groupdict().items() if value}
    year, day = int(found["year"]), int(found["day"])
    month = MONTHS[found["month"]] if found["month"] in MONTHS else int(found["month"])
    if month > _MONTHS_IN_A_YEAR >= day:
        month, day = day, month  # 12/25/2023: an American wrote it
    return year, month, day


def _hour(hour: int, half: str | None) -> int:
    if half is None or hour > 12:
        return hour
    afternoon = half.startswith(("p", "م"))
    return hour % 12 + (12 if afternoon else 0)


def _take_zone(rest: str) -> tuple[tzinfo, str]:
    offset = _OFFSET.search(rest)
    if offset is not None:
        distance = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        if distance < timedelta(hours=24):
            return timezone(-distance if offset["sign"] == "-" else distance), _cut(rest, offset)
    named = _ZONE.search(rest)
    if named is not None:
        return _ZONES[named["zone"]], _cut(rest, named)
    return UTC, rest
