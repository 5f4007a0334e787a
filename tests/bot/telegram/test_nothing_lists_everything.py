"""Who asks for one document, or for a number of them, makes nobody wait while all messages of a group are listed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from filled_library import ENGLISH, OPERATOR, GatedServices, filled, group_led_by, shown
from running_bot import buttons, presses, told, until
from test_bot_commands import without_isolates

from bot.simulator.chats.records import Json
from bot.simulator.server import Simulator
from bot.telegram.formatting.rendering import SOURCES_ON_A_PAGE
from index.article import parse_article
from index.message import MessageFacts
from index.records import LIBRARY, Document, Scope
from index.relational.library import RelationalLibrary

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ARTICLES, MESSAGES = SOURCES_ON_A_PAGE + 1, 3


def fill(services: GatedServices, scope: Scope) -> None:
    for number in range(ARTICLES + MESSAGES):
        facts = MessageFacts(70, "Amal", 0, None) if number >= ARTICLES else None
        text = f"Title q{number}x\n\nThe harbour of q{number}x opened. They left."
        body, title, at = parse_article(text).body, f"Title q{number}x", NOON + timedelta(number)
        services.keep(Document(scope, str(number), title, None, None, at, "en", text, body, facts))


@pytest.fixture(autouse=True)
def nothing_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    def listed(*_: object) -> NoReturn:
        raise AssertionError("everything was listed")

    monkeypatch.setattr(RelationalLibrary, "documents", listed)


async def said(server: Simulator, person: int, chat_id: int, text: str) -> tuple[Json, str]:
    server.people.say(person, chat_id, text)
    message = await server.next_message(chat_id)
    return message, shown(server, message)


def says(name: str, **variables: str | int) -> str:
    return without_isolates(ENGLISH.say(name, **variables))


async def test_in_a_group_sources_are_paged_counted_and_forgotten(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        group = await group_led_by(server, 2, 3)
        fill(services, Scope.chat(group.id))
        first, text = await said(server, 2, group.id, "/sources")
        assert f"Title q{ARTICLES - 1}x" in text
        assert "Title q0x" not in text
        assert await told(server, presses(server, 2, first, buttons(first)[-1][-1])) == ""
        await until(server, lambda: "Title q0x" in shown(server, first))
        question, text = await said(server, 2, group.id, "/forget everything")
        assert text == says("forget-everything", count=ARTICLES + MESSAGES)
        question, text = await said(server, 2, group.id, f"/forget {ARTICLES}")
        assert text == says("forget-document", title="Title q0x", count=2)
        assert await told(server, presses(server, 2, question, ENGLISH.say("button-forget"))) == ""
        await until(server, lambda: shown(server, question) == says("forgotten-document"))
        assert services.library.listing.tally([Scope.chat(group.id)]).articles == ARTICLES - 1


async def test_in_private_the_library_is_counted_and_an_article_found_by_its_title(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        fill(services, LIBRARY)
        held = services.library.counts([LIBRARY])
        _, text = await said(server, OPERATOR, OPERATOR, "/status")
        assert says("sentence-count", count=held.sentences) in text
        assert says("article-count", count=ARTICLES + MESSAGES) in text
        _, text = await said(server, OPERATOR, OPERATOR, "/forget q7x")
        assert text == says("forget-document", title="Title q7x", count=2)
        _, text = await said(server, OPERATOR, OPERATOR, f"/forget q{ARTICLES + 1}x")  # no list shows messages
        assert text == says("forgetting-not-found")
