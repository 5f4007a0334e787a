"""A bot that is there for some chats only: others get one polite line, and nothing else of any kind."""

import logging
from pathlib import Path

import pytest
from filled_library import ENGLISH, OPERATOR, asked, filled, shown
from running_bot import presses, quotes, reader, running_bot, says, told
from test_bot_commands import without_isolates
from test_forget_command import OPENED, WHO_OPENED, add
from test_in_groups import echo

from bot.simulator.server import Simulator
from index.records import LIBRARY, Scope


def refusal(chat_id: int) -> str:
    return without_isolates(ENGLISH.say("not-for-this-chat", id=str(chat_id)))


async def test_a_stranger_gets_one_polite_line_an_hour_and_no_answer(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path, allowed=frozenset({2})) as services:
        add(services, LIBRARY, "The port of Zanzara", OPENED)
        for text in (WHO_OPENED, "/sources", "/start", "/add http://127.0.0.1/", "/forget everything"):
            server.people.say(3, 3, text)
        said = server.people.say(3, 3, "hello")
        server.people.edit(3, 3, said["message_id"], WHO_OPENED)
        server.people.send_file(3, 3, b"Words of mine.", "a.txt")
        assert shown(server, await server.next_message(3)) == refusal(3)
        for person in (2, OPERATOR):
            assert len(await asked(server, person, person, WHO_OPENED)) == 1
        assert [message["chat"]["id"] for message in server.sent].count(3) == 1
        assert services.library.documents([Scope.chat(3)]) == []


async def test_inline_and_guest_queries_of_strangers_get_nothing(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path, allowed=frozenset({2})) as services:
        add(services, LIBRARY, "The port of Zanzara", OPENED)
        server.people.ask_inline(3, 3, WHO_OPENED)
        await server.calls.happened("answerInlineQuery")
        assert server.calls.of("answerInlineQuery")[0]["results"] in {"[]", None}
        server.people.ask_inline(2, 2, WHO_OPENED)
        await server.calls.happened("answerInlineQuery", 2)
        assert "Zanzara" in str(server.calls.of("answerInlineQuery")[1]["results"])


async def test_a_group_is_answered_where_it_is_listed_and_else_left_alone_unless_it_asks(tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server:
        for person in (2, 3):
            reader(server, person)
        ours = server.membership.found_group("Ours", 2, 3, supergroup=True)
        theirs = server.membership.found_group("Theirs", 2, 3, supergroup=True)
        async with filled(server, tmp_path, allowed=frozenset({ours.id})) as services:
            add(services, LIBRARY, "The port of Zanzara", OPENED)
            for group in (ours, theirs):
                server.membership.join(server.chats.bot.id, group.id, by=2)
                server.people.say(3, group.id, "Just talking among ourselves.")
            assert (await server.next_message(ours.id))["text"] == ENGLISH.say("group-greeting")
            assert len(await asked(server, 3, ours.id, WHO_OPENED)) == 1
            for _ in range(3):
                server.people.say(3, theirs.id, f"@qawl_bot {WHO_OPENED}")
            assert shown(server, await server.next_message(theirs.id)) == refusal(theirs.id)
            # An operator is one wherever they write.
            server.membership.join(OPERATOR, theirs.id)
            assert len(await asked(server, OPERATOR, theirs.id, WHO_OPENED)) == 1
            assert [message["chat"]["id"] for message in server.sent].count(theirs.id) == 2


async def test_buttons_under_old_answers_no_longer_work_for_who_is_not_listed_any_more(tmp_path: Path) -> None:
    async with Simulator() as server:
        async with filled(server, tmp_path) as services:
            add(services, LIBRARY, "The port of Zanzara", OPENED)
            server.people.say(3, 3, WHO_OPENED)
            answer = await server.next_message(3)
        async with filled(server, tmp_path, allowed=frozenset({2})):
            for label in ("Context ①", "👍"):
                assert without_isolates(await told(server, presses(server, 3, answer, label))) == refusal(3)
        assert len(server.sent) == 1


async def test_without_a_list_the_bot_is_there_for_everybody() -> None:
    async with Simulator() as server, running_bot(server, echo):
        says(server, 9, "what?")
        assert quotes(await server.next_message(9)) == ["what?"]


async def test_a_listed_group_that_moves_takes_its_own_along_and_the_log_names_its_new_id(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Simulator() as server:
        reader(server, 2)
        group = server.membership.found_group("Ours", 2)
        server.membership.join(server.chats.bot.id, group.id, by=2)
        async with filled(server, tmp_path, allowed=frozenset({group.id})) as services:
            await server.next_message(group.id)
            add(services, Scope.chat(group.id), "The port of Zanzara", OPENED)
            with caplog.at_level(logging.WARNING):
                new = server.membership.migrate(group.id, by=2)
                server.people.say(2, new.id, f"/ask {WHO_OPENED}")
                assert shown(server, await server.next_message(new.id)) == refusal(new.id)
            assert f"Group {group.id} is now {new.id}" in caplog.text
            assert len(services.library.documents([Scope.chat(new.id)])) == 1
