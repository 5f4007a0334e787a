"""What one chat adds is never seen in another, whatever is added, changed, forgotten, asked and moved in between:
random programs for the whole bot, and a look at all that it ever sent."""

import asyncio
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from filled_library import ENGLISH, OPERATOR, filled, shown
from hypothesis import given, settings
from hypothesis import strategies as st
from running_bot import buttons, presses, told, until

from bot.simulator.chats.records import Json
from bot.simulator.protocol.calls import Call
from bot.simulator.server import Simulator
from index.records import LIBRARY, Scope

PLACES = ("Alvania", "Borduria", "Costaguana", "Drusilla", "Elbonia")  # of the library and the four chats, in order
LIBRARY_PLACE = 0
GROUPS = (3, 4)
EVERYWHERE = range(len(PLACES))

_steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(EVERYWHERE), st.integers(0, 1)),
        st.tuples(st.just("add"), st.sampled_from(EVERYWHERE), st.integers(0, 1)),
        st.tuples(st.just("ask"), st.sampled_from(EVERYWHERE), st.sampled_from(EVERYWHERE)),
        st.tuples(st.just("ask"), st.sampled_from(EVERYWHERE), st.sampled_from(EVERYWHERE)),
        st.tuples(st.just("press"), st.sampled_from(EVERYWHERE), st.integers(0, 5)),
        st.tuples(st.just("inline"), st.sampled_from(EVERYWHERE), st.sampled_from(EVERYWHERE)),
        st.tuples(st.just("forget"), st.sampled_from(EVERYWHERE), st.integers(0, 1)),
        st.tuples(st.just("forget_all"), st.sampled_from(EVERYWHERE), st.just(0)),
        st.tuples(st.just("list"), st.sampled_from(EVERYWHERE), st.just(0)),
        st.tuples(st.just("start"), st.sampled_from(EVERYWHERE), st.just(0)),
        st.tuples(st.just("move"), st.sampled_from(GROUPS), st.just(0)),
    ),
    min_size=6,
    max_size=18,
)
Step = tuple[str, int, int]


class Chats:
    """The chats of a program: the operator's, two people's, two groups', and what should be in each.

    `held` are the names in the present versions, by place and number; `gone` those that were taken away, each with how
    many calls the bot had made by then. `seen_by` is whose place a chat may see, by its id, ever.
    """

    def __init__(self, server: Simulator, groups: Sequence[int]) -> None:
        self.server = server
        self.ids = [OPERATOR, 2, 3, *groups]
        self.people = [OPERATOR, 2, 3, 2, 3]
        self.held: dict[tuple[int, int], str] = {}
        self.gone: list[tuple[str, int]] = []
        self.seen_by = dict(zip(self.ids, EVERYWHERE, strict=True))
        self.answers: dict[int, Json] = {}
        self.versions = 0

    async def take(self, step: Step) -> None:
        name, place, number = step
        await {
            "add": self.add, "ask": self.ask, "press": self.press, "inline": self.inline, "forget": self.forget,
            "forget_all": self.forget_all, "list": self.listed, "start": self.start, "move": self.move,
        }[name](place, number)  # fmt: skip

    async def said(self, place: int, text: str) -> Json:
        self.server.people.say(self.people[place], self.ids[place], text)
        return await self.server.next_message(self.ids[place])

    async def add(self, place: int, number: int) -> None:
        """An article, or another version of it."""
        self.versions += 1
        minister = f"Kalamo{'abcdefghijklmnopqrstuvwxyz'[self.versions]}"
        article = {
            "title": f"Port {number} of {PLACES[place]}",
            "content": f"The port of {PLACES[place]} was opened by minister {minister} on Monday. All came to see it.",
            "url": f"https://example.org/{place}/{number}",
        }
        people, file = self.server.people, json.dumps(article).encode()
        people.send_file(self.people[place], self.ids[place], file, "articles.jsonl", caption="/add")
        report = await self.server.next_message(self.ids[place])
        await until(self.server, lambda: "Reading" not in shown(self.server, report))
        assert f"of {PLACES[place]}" in shown(self.server, report)
        if (place, number) in self.held:
            self.lose(place, number)
        self.held[place, number] = minister

    def lose(self, place: int, number: int) -> None:
        self.gone.append((self.held.pop((place, number)), len(self.server.calls.all())))

    async def ask(self, place: int, about: int) -> None:
        text = f"Who opened the port of {PLACES[about]}?"
        answer = await self.said(place, text if place < min(GROUPS) else f"/ask {text}")
        self.answers[place] = answer
        if about in {LIBRARY_PLACE, place} and any(each == about for each, _ in self.held):
            assert PLACES[about] in answer["text"]

    async def press(self, place: int, button: int) -> None:
        """A button of the last answer. In a group it is who asked that presses."""
        answer = self.answers.get(place)
        labels = [label for row in buttons(answer) for label in row] if answer is not None else []
        if answer is None or not labels or answer["chat"]["id"] != self.ids[place]:
            return
        label = labels[button % len(labels)]
        current = self.server.chats.chat(self.ids[place]).messages[answer["message_id"]]
        if [label] in [[each] for row in buttons(current) for each in row]:
            query = presses(self.server, self.people[place], answer, label)
            if not await told(self.server, query):  # then it is shown in the chat
                await self.server.next_message(self.ids[place])

    async def inline(self, place: int, about: int) -> None:
        times = len(self.server.calls.of("answerInlineQuery"))
        chat_id = self.people[place]
        self.server.people.ask_inline(self.people[place], chat_id, f"Who opened the port of {PLACES[about]}?")
        await self.server.calls.happened("answerInlineQuery", times + 1)

    async def forget(self, place: int, number: int) -> None:
        if (place, number) not in self.held:
            return
        question = await self.said(place, f"/forget Port {number} of {PLACES[place]}")
        await self.confirmed(place, question)
        self.lose(place, number)

    async def forget_all(self, place: int, _number: int) -> None:
        """In the operator's private chat this is no part of the library."""
        await self.confirmed(place, await self.said(place, "/forget everything"))
        for lost, number in [each for each in self.held if each[0] == place != LIBRARY_PLACE]:
            self.lose(lost, number)

    async def confirmed(self, place: int, question: Json) -> None:
        before = shown(self.server, question)
        presses(self.server, self.people[place], question, ENGLISH.say("button-forget"))
        await until(self.server, lambda: shown(self.server, question) != before)

    async def listed(self, place: int, _number: int) -> None:
        text = (await self.said(place, "/sources"))["text"]
        for held, number in self.held:
            assert (f"Port {number} of {PLACES[held]}" in text) == (held in {LIBRARY_PLACE, place})

    async def start(self, place: int, _number: int) -> None:
        await self.said(place, "/start")

    async def move(self, place: int, _number: int) -> None:
        if self.server.chats.chat(self.ids[place]).kind == "group":
            new = self.server.membership.migrate(self.ids[place], by=self.people[place])
            self.ids[place] = new.id
            self.seen_by[new.id] = place

    def check(self, log: str) -> None:
        calls = self.server.calls.all()
        for call in calls:
            self.check_call(call)
        for minister, since in self.gone:
            assert not any(minister in str(call.values) for call in calls[since:]), minister
        for word in (*PLACES, "Kalamo"):
            assert word not in log, log

    def check_call(self, call: Call) -> None:
        sent = str(call.values)
        named = {place for place, name in enumerate(PLACES) if name in sent}
        if "chat_id" in call.values:
            assert named <= {LIBRARY_PLACE, self.seen_by[int(str(call.values["chat_id"]))]}, call
        elif call.method != "answercallbackquery":
            assert named <= {LIBRARY_PLACE}, call
        else:
            assert not named, call


async def run_program(steps: Sequence[Step], folder: Path, log: list[str]) -> None:
    async with Simulator() as server, filled(server, folder) as services:
        groups = [await small_group(server, leader, *others) for leader, *others in ((2, 3, 4), (3, 4))]
        chats = Chats(server, groups)
        for step in steps:
            await chats.take(step)
        # At last everything is asked everywhere.
        for place in EVERYWHERE:
            for about in EVERYWHERE:
                await chats.ask(place, about)
        chats.check("\n".join(log))
        for place in EVERYWHERE:
            scope = LIBRARY if place == LIBRARY_PLACE else Scope.chat(chats.ids[place])
            held = {f"Port {number} of {PLACES[place]}" for each, number in chats.held if each == place}
            assert {each.title for each in services.library.documents([scope])} == held


async def small_group(server: Simulator, leader: int, *others: int) -> int:
    """A group that may become a supergroup."""
    group = server.membership.found_group("A group", leader, *others)
    server.membership.join(server.chats.bot.id, group.id, by=leader)
    await server.next_message(group.id)
    return group.id


class Kept(logging.Handler):
    """Everything that is logged, from "info" on."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@given(steps=_steps)
@settings(max_examples=12, deadline=None)
def test_no_sentence_of_one_chat_is_ever_seen_in_another(steps: list[Step]) -> None:
    kept, root = Kept(), logging.getLogger()
    level = root.level
    root.addHandler(kept)
    root.setLevel(logging.INFO)
    try:
        with TemporaryDirectory() as folder:
            asyncio.run(run_program(steps, Path(folder), kept.lines))
    finally:
        root.removeHandler(kept)
        root.setLevel(level)
