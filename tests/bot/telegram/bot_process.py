"""Runs the bot as a program does: address, token, seconds that an answer takes, and the folder where it remembers come
as arguments, then the port of a webhook, if there is to be one. It quotes each question as its answer; ends with 0
after a signal, and with 2 and one line where the settings are wrong."""

import sys
import time
from pathlib import Path

from running_bot import ScriptedEngine
from sample_answers import answer, citation

from bot.lease import process_name
from bot.memory.embedded import EmbeddedMemory
from bot.telegram.handlers import Handlers
from bot.telegram.receiving.inbox.reader import InboxReader
from bot.telegram.receiving.serving import run_bot
from bot.telegram.receiving.webhook import Listening, Webhook
from bot.telegram.turns.workers import Workers
from index.errors import SettingsError
from retrieval.records import Answer


def main() -> int:
    """Serve until a signal comes."""
    url, token, seconds, folder = sys.argv[1], sys.argv[2], float(sys.argv[3]), Path(sys.argv[4])
    port = int(sys.argv[5]) if len(sys.argv) > 5 else None
    webhook = Webhook(f"http://127.0.0.1:{port}/qawl", "secret", port) if port else None

    def ask(question: str) -> Answer:
        time.sleep(seconds)
        return answer(question, [citation(quote=question, language="en")], language="en")

    try:
        thinking, looking = Workers(1), Workers(1)
        memory = EmbeddedMemory(folder)
        handlers = Handlers(ScriptedEngine(ask), memory, thinking, looking)
        listening = Listening(webhook, InboxReader(memory, process_name(), looking)) if webhook else None
        run_bot(token, url, handlers.register, memory, looking, listening=listening)
        thinking.close()
        looking.close()
        memory.close()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
