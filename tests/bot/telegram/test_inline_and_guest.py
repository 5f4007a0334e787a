"""The bot where it is no member: inline mode and guest mode, which see the operator's library only."""

import asyncio
import json
import threading
from typing import Any

import pytest
from running_bot import ScriptedEngine, quotes, reader, running_bot
from sample_answers import answer, citation, written
from scripted_author import ScriptedAuthor
from test_answer_buttons import FURTHER, QUOTES, ask, refuse

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.records import Chat, Json
from bot.simulator.server import Simulator
from bot.texts import texts_in
from index.errors import QuestionError
from index.language import has_arabic
from retrieval.records import Answer

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")


class Offers:
    """What the bot offers to inline queries, by their ids."""

    def __init__(self, chats: Chats) -> None:
        self._offered: dict[str, Json] = {}
        self._change = asyncio.Event()
        chats.events.append(self._keep)

    def _keep(self, kind: str, content: Json) -> None:
        if kind == "inline_results":
            self._offered[content["query"]] = content
            self._change.set()

    async def to(self, query_id: str) -> Json:
        async with asyncio.timeout(60):
            while query_id not in self._offered:
                self._change.clear()
                await self._change.wait()
        return self._offered[query_id]


async def offered(server: Simulator, offers: Offers, query: str, code: str = "en") -> Json:
    return await offers.to(server.people.ask_inline(reader(server, 7, code).id, 7, query))


async def test_a_query_offers_the_best_answers_as_cards_that_post_quote_and_source() -> None:
    engine = ScriptedEngine(ask)
    async with Simulator() as server, running_bot(server, engine):
        offers = Offers(server.chats)
        group = server.membership.found_group("Without the bot", reader(server, 7).id)
        query = server.people.ask_inline(7, group.id, "what did he say?")
        cards = (await offers.to(query))["results"]
        assert [card["type"] for card in cards] == ["article"] * 4
        posted = server.people.choose_inline(7, query, cards[1]["id"])
        assert quotes(posted) == [QUOTES[1]]
        assert "العالم" in posted["text"]
        assert posted["via_bot"]["id"] == server.chats.bot.id
        assert all(card["input_message_content"]["link_preview_options"]["is_disabled"] for card in cards)
        assert "reply_markup" not in posted
        assert quotes(server.people.choose_inline(7, query, cards[3]["id"])) == [FURTHER[1]]
    assert [(each.text, each.scopes) for each in engine.asked] == [("what did he say?", ("library",))]
    (call,) = server.calls.of("answerInlineQuery")
    assert (str(call["is_personal"]).lower(), call["cache_time"]) == ("true", "60")


async def test_a_greeting_is_not_searched_for() -> None:
    engine = ScriptedEngine(ask)
    async with Simulator() as server, running_bot(server, engine):
        for said in ("merci", "شكرا كتير"):
            assert (await offered(server, Offers(server.chats), said))["results"] == []
    assert engine.asked == []


async def test_too_little_and_too_much_to_answer_open_the_private_chat() -> None:
    def complain(question: str) -> Answer:
        raise QuestionError("no_words", "not to be shown")

    for query, code, engine, said in (
        ("", "en", ask, ENGLISH.say("inline-open-chat")),
        (" a ", "ar", ask, ARABIC.say("inline-open-chat")),
        ("????", "en", complain, ENGLISH.say("inline-open-chat")),
        ("nowhere to be found", "ar", refuse, ENGLISH.say("inline-nothing")),
        ("ليس في أي مكان", "en", refuse, ARABIC.say("inline-nothing")),
    ):
        async with Simulator() as server, running_bot(server, engine):
            offer = await offered(server, Offers(server.chats), query, code)
        assert offer["results"] == []
        assert offer["button"] == {"text": said, "start_parameter": "inline"}


async def test_of_what_somebody_types_quickly_only_the_last_is_answered() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def think(question: str) -> Answer:
        if question == "what":
            begun.set()
            go_on.wait(60)
        return ask(question)

    engine = ScriptedEngine(think)
    async with Simulator() as server, running_bot(server, engine, questions_per_minute=1):
        offers = Offers(server.chats)
        server.people.ask_inline(reader(server, 7).id, 7, "what")
        await asyncio.to_thread(begun.wait, 10)
        typed = [server.people.ask_inline(7, 7, f"what did{' he' * more}") for more in range(5)]
        await server.calls.happened("getUpdates", len(server.calls.of("getUpdates")) + 1)
        go_on.set()
        assert len((await offers.to(typed[-1]))["results"]) == 4
        server.people.say(7, 7, "what?")  # what was typed inline does not count against the limit of questions
        assert quotes(await server.next_message(7)) == list(QUOTES)
    assert "what did he he he he" in [each.text for each in engine.asked]
    assert len(engine.asked) < 7


async def test_who_types_without_end_is_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.answering.inline.QUERIES_PER_MINUTE", 2)
    engine = ScriptedEngine(ask)
    async with Simulator() as server, running_bot(server, engine):
        offers = Offers(server.chats)
        for query in ("first", "second"):
            await offered(server, offers, query)
        server.people.ask_inline(7, 7, "third")
        await offers.to(server.people.ask_inline(reader(server, 8).id, 8, "of another"))
    assert [each.text for each in engine.asked] == ["first", "second", "of another"]


def group_without_the_bot(server: Simulator) -> Chat:
    return server.membership.found_group("Theirs", reader(server, 7).id, reader(server, 8).id, supergroup=True)


def echo(question: str) -> Answer:
    language = "ar" if has_arabic(question) else "en"
    return answer(question, [citation(quote=question, language=language)], language=language)


async def guest_messages(server: Simulator, count: int) -> list[dict[str, Any]]:
    async with asyncio.timeout(60):
        await server.calls.happened("answerGuestQuery", count)
    return [json.loads(str(call["result"])) for call in server.calls.of("answerGuestQuery")]


async def test_a_guest_answers_once_from_the_library_without_buttons() -> None:
    engine = ScriptedEngine(echo)
    async with Simulator() as server, running_bot(server, engine):
        group = group_without_the_bot(server)
        server.people.say(7, group.id, "just talk?")
        talk = server.people.say(8, group.id, "and who came?")
        server.people.say(7, group.id, "@qawl_bot، ماذا اقترح؟")
        (result,) = await guest_messages(server, 1)
        assert result["type"] == "article"
        assert result["title"] == ARABIC.say("guest-title")
        server.people.say(7, group.id, "@qawl_bot", reply_to=talk["message_id"])
        await guest_messages(server, 2)
        server.people.say(7, group.id, "@qawl_bot")
        result = (await guest_messages(server, 3))[-1]
        assert result["input_message_content"]["message_text"] == ENGLISH.say("ask-hint")
    assert [(each.text, each.scopes, each.earlier) for each in engine.asked] == [
        ("ماذا اقترح؟", ("library",), ()),
        ("and who came?", ("library",), ()),
    ]
    own = [each for each in group.messages.values() if each.get("from", {}).get("id") == server.chats.bot.id]
    assert quotes(own[0]) == ["ماذا اقترح؟"]
    assert quotes(own[1]) == ["and who came?"]
    assert all("reply_markup" not in each for each in own)


async def test_no_language_model_is_asked_inline_or_for_a_guest() -> None:
    author = ScriptedAuthor(lambda _: written("What a model says."))
    async with Simulator() as server, running_bot(server, echo, author=author):
        offers = Offers(server.chats)
        assert (await offered(server, offers, "what did he say?"))["results"]
        server.people.say(7, group_without_the_bot(server).id, "@qawl_bot what did he say?")
        (result,) = await guest_messages(server, 1)
    assert "model" not in result["input_message_content"]["message_text"]
    assert not author.written_for
    assert not author.made_whole


async def test_a_guest_keeps_to_the_limit_and_admits_failures() -> None:
    def fail(question: str) -> Answer:
        if question == "why?":
            raise RuntimeError("no answer")
        return echo(question)

    async with Simulator() as server, running_bot(server, fail, questions_per_minute=2):
        group = group_without_the_bot(server)
        for number, (text, said) in enumerate(
            (
                ("@qawl_bot why?", ENGLISH.say("failure")),
                ("@qawl_bot …", None),
                ("@qawl_bot who?", "That’s a lot at once."),
            ),
            1,
        ):
            server.people.say(7, group.id, text)
            result = (await guest_messages(server, number))[-1]
            if said is not None:
                assert result["input_message_content"]["message_text"].startswith(said)
        server.people.say(7, group.id, "@qawl_bot where?")
        server.people.say(8, group.id, "@qawl_bot when?")
        assert "when?" in (await guest_messages(server, 4))[-1]["input_message_content"]["message_text"]
