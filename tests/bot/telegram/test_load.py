"""The bot when many ask at once: all are answered in order, nobody waits behind somebody who floods, what is too much
is said and not swallowed, and nothing piles up. Telegram's rates are lifted: `test_rates` is about them."""

import asyncio
import gc
import threading
from collections import Counter
from dataclasses import replace

import pytest
from running_bot import ScriptedEngine, quotes, reader, running_bot, says
from sample_answers import answer, citation
from test_inline_and_guest import Offers

from bot.line_limits import IN_MEMORY
from bot.simulator.server import Simulator
from bot.telegram.formatting.durations import wait_in_words
from bot.telegram.overflow import MOST_IN_GROUP
from bot.telegram.receiving import ordering
from bot.telegram.sending import rates
from bot.telegram.sending.rates import Rate
from bot.telegram.turns import crowding
from bot.texts import texts_in
from index.language import has_arabic
from retrieval.records import Answer

pytestmark = pytest.mark.alone

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")
FLOODER = 7


@pytest.fixture(autouse=True)
def no_rates(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OVERALL", "GROUP", "CHAT"):
        monkeypatch.setattr(rates, name, Rate(10_000, 10_000.0))


class Gate:
    """An engine's answers, which quote the question, once `open` is set."""

    def __init__(self) -> None:
        self.open = threading.Event()

    def __call__(self, question: str) -> Answer:
        assert self.open.wait(60)
        language = "ar" if has_arabic(question) else "en"
        return answer(question, [citation(quote=question, language=language)], language=language)


@pytest.fixture
def gate() -> Gate:
    return Gate()


class Flooded:
    """The same, and how many of the flooder's questions were in work at once."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._lock = threading.Lock()
        self._now = self.most = 0

    def __call__(self, question: str) -> Answer:
        counted = int(question.startswith("flood"))
        with self._lock:
            self._now += counted
            self.most = max(self.most, self._now)
        try:
            return self._gate(question)
        finally:
            with self._lock:
                self._now -= counted


async def answers(server: Simulator, chat: int, number: int) -> list[str]:
    return [quotes(await server.next_message(chat, 60))[0] for _ in range(number)]


async def waiting(server: Simulator, chats: list[int]) -> None:
    """Wait until the bot is about to answer in each of these chats."""
    times = 1
    while not {int(str(call["chat_id"])) for call in server.calls.of("sendChatAction")}.issuperset(chats):
        await asyncio.wait_for(server.calls.happened("sendChatAction", times), 60)
        times = len(server.calls.of("sendChatAction")) + 1


async def test_500_questions_of_100_people_at_once_are_all_answered_in_order(gate: Gate) -> None:
    gate.open.set()
    people = range(100, 200)
    async with Simulator() as server, running_bot(server, gate, threads=8):
        for number in range(5):
            for person in people:
                says(server, person, f"question {number} of {person}?")
        given = await asyncio.gather(*(answers(server, person, 5) for person in people))
    for person, said in zip(people, given, strict=True):
        assert said == [f"question {number} of {person}?" for number in range(5)]


async def test_who_floods_many_chats_has_one_question_in_work_and_one_turn_before_those_who_come(gate: Gate) -> None:
    threads, others, flood = 4, range(100, 105), Flooded(gate)
    engine = ScriptedEngine(flood)
    async with Simulator() as server, running_bot(server, engine, threads=threads):
        reader(server, FLOODER)
        groups = [server.membership.found_group(f"Group {n}", FLOODER, supergroup=True).id for n in range(19)]
        for group in groups:
            server.membership.join(server.chats.bot.id, group, by=FLOODER)
            await server.next_message(group)
        flooded = [FLOODER, *groups]
        for number in range(5):
            for chat in flooded:
                server.people.say(FLOODER, chat, f"/ask flood {number} in {chat}?")
        await waiting(server, flooded)
        for person in others:
            says(server, person, f"of {person}?")
        await waiting(server, list(others))
        gate.open.set()
        for person in others:
            assert await answers(server, person, 1) == [f"of {person}?"]
        for chat in flooded:
            assert await answers(server, chat, 5) == [f"flood {number} in {chat}?" for number in range(5)]
    served = [each.text for each in engine.asked]
    last = max(served.index(f"of {person}?") for person in others)
    assert flood.most == 1
    assert sum(text.startswith("flood") for text in served[:last]) <= 1


async def test_beside_a_question_one_of_a_flood_is_answered_and_the_next_only_after_it(gate: Gate) -> None:
    slow, flood = Gate(), Flooded(gate)

    def ask(question: str) -> Answer:
        return slow(question) if question == "slow?" else flood(question)

    engine = ScriptedEngine(ask)
    async with Simulator() as server, running_bot(server, engine, threads=8):
        reader(server, FLOODER)
        groups = [server.membership.found_group(f"Group {n}", FLOODER, supergroup=True).id for n in range(5)]
        for group in groups:
            server.membership.join(server.chats.bot.id, group, by=FLOODER)
            await server.next_message(group)
        for group in groups:
            server.people.say(FLOODER, group, f"/ask flood {group}?")
        await waiting(server, groups)
        says(server, 100, "slow?")
        await waiting(server, [100])
        gate.open.set()
        for person in range(101, 111):  # while it is answered still, others who come are
            says(server, person, f"of {person}?")
            assert await answers(server, person, 1) == [f"of {person}?"]
        assert sum(each.text.startswith("flood") for each in engine.asked) == 1
        slow.open.set()
        assert await answers(server, 100, 1) == ["slow?"]
        for group in groups:
            assert await answers(server, group, 1) == [f"flood {group}?"]


async def test_too_many_are_told_so_at_once_and_those_who_wait_are_answered(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowding, "MOST_WAITING", 2)
    async with Simulator() as server, running_bot(server, gate, threads=1):
        for person in (1, 2, 3):
            says(server, person, f"of {person}?")
            await waiting(server, [person])
        offers = Offers(server.chats)
        says(server, 4, "ماذا اقترح؟", language_code="ar")
        says(server, 5, "what did he propose?")
        assert (await server.next_message(4))["text"] == ARABIC.say("crowded", wait=wait_in_words(60, ARABIC))
        assert (await server.next_message(5))["text"] == ENGLISH.say("crowded", wait=wait_in_words(60, ENGLISH))
        offered = await offers.to(server.people.ask_inline(5, 5, "what did he propose?"))
        assert offered["button"]["text"] == ENGLISH.say("inline-crowded")
        says(server, 4, "ماذا اقترح الآن؟", language_code="ar")  # who was told knows
        says(server, 4, "/help", language_code="ar")
        assert (await server.next_message(4))["text"].startswith(ARABIC.say("help")[:20])
        gate.open.set()
        for person in (1, 2, 3):
            assert await answers(server, person, 1) == [f"of {person}?"]
        says(server, 4, "وماذا بعد؟", language_code="ar")
        assert await answers(server, 4, 1) == ["وماذا بعد؟"]
    (call,) = server.calls.of("answerInlineQuery")
    assert call["cache_time"] == "5"


@pytest.mark.parametrize(("code", "question"), [("ar", "ماذا اقترح؟"), ("en", "what did he propose?")])
async def test_who_sends_more_than_a_chat_can_hold_is_told_once(
    code: str, question: str, gate: Gate, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(ordering, "IN_MEMORY", replace(IN_MEMORY, line=3))
    texts = texts_in(code)
    async with Simulator() as server, running_bot(server, gate):
        for number in range(8):
            says(server, FLOODER, f"{question} {number}", language_code=code)
        assert (await server.next_message(FLOODER))["text"] == texts.say("overflow", wait=wait_in_words(60, texts))
        gate.open.set()
        assert await answers(server, FLOODER, 3) == [f"{question} {number}" for number in range(3)]
        says(server, FLOODER, question, language_code=code)
        assert await answers(server, FLOODER, 1) == [question]
    assert caplog.text.count("too many wait before it") == 5


async def test_in_a_group_nobody_fills_the_line_of_all_and_small_talk_is_told_nothing(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordering, "IN_MEMORY", replace(IN_MEMORY, asker_in_group=2))
    async with Simulator(privacy=False) as server, running_bot(server, gate):
        other = reader(server, 8).id
        group = server.membership.found_group("A group", reader(server, FLOODER).id, other, supergroup=True).id
        server.membership.join(server.chats.bot.id, group, by=other)
        await server.next_message(group)
        for number in range(2):
            server.people.say(FLOODER, group, f"/ask flood {number}?")
        server.people.say(FLOODER, group, "Well, well.")
        server.people.say(other, group, "/ask of another?")
        await waiting(server, [group])
        server.people.say(FLOODER, group, "/ask flood 2?")
        assert (await server.next_message(group))["text"] == ENGLISH.say("overflow", wait=wait_in_words(60, ENGLISH))
        gate.open.set()
        assert await answers(server, group, 3) == ["flood 0?", "flood 1?", "of another?"]


async def test_a_group_is_not_filled_with_words_about_what_is_dropped(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordering, "IN_MEMORY", replace(IN_MEMORY, line=1))
    async with Simulator() as server, running_bot(server, gate):
        people = [reader(server, number).id for number in range(20, 30)]
        group = server.membership.found_group("A group", *people, supergroup=True).id
        server.membership.join(server.chats.bot.id, group, by=people[0])
        await server.next_message(group)
        for person in people:
            server.people.say(person, group, "/ask what?")
        for _ in range(MOST_IN_GROUP):
            assert (await server.next_message(group))["text"] == ENGLISH.say(
                "overflow", wait=wait_in_words(60, ENGLISH)
            )
        gate.open.set()
        assert await answers(server, group, 1) == ["what?"]


async def test_nobody_fills_the_bots_hands(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "IN_MEMORY", replace(IN_MEMORY, asker=3))
    async with Simulator() as server, running_bot(server, gate):
        reader(server, FLOODER)
        leader = reader(server, 8).id  # whose updates are none of the flooder's
        groups = [server.membership.found_group(f"Group {n}", leader, FLOODER, supergroup=True).id for n in range(4)]
        for group in groups:
            server.membership.join(server.chats.bot.id, group, by=leader)
            await server.next_message(group)
        for group in groups:
            server.people.say(FLOODER, group, "/ask flood?")
        assert (await server.next_message(groups[3]))["text"] == ENGLISH.say(
            "overflow", wait=wait_in_words(60, ENGLISH)
        )
        gate.open.set()
        for group in groups[:3]:
            assert await answers(server, group, 1) == ["flood?"]


async def test_nothing_piles_up(gate: Gate) -> None:
    gate.open.set()
    people = range(100, 140)
    async with Simulator() as server, running_bot(server, gate, threads=4):

        async def ask_all(times: int) -> Counter[str]:
            async def ask_on_and_on(person: int) -> None:
                for number in range(times):
                    says(server, person, f"question {number} of {person}?")
                    await answers(server, person, 1)

            await asyncio.gather(*(ask_on_and_on(person) for person in people))
            await server.updates.changes.until(lambda: not server.updates.pending)  # and nothing is under way
            return kept()

        before = await ask_all(5)
        after = await ask_all(10)
    grown = {name: (before[name], number) for name, number in after.items() if number > before[name] + 50}
    assert not grown


def kept() -> Counter[str]:
    """How many objects of the bot, of the library that it talks to Telegram with, and of the event loop there are."""
    gc.collect()
    names = (f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())
    return Counter(name for name in names if name.startswith(("telegram.", "bot.telegram.", "asyncio.", "_asyncio.")))
