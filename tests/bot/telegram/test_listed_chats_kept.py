"""With a list of whom the bot is there for, nothing is stored of anybody else, however they bring it before the bot."""

import asyncio
import logging
from pathlib import Path

import pytest
from filled_library import ENGLISH, filled, group_led_by
from kept_messages import all_stored
from running_bot import reader

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.chats.records import Chat
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.keeping import recorder
from index.records import Scope


def channel_led_by(server: Simulator, leader: int, discussion: int | None = None) -> Chat:
    """A channel with the bot, which anybody can bring there."""
    reader(server, leader)
    channel = server.membership.found_channel("A channel", leader, discussion=discussion)
    server.membership.promote(server.chats.bot.id, channel.id, by=leader)
    return channel


async def remembered_group(server: Simulator, *others: int) -> Chat:
    """A group of person 2 and others that is remembered."""
    group = await group_led_by(server, 2, *others)
    server.people.say(2, group.id, "/remember on")
    await server.next_message(group.id)
    return group


def words_in(folder: Path, word: str) -> list[str]:
    return [file.name for file in folder.iterdir() if word.encode() in file.read_bytes()]


async def test_posts_of_a_channel_that_a_stranger_brings_the_bot_to_are_in_no_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with Simulator() as server, filled(server, tmp_path, allowed=frozenset({2})) as services:
        channel = channel_led_by(server, 3)
        first = server.people.post(channel.id, "The kumquat fleet sails at dawn.")["message_id"]
        for number in range(4):
            server.people.post(channel.id, f"Kumquat ship {number} came.")
        server.people.edit(3, channel.id, first, "The kumquat fleet sails at noon.")
        await all_stored(server, tmp_path)
        assert services.library.counts([Scope.chat(channel.id)]).documents == 0
        assert [*words_in(tmp_path, "kumquat"), *words_in(tmp_path, "Kumquat")] == []
        assert caplog.text.count(f"Posts of channel {channel.id} are not kept") == 1


async def test_a_listed_channel_and_one_that_a_listed_group_discusses_are_kept(tmp_path: Path) -> None:
    async with Simulator() as server:
        listed = channel_led_by(server, 3)
        group = server.membership.found_group("Talk", 3, supergroup=True)
        discussed = channel_led_by(server, 3, discussion=group.id)
        stranger = channel_led_by(server, 4)
        async with filled(server, tmp_path, allowed=frozenset({listed.id, group.id})) as services:
            server.membership.join(server.chats.bot.id, group.id, by=3)
            for channel in (listed, stranger, discussed):
                server.people.post(channel.id, "The harbour opened.")
            said = server.people.post(discussed.id, "The harbour closed.")["message_id"]
            server.people.edit(3, discussed.id, said, "The harbour closed at noon.")
            await all_stored(server, tmp_path)
            assert list(services.texts(listed).values()) == ["The harbour opened."]
            assert list(services.texts(discussed).values()) == ["The harbour opened.", "The harbour closed at noon."]
            assert services.kept(stranger) == {}


async def test_a_post_waits_until_telegram_says_which_channel_a_listed_group_discusses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "FIRST_PAUSE_SECONDS", 0.05)
    async with Simulator() as server:
        listed = channel_led_by(server, 3)
        group = server.membership.found_group("Talk", 3, supergroup=True)
        discussed = channel_led_by(server, 3, discussion=group.id)
        async with filled(server, tmp_path, allowed=frozenset({listed.id, group.id})) as services:
            server.membership.join(server.chats.bot.id, group.id, by=3)
            server.faults.add("getChat", Fault(status=500), times=1000)
            post = server.people.post(discussed.id, "The harbour opened.")["message_id"]
            server.people.edit(3, discussed.id, post, "The harbour closed.")
            server.people.post(listed.id, "Ships came.")
            await server.calls.happened("getChat", 2)
            async with asyncio.timeout(60):
                while not services.kept(listed):  # noqa: ASYNC110 - another thread stores: no event tells of it
                    await asyncio.sleep(0.02)
            # Not acknowledged: were the process killed now, it would come again.
            held = [each["channel_post"]["message_id"] for each in server.updates.pending if "channel_post" in each]
            assert held[:1] == [post]
            assert services.kept(discussed) == {}
            server.faults.clear()
            await all_stored(server, tmp_path)
            assert services.texts(discussed) == {post: "The harbour closed."}


async def test_a_group_that_is_taken_off_the_list_is_recorded_no_more_and_keeps_what_it_has(tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server:
        async with filled(server, tmp_path) as services:
            group = await remembered_group(server, 3, 4)
            before = server.people.say(3, group.id, "The harbour opened.")["message_id"]
            await all_stored(server, tmp_path)
        async with filled(server, tmp_path, allowed=frozenset({4})) as services:
            server.people.say(3, group.id, "The kumquat fleet sails.")
            # Who is listed is so wherever they write.
            after = server.people.say(4, group.id, "Ships came.")["message_id"]
            server.people.edit(3, group.id, before, "The kumquat harbour.")
            await all_stored(server, tmp_path)
            assert services.texts(group) == {before: "The harbour opened.", after: "Ships came."}
            assert words_in(tmp_path, "kumquat") == []


async def test_names_of_topics_are_stored_of_listed_forums_alone(tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server:
        for person in (2, 3):
            reader(server, person)
        forums = [server.membership.found_forum(name, 2, 3) for name in ("Ours", "Theirs")]
        async with filled(server, tmp_path, allowed=frozenset({forums[0].id})):
            topics = []
            memory = EmbeddedMemory(tmp_path)
            for forum in forums:
                memory.decide(forum.id, remembers=True)
                server.membership.join(server.chats.bot.id, forum.id, by=2)
                topics.append(server.people.open_topic(2, forum.id, "Ships"))
            await all_stored(server, tmp_path)
            assert [memory.topic_name(forum.id, topic) for forum, topic in zip(forums, topics, strict=True)] == [
                "Ships",
                None,
            ]
            memory.close()


async def test_decisions_of_a_group_go_along_when_it_moves_whoever_is_listed(tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server:
        for person in (2, 3):
            reader(server, person)
        group = server.membership.found_group("Ours", 2, 3)
        async with filled(server, tmp_path, allowed=frozenset({group.id})):
            server.membership.join(server.chats.bot.id, group.id, by=2)
            await server.next_message(group.id)
            server.people.say(2, group.id, "/remember on")
            await server.next_message(group.id)
            server.people.say(3, group.id, "/optout")
            assert (await server.next_message(group.id))["text"] == ENGLISH.say("opted-out-here")
            new = server.membership.migrate(group.id, by=2)
            await all_stored(server, tmp_path)
        async with filled(server, tmp_path, allowed=frozenset({new.id})) as services:
            server.people.say(3, new.id, "The kumquat fleet sails.")
            said = server.people.say(2, new.id, "The harbour opened.")["message_id"]
            await all_stored(server, tmp_path)
            assert services.texts(new) == {said: "The harbour opened."}
