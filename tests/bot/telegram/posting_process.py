"""Runs a bot that posts digests as a program does: address, token, the folder of its library and memory, and the moment
that its clock shows come as arguments. Its model is the tiny one, and who dies over a digest is soon given up."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from kept_messages import TinyServices

from bot.memory.embedded import EmbeddedMemory
from bot.telegram.digests import posting
from bot.telegram.handlers import Handlers
from bot.telegram.receiving.serving import run_bot
from bot.telegram.turns.workers import Workers


def main() -> None:
    """Serve until a signal comes."""
    url, token, folder, moment = sys.argv[1], sys.argv[2], Path(sys.argv[3]), datetime.fromisoformat(sys.argv[4])
    posting.CLAIMED_FOR, posting.RETRY_AFTER = timedelta(seconds=0.5), timedelta(seconds=0.1)
    services, memory = TinyServices(folder), EmbeddedMemory(folder)
    thinking, looking = Workers(1), Workers(1)
    handlers = Handlers(services, memory, thinking, looking, summariser=services, now=lambda: moment)
    run_bot(token, url, handlers.register, memory, looking, at_start=handlers.at_start)
    thinking.close()
    looking.close()
    memory.close()
    services.close()


if __name__ == "__main__":
    main()
