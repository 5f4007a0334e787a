"""Commands in private chats, the buttons below their replies, and what Telegram shows of them."""

from datetime import UTC, datetime

import pytest
from running_bot import ScriptedEngine, buttons, entity_texts, presses, quotes, reader, running_bot, says, told, until
from sample_answers import answer, citation

from bot.simulator.chats.records import Json
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.about.menu import GROUP_ADMINS, GROUPS, PRIVATE
from bot.texts import texts_in
from index.language import has_arabic
from index.library_records import DocumentSummary
from index.records import LIBRARY, Scope
from retrieval.records import Answer

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")
EXAMPLES = {"en": ["What did Raisi propose?", "Who came?"], "ar": ["ماذا اقترح رئيسي؟"]}


def echo(question: str) -> Answer:
    language = "ar" if has_arabic(question) else "en"
    return answer(question, [citation(quote=question, language=language)], language=language)


def source(number: int, scope: Scope = LIBRARY) -> DocumentSummary:
    return DocumentSummary(
        id=f"d{number}", scope=scope, origin=f"/{number}", title=f"Article {number}", source="Alalam",
        url=f"https://example.org/{number}", published=datetime(2023, 9, 1, tzinfo=UTC), language="en", sentences=3,
        passages=1,
    )  # fmt: skip


async def commanded(server: Simulator, text: str, code: str | None = "en") -> Json:
    says(server, 7, text, language_code=code)
    return await server.next_message(7)


def without_isolates(text: str) -> str:
    return "".join(character for character in text if character not in "\u2066\u2067\u2068\u2069\u200e\u200f")


@pytest.mark.parametrize(("code", "texts"), [("ar-EG", ARABIC), ("de", ENGLISH), (None, ENGLISH)])
async def test_start_greets_with_questions_to_tap(code: str | None, texts: object) -> None:
    assert texts in {ARABIC, ENGLISH}
    said = ARABIC if texts is ARABIC else ENGLISH
    async with Simulator() as server, running_bot(server, ScriptedEngine(echo, tried=EXAMPLES)):
        greeting = await commanded(server, "/start deep-link", code)
        assert greeting["text"] == f"{said.say('greeting')}\n\n{said.say('try-one')}"
        example = EXAMPLES[said.language][0]
        assert buttons(greeting)[0] == [example]
        assert await told(server, presses(server, 7, greeting, example)) == ""
        shown = await server.next_message(7)
        assert quotes(shown) == [example]
        assert entity_texts(shown, "bold")[0] == example
        assert shown["text"].startswith(example)


async def test_start_without_sources_offers_no_questions() -> None:
    async with Simulator() as server, running_bot(server, echo):
        greeting = await commanded(server, "/start")
    assert (greeting["text"], buttons(greeting)) == (ENGLISH.say("greeting"), [])


async def test_a_tapped_question_counts_for_the_limit_and_for_the_conversation() -> None:
    engine = ScriptedEngine(echo, tried=EXAMPLES)
    async with Simulator() as server, running_bot(server, engine, questions_per_minute=2):
        greeting = await commanded(server, "/start")
        presses(server, 7, greeting, "Who came?")
        await server.next_message(7)
        await commanded(server, "And when?")
        said = await told(server, presses(server, 7, greeting, "Who came?"))
        assert said.startswith("That’s a lot at once.")
    assert [(each.text, each.earlier) for each in engine.asked] == [("Who came?", ()), ("And when?", ("Who came?",))]


async def test_presses_are_answered_while_a_tapped_question_is_worked_on() -> None:
    async with Simulator() as server:
        waiting: list[str] = []

        def think(question: str) -> Answer:
            waiting.append(question)
            return echo(question)

        async with running_bot(server, ScriptedEngine(think, tried=EXAMPLES), threads=1):
            greeting = await commanded(server, "/start")
            queries = [presses(server, 7, greeting, label) for label in EXAMPLES["en"]]
            assert [await told(server, query) for query in queries] == ["", ""]
            assert sorted([quotes(await server.next_message(7))[0] for _ in queries]) == sorted(EXAMPLES["en"])


async def test_help_comes_in_the_language_of_the_device_and_for_unknown_commands_too() -> None:
    async with Simulator() as server, running_bot(server, echo):
        for code, texts in (("ar-EG", ARABIC), ("de", ENGLISH)):
            for command in ("/help", "/unknown"):
                assert (await commanded(server, command, code))["text"] == texts.say("help")


async def test_sources_are_listed_in_pages_that_can_be_turned() -> None:
    listed = [source(number) for number in range(23)] + [source(99, Scope.chat(8))]
    async with Simulator() as server, running_bot(server, ScriptedEngine(echo, listed=listed)):
        shown = await commanded(server, "/sources")
        assert [f"Article {number}" in shown["text"] for number in (0, 9, 10, 99)] == [True, True, False, False]
        assert buttons(shown) == [["Older ›"]]
        assert await told(server, presses(server, 7, shown, "Older ›")) == ""
        place = server.chats.chat(7).messages
        await until(server, lambda: "Article 10" in place[shown["message_id"]]["text"])
        shown = place[shown["message_id"]]
        assert buttons(shown) == [["‹ Newer", "Older ›"]]
        assert "11." in shown["text"]
        last = await commanded(server, "/sources 3")
        assert ("Article 22" in last["text"], buttons(last)) == (True, [["‹ Newer"]])
        for text, first in (("/sources 999999999999", 20), ("/sources 0", 0), ("/sources ٢", 10), ("/sources x", 0)):
            assert f"Article {first}\u2069" in (await commanded(server, text))["text"]
        assert buttons(await commanded(server, "/sources 2", "ar")) == [["الأقدم ›", "‹ الأحدث"]]
    assert len(server.sent) == 7


async def test_pages_are_turned_by_who_asked_for_them() -> None:
    listed = [source(number) for number in range(23)]
    async with Simulator() as server, running_bot(server, ScriptedEngine(echo, listed=listed)):
        reader(server, 8)
        group = server.membership.found_group("A group", reader(server, 7).id, 8, supergroup=True)
        server.membership.join(server.chats.bot.id, group.id, by=7)
        await server.next_message(group.id)
        server.people.say(7, group.id, "/sources")
        shown = await server.next_message(group.id)
        assert await told(server, presses(server, 8, shown, "Older ›")) == ENGLISH.say("button-of-another")
        assert await told(server, presses(server, 7, shown, "Older ›")) == ""
        await until(server, lambda: "Article 10" in group.messages[shown["message_id"]]["text"])


async def test_an_empty_library_says_so() -> None:
    async with Simulator() as server, running_bot(server, echo):
        assert ENGLISH.say("library-empty") in (await commanded(server, "/sources"))["text"]


async def test_the_language_is_chosen_by_words_or_by_buttons() -> None:
    async with Simulator() as server, running_bot(server, echo):
        assert (await commanded(server, "/language ar"))["text"] == "أتحدّث هنا بالعربية."
        assert (await commanded(server, "/help"))["text"] == ARABIC.say("help")
        assert entity_texts(await commanded(server, "What?"), "bold") == [ARABIC.say("sources-heading")]
        menu = await commanded(server, "/language")
        assert (menu["text"], buttons(menu)) == (
            ARABIC.say("language-question"),
            [["العربية ✓", "الإنجليزية", "تلقائي"]],
        )
        assert await told(server, presses(server, 7, menu, "الإنجليزية")) == ENGLISH.say("settings-stored")
        place = server.chats.chat(7).messages
        await until(server, lambda: buttons(place[menu["message_id"]]) == [["العربية", "English ✓", "Automatic"]])
        assert place[menu["message_id"]]["text"] == "I speak English here."
        assert (await commanded(server, "/language Auto"))["text"] == "I answer in the language of the question."
        assert (await commanded(server, "/settings"))["text"] == ENGLISH.say("settings-in-private")


async def test_commands_and_descriptions_are_known_to_telegram_in_both_languages() -> None:
    async with Simulator() as server:
        async with running_bot(server, echo, menu=True):
            await server.calls.happened("setMyShortDescription", 2)
        told_of = [(str(call["scope"]), call.get("language_code"), str(call["commands"]))
                   for call in server.calls.of("setMyCommands")]  # fmt: skip
        assert len(told_of) == 6
        assert {code for _, code, _ in told_of} == {None, "ar"}
        for scope, names in (("private", PRIVATE), ("group_chats", GROUPS), ("administrators", GROUP_ADMINS)):
            for code, texts in ((None, ENGLISH), ("ar", ARABIC)):
                (listed,) = [each for place, of, each in told_of if scope in place and of == code]
                for name in names:
                    assert f'"{name.removeprefix("command-")}"' in listed
                assert texts.say(names[0]) in listed.encode().decode("unicode_escape") or texts.say(names[0]) in listed
        assert len(server.calls.of("setMyDescription")) == 2
        # Nothing is told twice: Telegram lets a bot change these a few times a day only.
        async with running_bot(server, echo, menu=True):
            await server.calls.happened("getMyShortDescription", 4)
            await commanded(server, "/help")
        assert len(server.calls.of("setMyCommands")) == 6
        assert len(server.calls.of("setMyShortDescription")) == 2


async def test_a_menu_that_telegram_refuses_keeps_nobody_from_asking(caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator() as server:
        server.faults.add("setMyCommands", Fault(status=400))
        async with running_bot(server, echo, menu=True):
            assert quotes(await commanded(server, "what?")) == ["what?"]
            await server.calls.happened("setMyCommands")
            assert quotes(await commanded(server, "who?")) == ["who?"]
    assert "The menu was not set" in caplog.text
