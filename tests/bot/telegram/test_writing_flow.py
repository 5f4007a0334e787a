"""What a language model adds, as it reaches a chat: a draft that grows, a message that is changed once; and whatever
the model does, the answer comes, once, and nobody else waits for it."""

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from running_bot import MODEL, ScriptedEngine, buttons, presses, quotes, reader, running_bot, told, until
from sample_answers import ENGLISH_QUOTE, answer, citation, written
from scripted_author import ScriptedAuthor

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.chats.records import Chat, Json
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.answering import additions, writing
from bot.telegram.sending import waiting
from bot.texts import texts_in
from index.errors import QuestionError
from retrieval.records import Answer, Written

pytestmark = pytest.mark.alone

ENGLISH = texts_in("en")
CLAIM, MORE = "Iran is ready to share.", "It is ready to share with NATO."
PATIENT = 60.0


def found(question: str) -> Answer:
    """An answer with one quote; a refusal to a question about nothing."""
    if "؟!" in question:
        raise QuestionError("no_words", "not to be shown")
    if "nothing" in question:
        return answer(question, nearest=[citation(quote=question, language="en")], language="en")
    return answer(question, [citation(quote=f"To {question} {ENGLISH_QUOTE}", language="en")], language="en")


def claims(*texts: str) -> Callable[[Answer], Written]:
    return lambda _: written(*texts)


def gated(*steps: Written, by: Callable[[Answer], Written | None] = lambda _: written(CLAIM, MORE)) -> ScriptedAuthor:
    """An author that waits before each step until it is let go on."""
    return ScriptedAuthor(by, steps, gate=threading.Semaphore(0))


def lets_go_on(author: ScriptedAuthor, times: int = 1) -> None:
    assert author.gate is not None
    for _ in range(times):
        author.gate.release()


def said(message: Json) -> str:
    return "".join(each for each in message["text"] if each not in "\u200e\u200f\u2066\u2067\u2068\u2069")


def now_said(server: Simulator, message: Json) -> str:
    return said(server.chats.chat(message["chat"]["id"]).messages[message["message_id"]])


def drafts(server: Simulator) -> list[str]:
    return [said({"text": str(each["text"])}) for each in server.calls.of("sendMessageDraft")]


def asks(server: Simulator, text: str, *, user: int = 7, chat: int | None = None) -> Json:
    reader(server, user)
    return server.people.say(user, chat or user, text)


async def group_of(server: Simulator, *people: int) -> Chat:
    """A group with the bot, which has greeted."""
    for person in people:
        reader(server, person)
    group = server.membership.found_group("A group", *people, supergroup=True)
    server.membership.join(server.chats.bot.id, group.id, by=people[0])
    await server.next_message(group.id)
    return group


@pytest.fixture
def quick_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "BETWEEN_DRAFTS_SECONDS", 0.05)


async def test_in_private_a_draft_shows_the_answer_at_once_and_grows_and_the_message_comes_once(
    quick_drafts: None, tmp_path: Path
) -> None:
    author = gated(written(CLAIM))
    async with Simulator() as server, running_bot(server, found, author=author, folder=tmp_path):
        asks(server, "what?")
        await server.calls.happened("sendMessageDraft")
        assert not server.sent
        lets_go_on(author)
        await server.calls.happened("sendMessageDraft", 2)
        assert not server.sent
        lets_go_on(author)
        shown = await server.next_message(7)
        assert await told(server, presses(server, 7, shown, "👍")) == ENGLISH.say("thanks-useful")
        memory = EmbeddedMemory(tmp_path)
        exchange = memory.exchange_shown_in(7, shown["message_id"])
        memory.close()
    first, second, *_ = drafts(server)
    assert "To what?" in first
    assert CLAIM not in first
    assert second.startswith(ENGLISH.say("written-heading"))
    assert f"{CLAIM} ①" in second
    assert MORE not in second
    assert f"{MORE} ①" in said(shown)
    assert quotes(shown) == [f"To what? {ENGLISH_QUOTE}"]
    assert buttons(shown) == [["Context ①"], ["👍", "👎"]]
    assert exchange is not None
    assert exchange.question == "what?"
    assert [message["chat"]["id"] for message in server.sent] == [7]
    assert not server.calls.of("editMessageText")
    assert not server.state()["drafts"]
    assert author.written_for == [("what?", 7)]


async def test_drafts_are_a_second_apart_come_only_when_there_is_more_and_show_only_what_was_checked() -> None:
    steps = [written(*[f"Claim {number}." for number in range(1 + most // 3)]) for most in range(12)]
    author = gated(*steps, by=lambda _: steps[-1])
    seen: list[tuple[float, str]] = []

    def on_change(kind: str, content: Json) -> None:
        if kind == "draft" and content["text"]:
            seen.append((time.monotonic(), said(content)))

    async with Simulator() as server, running_bot(server, found, author=author):
        server.chats.events.append(on_change)
        asks(server, "what?")
        await server.calls.happened("sendMessageDraft")
        for _ in range(13):
            lets_go_on(author)
            await asyncio.sleep(0.3)
        await server.next_message(7)
    moments = [moment for moment, _ in seen]
    assert all(later - earlier >= 0.98 for earlier, later in pairwise(moments))
    assert 3 <= len(seen) <= 6
    texts = [text for _, text in seen]
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert "To what?" in text
        shown = [line for line in text.splitlines() if line.startswith("Claim")]
        assert shown == [f"Claim {number}. ①" for number in range(len(shown))]


async def test_a_quick_author_costs_one_message_and_no_edit() -> None:
    author = ScriptedAuthor(claims(CLAIM))
    async with Simulator() as server, running_bot(server, found, author=author):
        asks(server, "what?")
        assert f"{CLAIM} ①" in said(await server.next_message(7))
    assert len(server.sent) == 1
    assert not server.calls.of("editMessageText")


@pytest.mark.parametrize("steps", [(), (written(CLAIM),)])
async def test_who_is_too_slow_is_not_waited_for_and_what_was_checked_is_shown(
    steps: tuple[Written, ...], quick_drafts: None
) -> None:
    author = gated(*steps)
    async with Simulator() as server, running_bot(server, found, author=author, patience=1.5):
        begun = time.monotonic()
        lets_go_on(author, len(steps))
        asks(server, "what?")
        shown = await server.next_message(7)
        assert 1.4 < time.monotonic() - begun < 30
        lets_go_on(author, 9)
    assert quotes(shown) == [f"To what? {ENGLISH_QUOTE}"]
    assert (CLAIM in said(shown)) == bool(steps)
    assert MORE not in said(shown)


@pytest.mark.parametrize("in_group", [False, True])
async def test_an_author_that_fails_leaves_the_answer_as_it_is(
    in_group: bool, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_answer: Answer) -> Written | None:
        raise RuntimeError("the secret")

    author = ScriptedAuthor(fail)
    async with Simulator() as server, running_bot(server, found, author=author):
        chat = (await group_of(server, 7)).id if in_group else 7
        asks(server, "/ask what?", chat=chat)
        shown = await server.next_message(chat)
        await asyncio.to_thread(author.begun.wait)
        asks(server, "/help")
        assert (await server.next_message(7))["text"] == ENGLISH.say("help")
        assert quotes(shown) == [f"To what? {ENGLISH_QUOTE}"]
        assert now_said(server, shown) == said(shown)
    assert not server.calls.of("editMessageText")
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text


async def test_what_was_checked_before_the_author_failed_stays(quick_drafts: None) -> None:
    def fail(_answer: Answer) -> Written | None:
        raise RuntimeError

    async with Simulator() as server, running_bot(server, found, author=ScriptedAuthor(fail, [written(CLAIM)])):
        asks(server, "what?")
        assert CLAIM in said(await server.next_message(7))


async def test_in_a_group_the_answer_comes_at_once_and_is_changed_once(tmp_path: Path) -> None:
    author = gated(written(CLAIM))
    async with Simulator() as server, running_bot(server, found, author=author, folder=tmp_path):
        group = await group_of(server, 7, 8)
        asks(server, "/ask what?", chat=group.id)
        shown = await server.next_message(group.id)
        assert CLAIM not in said(shown)
        keyboard = buttons(shown)
        lets_go_on(author, 2)
        await until(server, lambda: MORE in now_said(server, shown))
        changed = group.messages[shown["message_id"]]
        assert quotes(changed) == quotes(shown)
        assert buttons(changed) == keyboard
        assert await told(server, presses(server, 7, changed, "👍")) == ENGLISH.say("thanks-useful")
        memory = EmbeddedMemory(tmp_path)
        exchange = memory.exchange_shown_in(group.id, shown["message_id"])
        memory.close()
    assert exchange is not None
    assert len(server.calls.of("editMessageText")) == 1
    assert len(server.calls.of("sendMessage")) == 2
    assert not server.calls.of("sendMessageDraft")
    assert author.written_for == [("what?", group.id)]


@pytest.mark.parametrize("reads_chats", [False, True])
async def test_what_another_said_is_for_a_model_only_where_it_may_read_chats(reads_chats: bool) -> None:
    author, model = ScriptedAuthor(claims(CLAIM)), replace(MODEL, reads_chats=reads_chats)
    async with Simulator(privacy=False) as server, running_bot(server, found, author=author, model=model):
        group = await group_of(server, 7, 8)
        talk = asks(server, "what of it?", user=8, chat=group.id)
        asks(server, "/ask first?", chat=group.id)
        await server.next_message(group.id)
        said_next = server.people.say(7, group.id, "@qawl_bot", reply_to=talk["message_id"])
        shown = await server.next_message(group.id)
        if reads_chats:
            await until(server, lambda: CLAIM in now_said(server, shown))
        server.people.edit(7, group.id, said_next["message_id"], "@qawl_bot last?")
        await until(server, lambda: "last?" in now_said(server, shown) and CLAIM in now_said(server, shown))
    about, made_whole = ([each[0] for each in asked] for asked in (author.written_for, author.made_whole))
    assert about == ["first?", *(["what of it?"] if reads_chats else []), "last?"]
    assert made_whole == [*(["what of it?"] if reads_chats else []), "last?"]


@pytest.mark.parametrize("in_group", [False, True])
async def test_a_further_sentence_that_a_claim_rests_on_is_quoted_and_has_its_button(in_group: bool) -> None:
    beside = citation(2, "It also stands here.", language="en")
    author = gated(by=lambda _: written(CLAIM, rests_on=(1, 2), quotes=[beside]))
    async with Simulator() as server, running_bot(server, found, author=author):
        chat = (await group_of(server, 7)).id if in_group else 7
        asks(server, "/ask what?", chat=chat)
        if in_group:
            shown = await server.next_message(chat)
            lets_go_on(author)
            await until(server, lambda: CLAIM in now_said(server, shown))
        else:
            lets_go_on(author)
            shown = await server.next_message(chat)
        shown = server.chats.chat(chat).messages[shown["message_id"]]
        assert quotes(shown) == [f"To what? {ENGLISH_QUOTE}", "It also stands here."]
        assert f"{CLAIM} ①②" in said(shown)
        assert buttons(shown)[0] == ["Context ①", "Context ②"]
        assert await told(server, presses(server, 7, shown, "Context ②")) == ""
        assert "It also stands here." in (await server.next_message(chat))["text"]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=400, description="Bad Request: message to edit not found"),
        Fault(status=403, description="Forbidden: bot was kicked from the supergroup chat"),
        Fault(retry_after=60),
        Fault(status=500),
    ],
)
async def test_an_edit_that_fails_leaves_the_answer_and_sends_nothing(fault: Fault) -> None:
    async with Simulator() as server, running_bot(server, found, author=ScriptedAuthor(claims(CLAIM))):
        group = await group_of(server, 7)
        server.faults.add("editMessageText", fault, times=2)
        asks(server, "/ask what?", chat=group.id)
        shown = await server.next_message(group.id)
        await server.calls.happened("editMessageText")
        asks(server, "/help")
        await server.next_message(7)
        assert now_said(server, shown) == said(shown)
    assert len(server.calls.of("sendMessage")) == 3


@pytest.mark.parametrize("drafts", ["unknown", "failing"])
async def test_where_there_are_no_drafts_the_answer_is_sent_at_once_and_changed(drafts: str) -> None:
    author = gated()
    async with Simulator() as server, running_bot(server, found, author=author):
        server.faults.add("sendMessageDraft", Fault(status=404 if drafts == "unknown" else 500), times=5)
        for question in ("first", "second"):
            asks(server, f"{question}?")
            shown = await server.next_message(7)
            assert CLAIM not in said(shown)
            lets_go_on(author)
            await until(server, lambda: CLAIM in now_said(server, shown))  # noqa: B023
    assert len(server.calls.of("sendMessage")) == len(server.calls.of("editMessageText")) == 2
    assert len(server.calls.of("sendMessageDraft")) == {"unknown": 1, "failing": 2}[drafts]


async def test_a_long_answer_is_changed_on_all_its_pages_and_a_page_more_is_sent_and_remembered(tmp_path: Path) -> None:
    cited = [citation(number, f"{number} " + "word " * 700, language="en") for number in (1, 2)]
    author = gated(by=claims(*[f"Claim {number} " + "of it " * 60 for number in range(9)]))
    engine = ScriptedEngine(lambda question: answer(question, cited, language="en"))
    async with Simulator() as server, running_bot(server, engine, author=author, folder=tmp_path):
        group = await group_of(server, 7)
        asks(server, "/ask what?", chat=group.id)
        before = [await server.next_message(group.id) for _ in range(2)]
        lets_go_on(author)
        more = await server.next_message(group.id)
        await until(server, lambda: "Claim 0" in now_said(server, before[0]))
        shown = [group.messages[each["message_id"]] for each in (*before, more)]
        assert [bool(buttons(each)) for each in shown] == [False, False, True]
        assert sum(each.count("word") for message in shown for each in quotes(message)) == 1400
        assert await told(server, presses(server, 7, more, "👍")) == ENGLISH.say("thanks-useful")
        memory = EmbeddedMemory(tmp_path)
        exchange = memory.exchange_shown_in(group.id, more["message_id"])
        memory.close()
    assert exchange is not None
    assert exchange.answer_ids == tuple(each["message_id"] for each in shown)


async def test_nothing_is_written_for_a_refusal() -> None:
    author = ScriptedAuthor(claims(CLAIM))
    async with Simulator() as server, running_bot(server, found, author=author):
        asks(server, "nothing?")
        assert CLAIM not in said(await server.next_message(7))
        asks(server, "؟!")
        await server.next_message(7)
    assert author.written_for == []


async def test_a_slow_author_delays_no_other_chat_and_not_the_group_it_writes_for() -> None:
    author = gated()
    async with Simulator() as server, running_bot(server, found, author=author, threads=1, patience=PATIENT):
        group = await group_of(server, 7, 8)
        asks(server, "/ask first?", chat=group.id)
        first = await server.next_message(group.id)
        begun = time.monotonic()
        asks(server, "/ask second?", user=8, chat=group.id)
        second = await server.next_message(group.id)
        for person in (11, 12, 13):  # in private, with drafts
            asks(server, f"of {person}?", user=person)
        await until(server, lambda: len(server.state()["drafts"]) == 3)
        asks(server, "/help", user=20)
        await server.next_message(20)
        assert time.monotonic() - begun < PATIENT / 2
        lets_go_on(author, 5)
        for person in (11, 12, 13):
            assert CLAIM in said(await server.next_message(person))
        for message in (first, second):
            await until(server, lambda: CLAIM in now_said(server, message))  # noqa: B023


async def test_where_all_threads_are_busy_answers_go_out_without_the_author(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("running_bot.THREADS", 2)
    author = gated()
    async with Simulator() as server, running_bot(server, found, author=author, patience=PATIENT):
        for person in (1, 2):
            asks(server, "what?", user=person)
        await until(server, lambda: len(server.state()["drafts"]) == 2)
        asks(server, "what?", user=3)
        assert CLAIM not in said(await server.next_message(3))
        lets_go_on(author, 2)
        for person in (1, 2):
            assert CLAIM in said(await server.next_message(person))


async def test_a_question_that_is_edited_while_its_text_is_written_never_gets_the_text_of_the_old_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(additions, "BETWEEN_EDITS_SECONDS", 0.1)
    author = gated(by=lambda given: written(f"About {given.question}"))
    async with Simulator() as server, running_bot(server, found, author=author, patience=PATIENT):
        group = await group_of(server, 7)
        asked = asks(server, "/ask first?", chat=group.id)
        shown = await server.next_message(group.id)
        server.people.edit(7, group.id, asked["message_id"], "/ask second?")
        await until(server, lambda: "To second?" in now_said(server, shown))
        lets_go_on(author, 2)
        await until(server, lambda: "About second?" in now_said(server, shown))
        await asyncio.sleep(0.3)
        assert "first?" not in now_said(server, shown)
        assert "To second?" in now_said(server, shown)
    assert len(server.calls.of("editMessageText")) == 2
    assert [question for question, _ in author.written_for] == ["first?", "second?"]


async def test_the_text_of_an_edited_question_comes_no_sooner_than_edits_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(additions, "BETWEEN_EDITS_SECONDS", 1.0)
    moments: list[float] = []

    def on_change(kind: str, _content: Json) -> None:
        if kind == "edited":
            moments.append(time.monotonic())

    async with Simulator() as server, running_bot(server, found, author=ScriptedAuthor(claims(CLAIM))):
        asked = asks(server, "first?")
        shown = await server.next_message(7)
        server.chats.events.append(on_change)
        server.people.edit(7, 7, asked["message_id"], "second?")
        await until(server, lambda: f"{CLAIM} ①" in now_said(server, shown) and "To second?" in now_said(server, shown))
    *_, first, second = moments
    assert second - first > 0.9


async def test_what_was_forgotten_meanwhile_is_neither_changed_nor_remembered(tmp_path: Path) -> None:
    author = gated()
    async with Simulator() as server, running_bot(server, found, author=author, folder=tmp_path):
        group = await group_of(server, 7)
        asks(server, "/ask what?", chat=group.id)
        shown = await server.next_message(group.id)
        assert await told(server, presses(server, 7, shown, "👍")) == ENGLISH.say("thanks-useful")
        memory = EmbeddedMemory(tmp_path)
        memory.forget_chat(group.id)
        lets_go_on(author)
        await asyncio.sleep(0.5)
        assert now_said(server, shown) == said(shown)
        assert memory.exchange_shown_in(group.id, shown["message_id"]) is None
        memory.close()


@pytest.mark.parametrize("in_group", [False, True])
async def test_what_was_removed_while_the_text_was_written_is_not_said_any_more(in_group: bool, tmp_path: Path) -> None:
    old, new = "The old sentence.", "The new sentence."
    engine = ScriptedEngine(
        lambda question: answer(question, [citation(quote=sentence(), language="en")], language="en")
    )

    def sentence() -> str:
        return new if old in engine.gone else old

    author = gated()
    async with Simulator() as server, running_bot(server, engine, author=author, folder=tmp_path):
        chat = (await group_of(server, 7)).id if in_group else 7
        asks(server, "/ask what?", chat=chat)
        if in_group:
            shown = await server.next_message(chat)
        else:
            await server.calls.happened("sendMessageDraft")
        engine.gone.add(old)
        lets_go_on(author)
        if in_group:
            await asyncio.sleep(0.5)
            assert now_said(server, shown) == said(shown)
        else:
            shown = await server.next_message(chat)
            assert quotes(shown) == [new]
            assert CLAIM not in said(shown)
            assert await told(server, presses(server, 7, shown, "👍")) == ENGLISH.say("thanks-useful")
            memory = EmbeddedMemory(tmp_path)
            exchange = memory.exchange_shown_in(chat, shown["message_id"])
            memory.close()
            assert exchange is not None
            assert [each.quote for each in exchange.cited] == [new]


async def test_what_is_removed_just_as_the_text_is_there_is_neither_remembered_nor_said_again(tmp_path: Path) -> None:
    author, engine = gated(), ScriptedEngine(found)
    async with Simulator() as server, running_bot(server, engine, author=author, folder=tmp_path):
        chat = (await group_of(server, 7)).id
        asks(server, "/ask what?", chat=chat)
        shown = await server.next_message(chat)
        engine.removed.add("d1")  # after it was looked at whether what it quotes still stands
        lets_go_on(author)
        await asyncio.sleep(0.5)
        assert now_said(server, shown) == said(shown)


async def test_a_question_asked_by_a_button_is_answered_before_its_text_is_there() -> None:
    author = gated()
    engine = ScriptedEngine(found, tried={"en": ["What is it?"]})
    async with Simulator() as server, running_bot(server, engine, author=author):
        asks(server, "/start")
        presses(server, 7, await server.next_message(7), "What is it?")
        shown = await server.next_message(7)
        assert CLAIM not in said(shown)
        lets_go_on(author)
        await until(server, lambda: CLAIM in now_said(server, shown))
        assert now_said(server, shown).startswith("What is it?")


async def test_a_question_that_leans_is_made_whole_and_remembered_as_it_was_asked(tmp_path: Path) -> None:
    author = ScriptedAuthor(whole={"and when?": "When was the first?"})
    engine = ScriptedEngine(found)
    async with Simulator() as server, running_bot(server, engine, author=author, folder=tmp_path):
        for text in ("first?", "and when?", "and where?"):
            asks(server, text)
            shown = await server.next_message(7)
        memory = EmbeddedMemory(tmp_path)
        exchange = memory.exchange_shown_in(7, shown["message_id"] - 2)
        memory.close()
    assert exchange is not None
    assert exchange.question == "and when?"
    assert author.made_whole == [
        ("and when?", ("first?",), 7),
        ("and where?", ("first?", "and when?"), 7),
    ]
    assert [(each.text, each.earlier) for each in engine.asked] == [
        ("first?", ()),
        ("When was the first?", ()),
        ("and where?", ("first?", "and when?")),
    ]


@pytest.mark.parametrize("fails", [False, True])
async def test_a_question_that_can_not_be_made_whole_in_time_is_left_to_the_rules(
    fails: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "WHOLE_SECONDS", 0.3)
    over = threading.Event()

    class Slow(ScriptedAuthor):
        def make_whole(self, *_: object) -> str | None:
            if fails:
                raise RuntimeError
            over.wait(60)
            return "too late?"

    engine = ScriptedEngine(found)
    async with Simulator() as server, running_bot(server, engine, author=Slow()):
        for text in ("first?", "and when?"):
            asks(server, text)
            await server.next_message(7)
        over.set()
    assert [(each.text, each.earlier) for each in engine.asked] == [("first?", ()), ("and when?", ("first?",))]


async def test_without_an_author_nothing_changes() -> None:
    async with Simulator() as server, running_bot(server, found):
        asks(server, "what?")
        await server.next_message(7)
    assert not server.calls.of("sendMessageDraft")
    assert not server.calls.of("editMessageText")
