"""The Telegram bot of this process: services and a Bot API server in, answers served until told to stop."""

import logging
from pathlib import Path

from bot.authoring import LanguageModelAuthor, author_for
from bot.feeds import reading_feeds
from bot.services import Services
from bot.settings import LanguageModel
from bot.storage import open_memory
from bot.telegram.handlers import Handlers, Keeping, Rules
from bot.telegram.inbox import InboxReader, worker_name
from bot.telegram.recent_errors import RecentErrors
from bot.telegram.serving import run_bot
from bot.telegram.webhook import Webhook
from bot.telegram.workers import THINKING, DetachedWorkers, Workers
from bot.telegram.writing import THREADS, AskedModel, Writing
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
    `LibraryError` where the memory can't be opened, and `SettingsError` where the language model can't be asked at all.
    """
    settings = services.settings
    rules = Rules(settings.questions_per_minute, settings.telegram_admins, LONGEST_QUESTION, settings.allowed_chats)
    memory, ledger = open_memory(settings, memory_folder), open_memory(settings)
    services.forget_quotes()  # where somebody was killed over that
    # Looking something up is soon done, and waits for nobody's question.
    thinking, looking, reading, storing = Workers(THINKING), Workers(), Workers(), Workers(1)
    detached, errors = DetachedWorkers(THREADS), RecentErrors()
    logging.getLogger().addHandler(errors)
    author, worker = None, worker_name()
    try:
        keeping = Keeping(services, reading, storing)
        author = author_for(services, ledger)  # the day's limits hold wherever the rest is remembered
        writing = _writing(author, settings.language_model, detached, drafts=webhook is None)
        handlers = Handlers(
            services, memory, thinking, looking, rules, keeping=keeping, writing=writing, summariser=services,
            errors=errors,
        )  # fmt: skip
        with reading_feeds(services, settings.feed_minutes):
            run_bot(
                token, api_url, handlers.register, memory, looking, at_start=handlers.at_start, webhook=webhook,
                inbox=None if webhook is None else InboxReader(memory, worker, looking),
            )  # fmt: skip
    finally:
        logging.getLogger().removeHandler(errors)
        detached.close()
        if author is not None:
            author.close()
        thinking.close()
        reading.close()
        storing.close()
        memory.close()
        ledger.close()


def _writing(
    author: LanguageModelAuthor | None, model: LanguageModel | None, threads: DetachedWorkers, *, drafts: bool
) -> Writing | None:
    """What the bot's author needs; what a webhook was told doesn't come again after a crash, so there no answer waits
    for it in a draft."""
    if author is None or model is None:
        return None
    asked = AskedModel(model.name, model.host, model.reads_chats)
    return Writing(author, asked, threads, model.timeout + _AFTER_TIMEOUT, drafts)
