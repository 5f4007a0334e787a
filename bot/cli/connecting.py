"""The Telegram bot of this process: services and a Bot API server in, answers served until told to stop."""

import logging
from pathlib import Path

from bot.author import MakeAuthor
from bot.feeds import reading_feeds
from bot.memory.embedded import EmbeddedMemory
from bot.services import Services
from bot.telegram.handlers import Handlers, Keeping, Rules
from bot.telegram.recent_errors import RecentErrors
from bot.telegram.serving import run_bot
from bot.telegram.webhook import Webhook
from bot.telegram.workers import DetachedWorkers, Workers
from bot.telegram.writing import THREADS, AskedModel, Writing
from retrieval.question import LONGEST_QUESTION


def serve_bot(
    services: Services,
    token: str,
    api_url: str | None,
    webhook: Webhook | None = None,
    *,
    memory_folder: Path | None = None,
    make_author: MakeAuthor | None = None,
) -> None:
    """Answer from the library. Load the model first (`Services.embedder`), else the first question waits for it.

    What it answered is remembered in `memory_folder`, by default the data folder. With a language model in the settings
    answers are added to by the author that `make_author` makes. Raises what `run_bot` does, and `LibraryError` where
    the memory can't be opened.
    """
    settings = services.settings
    rules = Rules(settings.questions_per_minute, settings.telegram_admins, LONGEST_QUESTION, settings.allowed_chats)
    memory = EmbeddedMemory(memory_folder or settings.data_dir)
    services.forget_quotes()  # where somebody was killed over that
    # Looking something up is soon done, and waits for nobody's question.
    thinking, looking, reading, storing = Workers(), Workers(), Workers(), Workers(1)
    detached, errors = DetachedWorkers(THREADS), RecentErrors()
    logging.getLogger().addHandler(errors)
    try:
        keeping = Keeping(services, reading, storing)
        writing, model = None, settings.language_model
        if model is not None and make_author is not None:
            asked = AskedModel(model.name, model.host, model.reads_chats)
            # What a webhook was told doesn't come again after a crash: there no answer waits.
            writing = Writing(make_author(model, memory), asked, detached, model.timeout, drafts=webhook is None)
        handlers = Handlers(
            services, memory, thinking, looking, rules, keeping=keeping, writing=writing, summariser=services,
            errors=errors,
        )  # fmt: skip
        with reading_feeds(services, settings.feed_minutes):
            run_bot(token, api_url, handlers.register, memory, looking, at_start=handlers.at_start, webhook=webhook)
    finally:
        logging.getLogger().removeHandler(errors)
        detached.close()
        thinking.close()
        reading.close()
        storing.close()
        memory.close()
