"""What is measured of a bot that is asked: one question at a time, many at once, beside somebody who floods it, and for
a long time. Figures come out; seconds are of this machine, so that only ratios of one run mean anything."""

import asyncio
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.load.people import Asker
from bench.load.served import ServedBot
from bench.seed import QUESTIONS
from bot.observing.tally import percentile

TIMES = 4  # aimed at: so many times what the questions before take
ALONE = 50
WARM_UP = 0.2  # of a soak
_STEADY = 0.1  # of a soak, at its end
AGAIN_SECONDS = 90.0  # after which somebody who was turned away asks again
REST_SECONDS = 6.0  # a chat takes five messages at once, then one a second
REST_SECONDS_IN_GROUPS = 25.0  # and a group one in four

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class CrowdFigures:
    """`bound_s` is what the 95th percentile is to stay under: four times what each core's share of the questions takes,
    one after the other."""

    people: int
    questions: int
    answered: int
    out_of_order: int
    alone_p50_s: float
    p50_s: float
    p95_s: float
    bound_s: float


@dataclass(frozen=True, slots=True)
class FloodFigures:
    """How long people waited who asked one after the other, without and beside somebody who floods the bot, and how
    many of the flood's answers came in between, for the one who saw most of them."""

    questions: int
    chats: int
    others: int
    without_p50_s: float
    without_p95_s: float
    beside_p50_s: float
    beside_p95_s: float
    flood_s: float
    most_before: int


@dataclass(frozen=True, slots=True)
class SoakFigures:
    """`memory` is what the bot held, in bytes, at each tenth of the way; `growth` a share of what it held after the
    first fifth. Who was turned away asked again some time later."""

    questions: int
    answered: int
    turned_away: int
    out_of_order: int
    seconds: float
    p50_s: float
    p95_s: float
    memory: Sequence[int]
    growth: float


async def measure_crowd(people: Sequence[Asker], questions: int) -> CrowdFigures:
    """Ask one question at a time, then `questions` of all people at once."""
    _begin(people)
    for number in range(ALONE):
        asker = people[number % len(people)]
        asker.ask(_question(number))
        await asker.answers()
    alone = statistics.median(_seconds(people))
    await asyncio.sleep(REST_SECONDS)
    _begin(people)
    for number in range(questions):
        people[number % len(people)].ask(_question(number))
    await _all_answered(people)
    seconds = _seconds(people)
    return CrowdFigures(
        people=len(people),
        questions=questions,
        answered=len(seconds),
        out_of_order=sum(each.out_of_order for each in people),
        alone_p50_s=alone,
        p50_s=statistics.median(seconds),
        p95_s=_p95(seconds),
        bound_s=TIMES * alone * questions / (os.cpu_count() or 1),
    )


async def measure_flood(flood: Sequence[Asker], others: Sequence[Asker], questions: int) -> FloodFigures:
    """`others` ask one after the other; then again while one person waits for the answers to `questions` questions in
    all chats of `flood`."""
    await asyncio.sleep(REST_SECONDS_IN_GROUPS)
    _begin(others)
    for number, asker in enumerate(others):
        asker.ask(_question(number))
        await asker.answers()
    without = _seconds(others)
    await asyncio.sleep(REST_SECONDS)
    _begin(flood)
    _begin(others)
    for number in range(questions):
        flood[number % len(flood)].ask(_question(number))
    flooded = asyncio.ensure_future(_all_answered(flood))
    for number, asker in enumerate(others):
        if not flooded.done():
            asker.ask(_question(number))
            await asker.answers()
    await flooded
    beside, answered_at = _seconds(others), [each.answered_at or 0.0 for asker in flood for each in asker.asked]
    between = [
        sum(each.at < at < (each.answered_at or 0.0) for at in answered_at) for asker in others for each in asker.asked
    ]
    return FloodFigures(
        questions=questions,
        chats=len(flood),
        others=len(beside),
        without_p50_s=statistics.median(without),
        without_p95_s=_p95(without),
        beside_p50_s=statistics.median(beside),
        beside_p95_s=_p95(beside),
        flood_s=max(_seconds(flood)),
        most_before=max(between),
    )


async def measure_soak(bot: ServedBot, people: Sequence[Asker], questions: int, progress: Progress) -> SoakFigures:
    """Everybody asks the next question when they have their answer, until so many are answered."""
    await asyncio.sleep(REST_SECONDS)
    _begin(people)
    left = iter(range(questions))
    seconds: list[float] = []
    memory: list[int] = []
    out_of_order = turned_away = 0
    begun = time.monotonic()

    async def ask_on_and_on(asker: Asker) -> None:
        nonlocal out_of_order, turned_away
        for number in left:
            asker.forget()
            asked = asker.ask(_question(number))
            await asker.answers()
            while asked.turned_away:
                turned_away += 1
                await asyncio.sleep(AGAIN_SECONDS)
                asked = asker.ask(_question(number))
                await asker.answers()
            seconds.append(asked.seconds)
            memory.append(bot.memory())
            out_of_order += asker.out_of_order
            progress("questions of the soak", len(seconds), questions)

    await asyncio.gather(*(ask_on_and_on(each) for each in people))
    tenths = [memory[len(memory) * place // 10] for place in range(10)] + memory[-1:]
    warm, steady = round(WARM_UP * questions), round(_STEADY * questions)
    before, after = statistics.median(memory[warm : warm + steady]), statistics.median(memory[-steady:])
    return SoakFigures(
        questions=questions,
        answered=len(seconds),
        turned_away=turned_away,
        out_of_order=out_of_order,
        seconds=time.monotonic() - begun,
        p50_s=statistics.median(seconds),
        p95_s=_p95(seconds),
        memory=tenths,
        growth=after / before - 1,
    )


def _p95(seconds: Sequence[float]) -> float:
    found = percentile(sorted(seconds), 95)
    if found is None:
        raise ValueError("nothing was answered")
    return found


def _question(number: int) -> str:
    return QUESTIONS[number % len(QUESTIONS)]


def _begin(people: Sequence[Asker]) -> None:
    for each in people:
        each.forget()


async def _all_answered(people: Sequence[Asker]) -> None:
    await asyncio.gather(*(each.answers() for each in people))


def _seconds(people: Sequence[Asker]) -> list[float]:
    return [each.seconds for asker in people for each in asker.asked if each.answered_at is not None]
