"""The bot as a process of its own: how it ends when it is told to."""

import asyncio
import signal
import sys
import time
from pathlib import Path

import pytest
from running_bot import says

from bot.simulator.server import TOKEN, Simulator

RUNNER = Path(__file__).with_name("bot_process.py")
ROOT = Path(__file__).parents[3]


async def start_bot(server: Simulator, seconds: float, token: str = TOKEN) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        str(RUNNER),
        server.url,
        token,
        str(seconds),
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        stderr=asyncio.subprocess.PIPE,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_bot_once_the_question_in_work_is_answered(number: signal.Signals) -> None:
    async with Simulator() as server:
        bot = await start_bot(server, seconds=1.0)
        says(server, 7, "What?")
        await server.calls.happened("sendChatAction")
        bot.send_signal(number)
        begun = time.monotonic()
        _, errors = await asyncio.wait_for(bot.communicate(), 20)
        took = time.monotonic() - begun
        await server.next_message(7, within=1)
    assert bot.returncode == 0, errors.decode()
    assert "Traceback" not in errors.decode()
    assert took < 5
    # What was fetched is acknowledged: the next start doesn't answer it again.
    last_poll = server.calls.of("getUpdates")[-1]
    assert int(str(last_poll["offset"])) > 0


async def test_an_idle_bot_ends_at_once() -> None:
    async with Simulator() as server:
        bot = await start_bot(server, seconds=0.0)
        await server.calls.happened("getUpdates")
        bot.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        await asyncio.wait_for(bot.communicate(), 20)
    assert bot.returncode == 0
    assert time.monotonic() - begun < 3


async def test_a_rejected_token_ends_the_process_with_one_line() -> None:
    async with Simulator() as server:
        bot = await start_bot(server, seconds=0.0, token="654321:nobody")
        _, errors = await asyncio.wait_for(bot.communicate(), 20)
    assert bot.returncode == 2
    assert errors.decode().startswith("Telegram rejects QAWL_TELEGRAM_TOKEN")
    assert errors.decode().count("\n") == 1
