"""When something was published, as a reader would write it: an aware datetime and a language tag go in, a date and a
time in UTC come out. Nothing where the date is not known. Month names are CLDR's."""

from datetime import UTC, date, datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from bot.printable import without_direction_controls
from bot.texts import Texts, texts_in
from retrieval.gloss.relative_days import relative_days

# Day, month, year is the order of Arabic and of most English readers; CLDR has another for American English alone.
_DAY, _SHORT_DAY = "d MMMM y", "d MMM"


def readable_date(moment: datetime | None, language_tag: str) -> str:
    """ "19 September 2023, 01:58 UTC" or "19 سبتمبر 2023، 01:58 بتوقيت غرينتش"; "" for None.

    The tag of a country chooses its months: "ar-SY" reads "أيلول" and "ar-MA" "شتنبر" where "ar" reads "سبتمبر".
    `moment` is aware; midnight UTC is shown as the day alone, because sources that name no time are read as that.
    Languages other than Arabic are shown in English.
    """
    if moment is None:
        return ""
    texts = texts_in(language_tag)
    there = moment.astimezone(UTC)
    shown = readable_day(there.date(), language_tag)
    if (there.hour, there.minute, there.second) == (0, 0, 0):
        return shown
    return _with_time(shown, f"{there:%H:%M}", texts)


def readable_day(day: date, language_tag: str) -> str:
    """ "19 September 2023" or "19 سبتمبر 2023"; the tag chooses the months as in `readable_date`."""
    texts = texts_in(language_tag)
    return format_date(day, _DAY, _locale(texts.language, texts.tag))


def days_told(quote: str, published: datetime | None, language_tag: str) -> list[tuple[str, str]]:
    """Words such as "yesterday" in a quote, each with the day that they mean, as in `readable_day`."""
    return [(words, readable_day(day, language_tag)) for words, day in relative_days(quote, published)]


def short_day(day: date, language_tag: str) -> str:
    """ "19 Sep" or "19 سبتمبر", for narrow places."""
    texts = texts_in(language_tag)
    return format_date(day, _SHORT_DAY, _locale(texts.language, texts.tag))


def _with_time(date: str, time: str, texts: Texts) -> str:
    # Both run the way the sentence does: nothing has to be held apart, and a program may read the line too.
    return without_direction_controls(texts.say("moment", date=date, time=time))


@lru_cache(maxsize=256)
def _locale(language: str, tag: str) -> Locale:
    """CLDR's locale for a tag, or for its language alone where CLDR knows no such country."""
    parts = tag.replace("_", "-").split("-")
    try:
        return Locale.parse(f"{language}_{parts[-1].upper()}")
    except (UnknownLocaleError, ValueError):
        return Locale(language)
