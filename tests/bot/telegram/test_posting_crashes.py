"""A bot that is killed again and again while it posts digests: each slot's comes, and a second time only where it was
killed before it could record that it had come."""

import asyncio
import random
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

from kept_messages import tiny_services
from running_bot import reader
from summing_bot import AMAL, NOON, article
from test_process import ROOT, ended

from bot.memory.digest_protocol import Scheduled
from bot.memory.embedded import EmbeddedMemory
from bot.scheduling.schedule import Schedule
from bot.simulator.server import TOKEN, Simulator

RUNNER = Path(__file__).with_name("posting_process.py")
DAY = timedelta(days=1)
DAYS, KILLS_A_DAY = 4, 3


async def start_bot(server: Simulator, folder: Path, day: int) -> asyncio.subprocess.Process:
    """A bot whose clock shows a minute after the slot of a day."""
    paths = f"{ROOT}:{ROOT / 'tests'}:{ROOT / 'tests/bot/simulator'}"
    moment = (NOON + day * DAY + timedelta(minutes=1)).isoformat()
    return await asyncio.create_subprocess_exec(
        sys.executable, str(RUNNER), server.url, TOKEN, str(folder), moment,
        cwd=ROOT, env={"PYTHONPATH": paths}, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


def days_told(server: Simulator) -> list[int]:
    """The days whose news the bot has sent, in that order."""
    texts = [str(message["text"]) for message in server.sent]
    return [day for text in texts for day in range(1, DAYS + 1) if f"Report {day} came." in text]


def stored(memory: EmbeddedMemory) -> Scheduled:
    """The schedule as it is now."""
    found = memory.schedule_of(AMAL)
    assert found is not None
    return found


async def begun(memory: EmbeddedMemory, day: int, *, is_done: bool = False) -> None:
    """Wait until the slot of a day is claimed, or done with. Raises `TimeoutError`."""
    async with asyncio.timeout(60):
        while True:
            now = stored(memory)
            if now.slot == NOON + day * DAY or (now.is_claimed and not is_done):
                return
            await asyncio.sleep(0)  # another process does it: no event tells of it


async def test_a_bot_that_is_killed_while_it_posts_loses_no_digest(tmp_path: Path) -> None:
    chance = random.Random(3)
    memory = EmbeddedMemory(tmp_path)
    memory.set_schedule(Scheduled(AMAL, 0, Schedule(12 * 60, None, "UTC"), "en", set_at=NOON, set_by=AMAL))
    async with Simulator() as server:
        reader(server, AMAL)
        server.membership.unblock(AMAL)
        unsent, unrecorded = Counter[int](), Counter[int]()  # kills, by day
        for day in range(1, DAYS + 1):
            with tiny_services(tmp_path) as services:
                services.keep(article(f"News {day}", f"Report {day} came.", NOON + day * DAY - timedelta(hours=2)))
            for kill in range(KILLS_A_DAY):
                bot = await start_bot(server, tmp_path, day)
                if kill:
                    await begun(memory, day, is_done=kill == KILLS_A_DAY - 1)
                else:
                    await server.calls.happened("getUpdates", 1 + len(server.calls.of("getUpdates")))
                await asyncio.sleep(chance.random() / (200 if kill == 1 else 20))
                bot.kill()
                assert "Traceback" not in await ended(bot)
                unsent[day] += day not in days_told(server)
                unrecorded[day] += stored(memory).slot != NOON + day * DAY
            bot = await start_bot(server, tmp_path, day)
            await begun(memory, day, is_done=True)
            await server.calls.happened("getUpdates", 1 + len(server.calls.of("getUpdates")))
            bot.terminate()
            assert "Traceback" not in await ended(bot)
        told = days_told(server)
    memory.close()
    assert unsent.total(), "every kill came after the digest was sent"
    assert unsent.total() < DAYS * KILLS_A_DAY, "every kill came before the digest was sent"
    assert told == sorted(told)
    for day in range(1, DAYS + 1):
        assert 1 <= told.count(day) <= 1 + unrecorded[day]
