"""/catchup: what somebody missed in a group is sent to them alone, and nothing of a group to anybody outside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from kept_messages import TinyServices, all_stored
from running_bot import buttons, presses, quotes, reader, told, until
from summing_bot import (
    AMAL,
    BASIL,
    ENGLISH,
    LEADER,
    NOON,
    Clock,
    answered,
    article,
    plain_text,
    plainly,
    remembering_group,
    summing,
)

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.chats.records import Chat, Json
from bot.simulator.server import Simulator
from bot.telegram.keeping.remembering import START
from index.records import Scope

FERRY, STORM = "The ferry to Cyprus leaves at nine tomorrow.", "A storm damaged the old breakwater last night."
STRANGER = 6
HEADING = plain_text(ENGLISH.say("catchup-heading", group="The port"))


@asynccontextmanager
async def talk(folder: Path) -> AsyncIterator[tuple[Simulator, TinyServices, Clock, Chat]]:
    """A group that remembers, in which nobody has written yet; person 7 has opened a chat with the bot."""
    clock = Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server, summing(server, folder, clock) as services:
        server.membership.unblock(AMAL)
        yield server, services, clock, await remembering_group(server, folder)


def said_in(server: Simulator, chat: Chat) -> list[Json]:
    """What the bot has said in a group."""
    return [message for message in server.sent if message["chat"]["id"] == chat.id]


async def missed(server: Simulator, person: int, chat: Chat) -> Json:
    """What somebody gets in private for a /catchup in a group."""
    server.people.say(person, chat.id, "/catchup")
    return await server.next_message(person)


async def test_what_was_said_since_somebody_wrote_is_sent_to_them_alone(tmp_path: Path) -> None:
    async with talk(tmp_path) as (server, _, clock, group):
        server.people.say(AMAL, group.id, STORM)
        clock.forward(NOON + timedelta(minutes=5))
        server.people.say(BASIL, group.id, FERRY)
        await all_stored(server, tmp_path)
        before = len(said_in(server, group))
        shown = await missed(server, AMAL, group)
        assert plainly(shown).startswith(HEADING)
        assert (FERRY in str(quotes(shown)), STORM in shown["text"]) == (True, False)
        await server.calls.happened("setMessageReaction")
        assert len(said_in(server, group)) == before
        clock.forward(NOON + timedelta(minutes=9))
        again = plainly(await missed(server, AMAL, group))
        assert again.startswith("You’ve missed nothing in The port since")


async def test_who_never_wrote_there_gets_the_last_day(tmp_path: Path) -> None:
    async with talk(tmp_path) as (server, _, clock, group):
        server.people.say(BASIL, group.id, STORM)
        clock.forward(NOON + timedelta(hours=30))
        server.people.say(BASIL, group.id, FERRY)
        await all_stored(server, tmp_path)
        shown = await missed(server, AMAL, group)
        assert (FERRY in shown["text"], STORM in shown["text"]) == (True, False)


async def test_where_telegram_forbids_it_a_link_opens_the_chat_and_brings_it(tmp_path: Path) -> None:
    async with talk(tmp_path) as (server, _, _, group):
        server.people.say(BASIL, group.id, FERRY)
        await all_stored(server, tmp_path)
        server.membership.block(AMAL)
        offered = await answered(server, AMAL, group.id, "/catchup")
        assert plainly(offered) == ENGLISH.say("catchup-open-chat")
        ((link,),) = offered["reply_markup"]["inline_keyboard"]
        assert link["url"] == f"https://t.me/{server.chats.bot.username}?start=catchup_{group.id}"
        server.membership.unblock(AMAL)
        shown = await answered(server, AMAL, AMAL, f"/start catchup_{group.id}")
        assert plainly(shown).startswith(HEADING)
        assert FERRY in shown["text"]


async def test_nobody_outside_a_group_is_told_of_it_by_a_link_or_by_buttons(tmp_path: Path) -> None:
    async with talk(tmp_path) as (server, services, _, group):
        for number in range(8):
            words = " ".join(f"word{number}x{place}" for place in range(95)).capitalize() + "."
            services.keep(article(f"Report {number}", words, NOON, scope=Scope.chat(group.id)))
        shown = await missed(server, AMAL, group)
        assert buttons(shown) == [["Page 2 ›"]]
        server.membership.leave(AMAL, group.id)
        only_members = ENGLISH.say("catchup-members-only")
        assert await told(server, presses(server, AMAL, shown, "Page 2 ›")) == only_members
        assert plainly(await answered(server, AMAL, AMAL, f"/start catchup_{group.id}")) == only_members
        for guess in (group.id - 1, -5):
            assert plainly(await answered(server, AMAL, AMAL, f"/start catchup_{guess}")) == only_members


async def test_people_who_opted_out_are_neither_told_of_nor_noted(tmp_path: Path) -> None:
    async with talk(tmp_path) as (server, _, _, group):
        await answered(server, BASIL, group.id, "/optout")
        server.people.say(BASIL, group.id, STORM)
        server.people.say(LEADER, group.id, FERRY)
        await all_stored(server, tmp_path)
        shown = await missed(server, AMAL, group)
        assert (FERRY in shown["text"], STORM in shown["text"]) == (True, False)
        memory = EmbeddedMemory(tmp_path)
        assert memory.reached(group.id, 0, LEADER) is not None
        assert memory.reached(group.id, 0, BASIL) is None
        memory.close()


@pytest.mark.parametrize("in_private", [False, True])
async def test_of_who_opts_out_no_mark_stays_and_none_is_made(tmp_path: Path, in_private: bool) -> None:
    async with talk(tmp_path) as (server, _, clock, group):
        server.people.say(AMAL, group.id, STORM)
        clock.forward(NOON + timedelta(minutes=5))
        server.people.say(BASIL, group.id, FERRY)
        await all_stored(server, tmp_path)
        memory = EmbeddedMemory(tmp_path)
        assert FERRY in (await missed(server, AMAL, group))["text"]
        assert memory.reached(group.id, 0, AMAL) is not None
        await answered(server, AMAL, AMAL if in_private else group.id, "/optout")
        assert memory.reached(group.id, 0, AMAL) is None
        for _ in range(2):  # of the last day each time
            assert FERRY in (await missed(server, AMAL, group))["text"]
        await all_stored(server, tmp_path)
        assert memory.reached(group.id, 0, AMAL) is None
        assert memory.reached(group.id, 0, BASIL) is not None
        memory.close()


async def test_who_catches_up_in_a_group_that_remembers_nothing_is_not_noted(tmp_path: Path) -> None:
    async with talk(tmp_path) as (server, _, _, _):
        group = server.membership.found_group("Discussion", LEADER, AMAL, supergroup=True)
        channel = server.membership.found_channel("Port news", LEADER, discussion=group.id)
        server.membership.join(server.chats.bot.id, group.id, by=LEADER)
        server.membership.promote(server.chats.bot.id, channel.id, by=LEADER)
        server.people.post(channel.id, STORM)
        await all_stored(server, tmp_path)
        for _ in range(2):
            assert STORM in (await missed(server, AMAL, group))["text"]
        await all_stored(server, tmp_path)
        memory = EmbeddedMemory(tmp_path)
        assert memory.reached(group.id, 0, AMAL) is None
        memory.close()


async def test_a_group_that_became_a_supergroup_is_caught_up_with_by_its_old_link(tmp_path: Path) -> None:
    clock = Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server, summing(server, tmp_path, clock):
        group = server.membership.found_group("The port", LEADER, AMAL, BASIL)
        server.membership.join(server.chats.bot.id, group.id, by=LEADER)
        await server.next_message(group.id)
        server.people.say(LEADER, group.id, "/remember on")
        await server.next_message(group.id)
        server.people.say(AMAL, group.id, STORM)
        clock.forward(NOON + timedelta(minutes=1))
        server.people.say(BASIL, group.id, FERRY)
        await all_stored(server, tmp_path)
        new = server.membership.migrate(group.id, by=LEADER)
        await all_stored(server, tmp_path)
        # The move is done before anything that the new chat says is.
        assert plainly(await answered(server, LEADER, new.id, "/language")) == ENGLISH.say("language-question")
        shown = await answered(server, AMAL, AMAL, f"/start catchup_{group.id}")
        assert (FERRY in shown["text"], STORM in shown["text"]) == (True, False)


async def test_who_can_have_no_digest_is_told_why(tmp_path: Path) -> None:
    async with talk(tmp_path) as (server, _, _, group):
        assert plainly(await answered(server, AMAL, AMAL, "/catchup")) == ENGLISH.say("catchup-in-private")
        chat = {"id": group.id, "type": "supergroup", "title": "The port"}
        named = await answered(server, LEADER, group.id, "/catchup", sender_chat=chat)
        assert plainly(named) == ENGLISH.say("catchup-anonymous")
        assert plainly(await answered(server, LEADER, group.id, "/remember off")) != ""
        quiet = plainly(await answered(server, AMAL, group.id, "/catchup"))
        assert quiet == plain_text(ENGLISH.say("summary-not-remembering", start=START))


async def test_members_of_a_listed_group_catch_up_though_they_are_not_listed_themselves(tmp_path: Path) -> None:
    clock = Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server:
        for person in (LEADER, AMAL, BASIL, STRANGER):
            reader(server, person)
        async with summing(server, tmp_path, clock):
            group = await remembering_group(server, tmp_path)
        async with summing(server, tmp_path, clock, allowed=frozenset({group.id})) as services:
            for number in range(8):
                words = " ".join(f"word{number}x{place}" for place in range(95)).capitalize() + "."
                services.keep(article(f"Report {number}", words, NOON, scope=Scope.chat(group.id)))
            link = f"/start catchup_{group.id}"
            shown = await answered(server, AMAL, AMAL, link)
            assert plainly(shown).startswith(HEADING)
            assert await told(server, presses(server, AMAL, shown, "Page 2 ›")) == ""
            messages = server.chats.chat(AMAL).messages
            await until(server, lambda: buttons(messages[shown["message_id"]])[0][0] == "‹ Page 1")
            # Nothing else is for them, nor any of it for others.
            refused = plain_text(ENGLISH.say("not-for-this-chat", id=str(AMAL)))
            for words in ("/start", "/start catchup_-5", f"/start catchup_-{'9' * 19}"):
                server.people.say(AMAL, AMAL, words)
            assert plainly(await server.next_message(AMAL)) == refused
            only_members = ENGLISH.say("catchup-members-only")
            assert plainly(await answered(server, STRANGER, STRANGER, link)) == only_members
            server.membership.leave(AMAL, group.id)
            assert await told(server, presses(server, AMAL, shown, "‹ Page 1")) == only_members
            assert [message["chat"]["id"] for message in server.sent].count(AMAL) == 2
