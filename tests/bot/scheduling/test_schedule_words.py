"""What people write after /digest, in Arabic and in English: the schedule or what is missing, and cities as zones."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.scheduling.words import Asked, Off, ScheduleError, Timed, weekday_name, wish
from bot.scheduling.zones import OFFERED, zone_label, zone_named
from bot.texts import LANGUAGES


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("daily 20:00", Timed(1200, None)),
        ("Daily at 8pm", Timed(1200, None)),
        ("every day 20.30 utc", Timed(1230, None, "UTC")),
        ("daily 20:00 Cairo", Timed(1200, None, "Africa/Cairo")),
        ("daily 0:00 America/New_York", Timed(0, None, "America/New_York")),
        ("weekly sunday 09:00", Timed(540, 6)),
        ("weekly on Fri at 9 am in abu dhabi", Timed(540, 4, "Asia/Dubai")),
        ("every monday 12:15", Timed(735, 0)),
        ("daily 12 am", Timed(0, None)),
        ("daily 12pm", Timed(720, None)),
        ("يومي 20:00", Timed(1200, None)),
        ("يوميًا ٢٠:٠٠", Timed(1200, None)),
        ("كل يوم الساعة ٨ مساءً بتوقيت الرياض", Timed(1200, None, "Asia/Riyadh")),
        ("أسبوعي الأحد 09:00", Timed(540, 6)),
        ("أسبوعيا يوم الجمعة ٩:٣٠ صباحًا القاهرة", Timed(570, 4, "Africa/Cairo")),
        ("كل أربعاء 7:00", Timed(420, 2)),
        ("off", Off()),
        (" إيقاف ", Off()),
        ("أوقف", Off()),
        ("", Asked()),
        ("  ", Asked()),
    ],
)
def test_words_are_understood(words: str, wanted: object) -> None:
    assert wish(words) == wanted


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("daily", "time"),
        ("daily soon", "time"),
        ("daily 25:00", "time"),
        ("daily 20:60", "time"),
        ("daily 13pm", "time"),
        ("يومي", "time"),
        ("weekly", "weekday"),
        ("weekly 09:00", "weekday"),
        ("أسبوعي 09:00", "weekday"),
        ("weekly sunday", "time"),
        ("daily 20:00 Atlantis", "zone"),
        ("يومي 20:00 الأندلس", "zone"),
        ("monthly 20:00", "schedule"),
        ("off now", "schedule"),
        ("20:00", "schedule"),
    ],
)
def test_what_is_missing_is_told(words: str, reason: str) -> None:
    with pytest.raises(ScheduleError) as caught:
        wish(words)
    assert caught.value.reason == reason


@given(st.text())
def test_any_words_are_understood_or_refused(words: str) -> None:
    with suppress(ScheduleError):  # anything else fails
        assert isinstance(wish(words), Timed | Off | Asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_weekday_is_known_by_the_name_that_is_shown(language: str) -> None:
    for weekday in range(7):
        assert wish(f"weekly {weekday_name(weekday, language)} 9:00") == Timed(540, weekday)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_zone_that_is_offered_is_known_by_its_label(language: str) -> None:
    assert [zone_named(zone_label(zone, language)) for zone in OFFERED] == list(OFFERED)
    assert len({zone_label(zone, language) for zone in OFFERED}) == len(OFFERED)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("new york", "America/New_York"),
        ("نيويورك", "America/New_York"),
        ("EUROPE/BERLIN", "Europe/Berlin"),
        ("طشقند", "Asia/Tashkent"),
        ("doha", "Asia/Qatar"),
        ("غزة", "Asia/Gaza"),
        ("gmt", "UTC"),
        ("غرينتش", "UTC"),
        ("Middle-earth", None),
        ("", None),
    ],
)
def test_cities_are_zones(words: str, zone: str | None) -> None:
    assert zone_named(words) == zone
