"""/forget: by number, by title, by an answer; who may; and that nothing is left of what was forgotten."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from filled_library import (
    ENGLISH,
    OPERATOR,
    GatedServices,
    asked,
    filled,
    group_led_by,
    opens_when_given_up,
    shown,
)
from kept_messages import all_stored
from running_bot import presses, told, until
from test_bot_commands import without_isolates

from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import Arrived, ChatSettings, Language
from bot.simulator.chats.records import Chat, Json
from bot.simulator.server import Simulator
from bot.telegram.chats import channel_commands
from bot.telegram.formatting.rich_text import RichText, plain
from bot.telegram.keeping import recorder
from bot.telegram.keeping.chat_turns import LOOK_SECONDS, ChatTurns
from bot.telegram.parsing.delivery import Address
from bot.telegram.receiving import serving as bot_serving
from bot.telegram.sending.delivering import TelegramDelivery
from bot.texts import Texts, texts_in
from index.errors import LibraryError
from index.records import LIBRARY, Scope
from index.sources.content import Content

ARABIC = texts_in("ar")
OPENED = "The port of Zanzara was opened by minister Kalamo on Monday."
CLOSED = "The airport of Marwandi was closed by governor Tesfaye on Friday."
WHO_OPENED, WHO_CLOSED = "Who opened the port of Zanzara?", "Who closed the airport of Marwandi?"
YES, NO = ENGLISH.say("button-forget"), ENGLISH.say("button-keep")


def says(name: str, **variables: str | int) -> str:
    return without_isolates(ENGLISH.say(name, **variables))


def add(services: GatedServices, scope: Scope, title: str, sentence: str) -> str:
    """A text of a title, a sentence and another one: its id."""
    data = f"{title}\n\n{sentence} That is all so far.".encode()
    services.keep_file(Content("a.txt", f"file:{title}", "a", ".txt", data=data), scope, lambda _: None)
    (added,) = [each.id for each in services.library.documents([scope]) if each.title == title]
    return added


async def commanded(server: Simulator, person: int, chat_id: int, text: str, reply_to: int | None = None) -> Json:
    server.people.say(person, chat_id, text, reply_to=reply_to)
    return await server.next_message(chat_id)


async def settled(server: Simulator, person: int, question: Json, label: str) -> str:
    """What the question says once a person has pressed that button under it."""
    before = shown(server, question)
    assert await told(server, presses(server, person, question, label)) == ""
    await until(server, lambda: shown(server, question) != before)
    return shown(server, question)


@pytest.mark.parametrize("named", ["/forget 1", "/forget ١", "/forget port", "/forget The port of Zanzara", "id"])
async def test_an_operator_has_a_document_forgotten_by_number_title_or_id(named: str, tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        document_id = add(services, LIBRARY, "The port of Zanzara", OPENED)
        assert len(await asked(server, 2, 2, WHO_OPENED)) == 1
        text = f"/forget {document_id}" if named == "id" else named
        question = await commanded(server, OPERATOR, OPERATOR, text)
        assert shown(server, question) == says("forget-document", title="The port of Zanzara", count=2)
        assert await settled(server, OPERATOR, question, NO) == says("forgotten-nothing")
        question = await commanded(server, OPERATOR, OPERATOR, text)
        assert await settled(server, OPERATOR, question, YES) == says("forgotten-document")
        assert services.library.documents([LIBRARY]) == []
        assert await asked(server, 2, 2, WHO_OPENED) == ()


async def test_which_one_is_asked_where_it_may_be_several(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        add(services, LIBRARY, "The port of Zanzara", OPENED)
        add(services, LIBRARY, "The airport of Marwandi", CLOSED)
        choice = shown(server, await commanded(server, OPERATOR, OPERATOR, "/forget of"))
        assert choice.startswith(says("forgetting-which"))
        for text, line in (
            ("/forget", "forgetting-hint"),
            ("/forget 3", "forgetting-not-found"),
            ("/forget 0", "forgetting-not-found"),
            ("/forget harbour", "forgetting-not-found"),
            ("/forget ?", "forgetting-not-found"),
        ):
            assert shown(server, await commanded(server, OPERATOR, OPERATOR, text)) == says(line)
        number = next(line[0] for line in choice.split("\n") if "airport" in line)
        question = await commanded(server, OPERATOR, OPERATOR, f"/forget {number}")
        assert "The airport of Marwandi" in shown(server, question)


async def test_a_reply_to_an_answer_names_what_it_quotes(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        add(services, LIBRARY, "The port of Zanzara", OPENED)
        add(services, LIBRARY, "The airport of Marwandi", CLOSED)
        server.people.say(OPERATOR, OPERATOR, WHO_CLOSED)
        answer = await server.next_message(OPERATOR)
        for text in ("/forget", "/forget 1"):
            question = await commanded(server, OPERATOR, OPERATOR, text, answer["message_id"])
            assert "The airport of Marwandi" in shown(server, question)
        question = await commanded(server, OPERATOR, OPERATOR, "/forget 2", answer["message_id"])
        assert shown(server, question) == says("forgetting-not-found")


async def test_of_what_was_forgotten_nothing_is_shown_or_kept_anywhere(tmp_path: Path) -> None:
    async with Simulator() as server:
        async with filled(server, tmp_path) as services:
            document_id = add(services, LIBRARY, "The port of Zanzara", OPENED)
            add(services, LIBRARY, "The airport of Marwandi", CLOSED)
            server.people.say(2, 2, WHO_OPENED)
            answer = await server.next_message(2)
            assert await asked(server, 2, 2, WHO_CLOSED) != ()
            assert OPENED.encode() in everything_in(tmp_path)
            question = await commanded(server, OPERATOR, OPERATOR, f"/forget {document_id}")
            await settled(server, OPERATOR, question, YES)
            assert await told(server, presses(server, 2, answer, "Context ①")) == says("source-gone")
            assert await asked(server, 2, 2, WHO_OPENED) == ()
            with sqlite3.connect(tmp_path / "memory.sqlite3") as rows:
                quoted = {quote for (quote,) in rows.execute("SELECT quote FROM quoted")}
            rows.close()
            assert not any("Zanzara" in each for each in quoted)
            assert any(CLOSED in each for each in quoted)
            # Also while the bot goes on running: the databases' logs are on the same disk.
            assert OPENED.encode() not in everything_in(tmp_path)
            assert CLOSED.encode() in everything_in(tmp_path)
        assert OPENED.encode() not in everything_in(tmp_path)


def everything_in(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


async def test_a_group_is_emptied_by_its_administrators_and_only_of_its_own(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        group = await group_led_by(server, 2, 3)
        own = add(services, Scope.chat(group.id), "The port of Zanzara", OPENED)
        others = add(services, LIBRARY, "The airport of Marwandi", CLOSED)
        assert says("how-to-forget") in shown(server, await commanded(server, 2, group.id, "/sources"))
        assert says("how-to-forget") not in shown(server, await commanded(server, 3, group.id, "/sources"))
        refused = await commanded(server, 3, group.id, f"/forget {own}")
        assert shown(server, refused) == says("forgetting-admins-only")
        refused = await commanded(server, 2, group.id, f"/forget {others}")
        assert shown(server, refused) == says("forgetting-not-yours")
        question = await commanded(server, 2, group.id, f"/forget {own}")
        for label in (YES, NO):
            assert await told(server, presses(server, 3, question, label)) == says("forgetting-admins-only")
        assert await settled(server, 2, question, YES) == says("forgotten-document")
        assert services.library.documents([Scope.chat(group.id)]) == []
        assert len(services.library.documents([LIBRARY])) == 1


@pytest.mark.parametrize("as_channel", [False, True])
async def test_a_channels_posts_are_removed_by_its_administrators_in_the_group_that_discusses_it(
    as_channel: bool, tmp_path: Path
) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        group = await group_led_by(server, 2, 3)
        channel = server.membership.found_channel("Coast News", 3, discussion=group.id)
        server.membership.promote(server.chats.bot.id, channel.id, by=3)
        server.people.post(channel.id, OPENED)
        await all_stored(server, tmp_path)
        server.people.say(2, group.id, f"/ask {WHO_OPENED}")
        answer = (await server.next_message(group.id))["message_id"]
        refused = await commanded(server, 2, group.id, "/forget 1", answer)
        assert shown(server, refused) == says("forgetting-channels")
        named: dict[str, Any] = (
            {"sender_chat": {"id": channel.id, "type": "channel", "title": "Coast News"}} if as_channel else {}
        )
        server.people.say(3, group.id, "/forget 1", reply_to=answer, **named)
        question = await server.next_message(group.id)
        assert await told(server, presses(server, 2, question, YES)) == says("forgetting-channels")
        assert await settled(server, 3, question, YES) == says("forgotten-document")
        assert services.library.documents([Scope.chat(channel.id)]) == []


async def test_a_channel_where_the_bot_is_not_keeps_nobody_from_emptying_the_group(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        group = await group_led_by(server, 2, 3)
        server.membership.found_channel("Far away", 3, discussion=group.id)
        own = add(services, Scope.chat(group.id), "The port of Zanzara", OPENED)
        question = await commanded(server, 2, group.id, f"/forget {own}")
        assert await settled(server, 2, question, YES) == says("forgotten-document")


async def test_a_person_empties_their_own_chat_and_nothing_else(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        own = add(services, Scope.chat(2), "The port of Zanzara", OPENED)
        library = add(services, LIBRARY, "The airport of Marwandi", CLOSED)
        theirs = add(services, Scope.chat(3), "The road to Belqis", OPENED)
        assert says("how-to-forget") in shown(server, await commanded(server, 2, 2, "/sources"))
        assert says("how-to-forget") not in shown(server, await commanded(server, 4, 4, "/sources"))
        assert shown(server, await commanded(server, 2, 2, f"/forget {library}")) == says("forgetting-not-yours")
        assert shown(server, await commanded(server, 2, 2, f"/forget {theirs}")) == says("forgetting-not-found")
        question = await commanded(server, 2, 2, f"/forget {own}")
        assert await settled(server, 2, question, YES) == says("forgotten-document")
        assert len(services.library.documents([LIBRARY, Scope.chat(2), Scope.chat(3)])) == 2


async def test_a_button_for_a_document_of_another_chat_forgets_nothing(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        own = add(services, Scope.chat(2), "The port of Zanzara", OPENED)
        theirs = add(services, Scope.chat(3), "The road to Belqis", OPENED)
        question = await commanded(server, 2, 2, f"/forget {own}")
        kept = server.chats.chat(2).messages[question["message_id"]]
        kept["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = f"f:{theirs}:0"
        assert await settled(server, 2, question, YES) == says("source-gone")
        assert len(services.library.documents([Scope.chat(2), Scope.chat(3)])) == 2


async def test_everything_of_a_group_is_forgotten_when_its_owner_says_so(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        group = await group_led_by(server, 2, 3, 4)
        server.membership.promote(3, group.id, by=2)
        memory = EmbeddedMemory(tmp_path)
        memory.change_settings(group.id, lambda _: ChatSettings(Language.ENGLISH, buttons_for_all=True))
        memory.change_settings(4, lambda _: ChatSettings(Language.ENGLISH))
        for scope in (Scope.chat(group.id), Scope.chat(4)):
            add(services, scope, "The port of Zanzara", OPENED)
        add(services, LIBRARY, "The airport of Marwandi", CLOSED)
        server.people.say(4, group.id, f"/ask {WHO_OPENED}")
        answer = await server.next_message(group.id)
        await told(server, presses(server, 4, answer, "👍"))
        await asked(server, 4, 4, WHO_OPENED)
        for person in (3, 4):
            refused = await commanded(server, person, group.id, "/forget everything")
            assert shown(server, refused) == says("forgetting-owner-only")
        question = await commanded(server, 2, group.id, "/forget كل شيء")
        assert shown(server, question) == says("forget-everything", count=1)
        assert await told(server, presses(server, 3, question, YES)) == says("forgetting-owner-only")
        assert await settled(server, 2, question, YES) == says("forgotten-everything", count=1)
        assert services.library.documents([Scope.chat(group.id)]) == []
        assert memory.settings(group.id) == ChatSettings()
        assert memory.exchange_shown_in(group.id, answer["message_id"]) is None
        assert memory.feedback().useful == 0
        assert await told(server, presses(server, 4, answer, "👎")) == says("button-expired")
        assert await asked(server, 4, group.id, WHO_OPENED) == ()
        # All else stays.
        assert len(await asked(server, 4, group.id, WHO_CLOSED)) == 1
        assert memory.settings(4) == ChatSettings(Language.ENGLISH)
        assert len(await asked(server, 4, 4, WHO_OPENED)) == 1
        memory.close()


def channel_led_by(server: Simulator, owner: int, admin: int) -> Chat:
    """A channel with an owner, another administrator, the bot, and person 4 as a reader."""
    channel = server.membership.found_channel("Port news", owner, username="port_news")
    for each in (server.chats.bot.id, admin):
        server.membership.promote(each, channel.id, by=owner)
    server.membership.join(4, channel.id)
    return channel


@pytest.mark.parametrize(
    ("words", "texts"),
    [("/forget everything", ENGLISH), ("/forget كل شيء", ARABIC), ("/forget@qawl_test_bot all", ENGLISH)],
)
async def test_in_a_channel_the_command_is_posted_and_its_owner_confirms_it(
    words: str, texts: Texts, tmp_path: Path
) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        channel = channel_led_by(server, 2, 3)
        server.people.post(channel.id, OPENED)
        await all_stored(server, tmp_path)
        add(services, LIBRARY, "The airport of Marwandi", CLOSED)
        assert len(services.library.documents([Scope.chat(channel.id)])) == 1
        server.people.post(channel.id, words.replace("qawl_test_bot", server.chats.bot.username or ""))
        question = await server.next_message(channel.id)
        assert shown(server, question) == without_isolates(texts.say("forget-everything", count=1))
        assert server.calls.of("sendMessage")[-1]["disable_notification"]
        yes, no = texts.say("button-forget"), texts.say("button-keep")
        assert await told(server, presses(server, 3, question, yes)) == says("forgetting-channel-owner-only")
        assert await told(server, presses(server, 4, question, yes)) == says("forgetting-channel-owner-only")
        assert await told(server, presses(server, 4, question, no)) == says("forgetting-channel-admins-only")
        assert len(services.library.documents([Scope.chat(channel.id)])) == 1
        assert await settled(server, 2, question, yes) == says("forgotten-everything", count=1)
        assert services.library.documents([Scope.chat(channel.id)]) == []
        assert len(services.library.documents([LIBRARY])) == 1


async def test_in_a_channel_a_single_source_is_not_forgotten_but_where_to_do_so_is_said_for_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel_commands, "GONE_AFTER_SECONDS", 0.0)
    async with Simulator() as server, filled(server, tmp_path) as services:
        channel = channel_led_by(server, 2, 3)
        server.people.post(channel.id, OPENED)
        await all_stored(server, tmp_path)
        for words, texts in (("/forget 1", ENGLISH), ("/forget", ENGLISH), ("/forget الميناء", ARABIC)):
            command = server.people.post(channel.id, words)
            said = await server.next_message(channel.id)
            assert said["text"] == texts.say("forgetting-in-channel")
            gone, messages = {command["message_id"], said["message_id"]}, server.chats.chat(channel.id).messages
            await until(server, partial(gone.isdisjoint, messages))
        assert len(services.library.documents([Scope.chat(channel.id)])) == 1


async def test_a_person_has_everything_of_their_own_chat_forgotten(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        add(services, LIBRARY, "The airport of Marwandi", CLOSED)
        add(services, Scope.chat(OPERATOR), "The port of Zanzara", OPENED)
        question = await commanded(server, OPERATOR, OPERATOR, "/forget everything")
        assert await settled(server, OPERATOR, question, YES) == says("forgotten-everything", count=1)
        (left,) = services.library.documents([LIBRARY, Scope.chat(OPERATOR)])
        assert left.title == "The airport of Marwandi"


async def test_what_is_being_read_for_a_chat_that_is_forgotten_is_not_kept(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        services.gate.clear()
        for sentence in (OPENED, CLOSED):
            server.people.send_file(2, 2, sentence.encode(), "a.txt", caption="/add")
        progress = await server.next_message(2)
        question = await commanded(server, 2, 2, "/forget everything")
        assert await told(server, presses(server, 2, question, YES)) == ""
        services.gate.set()
        await until(server, lambda: shown(server, progress) == says("adding-dropped"))
        await until(server, lambda: "Forget all" not in shown(server, question))
        assert services.library.documents([Scope.chat(2)]) == []
        await asyncio.sleep(0)
        assert await asked(server, 2, 2, WHO_OPENED) == ()


@pytest.mark.parametrize("slow", ["settings", "claim_update"])
async def test_what_was_given_just_before_all_is_forgotten_is_not_kept(
    slow: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = getattr(EmbeddedMemory, slow)
    is_slow = threading.Event()

    def take_its_time(memory: EmbeddedMemory, key: int, *others: object) -> object:
        if is_slow.is_set() and (slow == "settings" or key < 0):  # below 0: the note that the reading of one began
            time.sleep(0.5)
        return quick(memory, key, *others)

    monkeypatch.setattr(EmbeddedMemory, slow, take_its_time)
    async with Simulator() as server, filled(server, tmp_path) as services:
        question = await commanded(server, 2, 2, "/forget everything")
        is_slow.set()
        server.people.send_file(2, 2, OPENED.encode(), "a.txt", caption="/add")
        assert await told(server, presses(server, 2, question, YES)) == ""
        await until(server, lambda: "Forget all" not in shown(server, question))
        server.people.send_file(2, 2, CLOSED.encode(), "b.txt", caption="/add")
        await server.next_message(2)
        await until(server, lambda: services.library.documents([Scope.chat(2)]) != [])
        assert [each.title for each in services.library.documents([Scope.chat(2)])] == ["b"]


def opens_once_another_forgets(services: GatedServices, memory: EmbeddedMemory) -> None:
    """Let the gate be opened once another worker forgets chat 2, and who reads for it can have seen that."""

    def open_then() -> None:
        while memory.holder_of("forgetting 2") is None:
            time.sleep(0.01)
        time.sleep(2 * LOOK_SECONDS)
        services.gate.set()

    threading.Thread(target=open_then, daemon=True).start()


async def test_what_one_worker_reads_for_a_chat_that_another_forgets_is_not_kept(tmp_path: Path) -> None:
    memory = EmbeddedMemory(tmp_path)
    another = ChatTurns(memory, "another")
    async with Simulator() as server, filled(server, tmp_path, worker="this") as services:
        services.gate.clear()
        for sentence in (OPENED, CLOSED):
            server.people.send_file(2, 2, sentence.encode(), "a.txt", caption="/add")
        progress = await server.next_message(2)
        opens_once_another_forgets(services, memory)
        async with asyncio.timeout(60), another.forgetting(2):
            services.forget_scope(Scope.chat(2))
        await until(server, lambda: shown(server, progress) == says("adding-dropped"))
        assert services.library.documents([Scope.chat(2)]) == []
    memory.close()


async def test_what_waits_at_one_worker_for_a_chat_that_another_forgets_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = EmbeddedMemory(tmp_path)
    another, is_over, reports = ChatTurns(memory, "another"), asyncio.Event(), list[Sequence[RichText]]()
    replaced = TelegramDelivery.replace

    async def late(
        delivery: TelegramDelivery, to: Address, shown: Sequence[int], pages: Sequence[RichText], *keyboard: Any
    ) -> tuple[int, ...]:
        if pages == [plain(ENGLISH.say("adding-dropped"))]:
            reports.append(pages)
            await is_over.wait()  # as long as the group's rate may make it
        return await replaced(delivery, to, shown, pages, *keyboard)

    monkeypatch.setattr(TelegramDelivery, "replace", late)
    async with Simulator() as server, filled(server, tmp_path, worker="this") as services:
        services.gate.clear()
        for number, sentence in enumerate((OPENED, CLOSED)):
            server.people.send_file(2, 2, sentence.encode(), f"{number}.txt", caption="/add")
            update_id = server.updates.pending[-1]["update_id"]
            memory.put_update(update_id, None, "{}", chat_id=2)
            while not memory.is_claimed(-update_id):  # noqa: ASYNC110 - nothing tells that its reading begins
                await asyncio.sleep(0.01)
            assert await asyncio.to_thread(services.begun.wait, 30)
        opens_once_another_forgets(services, memory)
        async with asyncio.timeout(60), another.forgetting(2):
            services.forget_scope(Scope.chat(2))
            memory.forget_chat(2)
        is_over.set()
        await until(server, lambda: len(reports) == 2)
        assert services.library.documents([Scope.chat(2)]) == []
    memory.close()


async def test_the_wish_to_forget_everything_outlives_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot_serving, "STOP_SECONDS", 0.3)
    async with Simulator() as server:
        async with filled(server, tmp_path) as services:
            add(services, Scope.chat(2), "The airport of Marwandi", CLOSED)
            services.gate.clear()
            server.people.send_file(2, 2, OPENED.encode(), "a.txt", caption="/add")
            await server.next_message(2)
            question = await commanded(server, 2, 2, "/forget everything")
            assert await told(server, presses(server, 2, question, YES)) == ""
            opens_when_given_up(services, monkeypatch)
        async with filled(server, tmp_path) as services:
            await until(server, lambda: "Forget all" not in shown(server, question))
            assert services.library.documents([Scope.chat(2)]) == []


@pytest.mark.parametrize("named", ["1", "everything"])
async def test_messages_that_are_forgotten_don_t_come_back_when_telegram_sends_them_again(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot_serving, "STOP_SECONDS", 0.3)
    async with Simulator(privacy=False) as server:
        async with filled(server, tmp_path) as services:
            group = await group_led_by(server, 2, 3)
            server.people.say(2, group.id, "/remember on")
            await server.next_message(group.id)
            services.gate.clear()
            server.people.send_file(2, 2, CLOSED.encode(), "a.txt", caption="/add")  # holds back all that comes after
            await server.next_message(2)
            server.people.say(3, group.id, OPENED)
            async with asyncio.timeout(60):
                while not services.texts(group):  # noqa: ASYNC110 - a thread stores it: no event tells of that
                    await asyncio.sleep(0.02)
            server.people.say(2, group.id, f"/ask {WHO_OPENED}")
            answer = await server.next_message(group.id)
            question = await commanded(server, 2, group.id, f"/forget {named}", answer["message_id"])
            assert await settled(server, 2, question, YES) in {
                says("forgotten-document"),
                says("forgotten-everything", count=1),
            }
            assert services.texts(group) == {}
            opens_when_given_up(services, monkeypatch)
        assert any("message" in each and each["message"].get("text") == OPENED for each in server.updates.pending)
        async with filled(server, tmp_path) as services:
            await all_stored(server, tmp_path)
            assert services.texts(group) == {}
            server.people.say(3, group.id, CLOSED)
            await all_stored(server, tmp_path)
            assert list(services.texts(group).values()) == [CLOSED]


def files_with(text: str, folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if text.encode() in file.read_bytes()]


async def test_messages_are_counted_beside_the_list_and_forgotten_by_their_quotes(tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server, filled(server, tmp_path) as services:
        group = await group_led_by(server, 2, 3)
        add(services, LIBRARY, "The airport of Marwandi", CLOSED)
        server.people.say(2, group.id, "/remember on")
        await server.next_message(group.id)
        server.people.say(3, group.id, OPENED)
        await all_stored(server, tmp_path)
        listed = shown(server, await commanded(server, 2, group.id, "/sources"))
        assert listed.startswith(says("sources-list-heading", count=1))
        assert says("sources-messages", count=1) in listed
        assert "A group" not in listed
        server.people.say(2, group.id, f"/ask {WHO_OPENED}")
        answer = await server.next_message(group.id)
        server.people.say(2, group.id, "/forget 1", reply_to=answer["message_id"])
        question = await server.next_message(group.id)
        assert await settled(server, 2, question, YES) == says("forgotten-document")
        assert await asked(server, 3, group.id, WHO_OPENED) == ()
        assert says("sources-messages", count=1) not in shown(server, await commanded(server, 2, group.id, "/sources"))


async def test_what_waits_for_a_full_disk_is_forgotten_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    is_full, arrive = threading.Event(), EmbeddedMemory.arrive

    def arrive_or_fail(memory: EmbeddedMemory, messages: Sequence[Arrived]) -> None:
        if is_full.is_set():
            raise LibraryError("the memory can't be written: disk full")
        arrive(memory, messages)

    monkeypatch.setattr(EmbeddedMemory, "arrive", arrive_or_fail)
    monkeypatch.setattr(recorder, "FIRST_PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(recorder, "LONGEST_PAUSE_SECONDS", 0.05)
    async with Simulator(privacy=False) as server, filled(server, tmp_path) as services:
        group = await group_led_by(server, 2, 3)
        server.people.say(2, group.id, "/remember on")
        await server.next_message(group.id)
        is_full.set()
        server.people.say(3, group.id, OPENED)
        question = await commanded(server, 2, group.id, "/forget everything")
        assert await settled(server, 2, question, YES) == says("forgotten-everything", count=0)
        server.people.say(3, group.id, CLOSED)
        await asked(server, 4, 4, WHO_OPENED)  # by now what was said after the wish has come
        is_full.clear()
        await all_stored(server, tmp_path)
        assert list(services.texts(group).values()) == [CLOSED]


async def test_a_topics_name_that_waits_for_a_full_disk_is_forgotten_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_full, name_topic = threading.Event(), EmbeddedMemory.name_topic

    def name_or_fail(memory: EmbeddedMemory, chat_id: int, topic_id: int, name: str) -> None:
        if is_full.is_set():
            raise LibraryError("the memory can't be written: disk full")
        name_topic(memory, chat_id, topic_id, name)

    monkeypatch.setattr(EmbeddedMemory, "name_topic", name_or_fail)
    monkeypatch.setattr(recorder, "FIRST_PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(recorder, "LONGEST_PAUSE_SECONDS", 0.05)
    async with Simulator(privacy=False) as server, filled(server, tmp_path):
        forum = server.membership.found_forum("The port", 2, 3)
        server.membership.join(server.chats.bot.id, forum.id, by=2)
        await server.next_message(forum.id)
        server.people.say(2, forum.id, "/remember on")
        await server.next_message(forum.id)
        is_full.set()
        before = server.people.open_topic(2, forum.id, "Ships")
        question = await commanded(server, 2, forum.id, "/forget everything")
        assert await settled(server, 2, question, YES) == says("forgotten-everything", count=0)
        after = server.people.open_topic(2, forum.id, "Quays")
        await asked(server, 4, 4, WHO_OPENED)  # by now the second name has come
        is_full.clear()
        memory = EmbeddedMemory(tmp_path)
        async with asyncio.timeout(30):
            while memory.topic_name(forum.id, after) is None:  # noqa: ASYNC110 - nothing tells of what is recorded
                await asyncio.sleep(0.02)
        assert memory.topic_name(forum.id, before) is None
        memory.close()


async def test_forgetting_everything_forgets_messages_and_those_on_their_way(tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server, filled(server, tmp_path) as services:
        group = await group_led_by(server, 2, 3)
        server.people.say(2, group.id, "/remember on")
        await server.next_message(group.id)
        server.people.say(3, group.id, OPENED)
        await all_stored(server, tmp_path)
        question = await commanded(server, 2, group.id, "/forget everything")
        assert await settled(server, 2, question, YES) == says("forgotten-everything", count=1)
        assert services.kept(group) == {}
        assert await asked(server, 3, group.id, WHO_OPENED) == ()
        assert files_with(OPENED, tmp_path) == []
        # What is said from then on is kept as before.
        server.people.say(3, group.id, CLOSED)
        await all_stored(server, tmp_path)
        assert list(services.texts(group).values()) == [CLOSED]
