"""What is forgotten while an answer, or more of it, is on its way does not come back with what is remembered of it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from running_bot import ScriptedEngine, presses, reader, running_bot, told, until
from sample_answers import answer, citation, written
from scripted_author import ScriptedAuthor
from test_answer_buttons import FURTHER, QUOTES, ask

from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import Exchange, FeedbackCounts
from bot.simulator.chats.records import Json
from bot.simulator.server import Simulator
from bot.texts import texts_in
from index.errors import LibraryError
from retrieval.records import Answer

ENGLISH = texts_in("en")
Forget = Callable[[EmbeddedMemory], None]


def everything(memory: EmbeddedMemory) -> None:
    memory.forget_chat(7)


def first_quote(memory: EmbeddedMemory) -> None:
    memory.forget_quotes(lambda document: document != "c1")


def forget_at(server: Simulator, kind: str, folder: Path, forget: Forget) -> Callable[[], bool]:
    """Forget as soon as the bot next sends ("message") or edits ("edited") something: whether that has happened."""
    seen: list[Json] = []

    def on_change(happened: str, content: Json) -> None:
        if happened == kind and content["message"]["from"]["is_bot"] and not seen:
            seen.append(content)
            with closing(EmbeddedMemory(folder)) as memory:
                forget(memory)

    server.chats.events.append(on_change)
    return lambda: bool(seen)


def remembered(folder: Path, question: Json) -> Exchange | None:
    """What is remembered of a question in the end."""
    with closing(EmbeddedMemory(folder)) as memory:
        return memory.exchange_answering(7, question["message_id"])


def says(server: Simulator, text: str = "what?") -> Json:
    reader(server, 7)
    return server.people.say(7, 7, text)


async def asked(server: Simulator, text: str = "what?") -> tuple[Json, Json]:
    """A question and its answer, which is all remembered."""
    question = says(server, text)
    shown = await server.next_message(7)
    says(server, "/help")  # which comes after it
    await server.next_message(7)
    return question, shown


@pytest.mark.parametrize("forget", [everything, first_quote])
async def test_what_is_forgotten_while_an_answer_is_sent_stays_so(forget: Forget, tmp_path: Path) -> None:
    async with Simulator() as server, running_bot(server, ask, folder=tmp_path):
        forget_at(server, "message", tmp_path, forget)
        question = says(server)
        shown = await server.next_message(7)
    found = remembered(tmp_path, question)
    if forget is everything:
        assert found is None
    else:
        assert found is not None
        assert [each.quote for each in found.cited] == ["", QUOTES[1]]
        assert found.answer_ids == (shown["message_id"],)


async def test_of_what_is_forgotten_while_an_answer_is_worked_out_no_words_are_remembered(tmp_path: Path) -> None:
    def ask_and_forget(question: str) -> Answer:
        engine.removed.add("c1")
        return ask(question)

    engine = ScriptedEngine(ask_and_forget)
    async with Simulator() as server, running_bot(server, engine, folder=tmp_path):
        question, _ = await asked(server)
        found = remembered(tmp_path, question)
        assert found is not None
        assert [each.quote for each in found.cited] == ["", QUOTES[1]]
        engine.removed.add("c2")
        server.people.edit(7, 7, question["message_id"], "again?")
        await server.calls.happened("editMessageText")
        says(server, "/help")
        await server.next_message(7)
        found = remembered(tmp_path, question)
    assert found is not None
    assert (found.question, [each.quote for each in found.cited]) == ("again?", ["", ""])


async def test_a_question_whose_chat_is_forgotten_while_it_is_answered_is_not_remembered(tmp_path: Path) -> None:
    def ask_and_forget(question: str) -> Answer:
        with closing(EmbeddedMemory(tmp_path)) as memory:
            everything(memory)
        return ask(question)

    async with Simulator() as server, running_bot(server, ScriptedEngine(ask_and_forget), folder=tmp_path):
        question, _ = await asked(server)
    assert remembered(tmp_path, question) is None


async def test_an_answer_that_could_not_be_stored_before_it_was_sent_is_stored_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, failures = EmbeddedMemory.remember, ["the memory can't be written: disk full"]

    def remember(memory: EmbeddedMemory, exchange: Exchange, *rest: Any) -> bool:
        if failures:
            raise LibraryError(failures.pop())
        return store(memory, exchange, *rest)

    monkeypatch.setattr(EmbeddedMemory, "remember", remember)
    async with Simulator() as server, running_bot(server, ask, folder=tmp_path):
        question, shown = await asked(server)
    found = remembered(tmp_path, question)
    assert found is not None
    assert found.answer_ids == (shown["message_id"],)


@pytest.mark.parametrize("forget", [everything, first_quote])
async def test_what_is_forgotten_while_more_is_sent_stays_so(forget: Forget, tmp_path: Path) -> None:
    async with Simulator() as server, running_bot(server, ask, folder=tmp_path):
        question, shown = await asked(server)
        forget_at(server, "message", tmp_path, forget)
        presses(server, 7, shown, "More")
        more = await server.next_message(7)
    found = remembered(tmp_path, question)
    if forget is everything:
        assert found is None
    else:
        assert found is not None
        assert [each.quote for each in found.cited] == ["", QUOTES[1], *FURTHER]
        assert found.answer_ids == (shown["message_id"], more["message_id"])


@pytest.mark.parametrize("label", ["More", "👍"])
async def test_a_press_that_is_overtaken_by_forgetting_finds_the_answer_expired(
    label: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = EmbeddedMemory.exchange

    def read_and_forget(memory: EmbeddedMemory, exchange_id: str) -> Exchange | None:
        found = read(memory, exchange_id)
        everything(memory)
        return found

    async with Simulator() as server, running_bot(server, ask, folder=tmp_path):
        question, shown = await asked(server)
        monkeypatch.setattr(EmbeddedMemory, "exchange", read_and_forget)
        assert await told(server, presses(server, 7, shown, label)) == ENGLISH.say("button-expired")
    assert len(server.sent) == 2
    assert remembered(tmp_path, question) is None
    with closing(EmbeddedMemory(tmp_path)) as memory:
        assert memory.feedback() == FeedbackCounts(0, 0)


async def test_more_is_shown_once_though_two_press_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change = EmbeddedMemory.change_exchange
    others: list[Exchange | None] = []

    def change_after_another(memory: EmbeddedMemory, exchange_id: str, into: Callable[..., Exchange | None]) -> object:
        if not others:
            others.append(change(memory, exchange_id, into))
        return change(memory, exchange_id, into)

    async with Simulator() as server, running_bot(server, ask, folder=tmp_path):
        _, shown = await asked(server)
        monkeypatch.setattr(EmbeddedMemory, "change_exchange", change_after_another)
        assert await told(server, presses(server, 7, shown, "More")) == ENGLISH.say("nothing-further")
    assert len(server.sent) == 2


@pytest.mark.parametrize("forget", [everything, first_quote])
async def test_what_is_forgotten_while_an_edited_answer_is_sent_stays_so(forget: Forget, tmp_path: Path) -> None:
    async with Simulator() as server, running_bot(server, ask, folder=tmp_path):
        question, _ = await asked(server, "What?")
        happened = forget_at(server, "edited", tmp_path, forget)
        server.people.edit(7, 7, question["message_id"], "ماذا؟")
        await until(server, happened)
    found = remembered(tmp_path, question)
    if forget is everything:
        assert found is None
    else:
        assert found is not None
        assert (found.question, found.language) == ("ماذا؟", "ar")
        assert [each.quote for each in found.cited] == ["", QUOTES[1]]


async def test_an_edited_question_that_is_forgotten_while_it_is_answered_gets_no_answer(tmp_path: Path) -> None:
    def ask_and_forget(question: str) -> Answer:
        if question == "again?":
            with closing(EmbeddedMemory(tmp_path)) as memory:
                everything(memory)
        return ask(question)

    async with Simulator() as server, running_bot(server, ScriptedEngine(ask_and_forget), folder=tmp_path):
        question, _ = await asked(server)
        server.people.edit(7, 7, question["message_id"], "again?")
        says(server, "/help")
        assert (await server.next_message(7))["text"] == ENGLISH.say("help")
    assert not server.calls.of("editMessageText")
    assert remembered(tmp_path, question) is None


async def test_what_is_forgotten_while_a_models_text_is_put_in_stays_so(tmp_path: Path) -> None:
    cited = [citation(number, f"{number} " + "word " * 700, language="en") for number in (1, 2)]
    author = ScriptedAuthor(lambda _: written(*[f"Claim {number} " + "of it " * 60 for number in range(9)]))
    engine = ScriptedEngine(lambda question: answer(question, cited, language="en"))
    async with Simulator() as server, running_bot(server, engine, author=author, folder=tmp_path):
        reader(server, 7)
        group = server.membership.found_group("A group", 7, supergroup=True)
        server.membership.join(server.chats.bot.id, group.id, by=7)
        await server.next_message(group.id)
        happened = forget_at(server, "edited", tmp_path, lambda memory: memory.forget_chat(group.id))
        question = server.people.say(7, group.id, "/ask what?")
        await until(server, happened)
    with closing(EmbeddedMemory(tmp_path)) as memory:
        assert memory.exchange_answering(group.id, question["message_id"]) is None
