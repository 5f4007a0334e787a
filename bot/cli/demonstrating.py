"""`qawl demo`: the real bot with a local Telegram in a web page, without a token or a network."""

import argparse

from bot.cli.output import notice
from bot.services import Services
from bot.simulator.server import TOKEN, PortError, Simulator
from bot.simulator.threaded import in_thread
from bot.simulator.world import settle
from bot.telegram.handlers import Ask
from bot.telegram.serving import run_bot
from bot.telegram.workers import Workers
from index.records import LIBRARY
from retrieval.question import LONGEST_QUESTION
from retrieval.records import Answer

DEFAULT_PORT = 8750  # the same address each time, so that an open page finds the next demo


def demo(arguments: argparse.Namespace, services: Services) -> int:
    """Serve the page and the bot until told to stop. Raises `PortError` for a port that was asked for and is taken."""
    services.embedder()  # before the first question, not in its way

    def answer(question: str) -> Answer:
        return services.answer(question, [LIBRARY])

    port: int | None = arguments.port
    try:
        _serve(DEFAULT_PORT if port is None else port, answer)
    except PortError:
        if port is not None:
            raise
        _serve(0, answer)
    return 0


def _serve(port: int, answer: Ask) -> None:
    simulator = Simulator(port=port)
    settle(simulator)
    with in_thread(simulator):
        print(f"Talk to Qawl in your browser: {simulator.url}", flush=True)
        notice("It runs on this machine only, with a simulated Telegram. Press Ctrl-C to stop.")
        run_bot(TOKEN, simulator.url, answer, Workers(), question_limit=LONGEST_QUESTION)
