"""Runs the bot as a program does: address, token and seconds an answer takes come as arguments; ends with 0 after a
signal, and with 2 and one line where the settings are wrong."""

import sys
import time

from sample_answers import answer, citation

from bot.telegram.serving import run_bot
from bot.telegram.workers import Workers
from index.errors import SettingsError
from retrieval.records import Answer


def main() -> int:
    """Serve until a signal comes."""
    url, token, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])

    def ask(question: str) -> Answer:
        time.sleep(seconds)
        return answer(question, [citation()])

    try:
        run_bot(token, url, ask, Workers(1))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
