"""What Telegram held back is handled anew as it was the first time: nothing that was begun or counted then keeps it
from being answered."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from filled_library import GatedServices
from held_back_bot import FIRST, HELD_BACK, LONG_SECONDS, OTHER, SECOND, nothing_waits, on_webhook, quoting
from kept_messages import tiny_services
from running_bot import quotes, reader, says, until
from scripted_engine import ScriptedEngine
from summing_bot import AMAL, BASIL, LEADER

from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.answering import leaning
from bot.telegram.chats.rules import Rules
from bot.telegram.handlers import Keeping
from bot.telegram.keeping import adding
from bot.telegram.sending import rates
from bot.telegram.turns.workers import Workers
from bot.texts import texts_in

pytestmark = pytest.mark.alone

ENGLISH = texts_in("en")
PLACE = {"location": {"latitude": 1.0, "longitude": 2.0}, "media_group_id": "a"}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second is long already."""
    monkeypatch.setattr(rates, "LONGEST_WAIT_SECONDS", LONG_SECONDS)


async def test_an_edit_that_makes_a_question_of_a_message_is_answered(tmp_path: Path) -> None:
    async with Simulator() as server, on_webhook(server, tmp_path, ScriptedEngine(quoting)):
        message = says(server, 7, "hello")
        assert quotes(await server.next_message(7)) == []
        server.faults.add("sendMessage", HELD_BACK)
        server.people.edit(7, 7, message["message_id"], FIRST)
        shown = await server.next_message(7)
        assert quotes(shown) == [FIRST]
        assert shown["reply_to_message"]["message_id"] == message["message_id"]


async def test_an_edited_question_has_its_answer_changed(tmp_path: Path) -> None:
    async with Simulator() as server, on_webhook(server, tmp_path, ScriptedEngine(quoting)):
        message = says(server, 7, FIRST)
        shown = await server.next_message(7)
        server.faults.add("editMessageText", HELD_BACK)
        server.people.edit(7, 7, message["message_id"], SECOND)
        messages = server.chats.chat(7).messages
        await until(server, lambda: quotes(messages[shown["message_id"]]) == [SECOND])
        assert len(server.sent) == 1


async def test_the_question_of_an_album_is_answered(tmp_path: Path) -> None:
    async with Simulator() as server, on_webhook(server, tmp_path, ScriptedEngine(quoting)):
        reader(server, 7)
        server.faults.add("sendMessage", HELD_BACK)
        server.people.send(7, 7, **PLACE, caption=FIRST)
        server.people.send(7, 7, **PLACE)
        says(server, 7, SECOND)
        assert [quotes(await server.next_message(7)) for _ in range(2)] == [[FIRST], [SECOND]]


async def test_who_sends_an_album_without_words_is_told_once_that_words_are_wanted(tmp_path: Path) -> None:
    async with Simulator() as server, on_webhook(server, tmp_path, ScriptedEngine(quoting)):
        reader(server, 7)
        server.faults.add("sendMessage", HELD_BACK)
        for _ in range(2):
            server.people.send(7, 7, **PLACE)
        says(server, 7, FIRST)
        assert (await server.next_message(7))["text"] == ENGLISH.say("text-only")
        assert quotes(await server.next_message(7)) == [FIRST]


async def test_a_question_counts_once_against_the_limit(tmp_path: Path) -> None:
    rules = Rules(questions_per_minute=2)
    async with Simulator() as server, on_webhook(server, tmp_path, ScriptedEngine(quoting), rules=rules):
        server.faults.add("sendMessage", HELD_BACK)
        for question in (FIRST, SECOND, OTHER):
            says(server, 7, question)
        assert [quotes(await server.next_message(7)) for _ in range(3)] == [[FIRST], [SECOND], []]


@pytest.mark.parametrize("more", [SECOND, "/summary 3d"])
async def test_that_somebody_asks_too_often_is_said_at_once_or_not_at_all(more: str, tmp_path: Path) -> None:
    with tiny_services(tmp_path) as services:
        options: Any = {"rules": Rules(questions_per_minute=1), "summariser": services}
        async with Simulator() as server, on_webhook(server, tmp_path, ScriptedEngine(quoting), **options) as memory:
            says(server, 7, FIRST)
            await server.next_message(7)
            server.faults.add("sendMessage", Fault(retry_after=600))
            says(server, 7, more)
            await server.calls.happened("sendMessage", 2)
            await nothing_waits(memory)
            assert len(server.sent) == 1


async def test_no_group_waits_for_what_goes_to_one_of_its_members_in_private(tmp_path: Path) -> None:
    with tiny_services(tmp_path) as services:
        async with (
            Simulator(privacy=False) as server,
            on_webhook(server, tmp_path, ScriptedEngine(quoting), summariser=services) as memory,
        ):
            for person in (LEADER, AMAL, BASIL):
                reader(server, person)
            group = server.membership.found_group("The port", LEADER, AMAL, BASIL, supergroup=True)
            server.membership.join(server.chats.bot.id, group.id, by=LEADER)
            await server.next_message(group.id)
            memory.decide(group.id, True)
            server.membership.unblock(AMAL)
            server.faults.add("sendMessage", Fault(retry_after=600))
            server.people.say(AMAL, group.id, "/catchup")
            assert (await server.next_message(group.id))["text"] == ENGLISH.say("catchup-open-chat")
            await nothing_waits(memory)


async def test_a_question_that_was_held_back_more_than_once_does_not_lean_on_itself(tmp_path: Path) -> None:
    engine = ScriptedEngine(quoting)
    async with Simulator() as server, on_webhook(server, tmp_path, engine):
        says(server, 7, OTHER)
        await server.next_message(7)
        server.faults.add("sendMessage", Fault(retry_after=1), times=2)
        says(server, 7, FIRST)
        assert quotes(await server.next_message(7)) == [FIRST]
        says(server, 7, SECOND)
        await server.next_message(7)
    assert [(each.text, each.earlier) for each in engine.asked] == [
        (OTHER, ()), (FIRST, (OTHER,)), (FIRST, (OTHER,)), (FIRST, (OTHER,)), (SECOND, (OTHER, FIRST)),
    ]  # fmt: skip


async def test_what_a_question_leans_on_is_what_came_before_it_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaning, "CONVERSATION", timedelta(seconds=1.5))
    engine = ScriptedEngine(quoting)
    async with Simulator() as server, on_webhook(server, tmp_path, engine):
        says(server, 7, FIRST)
        await server.next_message(7)
        server.faults.add("sendMessage", HELD_BACK)
        says(server, 7, SECOND)
        await server.next_message(7)
    assert [each.earlier for each in engine.asked] == [(), (FIRST,), (FIRST,)]


@pytest.fixture
def keeping(tmp_path: Path) -> Any:
    """Services that take things in, and what `on_webhook` needs for that."""
    services, reading, storing = GatedServices(tmp_path / "library"), Workers(2), Workers(1)
    yield services, {"keeping": Keeping(services, reading, storing)}
    reading.close()
    storing.close()
    services.close()


async def test_what_may_be_added_today_is_read_though_it_can_not_be_said_that_the_rest_may_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keeping: Any
) -> None:
    monkeypatch.setattr(adding, "ADDS_PER_DAY", 1)
    services, options = keeping
    async with Simulator() as server, on_webhook(server, tmp_path, services, **options) as memory:
        server.faults.add("sendMessage", HELD_BACK)
        says(server, 7, "/add http://127.0.0.1/1 http://127.0.0.1/2")
        await server.calls.happened("sendMessage")
        await nothing_waits(memory)
        assert services.begun.is_set()


async def test_who_sends_an_album_of_files_is_told_once_how_to_add_them(tmp_path: Path, keeping: Any) -> None:
    services, options = keeping
    async with Simulator() as server, on_webhook(server, tmp_path, services, **options) as memory:
        reader(server, 7)
        server.faults.add("sendMessage", HELD_BACK)
        for name in ("a.txt", "b.txt"):
            file = server.chats.store(b"A port", name, None, "document").as_json()
            server.people.send(7, 7, document=file, media_group_id="a")
        assert (await server.next_message(7))["text"] == ENGLISH.say("adding-how")
        await nothing_waits(memory)
        assert len(server.sent) == 1
