""" "Source?" and "more", «المزيد»: what the buttons below an answer do, wanted in words."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running_bot import ScriptedEngine, buttons, reader, running_bot, says
from test_answer_buttons import ENGLISH, FURTHER, QUOTES, ask, asked, asked_in_group, refuse

from bot.simulator.server import Simulator
from bot.telegram.parsing.answer_wishes import Wish, wish_of
from bot.texts import texts_in

WISHES = {
    Wish.SOURCE: [
        "show me the source", "source?", "what is the source?", "What's the source", "who said that?",
        "the link please",        "Source of that?", "where did you get that?", "أرني المصدر", "ما المصدر؟",
        "وين المصدر؟", "شو المصدر",
        "المصدر لو سمحت", "مصدرك؟", "شكراً، وين المصدر؟", "مين قال هيك؟", "من قال هذا؟", "من أين هذا الخبر؟",
    ],
    Wish.MORE: [
        "more", "More!", "next", "show more", "show me more please", "thanks, more", "المزيد", "زيدني", "كمان", "غيره؟",
        "أعطني المزيد", "هات غيره", "التالي", "هل من مزيد؟", "وكمان؟",
    ],
}  # fmt: skip
QUESTIONS = [
    "more than 100 people died?", "source of the Nile", "مصدر الغاز", "المزيد عن الوزير", "what else?", "وماذا أيضا؟",
    "next president", "who said that the port is open", "غيره من الوزراء", "link tax", "زيد", "who said it would rain?",
    "What is the source of the fire?", "كمان الوزير", "من قال هذا الوزير", "ما مصدر الحريق؟", "", "more more sugar",
]  # fmt: skip


@pytest.mark.parametrize(("wish", "said"), [(wish, each) for wish, forms in WISHES.items() for each in forms])
def test_a_message_that_wants_something_of_an_answer_is_told(wish: Wish, said: str) -> None:
    assert wish_of(said) is wish


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_wants_nothing_of_an_answer(question: str) -> None:
    assert wish_of(question) is None


@given(
    st.sampled_from([each for forms in WISHES.values() for each in forms]),
    st.sampled_from("minister Damascus الوزير دمشق 2027".split()),
)
def test_with_one_word_of_the_news_a_message_asks(said: str, word: str) -> None:
    assert wish_of(f"{said.rstrip('?؟!')} {word}") is None


@pytest.mark.parametrize("said", ["source?", "وين المصدر؟"])
async def test_the_source_of_the_last_answer_is_shown(said: str) -> None:
    engine = ScriptedEngine(ask)
    async with Simulator() as server, running_bot(server, engine):
        await asked(server)
        says(server, 7, said)
        shown = await server.next_message(7)
    assert shown["text"].startswith(ENGLISH.say("sources-heading"))
    assert "العالم" in shown["text"]
    assert not any(quote in shown["text"] for quote in QUOTES)
    assert [each.text for each in engine.asked] == ["what?"]


async def test_more_is_what_the_button_shows_once_and_takes_the_button_away() -> None:
    async with Simulator() as server, running_bot(server, ask):
        shown = await asked(server)
        says(server, 7, "more")
        more = await server.next_message(7)
        assert [quote in more["text"] for quote in FURTHER] == [True, True]
        assert buttons(more) == [["Context ③", "Context ④"]]
        assert buttons(server.chats.chat(7).messages[shown["message_id"]]) == [["Context ①", "Context ②"], ["👍", "👎"]]
        says(server, 7, "المزيد")
        assert (await server.next_message(7))["text"] == ENGLISH.say("nothing-further")


async def test_without_an_answer_people_are_told_so() -> None:
    engine = ScriptedEngine(refuse)
    async with Simulator() as server, running_bot(server, engine):
        says(server, 7, "المزيد", language_code="ar")
        assert (await server.next_message(7))["text"] == texts_in("ar").say("no-answer-yet")
        assert engine.asked == []
        await asked(server)
        says(server, 7, "source?")
        assert (await server.next_message(7))["text"] == ENGLISH.say("answer-without-source")
        says(server, 7, "/new")
        await server.next_message(7)
        says(server, 7, "source?")
        assert (await server.next_message(7))["text"] == ENGLISH.say("no-answer-yet")


async def test_the_answer_that_is_replied_to_is_meant_and_in_a_group_is_its_askers(tmp_path: Path) -> None:
    engine = ScriptedEngine(
        lambda question: replace(ask(question), language="en") if "w" in question else refuse(question)
    )
    async with Simulator() as server, running_bot(server, engine, folder=tmp_path):
        shown = await asked_in_group(server)
        group = shown["chat"]["id"]
        server.people.say(7, group, "/ask ok then, and his name?")
        await server.next_message(group)
        for user, reply in ((7, "sources-heading"), (9, "button-of-another")):
            reader(server, user)
            server.people.say(user, group, "source?", reply_to=shown["message_id"])
            assert (await server.next_message(group))["text"].startswith(ENGLISH.say(reply))
