"""When something was published, as a reader would write it: an aware datetime goes in, a date and a time in UTC
come out in the reader's language. Nothing where the date is not known."""

from datetime import UTC, datetime

_MONTHS = {
    "ar": (
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
_TIMES = {"ar": "{date}، {time} بتوقيت غرينتش", "en": "{date}, {time} UTC"}


def readable_date(moment: datetime | None, language: str) -> str:
    """ "19 September 2023, 01:58 UTC" or "19 سبتمبر 2023، 01:58 بتوقيت غرينتش"; "" for None.

    `moment` is aware; midnight UTC is shown as the day alone, because sources that name no time are read as that.
    Languages other than "ar" are shown in English.
    """
    if moment is None:
        return ""
    shown = language if language in _MONTHS else "en"
    there = moment.astimezone(UTC)
    date = f"{there.day} {_MONTHS[shown][there.month - 1]} {there.year}"
    if (there.hour, there.minute, there.second) == (0, 0, 0):
        return date
    return _TIMES[shown].format(date=date, time=f"{there:%H:%M}")
