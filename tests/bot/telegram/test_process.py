"""The bot as a process of its own: how it ends when it is told to, or killed, and how the next one goes on."""

import asyncio
import random
import re
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from wire import free_port, says

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.faults import Fault
from bot.simulator.server import TOKEN, Simulator

pytestmark = pytest.mark.alone

RUNNER = Path(__file__).with_name("bot_process.py")
ROOT = Path(__file__).parents[3]
ASKED = re.compile(r"What of number [0-9]+\?")


async def start_bot(
    server: Simulator, folder: Path, seconds: float = 0.0, *, token: str = TOKEN, port: int | None = None
) -> asyncio.subprocess.Process:
    """A bot that takes `seconds` for an answer; with a port it has a webhook."""
    arguments = [server.url, token, str(seconds), str(folder), *([str(port)] if port else [])]
    paths = f"{ROOT}:{ROOT / 'tests'}"
    return await asyncio.create_subprocess_exec(
        sys.executable, str(RUNNER), *arguments, cwd=ROOT, env={"PYTHONPATH": paths}, stderr=asyncio.subprocess.PIPE
    )


async def ended(bot: asyncio.subprocess.Process) -> str:
    """What the process wrote to its log, once it has ended."""
    _, errors = await asyncio.wait_for(bot.communicate(), 60)
    return errors.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("by_webhook", [False, True])
async def test_a_signal_ends_the_bot_once_the_questions_in_hand_are_answered(
    number: signal.Signals, by_webhook: bool, tmp_path: Path
) -> None:
    async with Simulator() as server:
        bot = await start_bot(server, tmp_path, 1.0, port=free_port() if by_webhook else None)
        for chat in (7, 8):
            says(server, chat, "What?")
        await server.calls.happened("sendChatAction", 2)
        bot.send_signal(number)
        begun = time.monotonic()
        errors = await ended(bot)
        took = time.monotonic() - begun
        for chat in (7, 8):
            await server.next_message(chat, within=1)
        assert bot.returncode == 0, errors
        assert "Traceback" not in errors
        assert took < 30
        # What is finished is acknowledged, and doesn't come again.
        assert not server.updates.pending or by_webhook
        says(server, 9, "What next?")
        bot = await start_bot(server, tmp_path)
        await server.next_message(9)
        bot.send_signal(number)
        await ended(bot)
        assert len(server.sent) == 3


async def test_an_idle_bot_ends_at_once(tmp_path: Path) -> None:
    async with Simulator() as server:
        bot = await start_bot(server, tmp_path)
        await server.calls.happened("getUpdates")
        bot.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        await ended(bot)
    assert bot.returncode == 0
    assert time.monotonic() - begun < 6  # and doesn't wait for anything as long as it may


async def test_a_rejected_token_ends_the_process_with_one_line(tmp_path: Path) -> None:
    async with Simulator() as server:
        bot = await start_bot(server, tmp_path, token="654321:nobody")
        errors = await ended(bot)
    assert bot.returncode == 2
    assert errors.startswith("Telegram rejects QAWL_TELEGRAM_TOKEN")
    assert errors.count("\n") == 1


async def test_a_bot_that_is_killed_again_and_again_answers_nothing_twice_and_loses_only_what_it_had_begun(
    tmp_path: Path,
) -> None:
    chance = random.Random(5)
    update_ids: dict[str, int] = {}
    async with Simulator() as server:

        async def ask_on_and_on() -> None:
            for number in range(48):
                question = f"What of number {number}?"
                says(server, 1 + number % 6, question)
                update_ids[question] = server.updates.pending[-1]["update_id"]
                await asyncio.sleep(0.1)

        asking = asyncio.create_task(ask_on_and_on())
        for moment in ("getUpdates", "sendChatAction", "sendMessage", "sendMessage", "sendMessage", "getUpdates"):
            before = len(server.calls.of(moment))
            # The answer of the server comes late, so that some are killed between a message and its receipt.
            server.faults.add("sendMessage", Fault(delay=0.2), times=2)
            bot = await start_bot(server, tmp_path, 0.05)
            await asyncio.wait_for(server.calls.happened(moment, before + chance.randint(1, 4)), 60)
            await asyncio.sleep(chance.random() / 5)
            bot.kill()
            await ended(bot)
            server.faults.clear()
        await asking
        bot = await start_bot(server, tmp_path)
        async with asyncio.timeout(60):
            await server.updates.changes.until(lambda: not server.updates.pending)
        bot.send_signal(signal.SIGTERM)
        errors = await ended(bot)
        answers = Counter(ASKED.findall("\n".join(message["text"] for message in server.sent)))
    assert set(answers.values()) == {1}, answers
    memory = EmbeddedMemory(tmp_path)
    lost = [question for question in update_ids if question not in answers]
    assert all(memory.is_claimed(update_ids[question]) for question in lost)
    assert len(lost) <= 12  # what was under way in six chats, at some of six kills
    assert len(answers) + len(lost) == 48
    assert "Traceback" not in errors
    memory.close()


async def test_what_a_webhook_was_told_is_answered_after_a_kill_and_once(tmp_path: Path) -> None:
    async with Simulator() as server:
        bot = await start_bot(server, tmp_path, 60.0, port=free_port())
        for text in ("What first?", "What next?"):
            says(server, 7, text)
        await server.calls.happened("sendChatAction")
        await server.updates.changes.until(lambda: not server.updates.pending)
        bot.kill()
        await ended(bot)
        assert not server.sent
        bot = await start_bot(server, tmp_path, port=free_port())
        for text in ("What first?", "What next?"):
            assert text in (await server.next_message(7))["text"]
        bot.send_signal(signal.SIGTERM)
        assert "Traceback" not in await ended(bot)
        assert len(server.sent) == 2
