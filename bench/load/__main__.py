"""`python -m bench.load [--questions N] [--people N] [--soak N] [--json]`: the bot under load. 500 questions from 100
people at once, people who ask beside one who floods 20 chats, and 20,000 questions one after the other, after which the
bot's memory is compared.

Real are the bot, as `qawl bot` runs it, its default model over the seed library, the network, and Telegram's rates,
which the bot keeps to: 25 messages a second, and one to each chat. Made up is Telegram (see `Simulator`).
"""

import argparse
import asyncio
import json
import os
import sys
from dataclasses import asdict

from bench.load.measuring import CrowdFigures, FloodFigures, SoakFigures, measure_crowd, measure_flood, measure_soak
from bench.load.people import FIRST_PERSON, in_private, one_in_many_chats
from bench.load.served import served
from bot.cli.output import StepBars, notice
from bot.simulator.server import Simulator

PEOPLE, QUESTIONS = 100, 500
FLOODED_CHATS, FLOOD, OTHERS = 20, 100, 20
FLOODER = FIRST_PERSON - 1
SOAK = 20_000
MEGABYTE = 2**20
_EACH = 1000  # questions of the soak, where nobody watches a bar

Figures = tuple[CrowdFigures, FloodFigures, SoakFigures | None]


async def _measure(people: int, questions: int, soak: int) -> Figures:
    async with Simulator() as simulator, served(simulator) as bot:
        notice("The bot is running.")
        everybody = await in_private(simulator, people)
        crowd = await measure_crowd(everybody, questions)
        notice("\n".join(_crowd_lines(crowd)))
        flood = await one_in_many_chats(simulator, FLOODER, FLOODED_CHATS)
        flooded = await measure_flood(flood, everybody[:OTHERS], FLOOD)
        notice("\n".join(_flood_lines(flooded)))
        if not soak:
            return crowd, flooded, None
        with StepBars() as bars:

            def show(step: str, done: int, total: int) -> None:
                bars.show(step, done, total)
                if not sys.stderr.isatty() and done % _EACH == 0:
                    notice(f"{done:,} of {total:,} {step}: {bot.memory() / MEGABYTE:,.1f} MB")

            return crowd, flooded, await measure_soak(bot, everybody, soak, show)


def _crowd_lines(found: CrowdFigures) -> list[str]:
    met = "met" if found.p95_s <= found.bound_s else "missed"
    return [
        f"{found.questions} questions from {found.people} people at once, {os.cpu_count()} cores",
        f"  answered                          {found.answered:8} of {found.questions}",
        f"  out of order in their chat        {found.out_of_order:8}",
        f"  one question alone, p50           {_ms(found.alone_p50_s)}",
        f"  p50                               {found.p50_s:8.2f} s",
        f"  p95                               {found.p95_s:8.2f} s",
        f"  4 times p50 times the queue       {found.bound_s:8.2f} s    {met}",
    ]


def _flood_lines(found: FloodFigures) -> list[str]:
    return [
        f"{found.others} people ask one after the other, while one person waits for {found.questions} answers in "
        f"{found.chats} chats",
        f"  alone, p50 and p95                {_ms(found.without_p50_s)} {_ms(found.without_p95_s)}",
        f"  beside the flood                  {_ms(found.beside_p50_s)} {_ms(found.beside_p95_s)}",
        f"  most of its answers in between    {found.most_before:8}",
        f"  until the flood is answered       {found.flood_s:8.2f} s",
    ]


def _soak_lines(found: SoakFigures) -> list[str]:
    memory = ", ".join(f"{each / MEGABYTE:,.0f}" for each in found.memory)
    return [
        f"{found.questions:,} questions, from each person one after the other",
        f"  answers a second                  {found.questions / found.seconds:8.1f}",
        f"  answered                          {found.answered:8,}",
        f"  turned away before that           {found.turned_away:8,}",
        f"  out of order in their chat        {found.out_of_order:8}",
        f"  p50, p95                          {found.p50_s:8.2f} s  {found.p95_s:6.2f} s",
        f"  memory at each tenth, MB          {memory}",
        f"  growth after the first fifth      {found.growth:8.1%}    (aim: 5 %)",
    ]


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:8.1f} ms"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE, help="how many ask")
    parser.add_argument("--questions", type=int, default=QUESTIONS, help="how many they ask at once, together")
    parser.add_argument("--soak", type=int, default=SOAK, help="how many they ask one after the other; 0: none")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines for people")
    arguments = parser.parse_args()
    crowd, flood, soak = asyncio.run(_measure(arguments.people, arguments.questions, arguments.soak))
    if arguments.json:
        json.dump(
            {"crowd": asdict(crowd), "flood": asdict(flood), "soak": None if soak is None else asdict(soak)}, sys.stdout
        )
        return
    print("\n".join([*_crowd_lines(crowd), *_flood_lines(flood), *(_soak_lines(soak) if soak is not None else ())]))


if __name__ == "__main__":
    main()
