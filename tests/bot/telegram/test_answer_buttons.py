"""The buttons under an answer: context, more, and what people think of it; for whom, for how long."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from running_bot import ScriptedEngine, buttons, presses, quotes, reader, running_bot, told
from sample_answers import answer, citation
from scripted_engine import AFTER, BEFORE

from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import ChatSettings, FeedbackCounts
from bot.simulator.chats.records import Json
from bot.simulator.server import Simulator
from bot.texts import texts_in
from index.errors import LibraryError
from retrieval.records import Answer, Evidence

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")
QUOTES = ("The first quote.", "The second quote.")
FURTHER = ("A third sentence.", "A fourth sentence.")


def evidence(quote: str, start: int) -> Evidence:
    return Evidence("d1", start, start + len(quote), quote, 0.5, {})


def ask(question: str) -> Answer:
    """Two quotes, and evidence that begins with them and goes on."""
    language = "en" if question.isascii() else "ar"
    cited = [citation(number, quote, document_id=f"c{number}", language="en") for number, quote in enumerate(QUOTES, 1)]
    found = answer(question, cited, language=language)
    listed = [evidence(quote, 100 * place) for place, quote in enumerate((*QUOTES, *FURTHER))]
    return replace(found, evidence=tuple(listed))


def refuse(question: str) -> Answer:
    found = answer(question, nearest=[citation()], language="en")
    return replace(found, evidence=(evidence("x", 0),))


async def asked(server: Simulator, question: str = "what?", user: int = 7) -> Json:
    reader(server, user)
    server.people.say(user, user, question)
    return await server.next_message(user)


async def asked_in_group(server: Simulator) -> Json:
    """The answer to somebody in a group of three, of whom the first leads it."""
    for user in (7, 8, 9):
        reader(server, user)
    group = server.membership.found_group("A group", 8, 7, 9, supergroup=True)
    server.membership.join(server.chats.bot.id, group.id, by=8)
    await server.next_message(group.id)
    server.people.say(7, group.id, "/ask what?")
    return await server.next_message(group.id)


async def test_an_answer_has_its_buttons_in_the_language_of_its_frame() -> None:
    async with Simulator() as server, running_bot(server, ask):
        assert buttons(await asked(server)) == [["Context ①", "Context ②"], ["More", "👍", "👎"]]
        assert buttons(await asked(server, "ماذا؟")) == [["السياق ①", "السياق ②"], ["المزيد", "👍", "👎"]]


async def test_a_refusal_is_only_judged() -> None:
    async with Simulator() as server, running_bot(server, refuse):
        assert buttons(await asked(server)) == [["👍", "👎"]]


async def test_without_any_sources_there_are_no_buttons() -> None:
    async with Simulator() as server, running_bot(server, answer):
        assert buttons(await asked(server)) == []


async def test_context_shows_what_stands_around_a_quote_as_a_reply() -> None:
    async with Simulator() as server, running_bot(server, ask):
        shown = await asked(server)
        assert await told(server, presses(server, 7, shown, "Context ②")) == ""
        context = await server.next_message(7)
    (folded,) = quotes(context)
    assert folded == BEFORE + QUOTES[1] + AFTER
    assert context["reply_to_message"]["message_id"] == shown["message_id"]


async def test_more_comes_once_with_contexts_of_its_own_and_goes_with_an_edit() -> None:
    async with Simulator() as server, running_bot(server, ask):
        shown = await asked(server)
        presses(server, 7, shown, "More")
        more = await server.next_message(7)
        assert [quote in more["text"] for quote in FURTHER] == [True, True]
        assert buttons(more) == [["Context ③", "Context ④"]]
        assert more["reply_to_message"]["message_id"] == shown["message_id"]
        messages = server.chats.chat(7).messages
        assert buttons(messages[shown["message_id"]]) == [["Context ①", "Context ②"], ["👍", "👎"]]
        presses(server, 7, more, "Context ④")
        assert quotes(await server.next_message(7)) == [BEFORE + FURTHER[1] + AFTER]
        # Pressed twice before the button went away:
        server.chats.chat(7).messages[shown["message_id"]] = shown
        assert await told(server, presses(server, 7, shown, "More")) == ENGLISH.say("nothing-further")
        server.people.edit(7, 7, shown["message_id"] - 1, "what else?")
        await server.calls.happened("deleteMessage")
        await asked(server)
        assert more["message_id"] not in messages
    assert len(server.sent) == 4


async def test_opinions_are_stored_thanked_for_and_may_change(tmp_path: Path) -> None:
    async with Simulator() as server, running_bot(server, ask, folder=tmp_path):
        shown = await asked(server, "ماذا؟")
        assert await told(server, presses(server, 7, shown, "👍")) == ARABIC.say("thanks-useful")
        assert await told(server, presses(server, 7, shown, "👎")) == ARABIC.say("thanks-not-useful")
    memory = EmbeddedMemory(tmp_path)
    assert memory.feedback() == FeedbackCounts(useful=0, not_useful=1)
    memory.close()
    assert len(server.sent) == 1


async def test_buttons_work_after_a_restart(tmp_path: Path) -> None:
    async with Simulator() as server:
        async with running_bot(server, ask, folder=tmp_path):
            shown = await asked(server)
        async with running_bot(server, ask, folder=tmp_path):
            for label in ("Context ①", "More"):
                presses(server, 7, shown, label)
                assert (await server.next_message(7))["reply_to_message"]["message_id"] == shown["message_id"]


async def test_a_forgotten_answer_and_a_source_that_changed_are_told_politely(tmp_path: Path) -> None:
    engine = ScriptedEngine(ask)
    async with Simulator() as server:
        async with running_bot(server, engine):
            old = await asked(server, "ماذا؟")
        async with running_bot(server, engine):
            for label in ("السياق ①", "المزيد", "👍"):
                assert await told(server, presses(server, 7, old, label)) == ENGLISH.say("button-expired")
            shown = await asked(server)
            engine.gone |= {QUOTES[0], *FURTHER}
            assert await told(server, presses(server, 7, shown, "Context ①")) == ENGLISH.say("source-gone")
            assert await told(server, presses(server, 7, shown, "More")) == ENGLISH.say("source-gone")
            presses(server, 7, shown, "Context ②")
            await server.next_message(7)
    assert len(server.sent) == 3


async def test_of_further_sentences_those_that_still_stand_are_shown_with_numbers_that_hold() -> None:
    engine = ScriptedEngine(ask)
    async with Simulator() as server, running_bot(server, engine):
        shown = await asked(server)
        engine.gone.add(FURTHER[0])
        presses(server, 7, shown, "More")
        more = await server.next_message(7)
        assert buttons(more) == [["Context ④"]]
        presses(server, 7, more, "Context ④")
        assert quotes(await server.next_message(7)) == [BEFORE + FURTHER[1] + AFTER]


async def test_buttons_in_a_group_are_for_who_asked_until_the_group_decides(tmp_path: Path) -> None:
    async with Simulator() as server, running_bot(server, ask, folder=tmp_path):
        shown = await asked_in_group(server)
        for user in (8, 9):
            for label in ("Context ①", "More", "👍"):
                assert await told(server, presses(server, user, shown, label)) == ENGLISH.say("button-of-another")
        assert await told(server, presses(server, 7, shown, "👍")) == ENGLISH.say("thanks-useful")
        memory = EmbeddedMemory(tmp_path)
        memory.change_settings(shown["chat"]["id"], lambda _: ChatSettings(buttons_for_all=True))
        memory.close()
        assert await told(server, presses(server, 9, shown, "👎")) == ENGLISH.say("thanks-not-useful")
        presses(server, 9, shown, "Context ①")
        assert quotes(await server.next_message(shown["chat"]["id"])) == [BEFORE + QUOTES[0] + AFTER]


async def test_who_asked_in_the_groups_name_presses_as_one_of_its_administrators() -> None:
    async with Simulator() as server, running_bot(server, ask):
        shown = await asked_in_group(server)
        group = server.chats.chat(shown["chat"]["id"])
        anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
        as_group: dict[str, Any] = {"sender_chat": group.as_json(), "from": anonymous}
        server.people.say(8, group.id, "/ask what?", **as_group)
        shown = await server.next_message(group.id)
        assert await told(server, presses(server, 7, shown, "👍")) == ENGLISH.say("button-of-another")
        assert await told(server, presses(server, 8, shown, "👍")) == ENGLISH.say("thanks-useful")


@pytest.mark.parametrize("data", ["", "nonsense", "c:nobody:0", "c::9", "l:fr:0", "b:maybe:0", "e::0", "m::0\n"])
async def test_a_button_that_says_nothing_known_has_expired(data: str) -> None:
    async with Simulator() as server, running_bot(server, ask):
        shown = await asked(server)
        for row in shown["reply_markup"]["inline_keyboard"]:
            for button in row:
                button["callback_data"] = data
        update = {"id": "1", "from": reader(server, 7).as_json(), "chat_instance": "x", "data": data}
        bare = {**shown, "reply_markup": {"inline_keyboard": []}}
        server.updates.push("callback_query", update | {"message": bare})
        assert await told(server, "1") == ENGLISH.say("button-expired")


@pytest.mark.parametrize("act", ["give_feedback", "exchange"])
async def test_a_press_that_fails_is_told_so(act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise LibraryError("the disk is full")

    async with Simulator() as server, running_bot(server, ask):
        shown = await asked(server)
        monkeypatch.setattr(EmbeddedMemory, act, fail)
        assert await told(server, presses(server, 7, shown, "👍")) == ENGLISH.say("failure")
    assert len(server.sent) == 1


async def test_what_fails_after_a_press_was_answered_is_told_in_the_chat(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no answer")

    async with Simulator() as server, running_bot(server, ScriptedEngine(ask, tried={"en": ["What?"]})):
        greeting = await asked(server, "/start")
        monkeypatch.setattr("bot.telegram.answering.asking.work_out", fail)
        assert await told(server, presses(server, 7, greeting, "What?")) == ""
        assert (await server.next_message(7))["text"] == ENGLISH.say("failure")


async def test_another_chats_answer_cannot_be_reached_by_its_number() -> None:
    async with Simulator() as server, running_bot(server, ask):
        theirs = await asked(server, user=8)
        mine = await asked(server)
        mine["reply_markup"] = theirs["reply_markup"]
        assert await told(server, presses(server, 7, mine, "Context ①")) == ENGLISH.say("button-expired")


async def test_who_presses_without_end_is_asked_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.chats.presses.PRESSES_PER_MINUTE", 2)
    async with Simulator() as server, running_bot(server, ask):
        shown = await asked(server)
        for _ in range(2):
            assert await told(server, presses(server, 7, shown, "👍")) == ENGLISH.say("thanks-useful")
        assert (await told(server, presses(server, 7, shown, "👍"))).startswith("That’s a lot at once.")
