"""The real bot in private chats, over HTTP: what readers write, and what they read in reply."""

import time
from collections import defaultdict

import pytest
from running_bot import entity_texts, reader, running_bot, says
from sample_answers import ARABIC_QUOTE, ENGLISH_QUOTE, answer, citation

from bot.simulator.server import Simulator
from bot.texts import ARABIC, ENGLISH
from index.errors import QuestionError
from retrieval.records import Answer


def ask(question: str) -> Answer:
    if question.startswith("What"):
        return answer(question, [citation(quote=ENGLISH_QUOTE, title="<News> & more", language="en")], language="en")
    return answer(question, [citation(quote=ARABIC_QUOTE)])


def refuse(question: str) -> Answer:
    return answer(question, nearest=[citation()])


def complain(question: str) -> Answer:
    reason = {"…": "no_words", "؟": "no_words", "?": "empty"}.get(question, "too_long")
    raise QuestionError(reason, "not to be shown")


def break_down(question: str) -> Answer:
    raise RuntimeError(f"no answer to {len(question)} characters")


async def test_an_arabic_question_gets_the_quote_and_its_source() -> None:
    async with Simulator() as server, running_bot(server, ask):
        says(server, 7, "ماذا قال رئيسي؟", language_code="ar")
        message = await server.next_message(7)
    assert entity_texts(message, "blockquote") == [ARABIC_QUOTE]
    assert entity_texts(message, "bold") == ["المصادر"]
    assert entity_texts(message, "text_link") == ["\u2068رئيسي يؤكد على تسريع التنفيذ\u2069"]
    assert message["text"].index("المصادر") > message["text"].index(ARABIC_QUOTE)
    assert message["text"].endswith("19 سبتمبر 2023، 01:58 بتوقيت غرينتش")
    assert message["link_preview_options"]["is_disabled"] is True


async def test_markup_in_question_and_document_is_shown_as_it_is() -> None:
    async with Simulator() as server, running_bot(server, ask):
        says(server, 7, "What is <b>this</b> & </blockquote>?")
        message = await server.next_message(7)
    assert entity_texts(message, "blockquote") == [ENGLISH_QUOTE]
    assert entity_texts(message, "text_link") == ["\u2068<News> & more\u2069"]
    assert [entity["url"] for entity in message["entities"] if "url" in entity] == ["https://example.org/a?x=1&y=2"]


async def test_typing_is_shown_before_an_answer_and_while_it_takes_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.typing_action.TYPING_SECONDS", 0.1)

    def think(question: str) -> Answer:
        time.sleep(0.5)
        return ask(question)

    async with Simulator() as server, running_bot(server, think):
        says(server, 7, "ماذا؟")
        await server.next_message(7)
        shown = server.calls.of("sendChatAction")
    assert 3 <= len(shown) <= 6
    assert {(call["chat_id"], call["action"]) for call in shown} == {("7", "typing")}
    methods = [call.method for call in server.calls.all() if call.method.startswith("send")]
    assert methods == ["sendchataction"] * len(shown) + ["sendmessage"]


async def test_a_refusal_says_so() -> None:
    async with Simulator() as server, running_bot(server, refuse):
        says(server, 7, "ماذا؟")
        message = await server.next_message(7)
    assert message["text"].startswith(ARABIC.not_in_sources)
    assert entity_texts(message, "blockquote") == [ARABIC_QUOTE]


async def test_commands_and_hints_are_in_the_language_of_the_device() -> None:
    async with Simulator() as server, running_bot(server, ask):
        for code, texts in (("ar-EG", ARABIC), ("de", ENGLISH), (None, ENGLISH)):
            says(server, 7, "/start deep-link", language_code=code)
            assert (await server.next_message(7))["text"] == texts.greeting
            for command in ("/help", "/unknown"):
                says(server, 7, command, language_code=code)
                assert (await server.next_message(7))["text"] == texts.help
            server.people.send(7, 7, location={"latitude": 1.0, "longitude": 2.0})
            assert (await server.next_message(7))["text"] == texts.text_only


async def test_a_question_that_cannot_be_asked_is_told_why_in_its_own_language() -> None:
    async with Simulator() as server, running_bot(server, complain, question_limit=300):
        for question, code, reply in (
            ("…", "ar", ARABIC.question_errors["no_words"]),
            ("؟", "en", ENGLISH.question_errors["no_words"]),
            ("?", "en", ENGLISH.question_errors["empty"]),
            ("سؤال", "en", ARABIC.question_error("too_long", 300)),
            ("question", "fr", ENGLISH.question_error("too_long", 300)),
        ):
            says(server, 7, question, language_code=code)
            assert (await server.next_message(7))["text"] == reply


async def test_a_failure_is_one_friendly_line_and_a_full_log(caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator() as server, running_bot(server, break_down):
        says(server, 7, "ماذا؟", language_code="en")
        assert (await server.next_message(7))["text"] == ARABIC.failure
        says(server, 7, "What?", language_code="en")
        assert (await server.next_message(7))["text"] == ENGLISH.failure
    assert "Traceback" in caplog.text
    assert "RuntimeError: no answer to 5 characters" in caplog.text


async def test_edits_groups_and_service_messages_are_left_alone() -> None:
    async with Simulator(privacy=False) as server:
        # Said before the bot's first poll: until then Telegram doesn't know which kinds the bot wants.
        first_said = says(server, 7, "What first?")
        server.people.edit(7, 7, first_said["message_id"], "What now?")
        group = server.membership.found_group("A group", reader(server, 8).id)
        server.membership.join(server.chats.bot.id, group.id, by=8)
        server.people.say(8, group.id, "What?")
        server.people.say(8, group.id, "/start")
        server.people.send(7, 7, delete_chat_photo=True)
        async with running_bot(server, ask):
            says(server, 7, "ماذا؟")
            first, second = [await server.next_message(7) for _ in range(2)]
    assert entity_texts(first, "blockquote") == [ENGLISH_QUOTE]
    assert entity_texts(second, "blockquote") == [ARABIC_QUOTE]
    assert len(server.sent) == 2
    assert {call["chat_id"] for call in server.calls.of("sendChatAction")} == {"7"}


async def test_a_hundred_questions_from_ten_chats_are_answered_in_order() -> None:
    def echo(question: str) -> Answer:
        return answer(question, [citation(quote=question, language="en")], language="en")

    asked: defaultdict[int, list[str]] = defaultdict(list)
    answered: defaultdict[int, list[str]] = defaultdict(list)
    async with Simulator() as server, running_bot(server, echo, threads=4) as application:
        for number in range(100):
            chat_id = 1 + number % 10
            asked[chat_id].append(f"Question {number}?")
            says(server, chat_id, f"Question {number}?")
        for chat_id, questions in asked.items():
            for _ in questions:
                answered[chat_id] += entity_texts(await server.next_message(chat_id, within=30), "blockquote")
        lines = application.update_processor
    assert answered == asked
    assert len(server.sent) == 100
    assert not getattr(lines, "_last")  # noqa: B009 - private on purpose: nothing may be kept of a chat once answered


async def test_other_chats_are_served_while_one_question_takes_long() -> None:
    def think(question: str) -> Answer:
        time.sleep(1.0)
        return ask(question)

    async with Simulator() as server, running_bot(server, think, threads=1):
        says(server, 7, "ماذا؟")
        says(server, 7, "/help")
        says(server, 8, "/help")
        begun = time.monotonic()
        assert (await server.next_message(8))["text"] == ENGLISH.help
        assert time.monotonic() - begun < 0.8
        assert entity_texts(await server.next_message(7), "blockquote") == [ARABIC_QUOTE]
        assert (await server.next_message(7))["text"] == ENGLISH.help
