"""A bot that adds and forgets, for tests: a simulator and a folder go in; while the body runs, the whole application
serves a real library and memory in that folder, with the tiny model."""

import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from kept_messages import TinyServices
from running_bot import quotes, reader, running_bot

from bot.keeper import Watch
from bot.simulator.chats.records import Chat, Json
from bot.simulator.server import Simulator
from bot.telegram.receiving import serving
from bot.telegram.receiving.polling import PollingBot
from bot.texts import texts_in
from index.ingestion_report import IngestionReport
from index.records import Scope
from index.sources.content import Content
from index.sources.fetching import Fetch

ENGLISH = texts_in("en")
OPERATOR = 1


class GatedServices(TinyServices):
    """The services with the tiny model. While `gate` is closed, files and addresses wait before they are read;
    `begun` is set when one does."""

    def __init__(self, folder: Path, fetch: Fetch | None = None) -> None:
        super().__init__(folder, fetch)
        self.gate, self.begun = threading.Event(), threading.Event()
        self.gate.set()

    def keep_file(self, content: Content, scope: Scope, watch: Watch) -> IngestionReport:
        self._wait()
        return super().keep_file(content, scope, watch)

    def keep_address(self, address: str, scope: Scope, watch: Watch) -> IngestionReport:
        self._wait()
        return super().keep_address(address, scope, watch)

    def _wait(self) -> None:
        self.begun.set()
        assert self.gate.wait(60)


def opens_when_given_up(services: GatedServices, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the gate be opened when a bot that stops has given up waiting for what stands before it, and not sooner."""
    acknowledge = serving._acknowledge

    async def open_and_acknowledge(bot: PollingBot) -> None:
        services.gate.set()
        await acknowledge(bot)

    monkeypatch.setattr(serving, "_acknowledge", open_and_acknowledge)


@asynccontextmanager
async def filled(
    server: Simulator,
    folder: Path,
    fetch: Fetch | None = None,
    *,
    admins: frozenset[int] = frozenset({OPERATOR}),
    allowed: frozenset[int] = frozenset(),
    worker: str | None = None,
) -> AsyncIterator[GatedServices]:
    """The services of a bot that is served until the body ends. People 1 (an operator), 2, 3 and 4 are known.
    As `worker` it knows of others."""
    for person in (OPERATOR, 2, 3, 4):
        reader(server, person)
    services = GatedServices(folder, fetch)
    try:
        async with running_bot(
            server, services, folder=folder, admins=admins, keeper=services, allowed=allowed, worker=worker
        ):
            yield services
    finally:
        services.gate.set()
        services.close()


async def group_led_by(server: Simulator, leader: int, *others: int, title: str = "A group") -> Chat:
    """A supergroup of its owner and others, with the bot, which has greeted."""
    group = server.membership.found_group(title, leader, *others, supergroup=True)
    server.membership.join(server.chats.bot.id, group.id, by=leader)
    assert (await server.next_message(group.id))["text"] == ENGLISH.say("group-greeting")
    return group


async def asked(server: Simulator, person: int, chat_id: int, question: str) -> Sequence[str]:
    """The quotes of the answer to a question; none where it is a refusal."""
    server.people.say(person, chat_id, question if chat_id > 0 else f"/ask {question}")
    answer = await server.next_message(chat_id)
    return quotes(answer) if ENGLISH.say("sources-heading") in answer["text"].split("\n") else ()


def shown(server: Simulator, message: Json) -> str:
    """What a message says now, without isolates and marks of direction."""
    text = server.chats.chat(message["chat"]["id"]).messages[message["message_id"]]["text"]
    return "".join(each for each in text if each not in "\u2066\u2067\u2068\u2069\u200e\u200f")
