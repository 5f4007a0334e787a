"""Faults on demand, as a bot meets them."""

import asyncio
import time

import pytest
from simulated_world import AMAL, world
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.simulator.faults import Fault
from bot.simulator.server import TOKEN

pytestmark = pytest.mark.alone


async def test_a_status_is_answered_as_often_as_asked_and_nothing_happens() -> None:
    async with world() as here:
        here.simulator.faults.add("sendMESSAGE", Fault(status=500), times=2)
        for _ in range(2):
            with pytest.raises(NetworkError, match="Internal Server Error"):
                await here.bot.send_message(AMAL.id, "x")
        assert here.simulator.sent == []
        assert (await here.bot.send_message(AMAL.id, "x")).text == "x"
        here.simulator.faults.add("sendMessage", Fault(status=400, description="Bad Request: no"))
        with pytest.raises(BadRequest, match="No"):
            await here.bot.send_message(AMAL.id, "x")


async def test_a_flood_limit_says_how_long_to_wait() -> None:
    async with world() as here:
        here.simulator.faults.add("sendMessage", Fault(retry_after=3))
        with pytest.raises(RetryAfter) as caught:
            await here.bot.send_message(AMAL.id, "x")
        assert str(caught.value) == "Flood control exceeded. Retry in 3 seconds"


@pytest.mark.parametrize(("moment", "sent"), [("before", 0), ("after", 1)])
async def test_a_connection_drops_before_or_after_the_effect(moment: str, sent: int) -> None:
    async with world() as here:
        fault = Fault(drop="before") if moment == "before" else Fault(drop="after")
        here.simulator.faults.add("sendMessage", fault)
        with pytest.raises(NetworkError):
            await here.bot.send_message(AMAL.id, "x")
        assert len(here.simulator.sent) == sent


async def test_a_caller_that_goes_before_all_is_said_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    async with world() as here:
        host, port = here.simulator.url.removeprefix("http://").split(":")
        _, writer = await asyncio.open_connection(host, int(port))
        head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1000\r\n"
        writer.write(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nchat_id=".encode())
        await writer.drain()
        await asyncio.sleep(0.2)  # until it is being read
        writer.transport.abort()
        assert (await here.bot.send_message(AMAL.id, "x")).text == "x"
        assert len(here.simulator.sent) == 1
    assert "Traceback" not in caplog.text


async def test_an_answer_may_be_no_json() -> None:
    async with world() as here:
        here.simulator.faults.add("sendMessage", Fault(body=b"<html>"))
        with pytest.raises(TelegramError, match="Invalid server response"):
            await here.bot.send_message(AMAL.id, "x")
        assert len(here.simulator.sent) == 1
        here.simulator.faults.add("sendMessage", Fault(status=502, body=b"<html>"))
        with pytest.raises(NetworkError):
            await here.bot.send_message(AMAL.id, "x")
        assert len(here.simulator.sent) == 1


async def test_an_answer_may_be_late_and_faults_can_be_cleared() -> None:
    async with world() as here:
        here.simulator.faults.add("sendMessage", Fault(delay=0.2))
        begun = time.monotonic()
        await asyncio.gather(here.bot.send_message(AMAL.id, "x"), here.bot.send_chat_action(AMAL.id, "typing"))
        assert time.monotonic() - begun >= 0.2
        here.simulator.faults.add("sendMessage", Fault(status=500))
        here.simulator.faults.clear()
        assert (await here.bot.send_message(AMAL.id, "x")).text == "x"
