"""The real bot in private chats, over HTTP: what readers write, and what they read in reply."""

import threading
import time
from collections import defaultdict

import pytest
from running_bot import entity_texts, quotes, reader, running_bot, says
from sample_answers import ARABIC_QUOTE, ENGLISH_QUOTE, answer, citation

from bot.simulator.server import Simulator
from bot.texts import texts_in
from index.errors import QuestionError
from retrieval.records import Answer

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")


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
    assert quotes(message) == [ARABIC_QUOTE]
    assert entity_texts(message, "bold") == ["المصادر"]
    assert entity_texts(message, "text_link") == ["\u2067رئيسي يؤكد على تسريع التنفيذ\u2069"]
    assert message["text"].index("المصادر") > message["text"].index(ARABIC_QUOTE)
    assert message["text"].endswith("19 سبتمبر 2023، 01:58 بتوقيت غرينتش")
    assert message["link_preview_options"]["is_disabled"] is True


async def test_markup_in_question_and_document_is_shown_as_it_is() -> None:
    async with Simulator() as server, running_bot(server, ask):
        says(server, 7, "What is <b>this</b> & </blockquote>?")
        message = await server.next_message(7)
    assert quotes(message) == [ENGLISH_QUOTE]
    assert entity_texts(message, "text_link") == ["\u2066<News> & more\u2069"]
    assert [entity["url"] for entity in message["entities"] if "url" in entity] == ["https://example.org/a?x=1&y=2"]


async def test_typing_is_shown_before_an_answer_and_while_it_takes_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.sending.waiting.TYPING_SECONDS", 0.1)
    gate = threading.Event()

    def think(question: str) -> Answer:
        assert gate.wait(60)
        return ask(question)

    async with Simulator() as server, running_bot(server, think):
        begun = time.monotonic()
        says(server, 7, "ماذا؟")
        await server.calls.happened("sendChatAction", 3)
        gate.set()
        await server.next_message(7)
        shown, took = server.calls.of("sendChatAction"), time.monotonic() - begun
    assert 3 <= len(shown) <= 1 + took / 0.1
    assert {(call["chat_id"], call["action"]) for call in shown} == {("7", "typing")}
    methods = [call.method for call in server.calls.all() if call.method.startswith("send")]
    assert methods == ["sendchataction"] * len(shown) + ["sendmessage"]


async def test_a_refusal_says_so() -> None:
    async with Simulator() as server, running_bot(server, refuse):
        says(server, 7, "ماذا؟")
        message = await server.next_message(7)
    assert message["text"].startswith(ARABIC.say("not-in-sources"))
    assert quotes(message) == [ARABIC_QUOTE]


async def test_what_is_no_text_gets_a_hint_in_the_language_of_the_device_once_an_album() -> None:
    place = {"latitude": 1.0, "longitude": 2.0}
    async with Simulator() as server, running_bot(server, ask):
        for code, texts in (("ar-EG", ARABIC), ("de", ENGLISH), (None, ENGLISH)):
            reader(server, 7, code)
            server.people.send(7, 7, location=place)
            assert (await server.next_message(7))["text"] == texts.say("text-only")
        server.people.send(7, 7, location=place, media_group_id="a")
        server.people.send(7, 7, location=place, media_group_id="a")
        server.people.send(7, 7, location=place, media_group_id="a", caption="ماذا؟")
        says(server, 7, "ماذا؟")
        texts_sent = [await server.next_message(7) for _ in range(3)]
    assert texts_sent[0]["text"] == ENGLISH.say("text-only")
    assert [quotes(message) for message in texts_sent[1:]] == [[ARABIC_QUOTE], [ARABIC_QUOTE]]
    assert len(server.sent) == 6


async def test_a_caption_is_a_question() -> None:
    async with Simulator() as server, running_bot(server, ask):
        reader(server, 7)
        server.people.send_file(7, 7, b"x", "a.txt", caption="What?")
        assert quotes(await server.next_message(7)) == [ENGLISH_QUOTE]


async def test_a_question_that_cannot_be_asked_is_told_why_in_its_own_language() -> None:
    async with Simulator() as server, running_bot(server, complain, question_limit=300):
        for question, code, reply in (
            ("…", "ar", ARABIC.question_error("no_words")),
            ("؟", "en", ENGLISH.question_error("no_words")),
            ("?", "en", ENGLISH.question_error("empty")),
            ("سؤال", "en", ARABIC.question_error("too_long", 300)),
            ("question", "fr", ENGLISH.question_error("too_long", 300)),
        ):
            says(server, 7, question, language_code=code)
            assert (await server.next_message(7))["text"] == reply


async def test_a_failure_is_one_friendly_line_and_a_full_log(caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator() as server, running_bot(server, break_down):
        says(server, 7, "ماذا؟", language_code="en")
        assert (await server.next_message(7))["text"] == ARABIC.say("failure")
        says(server, 7, "What?", language_code="en")
        assert (await server.next_message(7))["text"] == ENGLISH.say("failure")
    assert "Traceback" in caplog.text
    assert "RuntimeError: no answer to 5 characters" in caplog.text


async def test_service_messages_and_what_was_sent_through_the_bot_are_left_alone() -> None:
    async with Simulator() as server, running_bot(server, ask):
        reader(server, 7)
        server.people.send(7, 7, delete_chat_photo=True)
        server.people.say(7, 7, "What?", via_bot=server.chats.bot.as_json())
        says(server, 7, "ماذا؟")
        assert quotes(await server.next_message(7)) == [ARABIC_QUOTE]
    assert len(server.sent) == 1


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
                answered[chat_id] += quotes(await server.next_message(chat_id))
        lines = application.update_processor
    assert answered == asked
    assert len(server.sent) == 100
    assert not getattr(lines, "_lines")  # noqa: B009 - private on purpose: nothing may be kept of a chat once answered


async def test_other_chats_are_served_while_one_question_takes_long() -> None:
    gate = threading.Event()

    def think(question: str) -> Answer:
        assert gate.wait(60)
        return ask(question)

    async with Simulator() as server, running_bot(server, think, threads=1):
        says(server, 7, "ماذا؟")
        says(server, 7, "/help")
        says(server, 8, "/help")
        assert (await server.next_message(8))["text"] == ENGLISH.say("help")
        assert [message["chat"]["id"] for message in server.sent] == [8]
        gate.set()
        assert quotes(await server.next_message(7)) == [ARABIC_QUOTE]
        assert (await server.next_message(7))["text"] == ENGLISH.say("help")
