"""Durations in words, as people are told them: rounded up for those who wait, with forms that agree in Arabic."""

import pytest

from bot.printable import without_direction_controls
from bot.telegram.formatting.durations import wait_in_words
from bot.telegram.turns.limits import Verdict
from bot.texts import texts_in

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")


@pytest.mark.parametrize(
    ("seconds", "english", "arabic"),
    [
        (0, "1 second", "ثانية واحدة"),
        (1.2, "2 seconds", "ثانيتين"),
        (10, "10 seconds", "10 ثوانٍ"),
        (59, "59 seconds", "59 ثانية"),
        (59.2, "1 minute", "دقيقة واحدة"),
        (60, "1 minute", "دقيقة واحدة"),
        (61, "2 minutes", "دقيقتين"),
        (437, "8 minutes", "8 دقائق"),
        (660, "11 minutes", "11 دقيقة"),
        (6000, "100 minutes", "100 دقيقة"),
    ],
)
def test_nobody_is_told_to_come_back_too_early(seconds: float, english: str, arabic: str) -> None:
    assert without_direction_controls(wait_in_words(seconds, ENGLISH)) == english
    assert without_direction_controls(wait_in_words(seconds, ARABIC)) == arabic


def test_who_is_turned_away_is_told_until_when() -> None:
    slow, crowded = Verdict(allowed=False, wait_seconds=20), Verdict(allowed=False, wait_seconds=95, text="crowded")
    assert without_direction_controls(slow.said(ENGLISH)).endswith("Please try again in 20 seconds.")
    assert without_direction_controls(crowded.said(ARABIC)).endswith("بعد نحو دقيقتين.")
