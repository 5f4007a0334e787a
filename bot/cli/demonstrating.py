"""`qawl demo`: the real bot with a local Telegram in a web page, without a token or a network."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.connecting import serve_bot
from bot.cli.output import notice
from bot.observing.logs import Form, Level, set_up_logs
from bot.services import Services
from bot.simulator.server import TOKEN, PortError, Simulator
from bot.simulator.threaded import in_thread
from bot.simulator.world import settle

DEFAULT_PORT = 8750  # the same address each time, so that an open page finds the next demo


def demo(arguments: argparse.Namespace, services: Services) -> int:
    """Serve the page and the bot until told to stop. Raises `PortError` for a port that was asked for and is taken."""
    set_up_logs(Level.WARNING, Form.TEXT, services.settings.secrets)  # somebody reads along
    services.embedder()  # before the first question, not in its way
    port: int | None = arguments.port
    try:
        _serve(DEFAULT_PORT if port is None else port, services)
    except PortError:
        if port is not None:
            raise
        _serve(0, services)
    return 0


def _serve(port: int, services: Services) -> None:
    simulator = Simulator(port=port)
    settle(simulator)
    # Each demo begins with new chats, which count their messages and updates from the start: nothing of what the bot
    # remembers of another one, or of Telegram itself, fits them.
    with TemporaryDirectory() as passing, in_thread(simulator):
        print(f"Talk to Qawl in your browser: {simulator.url}", flush=True)
        notice("It runs on this machine only, with a simulated Telegram. Press Ctrl-C to stop.")
        serve_bot(services, TOKEN, simulator.url, memory_folder=Path(passing))
