"""Runs a bot that keeps what chats say as a program does: address, token and the folder of its library and memory come
as arguments. Its model is the tiny one, and takes as long as a real one would."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kept_messages import TinyServices

from bot.memory.embedded import EmbeddedMemory
from bot.telegram.handlers import Handlers, Keeping
from bot.telegram.receiving.serving import run_bot
from bot.telegram.turns.workers import Workers
from index.ingestion import unchecked
from index.ingestion_report import IngestionReport
from index.records import Document

AT_WORK = 0.2  # seconds that several messages take: a bot that is killed is nearly always killed while some wait


class SlowServices(TinyServices):
    """As long at work as with a real model."""

    def keep_all(self, documents: Sequence[Document], check: Callable[[], None] = unchecked) -> IngestionReport:
        """See `Keeper.keep_all`."""
        time.sleep(AT_WORK)
        return super().keep_all(documents, check)


def main() -> None:
    """Serve until a signal comes."""
    url, token, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    services, memory = SlowServices(folder), EmbeddedMemory(folder)
    thinking, looking, reading, storing = Workers(1), Workers(1), Workers(1), Workers(1)
    handlers = Handlers(services, memory, thinking, looking, keeping=Keeping(services, reading, storing))
    run_bot(token, url, handlers.register, memory, looking)
    thinking.close()
    looking.close()
    reading.close()
    storing.close()
    memory.close()
    services.close()


if __name__ == "__main__":
    main()
