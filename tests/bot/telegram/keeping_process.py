"""Runs a bot that keeps what chats say as a program does: address, token and the folder of its library and memory come
as arguments. Its model is the tiny one."""

import sys
from pathlib import Path

from kept_messages import TinyServices

from bot.memory.embedded import EmbeddedMemory
from bot.telegram.handlers import Handlers
from bot.telegram.serving import run_bot
from bot.telegram.workers import Workers


def main() -> None:
    """Serve until a signal comes."""
    url, token, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    services, memory = TinyServices(folder), EmbeddedMemory(folder)
    thinking, looking, keeping = Workers(1), Workers(1), Workers(1)
    handlers = Handlers(services, memory, thinking, looking, keeper=services, keeping=keeping)
    run_bot(token, url, handlers.register, memory, looking)
    thinking.close()
    keeping.close()
    memory.close()
    services.close()


if __name__ == "__main__":
    main()
