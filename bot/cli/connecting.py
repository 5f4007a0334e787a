"""The Telegram bot of this process: services and a Bot API server in, answers served until told to stop."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext
from pathlib import Path

from bot.authoring import LanguageModelAuthor, author_for
from bot.feeds import reading_feeds
from bot.lease import HELD_SECONDS, Lease, process_name
from bot.memory.protocol import Memory
from bot.observing.author import ObservedAuthor, ObservedSpending
from bot.observing.observer import Observer
from bot.observing.queues import Queue
from bot.observing.starting import observing
from bot.services import Services
from bot.settings import LanguageModel
from bot.storage import open_memory
from bot.telegram.about.recent_errors import RecentErrors
from bot.telegram.answering.writing import THREADS, AskedModel, Writing
from bot.telegram.handlers import Handlers, Keeping, Rules
from bot.telegram.receiving.inbox.reader import InboxReader
from bot.telegram.receiving.serving import run_bot
from bot.telegram.receiving.webhook import Listening, Webhook
from bot.telegram.turns.workers import DetachedWorkers, ExclusiveWorkers, Workers, thinking_workers
from index.errors import SettingsError
from retrieval.question import LONGEST_QUESTION

_AFTER_TIMEOUT = 1.0  # seconds: the author itself is to learn that its endpoint is slow


def serve_bot(
    services: Services,
    token: str,
    api_url: str | None,
    webhook: Webhook | None = None,
    *,
    memory_folder: Path | None = None,
) -> None:
    """Answer from the library. Load the model first (`Services.embedder`), else the first question waits for it.

    What it answered is remembered in `memory_folder`, by default the data folder. Raises what `run_bot` does,
    `LibraryError` where the memory can't be opened, and `SettingsError` where the language model can't be asked at all,
    where another process polls already for the bot of this database, and where its figures can't be read.
    """
    with observing(services.settings.metrics_port, lambda: services.library) as observer:
        _serve(services, token, api_url, webhook, memory_folder, observer)


def _serve(
    services: Services,
    token: str,
    api_url: str | None,
    webhook: Webhook | None,
    memory_folder: Path | None,
    observer: Observer,
) -> None:
    settings = services.settings
    rules = Rules(settings.questions_per_minute, settings.telegram_admins, LONGEST_QUESTION, settings.allowed_chats)
    name = process_name()
    worker = name if settings.database_url is not None and memory_folder is None else None
    with ExitStack() as stack:
        memory = stack.enter_context(closing(open_memory(settings, memory_folder)))
        stack.callback(memory.scrub)  # what passed through: nobody else cleans the files until the next start
        # The day's limits hold wherever the rest is remembered.
        ledger = memory if memory_folder is None else stack.enter_context(closing(open_memory(settings)))
        # The bot of the data folder quotes the same library.
        quoting = [memory] if ledger is memory else [memory, ledger]
        stack.enter_context(services.remembering_in(*quoting))
        services.forget_quotes()  # where somebody was killed over that
        storing = Workers(1) if worker is None else ExclusiveWorkers(Lease(memory, "storing", worker))
        # Looking something up is soon done, and waits for nobody's question.
        thinking, looking, reading = thinking_workers(), Workers(), Workers()
        for workers in (storing, reading, thinking, looking):
            stack.enter_context(closing(workers))
        author = author_for(services, ObservedSpending(ledger, observer))
        if author is not None:
            stack.enter_context(closing(author))
        detached = stack.enter_context(closing(DetachedWorkers(THREADS)))
        errors = stack.enter_context(_noting_errors([token, *settings.secrets]))
        if webhook is not None:
            observer.queues.add(Queue.INBOX, memory.inbox_length)
            stack.callback(observer.queues.remove, Queue.INBOX)
        handlers = Handlers(
            services, memory, thinking, looking, rules, keeping=Keeping(services, reading, storing),
            writing=_writing(author, settings.language_model, detached, observer), summariser=services,
            errors=errors, worker=worker, observer=observer,
        )  # fmt: skip
        feeds = None if worker is None else Lease(memory, "feeds", worker)
        polling = nullcontext() if worker is None or webhook is not None else _polling_alone(memory, worker)
        with polling, reading_feeds(services, settings.feed_minutes, lease=feeds):
            run_bot(
                token, api_url, handlers.register, memory, looking, at_start=handlers.at_start,
                listening=None if webhook is None else Listening(webhook, InboxReader(memory, name, looking, observer)),
                observer=observer,
            )  # fmt: skip


@contextmanager
def _noting_errors(secrets: Iterable[str]) -> Iterator[RecentErrors]:
    """While the body runs, the last errors that are logged are noted, for operators, without `secrets`."""
    errors, log = RecentErrors(secrets), logging.getLogger()
    log.addHandler(errors)
    try:
        yield errors
    finally:
        log.removeHandler(errors)


@contextmanager
def _polling_alone(memory: Memory, worker: str) -> Iterator[None]:
    """Let nobody else poll while the body runs: Telegram gives each update to one poll, and workers can't share one.

    A process that died is waited for, as long as it keeps others from it. Raises `SettingsError`.
    """
    lease = Lease(memory, "polling", worker)
    with lease.held(HELD_SECONDS + 1.0) as holding:
        if holding is None:
            raise SettingsError(
                f"another bot ({lease.holder()}) polls Telegram for this QAWL_DATABASE_URL: stop it, or set "
                "QAWL_WEBHOOK_URL, with which any number of them share the work"
            )
        yield


def _writing(
    author: LanguageModelAuthor | None, model: LanguageModel | None, threads: DetachedWorkers, observer: Observer
) -> Writing | None:
    """What the bot's author needs."""
    if author is None or model is None:
        return None
    asked = AskedModel(model.name, model.host, model.reads_chats)
    return Writing(ObservedAuthor(author, observer), asked, threads, model.timeout + _AFTER_TIMEOUT)
