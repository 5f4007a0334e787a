"""`qawl demo` as a person meets it: a process, its page's interface, the real model, and a clean end."""

import asyncio
import json
import os
import pty
import re
import signal
import socket
from typing import Any

import aiohttp
import pytest
from demo_process import started
from qawl_process import SEEDS, Qawl

pytestmark = pytest.mark.model

_ORGANISATIONS = "وطالب بتعزيز التعاون بين البلدين في المنظمات الدولية"


async def reply_to(session: aiohttp.ClientSession, url: str, text: str) -> dict[str, Any]:
    """The bot's reply in your private chat."""
    async with session.get(f"{url}/people/state") as response:
        state = await response.json()
    body = {"chat": state["you"], "text": text}
    async with session.post(f"{url}/people/messages", json=body) as response:
        assert response.status == 200
    after = {"after": str(state["last_event"])}
    async with asyncio.timeout(60), session.get(f"{url}/people/events", params=after) as response:
        async for line in response.content:
            if line.startswith(b"data: "):
                message: dict[str, Any] = json.loads(line.removeprefix(b"data: ")).get("message", {})
                if message.get("from", {}).get("is_bot") and message["chat"]["id"] == state["you"]:
                    return message
    raise AssertionError("the events ended without a reply")


async def test_the_demo_answers_in_both_languages_and_ends_when_told(seeded: Qawl) -> None:
    async with started(seeded, "demo", "--port", "0", ended_by=signal.SIGTERM) as printed:
        url = printed.rpartition(" ")[2]
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as page:
                assert "Qawl" in await page.text()
            for question, heading in (("what did Japarov propose?", "Sources"), ("ماذا اقترح جباروف؟", "المصادر")):
                reply = await reply_to(session, url, question)
                assert _ORGANISATIONS in reply["text"]
                assert heading in reply["text"]
                assert "blockquote" in {entity["type"] for entity in reply["entities"]}


async def test_run_at_a_terminal_answers_and_serves_the_demo(seeded: Qawl) -> None:
    ours, theirs = pty.openpty()
    try:
        command = ("run", str(SEEDS), "--ask", "what did Japarov propose?", "--port", "0")
        async with started(seeded, *command, ended_by=signal.SIGINT, stdin=theirs) as printed:
            assert _ORGANISATIONS in printed
            assert (address := re.search(r"http://127\.0\.0\.1:\d+$", printed))
            async with aiohttp.ClientSession() as session:
                assert "Qawl" in (await reply_to(session, address[0], "/start"))["text"]
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_port_that_is_taken_is_one_clear_line(seeded: Qawl) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = seeded.run("demo", "--port", str(port))
    assert done.status == 2
    assert f"port {port}" in done.errors
    assert done.errors.count("\n") == 1


def test_what_is_no_port_is_refused(seeded: Qawl) -> None:
    done = seeded.run("demo", "--port", "65536")
    assert (done.status, done.errors.count("\n")) == (2, 1)
    assert "0 to 65535" in done.errors
