"""A question's way through the bot: what it leans on, where it searches, in which language it is answered, what an edit
changes, and how often somebody may ask."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running_bot import (
    ScriptedEngine,
    buttons,
    entity_texts,
    malformed_update,
    presses,
    quotes,
    reader,
    running_bot,
    told,
)
from sample_answers import answer, citation

from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import ChatSettings, Exchange, Language
from bot.simulator.chats.records import Json
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.answering.leaning import before
from bot.texts import texts_in
from index.errors import LibraryError, QuestionError
from index.language import has_arabic
from retrieval.records import Answer

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")


class Clock:
    """The time, which passes when it is told to."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 5, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def seconds(self) -> float:
        return self.moment.timestamp()

    def passes(self, **time: float) -> None:
        self.moment += timedelta(**time)


def echo(question: str) -> Answer:
    """An answer that quotes the question."""
    if not any(character.isalpha() for character in question):
        raise QuestionError("no_words", "not to be shown")
    language = "ar" if has_arabic(question) else "en"
    return answer(question, [citation(quote=question, language=language)], language=language)


async def asks(server: Simulator, text: str, *, user: int = 7, reply_to: Json | None = None) -> Json:
    """A person asks in private: the answer."""
    reader(server, user)
    server.people.say(user, user, text, reply_to=reply_to["message_id"] if reply_to else None)
    return await server.next_message(user)


async def test_a_question_leans_on_those_of_the_last_ten_minutes() -> None:
    clock, engine = Clock(), ScriptedEngine(echo)
    async with Simulator() as server, running_bot(server, engine, now=clock.now):
        await asks(server, "first?")
        clock.passes(minutes=6)
        await asks(server, "second?")
        await asks(server, "of another person?", user=8)
        clock.passes(minutes=5)
        await asks(server, "third?")
        clock.passes(minutes=10)
        await asks(server, "fourth?")
    assert [(each.text, each.earlier) for each in engine.asked] == [
        ("first?", ()),
        ("second?", ("first?",)),
        ("of another person?", ()),
        ("third?", ("second?",)),
        ("fourth?", ()),
    ]


async def test_new_forgets_and_buttons_go_on_working() -> None:
    engine = ScriptedEngine(echo)
    async with Simulator() as server, running_bot(server, engine):
        first = await asks(server, "first?")
        assert (await asks(server, "/new"))["text"] == ENGLISH.say("forgotten")
        await asks(server, "second?")
        assert await told(server, presses(server, 7, first, "👍")) == ENGLISH.say("thanks-useful")
    assert [each.earlier for each in engine.asked] == [(), ()]


async def test_a_reply_leans_on_what_it_replies_to_however_old() -> None:
    clock, engine = Clock(), ScriptedEngine(echo)
    async with Simulator() as server, running_bot(server, engine, now=clock.now):
        reader(server, 7)
        first = server.people.say(7, 7, "first?")
        first_answer = await server.next_message(7)
        clock.passes(hours=30)
        await asks(server, "second?")
        replied = await asks(server, "and when?", reply_to=first_answer)
        await asks(server, "and where?", reply_to=first)
    assert [each.earlier for each in engine.asked] == [
        (),
        (),
        ("second?", "first?"),
        ("second?", "and when?", "first?"),
    ]
    assert replied["reply_to_message"]["text"] == "and when?"


async def test_a_chats_own_documents_answer_there_only() -> None:
    engine = ScriptedEngine(echo)
    async with Simulator() as server, running_bot(server, engine):
        await asks(server, "what?", user=7)
        await asks(server, "what?", user=8)
    assert [each.scopes for each in engine.asked] == [("chat:7", "library"), ("chat:8", "library")]


async def test_the_frame_is_in_the_questions_language_unless_the_chat_decided(tmp_path: Path) -> None:
    async with Simulator() as server, running_bot(server, echo, folder=tmp_path):
        assert entity_texts(await asks(server, "What?"), "bold") == [ENGLISH.say("sources-heading")]
        assert entity_texts(await asks(server, "ماذا؟"), "bold") == [ARABIC.say("sources-heading")]
        assert (await asks(server, "2026?"))["text"] == ENGLISH.say("question-no-words")
        memory = EmbeddedMemory(tmp_path)
        memory.change_settings(7, lambda _: ChatSettings(Language.ARABIC))
        memory.close()
        assert entity_texts(await asks(server, "What?"), "bold") == [ARABIC.say("sources-heading")]
        assert (await asks(server, "2026?"))["text"] == ARABIC.say("question-no-words")
        assert (await asks(server, "/help"))["text"] == ARABIC.say("help")


async def test_an_edited_question_changes_its_answer_and_keeps_its_buttons() -> None:
    engine = ScriptedEngine(echo)
    async with Simulator() as server, running_bot(server, engine):
        reader(server, 7)
        await asks(server, "zero?")
        said = server.people.say(7, 7, "frist?")
        shown = await server.next_message(7)
        await asks(server, "second?")
        server.people.edit(7, 7, said["message_id"], "first?")
        await server.calls.happened("editMessageText")
        await asks(server, "third?")
        changed = server.chats.chat(7).messages[shown["message_id"]]
        assert quotes(changed) == ["first?"]
        assert buttons(changed) == buttons(shown)
        presses(server, 7, changed, "Context ①")
        assert "first?" in (await server.next_message(7))["text"]
    assert [each.earlier for each in engine.asked][2:] == [
        ("zero?", "frist?"),
        ("zero?",),
        ("zero?", "first?", "second?"),
    ]
    assert len(server.sent) == 5


async def test_an_edit_that_changes_no_text_does_nothing() -> None:
    engine = ScriptedEngine(echo)
    async with Simulator() as server, running_bot(server, engine):
        reader(server, 7)
        said = server.people.say(7, 7, "first?")
        await server.next_message(7)
        server.people.edit(7, 7, said["message_id"], "first?")
        await asks(server, "second?")
    assert [each.text for each in engine.asked] == ["first?", "second?"]
    assert not server.calls.of("editMessageText")


async def test_a_question_that_an_edit_makes_unanswerable_says_so_in_place_and_can_be_mended() -> None:
    async with Simulator() as server, running_bot(server, echo):
        reader(server, 7)
        said = server.people.say(7, 7, "first?")
        shown = await server.next_message(7)
        server.people.edit(7, 7, said["message_id"], "…?")
        await server.calls.happened("editMessageText")
        await asks(server, "second?")
        changed = server.chats.chat(7).messages[shown["message_id"]]
        assert (changed["text"], buttons(changed)) == (ENGLISH.say("question-no-words"), [])
        server.people.edit(7, 7, said["message_id"], "third?")
        await server.calls.happened("editMessageText", 2)
        await asks(server, "fourth?")
        assert quotes(server.chats.chat(7).messages[shown["message_id"]]) == ["third?"]


async def test_an_edit_of_what_was_not_answered_is_answered_with_a_reply() -> None:
    async with Simulator() as server, running_bot(server, echo):
        reader(server, 7)
        said = server.people.say(7, 7, "…?")
        await server.next_message(7)
        server.people.edit(7, 7, said["message_id"], "first?")
        message = await server.next_message(7)
    assert quotes(message) == ["first?"]
    assert message["reply_to_message"]["message_id"] == said["message_id"]


async def test_a_live_location_that_moves_asks_nothing() -> None:
    engine = ScriptedEngine(echo)
    async with Simulator() as server, running_bot(server, engine):
        reader(server, 7)
        first = server.people.say(7, 7, "first?")
        await server.next_message(7)
        place = {"latitude": 1.0, "longitude": 2.0, "live_period": 600}
        sent = server.people.send(7, 7, reply_to_message=first, location=place)
        assert (await server.next_message(7))["text"] == ENGLISH.say("text-only")
        server.chats.publish(server.chats.chat(7), sent | {"edit_date": sent["date"], "location": place}, "edited")
        await asks(server, "second?")
    assert [each.text for each in engine.asked] == ["first?", "second?"]


async def test_an_edit_after_more_than_an_hour_is_left_alone() -> None:
    clock, engine = Clock(), ScriptedEngine(echo)
    async with Simulator(clock=clock.seconds) as server, running_bot(server, engine, now=clock.now):
        reader(server, 7)
        said = server.people.say(7, 7, "first?")
        await server.next_message(7)
        clock.passes(minutes=61)
        server.people.edit(7, 7, said["message_id"], "another?")
        await asks(server, "second?")
    assert [each.text for each in engine.asked] == ["first?", "second?"]


async def test_who_asks_too_much_is_told_once_and_others_and_admins_are_not() -> None:
    engine = ScriptedEngine(echo)
    rules = {"questions_per_minute": 2, "admins": frozenset({9})}
    async with Simulator() as server, running_bot(server, engine, **rules):  # type: ignore[arg-type]
        reader(server, 7)
        for number in range(5):
            server.people.say(7, 7, f"سؤال {number}؟")
        first, second, notice = [await server.next_message(7) for _ in range(3)]
        assert [quotes(first), quotes(second), quotes(notice)] == [["سؤال 0؟"], ["سؤال 1؟"], []]
        assert notice["text"].startswith("هذا كثير دفعة واحدة. أعد المحاولة من فضلك بعد ")
        server.people.edit(7, 7, 1, "سؤال آخر؟")
        await asks(server, "/help")
        for number in range(5):
            assert quotes(await asks(server, f"question {number}?", user=9)) == [f"question {number}?"]
        await asks(server, "what?", user=8)
    assert len(engine.asked) == 8
    assert not server.calls.of("editMessageText")


async def test_an_answer_that_can_not_be_remembered_is_given_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(memory: EmbeddedMemory, exchange: Exchange, *_: object) -> bool:
        raise LibraryError("the disk is full")

    monkeypatch.setattr(EmbeddedMemory, "remember", fail)
    async with Simulator() as server, running_bot(server, echo):
        shown = await asks(server, "first?")
        assert quotes(shown) == ["first?"]
        assert await told(server, presses(server, 7, shown, "👍")) == ENGLISH.say("button-expired")
    assert len(server.sent) == 1


async def test_a_library_that_fails_is_one_friendly_line_where_it_was_asked() -> None:
    def fail(question: str) -> Answer:
        raise LibraryError("the disk is full")

    async with Simulator(privacy=False) as server, running_bot(server, fail):
        group = server.membership.found_forum("A group", reader(server, 7).id)
        server.membership.join(server.chats.bot.id, group.id, by=7)
        topic = server.people.open_topic(7, group.id, "News")
        await server.next_message(group.id)
        said = server.people.say(7, group.id, "@qawl_bot ماذا؟", topic=topic)
        message = await server.next_message(group.id)
    assert message["text"] == ARABIC.say("failure")
    assert message["message_thread_id"] == topic
    assert message["reply_to_message"]["message_id"] == said["message_id"]


async def test_the_log_tells_nothing_of_what_people_say(caplog: pytest.LogCaptureFixture) -> None:
    def ask(question: str) -> Answer:
        if "fail" in question:
            raise RuntimeError("no answer")
        return echo(question)

    with caplog.at_level(logging.INFO):
        async with Simulator() as server, running_bot(server, ask):
            server.faults.add("sendMessage", Fault(status=400))
            for question in ("the secret is refused?", "the secret is told?", "the secret fails?"):
                reader(server, 7)
                server.people.say(7, 7, question)
            for _ in range(2):
                await server.next_message(7)
    assert "no answer" in caplog.text
    assert "secret" not in caplog.text
    assert "Reader" not in caplog.text


async def test_a_poison_update_and_a_dropped_connection_lose_nothing_else() -> None:
    async with Simulator() as server, running_bot(server, echo):
        assert quotes(await asks(server, "first?")) == ["first?"]
        malformed_update(server)
        server.faults.add("getUpdates", Fault(drop="before"))
        assert quotes(await asks(server, "second?")) == ["second?"]


@given(st.lists(st.sampled_from("abc"), max_size=6), st.sampled_from("abc"))
def test_an_edited_question_leans_on_none_that_came_after_it(earlier: list[str], question: str) -> None:
    kept = before(question, earlier)
    assert earlier[: len(kept)] == kept
    assert question not in earlier[len(kept) + 1 :]
    assert (question in earlier and earlier[len(kept)] == question) or kept == []
