"""How fast systems index and answer, taking turns so that whatever else the machine does hits all alike."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.peers.messages import Article, Ask
from bench.peers.process import SystemProcess

_SLICES = 6


@dataclass(frozen=True, slots=True)
class Timed:
    """Articles a second; milliseconds of a question."""

    articles_per_second: float
    passage_p50_ms: float | None
    p50_ms: float
    p95_ms: float


def measure_speed(
    systems: Sequence[SystemProcess], articles: Sequence[Article], questions: Sequence[Ask]
) -> dict[str, Timed]:
    """Index `articles` and ask `questions`, each system in turn, in an order that moves on; by label."""
    warm_up, rest = articles[:8], articles[8:]
    for system in systems:
        system.index(warm_up)  # what is loaded at the first use is no part of a rate
    seconds = dict.fromkeys((each.label for each in systems), 0.0)
    for number in range(_SLICES):
        for system in _turn(systems, number):
            seconds[system.label] += system.index(rest[number::_SLICES])
    for system in systems:
        seconds[system.label] += system.save()
        for asked in questions[:4]:
            system.ask(asked)
    passages: dict[str, list[float]] = {each.label: [] for each in systems}
    wholes: dict[str, list[float]] = {each.label: [] for each in systems}
    for number, asked in enumerate(questions):
        for system in _turn(systems, number):
            found = system.ask(asked)
            wholes[system.label].append(1000 * found.seconds)
            if found.passage_seconds is not None:
                passages[system.label].append(1000 * found.passage_seconds)
    return {
        label: Timed(
            len(rest) / seconds[label],
            statistics.median(passages[label]) if passages[label] else None,
            statistics.median(whole),
            statistics.quantiles(whole, n=20)[-1],
        )
        for label, whole in wholes.items()
    }


def _turn(systems: Sequence[SystemProcess], number: int) -> list[SystemProcess]:
    first = number % len(systems)
    return [*systems[first:], *systems[:first]]
