"""Time zones as people call them: a city or an IANA name in, an IANA name out; and the other way round."""

from collections.abc import Mapping
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.dates import get_timezone_location

from bot.texts import LANGUAGES
from index.text import fold

OFFERED = (
    "Africa/Casablanca", "Africa/Algiers", "Africa/Tunis",
    "Africa/Tripoli", "Africa/Cairo", "Africa/Khartoum",
    "Asia/Jerusalem", "Asia/Beirut", "Asia/Damascus",
    "Asia/Amman", "Asia/Baghdad", "Asia/Riyadh",
    "Asia/Kuwait", "Asia/Qatar", "Asia/Dubai",
    "Europe/London", "Europe/Paris", "Europe/Istanbul",
    "Europe/Moscow", "Asia/Tehran", "Asia/Tashkent",
    "Asia/Almaty", "UTC",
)  # fmt: skip
"""Zones that buttons offer. Buttons name them by their places here: new ones go to the end."""

_UTC_NAMES = ("utc", "gmt", "غرينتش", "جرينتش", "توقيت غرينتش")
# Cities that people name and the zone database doesn't, in zones that it has.
_ALSO = {
    "Asia/Riyadh": ("mecca", "makkah", "medina", "jeddah", "مكة", "المدينة", "المدينة المنورة", "جدة"),
    "Asia/Dubai": ("abu dhabi", "أبوظبي", "أبو ظبي", "الشارقة"),
    "Africa/Cairo": ("alexandria", "الإسكندرية"),
    "Asia/Damascus": ("aleppo", "حلب"),
    "Asia/Baghdad": ("basra", "mosul", "البصرة", "الموصل", "أربيل"),
    "Asia/Jerusalem": ("القدس",),
    "Africa/Casablanca": ("rabat", "الرباط"),
    "Asia/Almaty": ("astana", "أستانا"),
    "Asia/Qatar": ("doha", "الدوحة"),
}


def zone_named(words: str) -> str | None:
    """The IANA name for what somebody wrote: "Cairo", "القاهرة", "Africa/Cairo", "UTC"; None for anything else."""
    return _by_name().get(_folded(words))


def zone_label(zone: str, language: str) -> str:
    """What readers of `language` ("ar" or "en") call a zone: its city."""
    if zone == "UTC":
        return "غرينتش" if language == "ar" else zone
    return str(get_timezone_location(zone, locale=language, return_city=True))


@cache
def _by_name() -> dict[str, str]:
    zones = list(dict.fromkeys([*OFFERED, *sorted(available_timezones())]))  # some have two names: Asia/Istanbul
    named: dict[str, str] = {}
    for zone in zones:
        named.setdefault(_folded(zone), zone)
    for language in LANGUAGES:
        for zone, names in Locale(language).time_zones.items():
            if zone in zones and isinstance(names, Mapping) and "city" in names:
                named.setdefault(_folded(str(names["city"])), zone)
    for zone in zones:
        if "/" in zone and not zone.startswith(("Etc/", "US/", "posix/", "right/")):
            named.setdefault(_folded(zone.rsplit("/", 1)[1]), zone)
    named.update({_folded(city): zone for zone, cities in _ALSO.items() for city in cities})
    named.update(dict.fromkeys(map(_folded, _UTC_NAMES), "UTC"))
    return named


def _folded(words: str) -> str:
    return " ".join(fold(words.replace("_", " ")).casefold().split())
