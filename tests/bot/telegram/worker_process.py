"""Runs one of several workers of a bot as `qawl bot` does: the addresses of a Bot API server, of a database and of the
webhook, a port, and a folder that nothing should be kept in come as arguments.

It answers a question by quoting it, its model is the tiny one, and it may send as fast as it can; who dies is given up
within seconds.
"""

import logging
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from kept_messages import TinyServices
from sample_answers import answer, citation

import bot.lease
from bot.cli.connecting import serve_bot
from bot.settings import Settings
from bot.simulator.server import TOKEN
from bot.telegram.digests import posting
from bot.telegram.receiving.webhook import Webhook
from bot.telegram.sending import rates
from index.errors import QawlError
from index.library_records import Scopes
from index.records import Scope
from retrieval.records import Answer

SECRET = "secret"


class SharedServices(TinyServices):
    """Services of a worker: a library in a database, and answers that need none."""

    def __init__(self, folder: Path, database_url: str) -> None:
        chosen = Settings(data_dir=folder, database_url=database_url, questions_per_minute=0)
        super().__init__(folder, settings=chosen)

    def answer_question(self, question: str, scopes: Scopes, earlier: Sequence[str] = ()) -> Answer:
        """See `Engine.answer_question`."""
        return answer(question, [citation(quote=question, language="en")], language="en")

    def examples(self, language: str, scopes: Scopes) -> list[str]:
        """See `Engine.examples`."""
        return []

    def documents_of(self, chat_id: int) -> list[str]:
        """What the documents of a chat say, in the order of their names."""
        scopes = [Scope.chat(chat_id)]
        found = [self.library.document(each.id, scopes) for each in self.library.documents(scopes)]
        return sorted(each.text for each in found if each is not None)


def main() -> int:
    """Serve until a signal comes."""
    api, database_url, webhook_url, port, folder = sys.argv[1:]
    logging.basicConfig()
    rates.OVERALL = rates.GROUP = rates.CHAT = rates.Rate(burst=1000, per_second=1000.0)
    bot.lease.HELD_SECONDS = 3.0
    posting.RETRY_AFTER = timedelta(seconds=1)
    posting.MADE_WITHIN = posting.CLAIMED_FOR = timedelta(seconds=10)
    webhook = Webhook(webhook_url, SECRET, int(port)) if webhook_url else None
    services = SharedServices(Path(folder), database_url)
    try:
        serve_bot(services, TOKEN, api, webhook)
    except QawlError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        services.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
