"""Groups: nothing is kept until their admins say so; then what people say to each other is, and nobody's who opted
out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from kept_messages import TinyServices, all_stored, tiny_services
from running_bot import quotes, reader, running_bot
from simulated_world import PNG
from test_channels_kept import channel_of

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.chats.records import Chat, Json
from bot.simulator.server import Simulator
from bot.telegram.keeping.remembering import FORGET, START, STOP
from bot.texts import texts_in
from index.message import MessageFacts
from index.records import Scope

ENGLISH = texts_in("en")
LEADER, AMAL, BASIL = 8, 7, 9
ANONYMOUS: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
BY_ANONYMOUS: Any = {"from": ANONYMOUS}


@asynccontextmanager
async def bot_in(folder: Path, *, privacy: bool = False) -> AsyncIterator[tuple[Simulator, TinyServices]]:
    """A simulator with the bot in it, and what the bot keeps in `folder`."""
    with tiny_services(folder) as services:
        async with Simulator(privacy=privacy) as server, running_bot(server, services, folder=folder, keeper=services):
            yield server, services


async def group_of(server: Simulator, *, kind: str = "supergroup", remembers: bool = True) -> Chat:
    """A group that has heard the bot's greeting, and remembers what it says."""
    for person in (LEADER, AMAL, BASIL):
        reader(server, person)
    if kind == "forum":
        group = server.membership.found_forum("The port", LEADER, AMAL, BASIL)
    else:
        group = server.membership.found_group("The port", LEADER, AMAL, BASIL, supergroup=kind == "supergroup")
    server.membership.join(server.chats.bot.id, group.id, by=LEADER)
    await server.next_message(group.id)
    if remembers:
        assert (await told(server, group, "/remember on")).startswith(ENGLISH.say("remember-on", stop=STOP))
    return group


async def told(server: Simulator, group: Chat, command: str, by: int = LEADER, **fields: Any) -> str:
    """What the bot answers to a command in a group."""
    server.people.say(by, group.id, command, **fields)
    return str((await server.next_message(group.id))["text"])


def files_with(word: bytes, folder: Path) -> list[str]:
    """The files of a folder that hold a word."""
    return [file.name for file in folder.iterdir() if file.is_file() and word in file.read_bytes()]


async def test_nothing_is_kept_before_an_admin_switches_it_on_nor_after_it_is_switched_off(tmp_path: Path) -> None:
    async with bot_in(tmp_path) as (server, services):
        group = await group_of(server, remembers=False)
        server.people.say(AMAL, group.id, "The harbour opened on Monday.")
        assert await told(server, group, "/remember") == ENGLISH.say("remember-state-off", start=START)
        assert await told(server, group, "/remember on", by=AMAL) == ENGLISH.say("admins-only")
        server.people.say(AMAL, group.id, "The harbour opened on Tuesday.")
        await all_stored(server, tmp_path)
        assert services.kept(group) == {}
        assert await told(server, group, "/remember on") == ENGLISH.say("remember-on", stop=STOP)
        kept = server.people.say(AMAL, group.id, "The harbour opened on Wednesday.")["message_id"]
        await all_stored(server, tmp_path)
        assert await told(server, group, "/remember", by=AMAL) == ENGLISH.say("remember-state-on", stop=STOP)
        assert await told(server, group, "/remember off", by=AMAL) == ENGLISH.say("admins-only")
        assert await told(server, group, "/remember off") == ENGLISH.say("remember-off", forget=FORGET)
        unkept = server.people.say(AMAL, group.id, "The harbour opened on Thursday.")["message_id"]
        await all_stored(server, tmp_path)
        assert services.texts(group) == {kept: "The harbour opened on Wednesday."}
        for message_id in (kept, unkept):
            server.people.edit(AMAL, group.id, message_id, "The harbour opened on Friday.")
        await all_stored(server, tmp_path)
        assert services.texts(group) == {}
        assert files_with(b"Friday", tmp_path) == []


@pytest.mark.parametrize("kind", ["supergroup", "group"])
async def test_who_puts_the_bot_out_and_has_it_in_again_decides_anew_and_what_was_kept_stays(
    tmp_path: Path, kind: str
) -> None:
    async with bot_in(tmp_path) as (server, services):
        group = await group_of(server, kind=kind)
        kept = server.people.say(AMAL, group.id, "The harbour opened on Monday.")["message_id"]
        await all_stored(server, tmp_path)
        server.membership.leave(server.chats.bot.id, group.id, by=LEADER)
        await all_stored(server, tmp_path)
        server.membership.join(server.chats.bot.id, group.id, by=BASIL)
        await server.next_message(group.id)
        server.people.say(AMAL, group.id, "The harbour opened on Tuesday.")
        await all_stored(server, tmp_path)
        assert services.texts(group) == {kept: "The harbour opened on Monday."}
        assert await told(server, group, "/remember") == ENGLISH.say("remember-state-off", start=START)


async def test_what_is_said_after_a_return_of_which_the_bot_hears_later_is_not_kept(tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server:
        with tiny_services(tmp_path) as services:
            async with running_bot(server, services, folder=tmp_path, keeper=services):
                group = await group_of(server)
            server.membership.leave(server.chats.bot.id, group.id, by=LEADER)
            server.membership.join(server.chats.bot.id, group.id, by=BASIL)
            server.people.say(AMAL, group.id, "The harbour opened on Tuesday.")
            async with running_bot(server, services, folder=tmp_path, keeper=services):
                await all_stored(server, tmp_path)
                assert services.texts(group) == {}


@pytest.mark.parametrize("told_first", ["left", "moved"])
async def test_a_group_that_becomes_a_supergroup_is_not_left(tmp_path: Path, told_first: str) -> None:
    async with Simulator(privacy=False) as server:
        with tiny_services(tmp_path) as services:
            async with running_bot(server, services, folder=tmp_path, keeper=services):
                group = await group_of(server, kind="group")
            bot = server.chats.bot
            before, after = group.member_json(bot), {"status": "left", "user": bot.as_json()}
            change: Json = {"chat": group.as_json(), "from": server.chats.user(LEADER).as_json(), "date": 1}
            change |= {"old_chat_member": before, "new_chat_member": after}
            if told_first == "left":
                server.chats.update("my_chat_member", change)
            new = server.membership.migrate(group.id, by=LEADER)
            if told_first == "moved":
                server.chats.update("my_chat_member", change)
            async with running_bot(server, services, folder=tmp_path, keeper=services):
                said = server.people.say(AMAL, new.id, "The harbour opened on Monday.")["message_id"]
                await all_stored(server, tmp_path)
                assert services.texts(new) == {said: "The harbour opened on Monday."}


async def test_after_the_end_of_remembering_an_edit_takes_its_part_out_of_an_album(tmp_path: Path) -> None:
    async with bot_in(tmp_path) as (server, services):
        group = await group_of(server)
        quay, ship = server.people.send_album(AMAL, group.id, [(PNG, "The new quay."), (PNG, "The old ship.")])
        await all_stored(server, tmp_path)
        assert services.texts(group) == {quay["message_id"]: "The new quay.\nThe old ship."}
        await told(server, group, "/remember off")
        server.people.edit(AMAL, group.id, quay["message_id"], "The harbour.")
        await all_stored(server, tmp_path)
        assert services.texts(group) == {ship["message_id"]: "The old ship."}
        server.people.edit(AMAL, group.id, ship["message_id"], "")
        await all_stored(server, tmp_path)
        assert services.texts(group) == {}


async def test_messages_are_kept_with_their_author_topic_and_what_they_answer(tmp_path: Path) -> None:
    async with bot_in(tmp_path) as (server, services):
        forum = await group_of(server, kind="forum")
        topic = server.people.open_topic(LEADER, forum.id, "Ships")
        first = server.people.say(AMAL, forum.id, "Which ships come today?", topic=topic)["message_id"]
        second = server.people.say(BASIL, forum.id, "Two ships from Tartus.", reply_to=first)["message_id"]
        third = server.people.say(LEADER, forum.id, "The quay is closed.", sender_chat=forum.as_json(), **BY_ANONYMOUS)[
            "message_id"
        ]
        await all_stored(server, tmp_path)
        kept = services.kept(forum)
        assert kept[first].message == MessageFacts(AMAL, kept[first].source, topic)
        assert kept[second].message == MessageFacts(BASIL, kept[second].source, topic, kept[first].origin)
        assert kept[third].message == MessageFacts(forum.id, "The port")
        assert {document.title for document in kept.values()} == {"The port › Ships", "The port"}
        assert kept[second].url == f"https://t.me/c/{-forum.id - 10**12}/{second}"


async def test_a_topics_name_is_stored_only_while_its_forum_is_remembered(tmp_path: Path) -> None:
    async with bot_in(tmp_path) as (server, services):
        forum = await group_of(server, kind="forum", remembers=False)
        topic = server.people.open_topic(LEADER, forum.id, "Ships")
        server.people.say(AMAL, forum.id, "Which ships come today?", topic=topic)
        await all_stored(server, tmp_path)
        memory = EmbeddedMemory(tmp_path)
        assert memory.topic_name(forum.id, topic) is None
        await told(server, forum, "/remember on")
        server.people.say(AMAL, forum.id, "Which ships come tomorrow?", topic=topic)
        await all_stored(server, tmp_path)
        assert [document.title for document in services.kept(forum).values()] == ["The port › Ships"]
        memory.decide(forum.id, remembers=False)
        memory.forget_chat(forum.id)
        server.people.say(AMAL, forum.id, "Which ships come on Monday?", topic=topic)
        await all_stored(server, tmp_path)
        assert memory.topic_name(forum.id, topic) is None
        memory.close()


async def test_a_topic_that_was_renamed_keeps_its_new_name(tmp_path: Path) -> None:
    async with bot_in(tmp_path) as (server, services):
        forum = await group_of(server, kind="forum")
        topic = server.people.open_topic(LEADER, forum.id, "Ships")
        first = server.people.say(AMAL, forum.id, "Which ships come today?", topic=topic)["message_id"]
        await all_stored(server, tmp_path)
        in_it = {"message_thread_id": topic, "is_topic_message": True}
        server.people.send(LEADER, forum.id, forum_topic_edited={"name": "سفن المرفأ"}, **in_it)
        later = [
            server.people.say(AMAL, forum.id, words, topic=topic)["message_id"]
            for words in ("Two ships from Tartus.", "One ship from Sidon.")
        ]
        server.people.send(LEADER, forum.id, forum_topic_edited={"icon_custom_emoji_id": "5"}, **in_it)
        last = server.people.say(AMAL, forum.id, "No ship from Tyre.", topic=topic)["message_id"]
        await all_stored(server, tmp_path)
        titles = {number: document.title for number, document in services.kept(forum).items()}
        assert titles == {first: "The port › Ships", **dict.fromkeys([*later, last], "The port › سفن المرفأ")}


async def test_questions_commands_bots_and_service_messages_are_left_out(tmp_path: Path) -> None:
    bot: Json = {"id": 555, "is_bot": True, "first_name": "Other", "username": "other_bot"}
    by_bot: Any = {"from": bot}
    async with bot_in(tmp_path) as (server, services):
        group = await group_of(server)
        server.people.say(AMAL, group.id, "/ask Which harbour opened?")
        answer = await server.next_message(group.id)
        server.people.say(AMAL, group.id, "@qawl_bot, which harbour opened?")
        await server.next_message(group.id)
        server.people.say(AMAL, group.id, "Which harbour, then?", reply_to=answer["message_id"])
        await server.next_message(group.id)
        server.people.say(AMAL, group.id, "/weather@other_bot in the harbour")
        server.people.say(AMAL, group.id, "The harbour opened, says a bot.", via_bot=bot)
        server.people.say(AMAL, group.id, "The harbour opened, a bot says.", **by_bot)
        server.people.send(AMAL, group.id, new_chat_title="Harbour opened")
        server.people.send_album(AMAL, group.id, [(PNG, ""), (PNG, "")])
        said = server.people.say(AMAL, group.id, "The harbour opened.")["message_id"]
        changed = server.people.say(AMAL, group.id, "The harbour closed.")["message_id"]
        server.people.edit(AMAL, group.id, changed, "@qawl_bot, which harbour closed?")
        await server.next_message(group.id)
        await all_stored(server, tmp_path)
        assert services.texts(group) == {said: "The harbour opened."}
        server.people.edit(AMAL, group.id, said, "The harbour opened at noon.")
        await all_stored(server, tmp_path)
        assert services.texts(group) == {said: "The harbour opened at noon."}


async def test_in_private_nothing_is_kept_by_itself(tmp_path: Path) -> None:
    async with bot_in(tmp_path) as (server, services):
        reader(server, AMAL)
        server.people.say(AMAL, AMAL, "The harbour opened.")
        await server.next_message(AMAL)
        server.people.say(AMAL, AMAL, "/remember on")
        assert (await server.next_message(AMAL))["text"] == ENGLISH.say("remember-in-private", start=START)
        await all_stored(server, tmp_path)
        assert services.library.documents([Scope.chat(AMAL)]) == []


async def test_a_group_is_told_what_privacy_mode_hides_unless_the_bot_is_an_admin(tmp_path: Path) -> None:
    async with bot_in(tmp_path, privacy=True) as (server, _services):
        group = await group_of(server, remembers=False)
        needs = ENGLISH.say("remember-needs-access")
        assert needs in await told(server, group, "/remember on")
        assert needs in await told(server, group, "/remember")
        server.membership.promote(server.chats.bot.id, group.id, by=LEADER)
        assert needs not in await told(server, group, "/remember")
    async with bot_in(tmp_path / "other") as (server, _services):
        group = await group_of(server, remembers=False)
        assert needs not in await told(server, group, "/remember on")


async def test_a_group_that_becomes_a_supergroup_goes_on_remembering(tmp_path: Path) -> None:
    async with bot_in(tmp_path) as (server, services):
        group = await group_of(server, kind="group")
        await told(server, group, "/optout", by=BASIL)
        server.people.say(AMAL, group.id, "The harbour opened on Monday.")
        new = server.membership.migrate(group.id, by=LEADER)
        # At once: before the move can be over.
        server.people.say(AMAL, new.id, "The harbour opened on Tuesday.")
        server.people.say(BASIL, new.id, "The harbour opened on Sunday.")
        await all_stored(server, tmp_path)
        texts = [document.title for document in services.library.documents([Scope.chat(new.id)])]
        assert len(texts) == 2
        assert sorted(services.texts(new).values()) == [
            f"The harbour opened on {day}." for day in ("Monday", "Tuesday")
        ]
        assert services.kept(group) == {}
        assert await told(server, new, "/remember") == ENGLISH.say("remember-state-on", stop=STOP)


@pytest.mark.parametrize("in_private", [False, True])
async def test_who_opts_out_is_left_out_from_before_and_from_now_on(tmp_path: Path, in_private: bool) -> None:
    async with bot_in(tmp_path) as (server, services):
        group, other = await group_of(server), await group_of(server)
        for chat in (group, other):
            server.people.say(AMAL, chat.id, "The harbour opened.")
            server.people.say(BASIL, chat.id, "The quay closed.")
        await all_stored(server, tmp_path)
        where = server.chats.private_chat(server.chats.user(AMAL)) if in_private else group
        expected = ENGLISH.say("opted-out-everywhere" if in_private else "opted-out-here")
        assert await told(server, where, "/optout", by=AMAL) == expected
        assert list(services.texts(group).values()) == ["The quay closed."]
        assert len(services.texts(other)) == (1 if in_private else 2)
        for chat in (group, other):
            server.people.say(AMAL, chat.id, "The harbour opened again.")
        await all_stored(server, tmp_path)
        assert list(services.texts(group).values()) == ["The quay closed."]
        assert len(services.texts(other)) == (1 if in_private else 3)
    async with bot_in(tmp_path) as (server, services):  # it lasts
        memory = EmbeddedMemory(tmp_path)
        assert memory.silent_in(group.id) == {AMAL}
        assert memory.silent_in(other.id) == ({AMAL} if in_private else frozenset())
        memory.close()


@pytest.mark.parametrize("in_private", [False, True])
async def test_what_others_forward_of_who_opted_out_is_left_out(tmp_path: Path, in_private: bool) -> None:
    async with bot_in(tmp_path) as (server, services):
        group, other = await group_of(server), await group_of(server)
        where = server.chats.private_chat(server.chats.user(AMAL)) if in_private else group
        await told(server, where, "/optout", by=AMAL)
        channel = channel_of(server)
        of_amal, of_basil = (
            {"type": "user", "date": 1, "sender_user": server.chats.user(person).as_json()} for person in (AMAL, BASIL)
        )
        for chat in (group, other, channel):
            server.people.say(LEADER, chat.id, "The harbour opened on Sunday.", forward_origin=of_amal)
        await all_stored(server, tmp_path)
        assert services.texts(group) == {}
        assert len(services.texts(other)) == len(services.texts(channel)) == (0 if in_private else 1)
        assert bool(files_with(b"Sunday", tmp_path)) == (not in_private)
        said = server.people.say(LEADER, group.id, "The quay closed.", forward_origin=of_basil)["message_id"]
        await all_stored(server, tmp_path)
        assert services.texts(group) == {said: "The quay closed."}
        assert services.kept(group)[said].source == server.chats.user(BASIL).first_name


async def test_opting_in_takes_it_back(tmp_path: Path) -> None:
    async with bot_in(tmp_path) as (server, services):
        group = await group_of(server)
        private = server.chats.private_chat(server.chats.user(AMAL))
        await told(server, private, "/optout", by=AMAL)
        assert await told(server, group, "/optin", by=AMAL) == ENGLISH.say("opted-in-here")
        said = server.people.say(AMAL, group.id, "The harbour opened.")["message_id"]
        await all_stored(server, tmp_path)
        assert services.texts(group) == {said: "The harbour opened."}
        await told(server, group, "/optout", by=AMAL)
        assert services.texts(group) == {}
        assert await told(server, private, "/optin", by=AMAL) == ENGLISH.say("opted-in-everywhere")
        said = server.people.say(AMAL, group.id, "The harbour opened again.")["message_id"]
        await all_stored(server, tmp_path)
        assert services.texts(group) == {said: "The harbour opened again."}
        fields: Any = {"sender_chat": group.as_json(), "from": ANONYMOUS}
        assert await told(server, group, "/optout", **fields) == ENGLISH.say("opt-anonymous")


async def test_what_a_group_says_answers_there_and_nowhere_else(tmp_path: Path) -> None:
    async with bot_in(tmp_path) as (server, _services):
        group, other = await group_of(server), await group_of(server)
        server.people.say(AMAL, group.id, "The captain sailed to Tartus with forty sailors.")
        await all_stored(server, tmp_path)
        for chat in (group, other):
            server.people.say(BASIL, chat.id, "/ask Where did the captain sail?")
        assert quotes(await server.next_message(group.id)) == ["The captain sailed to Tartus with forty sailors."]
        assert "Tartus" not in (await server.next_message(other.id))["text"]
