"""The bot as a process of its own while its author writes: told to stop, or killed, it loses no answer and doubles
none."""

import asyncio
import signal
import sys
import time
from pathlib import Path

import pytest
from wire import reader
from writing_process import CHECKED

from bot.simulator.server import Simulator
from bot.telegram.receiving.serving import STOP_SECONDS

pytestmark = pytest.mark.alone

RUNNER = Path(__file__).with_name("writing_process.py")
ROOT = Path(__file__).parents[3]


async def start_bot(server: Simulator, folder: Path, seconds: float) -> asyncio.subprocess.Process:
    """A bot whose author takes so long."""
    paths = f"{ROOT}:{ROOT / 'tests'}"
    return await asyncio.create_subprocess_exec(
        sys.executable, str(RUNNER), server.url, str(folder), str(seconds), cwd=ROOT, env={"PYTHONPATH": paths},
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def ended(bot: asyncio.subprocess.Process) -> str:
    """What the process wrote to its log, once it has ended."""
    _, errors = await asyncio.wait_for(bot.communicate(), 60)
    return errors.decode()


async def test_a_bot_that_is_stopped_sends_the_answer_with_what_was_checked(tmp_path: Path) -> None:
    async with Simulator() as server:
        bot = await start_bot(server, tmp_path, 60.0)
        for chat in (7, 8):
            server.people.say(reader(server, chat).id, chat, f"What of {chat}?")
        await server.calls.happened("sendMessageDraft", 4)
        assert not server.sent
        begun = time.monotonic()
        bot.send_signal(signal.SIGTERM)
        for chat in (7, 8):
            message = await server.next_message(chat, within=STOP_SECONDS)
            assert f"What of {chat}?" in message["text"]
            assert CHECKED in message["text"]
        errors = await ended(bot)
        assert time.monotonic() - begun < 30
        assert bot.returncode == 0, errors
        assert "Traceback" not in errors
        # Telegram may not have heard that both are answered: the next process knows it all the same.
        bot = await start_bot(server, tmp_path, 0.0)
        async with asyncio.timeout(60):
            await server.updates.changes.until(lambda: not server.updates.pending)
        bot.send_signal(signal.SIGTERM)
        await ended(bot)
    assert len(server.sent) == 2


@pytest.mark.parametrize("in_group", [False, True])
async def test_a_bot_that_is_killed_has_sent_the_answer_or_sends_it_after_a_restart_and_never_twice(
    in_group: bool, tmp_path: Path
) -> None:
    async with Simulator() as server:
        chat = reader(server, 7).id
        if in_group:
            chat = server.membership.found_group("A group", 7, supergroup=True).id
            server.membership.join(server.chats.bot.id, chat, by=7)
        bot = await start_bot(server, tmp_path, 60.0)
        if in_group:
            await server.next_message(chat)
        server.people.say(7, chat, "/ask What?")
        if in_group:
            await server.next_message(chat)
        else:
            await server.calls.happened("sendMessageDraft", 2)
        await asyncio.sleep(0.3)
        bot.kill()
        await ended(bot)
        bot = await start_bot(server, tmp_path, 0.0)
        async with asyncio.timeout(60):
            await server.updates.changes.until(lambda: not server.updates.pending)
        bot.send_signal(signal.SIGTERM)
        errors = await ended(bot)
        answers = [message for message in server.sent if "What?" in message["text"]]
    assert len(answers) == 1
    assert (CHECKED in answers[0]["text"]) != in_group
    assert "Traceback" not in errors
