"""The Telegram bot of this process: services and a Bot API server in, answers served until told to stop."""

from pathlib import Path

from bot.feeds import reading_feeds
from bot.memory.embedded import EmbeddedMemory
from bot.services import Services
from bot.telegram.handlers import Handlers, Keeping, Rules
from bot.telegram.serving import run_bot
from bot.telegram.webhook import Webhook
from bot.telegram.workers import Workers
from retrieval.question import LONGEST_QUESTION


def serve_bot(
    services: Services,
    token: str,
    api_url: str | None,
    webhook: Webhook | None = None,
    *,
    memory_folder: Path | None = None,
) -> None:
    """Answer from the library. Load the model first (`Services.embedder`), else the first question waits for it.

    What it answered is remembered in `memory_folder`, by default the data folder. Raises what `run_bot` does, and
    `LibraryError` where the memory can't be opened.
    """
    settings = services.settings
    rules = Rules(settings.questions_per_minute, settings.telegram_admins, LONGEST_QUESTION, settings.allowed_chats)
    memory = EmbeddedMemory(memory_folder or settings.data_dir)
    services.forget_quotes()  # where somebody was killed over that
    # Looking something up is soon done, and waits for nobody's question.
    thinking, looking, reading, storing = Workers(), Workers(), Workers(), Workers(1)
    try:
        keeping = Keeping(services, reading, storing)
        handlers = Handlers(services, memory, thinking, looking, rules, keeping=keeping, summariser=services)
        with reading_feeds(services, settings.feed_minutes):
            run_bot(token, api_url, handlers.register, memory, looking, at_start=handlers.at_start, webhook=webhook)
    finally:
        thinking.close()
        reading.close()
        storing.close()
        memory.close()
