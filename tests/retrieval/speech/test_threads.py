"""How far back a sentence without a subject goes, to whom it is about."""

import pytest
from reports import sentences

from retrieval.speech.threads import threads


def _last_goes_on_from(*told: str) -> list[int]:
    """The places of the sentences that the last one goes on from, nearest first."""
    stored = sentences(*told, day=1, scores=[1.0] * len(told))[0].stored
    return [part.place for part in threads(stored)[-1][1:]]


@pytest.mark.parametrize(
    ("told", "places"),
    [
        (["Lena Okafor opened the port.", "She said trade would grow.", "She thanked the crew."], [1, 0]),
        (["Lena Okafor opened the port.", "Rain fell at noon.", "She said 40 ships were expected."], [0]),
        (["Lena Okafor opened the port.", "It was raining in the city.", "She said 40 ships were due."], [0]),
        (["Lena Okafor opened the port.", "The hall was full.", "It was cold.", '"We are ready," she said.'], [0]),
        (["Paul Renard spoke.", "He promised 200 jobs.", "In March, he had promised 100."], [1, 0]),
        (["أعلنت ليلى حداد افتتاح الميناء.", "وكان الجو ماطرا.", "وأوضحت أن أربعين سفينة ستصل."], [0]),
        (["أعلن سامر قنديل افتتاح الميناء.", "وهطل المطر ظهرا.", "وهو في الخمسين من عمره."], [0]),
        (["أعلن سامر قنديل الافتتاح.", "وأضاف أن السفن ستصل.", "وفي رده على سؤال، قال إن الأرصفة جاهزة."], [1, 0]),
    ],
)
def test_it_reaches_back_over_the_weather_and_the_place(told: list[str], places: list[int]) -> None:
    assert _last_goes_on_from(*told) == places


@pytest.mark.parametrize(
    ("told", "places"),
    [
        (["Lena Okafor opened the port.", "Rain fell on Paul Renard.", "He said 40 ships were expected."], [1]),
        (["Lena Okafor opened the port.", "The engineers met.", "They plan 20 turbines."], [1]),
        (["Lena Okafor opened the port.", "It was raining in the city."], []),
        (["Lena Okafor opened the port.", "Rain fell.", "The engineers met."], []),
        (["Rain fell at noon.", "She said 40 ships were expected."], [0]),
        (["أعلنت ليلى حداد افتتاح الميناء.", "والتقى المدير العمال.", "وأوضح أن أربعين سفينة ستصل."], [1]),
    ],
)
def test_it_reaches_back_over_nobody(told: list[str], places: list[int]) -> None:
    assert _last_goes_on_from(*told) == places
