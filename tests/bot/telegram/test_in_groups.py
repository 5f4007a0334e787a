"""The bot in groups, forums, channels and their discussions: when it speaks, where, and how it comes and goes."""

import asyncio
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from running_bot import ScriptedEngine, presses, quotes, reader, running_bot, told, until
from sample_answers import answer, citation

from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import ChatSettings, Language
from bot.simulator.chats.records import Chat, Json
from bot.simulator.server import Simulator
from bot.texts import texts_in
from retrieval.records import Answer

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")
ANONYMOUS: dict[str, Any] = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


def echo(question: str) -> Answer:
    return answer(question, [citation(quote=question, language="en")], language="en")


async def group_of(server: Simulator, *, kind: str = "supergroup", code: str = "en") -> Chat:
    """A group that person 8 leads and persons 7 and 9 are in, with the bot, which has greeted."""
    reader(server, 8, code)
    for user in (7, 9):
        reader(server, user)
    if kind == "forum":
        group = server.membership.found_forum("A forum", 8, 7, 9)
    else:
        group = server.membership.found_group("A group", 8, 7, 9, supergroup=kind == "supergroup")
    server.membership.join(server.chats.bot.id, group.id, by=8)
    assert (await server.next_message(group.id))["text"] == texts_in(code).say("group-greeting")
    return group


async def answered(server: Simulator, group: Chat, said: Json) -> list[str]:
    """The quotes of the answer to a message, which it must reply to."""
    message = await server.next_message(group.id)
    assert message["reply_to_message"]["message_id"] == said["message_id"]
    return quotes(message)


async def test_names_commands_and_replies_are_answered_by_replies_and_nothing_else_is() -> None:
    async with Simulator(privacy=False) as server, running_bot(server, echo):
        group = await group_of(server)
        server.people.say(7, group.id, "just talk?")
        talk = server.people.say(9, group.id, "and more?")
        server.people.say(7, group.id, "indeed?", reply_to=talk["message_id"])
        server.people.say(7, group.id, "/ask@other_bot what?")
        server.people.say(7, group.id, "/other")
        server.people.send(7, group.id, location={"latitude": 1.0, "longitude": 2.0})
        for text, question in (
            ("/ask what?", "what?"),
            ("/ask@Qawl_Bot who?", "who?"),
            ("@qawl_bot, why?", "why?"),
            ("And where, @qawl_bot?", "And where?"),
        ):
            said = server.people.say(7, group.id, text)
            assert await answered(server, group, said) == [question]
        said = server.people.say(9, group.id, "how?", reply_to=server.sent[-1]["message_id"])
        assert await answered(server, group, said) == ["how?"]
    assert len(server.sent) == 6


async def test_ask_alone_asks_the_message_that_it_replies_to_or_gets_a_hint() -> None:
    async with Simulator(privacy=False) as server, running_bot(server, echo):
        group = await group_of(server)
        talk = server.people.say(9, group.id, "what of it?")
        for text in ("/ask", "@qawl_bot"):
            said = server.people.say(7, group.id, text, reply_to=talk["message_id"])
            assert await answered(server, group, said) == ["what of it?"]
        for text in ("/ask", "@qawl_bot"):
            server.people.say(7, group.id, text)
            assert (await server.next_message(group.id))["text"] == ENGLISH.say("ask-hint")
        server.people.say(7, group.id, "/ask", reply_to=server.sent[-1]["message_id"])
        assert (await server.next_message(group.id))["text"] == ENGLISH.say("ask-hint")


async def test_no_question_leans_on_anothers_words_and_their_answer_is_like_any_other() -> None:
    engine = ScriptedEngine(echo)
    async with Simulator(privacy=False) as server, running_bot(server, engine):
        group = await group_of(server)
        talk = server.people.say(9, group.id, "what of it?")
        own = server.people.say(7, group.id, "who of them?")
        assert await answered(server, group, server.people.say(7, group.id, "/ask first?")) == ["first?"]
        said = server.people.say(7, group.id, "@qawl_bot", reply_to=talk["message_id"])
        shown = await server.next_message(group.id)
        assert await told(server, presses(server, 7, shown, "👍")) == ENGLISH.say("thanks-useful")
        for text, replied in (("/ask second?", None), ("third?", shown), ("@qawl_bot", own), ("/ask fourth?", None)):
            server.people.say(7, group.id, text, reply_to=replied["message_id"] if replied else None)
            await server.next_message(group.id)
        # Now it is no other question, and then one of their own.
        for text in ("/ask", "/ask how?"):
            server.people.edit(7, group.id, said["message_id"], text)
        await until(server, lambda: quotes(group.messages[shown["message_id"]]) == ["how?"])
        server.people.say(7, group.id, "fifth?", reply_to=shown["message_id"])
        await server.next_message(group.id)
    assert [(each.text, each.earlier) for each in engine.asked] == [
        ("first?", ()),
        ("what of it?", ("first?",)),
        ("second?", ()),
        ("third?", ()),
        ("who of them?", ("second?", "third?")),
        ("fourth?", ("second?", "third?", "who of them?")),
        ("how?", ("first?",)),
        ("fifth?", ("first?", "second?", "third?", "who of them?", "fourth?", "how?")),
    ]


async def test_in_a_forum_answers_stand_in_the_topic_of_their_question() -> None:
    engine = ScriptedEngine(echo)
    async with Simulator() as server, running_bot(server, engine):
        group = await group_of(server, kind="forum")
        topic = server.people.open_topic(8, group.id, "News")
        other = server.people.open_topic(8, group.id, "Sport")
        for place in (topic, other, None, topic):
            server.people.say(7, group.id, f"@qawl_bot what of {place}?", topic=place)
            message = await server.next_message(group.id)
            assert message.get("message_thread_id") == place
            assert quotes(message) == [f"what of {place}?"]
    # A topic is a conversation of its own.
    assert [each.earlier for each in engine.asked] == [(), (), (), (f"what of {topic}?",)]
    assert {call.get("message_thread_id") for call in server.calls.of("sendChatAction")} == {
        None,
        str(topic),
        str(other),
    }


async def test_a_reply_to_anothers_answer_leans_on_its_question() -> None:
    engine = ScriptedEngine(echo)
    async with Simulator() as server, running_bot(server, engine):
        group = await group_of(server)
        server.people.say(7, group.id, "/ask what?")
        shown = await server.next_message(group.id)
        server.people.say(9, group.id, "and when?", reply_to=shown["message_id"])
        await server.next_message(group.id)
    assert [each.earlier for each in engine.asked] == [(), ("what?",)]
    assert engine.asked[1].scopes == (f"chat:{group.id}", "library")


async def test_who_writes_in_the_groups_name_asks_and_decides_as_its_administrator() -> None:
    async with Simulator(privacy=False) as server, running_bot(server, echo):
        group = await group_of(server)
        as_group: dict[str, Any] = {"sender_chat": group.as_json(), "from": ANONYMOUS}
        said = server.people.say(8, group.id, "@qawl_bot what?", **as_group)
        assert await answered(server, group, said) == ["what?"]
        server.people.say(8, group.id, "/language ar", **as_group)
        assert (await server.next_message(group.id))["text"] == ARABIC.say("language-chosen", language="ar")
        as_channel: dict[str, Any] = {
            "sender_chat": {"id": -1009, "type": "channel", "title": "Theirs"},
            "from": ANONYMOUS,
        }
        server.people.say(8, group.id, "/language en", **as_channel)
        assert (await server.next_message(group.id))["text"] == ARABIC.say("admins-only")


async def test_other_bots_are_not_answered() -> None:
    async with Simulator(privacy=False) as server, running_bot(server, echo):
        group = await group_of(server)
        other: dict[str, Any] = {"from": {"id": 99, "is_bot": True, "first_name": "Other"}}
        server.people.say(7, group.id, "/ask what?", **other)
        said = server.people.say(7, group.id, "/ask who?")
        assert await answered(server, group, said) == ["who?"]


async def test_posts_of_a_channel_are_no_questions_and_comments_on_them_are() -> None:
    async with Simulator(privacy=False) as server, running_bot(server, echo):
        group = await group_of(server)
        channel = server.membership.found_channel("Brief", 8, 7, discussion=group.id)
        server.membership.promote(server.chats.bot.id, channel.id, by=8)
        post = server.people.post(channel.id, "@qawl_bot what is new?")
        server.people.post(channel.id, "/ask what?")
        server.people.edit(8, channel.id, post["message_id"], "@qawl_bot what is old?")
        copy = next(each for each in group.messages.values() if each.get("is_automatic_forward"))
        said = server.people.say(7, group.id, "@qawl_bot who says so?", reply_to=copy["message_id"])
        assert await answered(server, group, said) == ["who says so?"]
    assert {message["chat"]["id"] for message in server.sent} == {group.id}


async def test_an_edit_in_a_group_changes_the_answer_or_is_answered_once_it_names_the_bot() -> None:
    async with Simulator(privacy=False) as server, running_bot(server, echo):
        group = await group_of(server)
        said = server.people.say(7, group.id, "@qawl_bot what?")
        shown = await server.next_message(group.id)
        server.people.edit(7, group.id, said["message_id"], "@qawl_bot who?")
        await until(server, lambda: quotes(group.messages[shown["message_id"]]) == ["who?"])
        talk = server.people.say(7, group.id, "why?")
        server.people.edit(7, group.id, talk["message_id"], "why, @qawl_bot?")
        assert await answered(server, group, talk) == ["why?"]
        server.people.edit(7, group.id, said["message_id"], "never mind")
        said = server.people.say(7, group.id, "/ask how?")
        assert await answered(server, group, said) == ["how?"]
        assert quotes(group.messages[shown["message_id"]]) == ["who?"]


async def test_being_added_is_greeted_once_and_being_promoted_or_put_out_is_not() -> None:
    async with Simulator() as server, running_bot(server, echo):
        group = await group_of(server, code="ar")
        bot = server.chats.bot.id
        server.membership.promote(bot, group.id, by=8)
        server.people.say(7, group.id, "/ask what?")
        server.membership.leave(bot, group.id, by=8)
        server.membership.join(bot, group.id, by=8)
        texts = [(await server.next_message(group.id))["text"] for _ in range(2)]
        server.people.say(7, group.id, "/ask who?")
        assert quotes(await server.next_message(group.id)) == ["who?"]
    assert texts[-1] == ARABIC.say("group-greeting") or texts[0] == ARABIC.say("group-greeting")
    assert [message["text"] for message in server.sent].count(ARABIC.say("group-greeting")) == 2


async def test_a_group_that_puts_the_bot_out_while_it_thinks_gets_nothing_and_nothing_breaks() -> None:
    async with Simulator() as server:
        group: Chat | None = None

        def ask(question: str) -> Answer:
            if question == "what?" and group is not None:
                server.membership.leave(server.chats.bot.id, group.id, by=8)
            return echo(question)

        async with running_bot(server, ask):
            group = await group_of(server)
            server.people.say(7, group.id, "/ask what?")
            server.people.say(7, 7, "who?")
            assert quotes(await server.next_message(7)) == ["who?"]
    assert [message["chat"]["id"] for message in server.sent] == [group.id, 7]


async def test_being_blocked_is_survived_in_silence() -> None:
    async with Simulator() as server, running_bot(server, echo):
        reader(server, 7)
        server.people.say(7, 7, "what?")
        await server.next_message(7)
        server.membership.block(7)
        server.membership.unblock(7)
        server.people.say(7, 7, "who?")
        assert quotes(await server.next_message(7)) == ["who?"]
    assert len(server.sent) == 2


@pytest.mark.parametrize("told_in", ["both", "old", "new"])
async def test_a_group_that_becomes_a_supergroup_takes_along_what_is_its_own(told_in: str, tmp_path: Path) -> None:
    engine = ScriptedEngine(echo)
    async with Simulator() as server:
        async with running_bot(server, engine, folder=tmp_path):
            group = await group_of(server, kind="group")
            memory = EmbeddedMemory(tmp_path)
            memory.change_settings(group.id, lambda _: ChatSettings(Language.ARABIC))
            server.people.say(7, group.id, "/ask what?")
            await server.next_message(group.id)
        # Told while the bot is away: only one of the two may come through.
        new = server.membership.migrate(group.id, by=8)
        moves = {"old": "migrate_to_chat_id", "new": "migrate_from_chat_id"}
        if told_in != "both":
            lost = moves["new" if told_in == "old" else "old"]
            waiting = [each for each in server.updates.pending if lost not in each.get("message", {})]
            server.updates.pending.clear()
            server.updates.pending.extend(waiting)
        async with running_bot(server, engine, folder=tmp_path):
            if told_in == "old":
                async with asyncio.timeout(60):
                    while not engine.moved:  # noqa: ASYNC110 - nobody tells of it
                        await asyncio.sleep(0.05)
            server.people.say(7, new.id, "/ask and when?")
            assert quotes(await server.next_message(new.id)) == ["and when?"]
        assert memory.settings(new.id) == ChatSettings(Language.ARABIC)
        assert memory.settings(group.id) == ChatSettings()
        memory.close()
    assert set(engine.moved) == {(f"chat:{group.id}", f"chat:{new.id}")}
    assert len(engine.moved) == (2 if told_in == "both" else 1)
    assert engine.asked[-1].scopes == (f"chat:{new.id}", "library")
    assert engine.asked[-1].earlier == ("what?",)
    assert [message["text"] for message in server.sent].count(ENGLISH.say("group-greeting")) == 1


async def test_settings_are_for_those_who_lead_the_group() -> None:
    async with Simulator() as server, running_bot(server, echo):
        group = await group_of(server)
        server.people.say(7, group.id, "/settings")
        assert (await server.next_message(group.id))["text"] == ENGLISH.say("admins-only")
        server.people.say(7, group.id, "/language ar")
        assert (await server.next_message(group.id))["text"] == ENGLISH.say("admins-only")
        server.people.say(8, group.id, "/settings")
        menu = await server.next_message(group.id)
        assert ENGLISH.say("buttons-for-asker") in menu["text"]
        assert await told(server, presses(server, 7, menu, "العربية")) == ENGLISH.say("admins-only")
        assert await told(server, presses(server, 8, menu, "Buttons for everybody")) == ENGLISH.say("settings-stored")
        await until(server, lambda: ENGLISH.say("buttons-for-all") in group.messages[menu["message_id"]]["text"])
        menu = group.messages[menu["message_id"]]
        assert await told(server, presses(server, 8, menu, "العربية")) == ARABIC.say("settings-stored")
        await until(server, lambda: ARABIC.say("buttons-for-all") in group.messages[menu["message_id"]]["text"])
        menu = group.messages[menu["message_id"]]
        assert [[button["text"] for button in row] for row in menu["reply_markup"]["inline_keyboard"]] == [
            ["العربية ✓", "الإنجليزية", "تلقائي"],
            [ARABIC.say("button-own-only")],
        ]
    assert len(server.calls.of("getChatAdministrators")) == 1


async def test_of_two_administrators_who_press_at_once_neither_undoes_what_the_other_decides(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with Simulator() as server, running_bot(server, echo, folder=tmp_path):
        group = await group_of(server)
        server.membership.promote(7, group.id, by=8)
        server.people.say(8, group.id, "/settings")
        menu = await server.next_message(group.id)
        both, read = threading.Barrier(2), EmbeddedMemory.settings

        def read_at_once(memory: EmbeddedMemory, chat_id: int) -> ChatSettings:
            found = read(memory, chat_id)
            with suppress(threading.BrokenBarrierError):
                both.wait(1)
            return found

        monkeypatch.setattr(EmbeddedMemory, "settings", read_at_once)
        pressed = [presses(server, 8, menu, "Buttons for everybody"), presses(server, 7, menu, "العربية")]
        for query in pressed:
            await told(server, query)
        monkeypatch.undo()
        memory = EmbeddedMemory(tmp_path)
        assert memory.settings(group.id) == ChatSettings(Language.ARABIC, buttons_for_all=True)
        memory.close()
