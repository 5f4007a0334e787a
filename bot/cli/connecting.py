"""The Telegram bot of this process: services and a Bot API server in, answers served until told to stop."""

from bot.services import Services
from bot.telegram.serving import run_bot
from bot.telegram.workers import Workers
from index.records import LIBRARY
from retrieval.question import LONGEST_QUESTION
from retrieval.records import Answer


def serve_bot(services: Services, token: str, api_url: str | None) -> None:
    """Answer from the library. Load the model first (`Services.embedder`), else the first question waits for it."""

    def answer(question: str) -> Answer:
        return services.answer(question, [LIBRARY])

    run_bot(token, api_url, answer, Workers(), question_limit=LONGEST_QUESTION)
