"""A bot in a process of its own whose author takes as long as it is told to: address, folder and seconds as arguments.

Like `qawl bot`, it gives the author a moment to end.
"""

import sys
import time
from pathlib import Path

from sample_answers import answer, citation, written
from scripted_author import ScriptedAuthor
from scripted_engine import ScriptedEngine

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.server import TOKEN
from bot.telegram.answering.writing import THREADS, AskedModel, Writing
from bot.telegram.handlers import Handlers
from bot.telegram.receiving.serving import run_bot
from bot.telegram.turns.workers import DetachedWorkers, Workers
from retrieval.records import Answer, Written

CHECKED = "What was checked."


def main() -> int:
    """Serve until a signal comes."""
    url, folder, seconds = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])

    def write(_answer: Answer) -> Written:
        time.sleep(seconds)
        return written(CHECKED, "What came last.")

    def ask(question: str) -> Answer:
        return answer(question, [citation(quote=question, language="en")], language="en")

    thinking, looking, detached = Workers(1), Workers(1), DetachedWorkers(THREADS)
    memory = EmbeddedMemory(folder)
    author = ScriptedAuthor(write, [written(CHECKED)])
    writing = Writing(author, AskedModel("a-model", "localhost"), detached, 100.0)
    handlers = Handlers(ScriptedEngine(ask), memory, thinking, looking, writing=writing)
    run_bot(TOKEN, url, handlers.register, memory, looking)
    detached.close()
    thinking.close()
    looking.close()
    memory.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
