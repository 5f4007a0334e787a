"""The whole way in Telegram: `qawl bot` as a process, the real model, and the simulator."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from qawl_process import QAWL, Qawl
from running_bot import entity_texts, says

from bot.simulator.server import TOKEN, Simulator

pytestmark = pytest.mark.model

_CORRIDOR = "من خلال استكمال الممر بين الصين وآسيا الوسطى وإيران"
_ORGANISATIONS = "وطالب بتعزيز التعاون بين البلدين في المنظمات الدولية"
_PATIENCE = 180.0  # seconds: the process loads the model before it listens


@asynccontextmanager
async def served(qawl: Qawl) -> AsyncIterator[Simulator]:
    """A simulator with `qawl bot` on it; afterwards the bot is told to stop, and must do so cleanly."""
    async with Simulator() as server:
        bot = await asyncio.create_subprocess_exec(
            QAWL,
            "bot",
            cwd=qawl.folder,
            env=qawl.environment(QAWL_TELEGRAM_TOKEN=TOKEN, QAWL_TELEGRAM_API_URL=server.url),
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            yield server
        finally:
            bot.send_signal(signal.SIGTERM)
            _, errors = await asyncio.wait_for(bot.communicate(), 60)
    assert bot.returncode == 0, errors.decode()
    assert TOKEN not in errors.decode()


async def test_the_bot_answers_in_both_languages_refuses_and_survives_odd_input(seeded: Qawl) -> None:
    async with served(seeded) as server:
        says(server, 1, "what did Japarov propose?")
        english = await server.next_message(1, within=_PATIENCE)
        says(server, 2, "ماذا اقترح جباروف؟", language_code="ar")
        arabic = await server.next_message(2)
        for answer, heading in ((english, "Sources"), (arabic, "المصادر")):
            quotes = entity_texts(answer, "blockquote")
            assert any(_CORRIDOR in quote for quote in quotes), quotes
            assert any(_ORGANISATIONS in quote for quote in quotes), quotes
            assert heading in answer["text"]
            assert "العالم" in answer["text"]

        for chat, question, refusal in (
            (3, "Who won the football World Cup?", "couldn’t find"),
            (4, "من فاز بكأس العالم؟", "لم أجد"),
        ):
            says(server, chat, question)
            assert refusal in (await server.next_message(chat))["text"]

        says(server, 5, "س" * 4000)
        assert "أطول" in (await server.next_message(5))["text"]
        for odd in ("\ufdfa" * 10, "<b>&lt;</b> '; DROP TABLE documents; --", "🙂"):
            says(server, 6, odd)
            assert (await server.next_message(6))["text"]
        says(server, 1, "/start")
        assert "Qawl" in (await server.next_message(1))["text"]
