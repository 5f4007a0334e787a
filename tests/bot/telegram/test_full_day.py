"""A day of the bot's, from the first /start to the last question, with a restart at noon, a flood limit and a poison
update: at its end each message of each person has been answered, and exactly once."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

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
    until,
)
from sample_answers import answer, citation
from scripted_engine import AFTER, BEFORE
from test_inline_and_guest import Offers

from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import FeedbackCounts
from bot.simulator.chats.records import Chat, Json
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.texts import texts_in
from index.language import has_arabic
from retrieval.records import Answer, Evidence

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")
AMAL, BASIL, CARLA = 7, 8, 9
QUESTIONS = (
    (AMAL, "ماذا اقترح رئيسي على جباروف؟"), (BASIL, "What did Japarov propose?"), (AMAL, "ومتى زار طهران؟"),
    (BASIL, "And when?"), (AMAL, "كم بلغ حجم التبادل التجاري؟"), (BASIL, "Who chairs the commission?"),
    (AMAL, "أين وُقّع الاتفاق؟"), (BASIL, "Where was it signed?"), (AMAL, "من حضر اللقاء؟"),
    (BASIL, "Which obstacle was named?"),
)  # fmt: skip
FURTHER = "Something else that was said."


def said_of(question: str) -> str:
    """The sentence that answers a question."""
    return f"قيل في «{question}» كلام." if has_arabic(question) else f"Of “{question}” it was said."


def news(question: str) -> Answer:
    language = "ar" if has_arabic(question) else "en"
    found = answer(question, [citation(quote=said_of(question), language=language)], language=language)
    return replace(found, evidence=(Evidence("d2", 0, len(FURTHER), FURTHER, 0.5, {}),))


@dataclass
class Day:
    """What was asked, and so what must have been answered when the day is over."""

    server: Simulator
    asked: list[str] = field(default_factory=list)

    def asks(self, person: int, question: str, chat: Chat | None = None, **where: int | None) -> Json:
        """Somebody asks, in private or in a group: the message."""
        self.asked.append(question)
        named = f"@qawl_bot {question}" if chat is not None else question
        return self.server.people.say(person, chat.id if chat is not None else person, named, **where)  # type: ignore[arg-type]

    async def answer(self, chat_id: int, question: str) -> Json:
        """The next message in a chat, which must answer this question."""
        message = await self.server.next_message(chat_id)
        assert quotes(message) == [said_of(question)]
        frame = ARABIC if has_arabic(question) else ENGLISH
        assert entity_texts(message, "bold")[-1] == frame.say("sources-heading")
        return message


async def test_each_message_of_a_full_day_is_answered_exactly_once(tmp_path: Path) -> None:
    engine = ScriptedEngine(news, tried={"ar": ["ماذا جرى في طهران؟"], "en": ["What happened in Tehran?"]})
    async with Simulator() as server:
        day = Day(server)
        for person, code in ((AMAL, "ar"), (BASIL, "en"), (CARLA, "fr")):
            reader(server, person, code)
        async with running_bot(server, engine, folder=tmp_path, menu=True):
            await greetings(day)
            await conversations(day)
            forum, shown = await a_forum(day)
            await an_edit(day)
            await the_buttons(day)
        # While the bot is away:
        day.asks(AMAL, "ماذا حدث ظهرًا؟")
        day.asks(CARLA, "What happened at noon?", forum)
        async with running_bot(server, engine, folder=tmp_path, menu=True):
            await day.answer(AMAL, "ماذا حدث ظهرًا؟")
            await day.answer(forum.id, "What happened at noon?")
            await a_reply_to_the_morning(day, forum, shown, engine)
            await inline(day)
            await a_flood(day)
            await poison(day)
        answers = [message for message in server.sent if message.get("reply_markup", {}).get("inline_keyboard")]
        answered = Counter(quote for message in answers for quote in quotes(message) if quote != FURTHER)
        # Answered, and nothing twice. The question that was edited was first answered as it was.
        assert answered == Counter(map(said_of, day.asked))
        # Beside them: two greetings with examples, one of the group, two contexts, and further evidence.
        assert len(server.sent) == len(day.asked) + 6
        assert len(engine.asked) == len(day.asked) + 2  # the edit, and one inline
        assert not server.updates.pending
    memory = EmbeddedMemory(tmp_path)
    assert memory.feedback() == FeedbackCounts(useful=1, not_useful=0)
    memory.close()


async def greetings(day: Day) -> None:
    """/start in each language, and a question that it offers."""
    for person, texts, example in (
        (AMAL, ARABIC, "ماذا جرى في طهران؟"),
        (BASIL, ENGLISH, "What happened in Tehran?"),
    ):
        day.server.people.say(person, person, "/start")
        greeting = await day.server.next_message(person)
        assert greeting["text"].startswith(texts.say("greeting"))
        presses(day.server, person, greeting, example)
        day.asked.append(example)
        await day.answer(person, example)


async def conversations(day: Day) -> None:
    """Ten questions in both languages at once, some of which lean on the ones before."""
    for person, question in QUESTIONS:
        day.asks(person, question)
    for person, question in QUESTIONS:
        await day.answer(person, question)


async def a_forum(day: Day) -> tuple[Chat, Json]:
    """Questions in a topic and in none; talk that is none of the bot's business."""
    server = day.server
    forum = server.membership.found_forum("Newsroom", AMAL, BASIL, CARLA)
    server.membership.join(server.chats.bot.id, forum.id, by=AMAL)
    assert (await server.next_message(forum.id))["text"] == ARABIC.say("group-greeting")
    topic = server.people.open_topic(AMAL, forum.id, "Kyrgyzstan")
    server.people.say(CARLA, forum.id, "just talk?", topic=topic)
    said = day.asks(CARLA, "Who spoke in the topic?", forum, topic=topic)
    shown = await day.answer(forum.id, "Who spoke in the topic?")
    assert (shown["message_thread_id"], shown["reply_to_message"]["message_id"]) == (topic, said["message_id"])
    day.asks(AMAL, "من تكلّم خارج الموضوع؟", forum)
    assert "message_thread_id" not in await day.answer(forum.id, "من تكلّم خارج الموضوع؟")
    return forum, shown


async def an_edit(day: Day) -> None:
    """A question is edited: its answer changes, and no other message comes."""
    said = day.asks(BASIL, "Who wsa there?")
    shown = await day.answer(BASIL, "Who wsa there?")
    day.server.people.edit(BASIL, BASIL, said["message_id"], "Who was there?")
    messages = day.server.chats.chat(BASIL).messages
    await until(day.server, lambda: quotes(messages[shown["message_id"]]) == [said_of("Who was there?")])


async def the_buttons(day: Day) -> None:
    """Context, more and an opinion."""
    server = day.server
    day.asks(AMAL, "ماذا قال الرئيس؟")
    shown = await day.answer(AMAL, "ماذا قال الرئيس؟")
    presses(server, AMAL, shown, "السياق ①")
    assert (BEFORE + said_of("ماذا قال الرئيس؟") + AFTER) in (await server.next_message(AMAL))["text"]
    presses(server, AMAL, shown, "المزيد")
    assert quotes(await server.next_message(AMAL)) == [FURTHER]
    assert await told(server, presses(server, AMAL, shown, "👍")) == ARABIC.say("thanks-useful")


async def a_reply_to_the_morning(day: Day, forum: Chat, shown: Json, engine: ScriptedEngine) -> None:
    """After the restart somebody replies to an answer from before it: the bot knows what about."""
    day.asked.append("And who else?")
    day.server.people.say(BASIL, forum.id, "And who else?", reply_to=shown["message_id"])
    answer_to = await day.answer(forum.id, "And who else?")
    assert answer_to["message_thread_id"] == shown["message_thread_id"]
    assert engine.asked[-1].earlier == ("Who spoke in the topic?",)
    presses(day.server, CARLA, shown, "Context ①")
    assert said_of("Who spoke in the topic?") in (await day.server.next_message(forum.id))["text"]


async def inline(day: Day) -> None:
    """A card is chosen in a chat of others, and counts as no answer."""
    offers = Offers(day.server.chats)
    query = day.server.people.ask_inline(CARLA, CARLA, "what was said inline?")
    (card, *_) = (await offers.to(query))["results"]
    posted = day.server.people.choose_inline(CARLA, query, card["id"])
    assert quotes(posted) == [said_of("what was said inline?")]


async def a_flood(day: Day) -> None:
    """Telegram asks everybody to wait, twice each."""
    day.server.faults.add("sendMessage", Fault(retry_after=1), times=6)
    everybody = [(AMAL, "ماذا في المساء؟"), (BASIL, "What in the evening?"), (CARLA, "What at night?")]
    for person, question in everybody:
        day.asks(person, question)
    await asyncio.gather(*(day.answer(person, question) for person, question in everybody))
    assert buttons(day.server.sent[-1])


async def poison(day: Day) -> None:
    """An update that can't be read, between two that can."""
    day.asks(BASIL, "What before the poison?")
    malformed_update(day.server)
    day.asks(BASIL, "What after the poison?")
    await day.answer(BASIL, "What before the poison?")
    await day.answer(BASIL, "What after the poison?")
