"""The whole bot for tests: a simulator and an engine, or a plain function that answers, go in; while the body runs, the
bot polls the simulator over HTTP and answers."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from scripted_engine import Ask, ScriptedEngine
from wire import ClaimsInMemory, entity_texts, malformed_update, reader, says, serving

from bot.author import Author
from bot.clocks import utc_now
from bot.engine import Engine
from bot.keeper import Keeper
from bot.memory.embedded import EmbeddedMemory
from bot.observing.author import ObservedAuthor
from bot.observing.observer import Observer
from bot.simulator.chats.records import Json
from bot.simulator.server import Simulator
from bot.summaries import Summariser
from bot.telegram.about.recent_errors import RecentErrors
from bot.telegram.answering.writing import THREADS, AskedModel, Writing
from bot.telegram.digests.posting import Pause
from bot.telegram.handlers import Handlers, Keeping, Rules
from bot.telegram.receiving.application import BotApplication
from bot.telegram.turns.workers import DetachedWorkers, Workers, thinking_workers

__all__ = [
    "Ask",
    "ClaimsInMemory",
    "Engine",
    "ScriptedEngine",
    "answering",
    "buttons",
    "entity_texts",
    "malformed_update",
    "presses",
    "quotes",
    "reader",
    "running_bot",
    "says",
    "serving",
    "told",
    "until",
]

MODEL = AskedModel("a-model", "models.example.org")


@asynccontextmanager
async def running_bot(
    simulator: Simulator,
    engine: Engine | Ask,
    *,
    threads: int = 2,
    question_limit: int | None = None,
    questions_per_minute: int = 0,
    admins: frozenset[int] = frozenset(),
    folder: Path | None = None,
    menu: bool = False,
    keeper: Keeper | None = None,
    summariser: Summariser | None = None,
    pause: Pause = asyncio.sleep,
    allowed: frozenset[int] = frozenset(),
    author: Author | None = None,
    model: AskedModel = MODEL,
    patience: float = 30.0,
    worker: str | None = None,
    now: Callable[[], datetime] = utc_now,
    observer: Observer | None = None,
    errors: RecentErrors | None = None,
) -> AsyncIterator[BotApplication]:
    """The bot's application, served until the body ends.

    `folder` is where it remembers, a passing one without; with `menu` it tells Telegram of its commands; with a
    `keeper` it keeps what chats say, and things are added and forgotten; with a `summariser` it sums them up.
    As `worker` it knows of others.
    Scheduled digests come with `menu` alone. With an `author` it waits for so many seconds of `patience`, in private
    its drafts are shown. Operators are told of `errors`.
    """
    rules = Rules(questions_per_minute, admins, question_limit, allowed)
    engine = ScriptedEngine(engine) if callable(engine) else engine
    with TemporaryDirectory() as passing:
        memory = EmbeddedMemory(folder or Path(passing))
        thinking, looking, reading, storing = thinking_workers(threads), Workers(2), Workers(2), Workers(1)
        detached = DetachedWorkers(THREADS)
        observer = observer or Observer()
        writing = None if author is None else Writing(ObservedAuthor(author, observer), model, detached, patience)
        keeping = None if keeper is None else Keeping(keeper, reading, storing)
        handlers = Handlers(
            engine, memory, thinking, looking, rules, keeping=keeping, writing=writing, summariser=summariser,
            pause=pause, now=now, worker=worker, observer=observer, errors=errors,
        )  # fmt: skip
        try:
            at_start = handlers.at_start if menu else None
            async with serving(
                simulator, handlers.register, memory=memory, at_start=at_start, observer=observer
            ) as application:
                yield application
        finally:
            detached.close()
            thinking.close()
            reading.close()
            looking.close()
            storing.close()
            memory.close()


@asynccontextmanager
async def answering(ask: Ask) -> AsyncIterator[Callable[[BotApplication], None]]:
    """What registers the handlers of a bot that answers by `ask`, for tests that serve it themselves."""
    with TemporaryDirectory() as passing:
        memory = EmbeddedMemory(Path(passing))
        workers = Workers(1)
        try:
            yield Handlers(ScriptedEngine(ask), memory, workers, workers).register
        finally:
            workers.close()
            memory.close()


def quotes(message: Json) -> list[str]:
    """The quotes of a message, without the numbers and marks before them."""
    shown = [text for kind in ("blockquote", "expandable_blockquote") for text in entity_texts(message, kind)]
    return [re.sub(r"^[\u200e\u200f]?(?:[①-⑳] )?", "", text) for text in shown]


def buttons(message: Json) -> list[list[str]]:
    """What is written on the buttons of a message, row by row, without isolates."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [[re.sub(r"[\u2066-\u2069]", "", button["text"]) for button in row] for row in rows]


def presses(simulator: Simulator, user_id: int, message: Json, label: str) -> str:
    """A person presses the button of a message that bears this label now: the id of the query."""
    message = simulator.chats.chat(message["chat"]["id"]).messages[message["message_id"]]
    (place,) = [
        (row, column)
        for row, labels in enumerate(buttons(message))
        for column, each in enumerate(labels)
        if each == label
    ]
    return str(simulator.people.press(user_id, message["chat"]["id"], message["message_id"], *place)["query"])


async def told(simulator: Simulator, query_id: str) -> str:
    """What the bot says to a press, or "" for nothing to see."""
    async with asyncio.timeout(60):
        times = 1
        while True:
            await simulator.calls.happened("answerCallbackQuery", times)
            for call in simulator.calls.of("answerCallbackQuery"):
                if call["callback_query_id"] == query_id:
                    return str(call.get("text", ""))
            times += 1


async def until(simulator: Simulator, condition: Callable[[], bool]) -> None:
    """Wait until something has happened in the simulated chats. Raises `TimeoutError`."""
    change = asyncio.Event()

    def on_change(_kind: str, _content: Json) -> None:
        change.set()

    simulator.chats.events.append(on_change)
    try:
        async with asyncio.timeout(60):
            while not condition():
                change.clear()
                await change.wait()
    finally:
        simulator.chats.events.remove(on_change)
