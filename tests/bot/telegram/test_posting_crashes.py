"""A bot that is killed again and again while it posts digests: each slot's comes once or, where it was killed just
before, not at all; never twice."""

import asyncio
import random
import sys
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
DAYS, KILLS_A_DAY = 4, 2


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


async def posted_or_claimed(server: Simulator, folder: Path, day: int) -> None:
    """Wait until the slot of a day is done with. Raises `TimeoutError`."""
    memory = EmbeddedMemory(folder)
    try:
        async with asyncio.timeout(30):
            while True:
                scheduled = memory.schedule_of(AMAL)
                assert scheduled is not None
                if scheduled.slot == NOON + day * DAY:
                    break
                await asyncio.sleep(0.02)  # another process claims: no event tells of it
    finally:
        memory.close()


async def test_a_bot_that_is_killed_while_it_posts_doubles_no_digest(tmp_path: Path) -> None:
    chance = random.Random(3)
    memory = EmbeddedMemory(tmp_path)
    memory.set_schedule(Scheduled(AMAL, 0, Schedule(12 * 60, None, "UTC"), "en", set_at=NOON, set_by=AMAL))
    memory.close()
    async with Simulator() as server:
        reader(server, AMAL)
        server.membership.unblock(AMAL)
        killed_before, killed_after = 0, 0
        for day in range(1, DAYS + 1):
            with tiny_services(tmp_path) as services:
                services.keep(article(f"News {day}", f"Report {day} came.", NOON + day * DAY - timedelta(hours=2)))
            for kill in range(KILLS_A_DAY):
                bot = await start_bot(server, tmp_path, day)
                if kill:
                    await posted_or_claimed(server, tmp_path, day)
                else:
                    await server.calls.happened("getUpdates", 1 + len(server.calls.of("getUpdates")))
                await asyncio.sleep(chance.random() / 20)
                done = day in days_told(server)
                killed_before, killed_after = killed_before + (not done), killed_after + done
                bot.kill()
                assert "Traceback" not in await ended(bot)
            bot = await start_bot(server, tmp_path, day)
            await posted_or_claimed(server, tmp_path, day)
            await server.calls.happened("getUpdates", 1 + len(server.calls.of("getUpdates")))
            bot.terminate()
            assert "Traceback" not in await ended(bot)
        told = days_told(server)
    assert killed_before, "every kill came after the digest was sent"
    assert killed_after, "every kill came before the digest was sent"
    assert told == sorted(set(told))
    assert told
