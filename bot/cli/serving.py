"""Commands that stay: the Telegram bot, and `run`, a newcomer's whole way in one process."""

import argparse

from bot.authoring import author_at_terminal, written_about
from bot.backups.copies import take_away
from bot.cli.connecting import serve_bot
from bot.cli.demonstrating import demo
from bot.cli.keeping import report_failures
from bot.cli.output import notice, progress_reporter
from bot.cli.standard_input import is_watched
from bot.observing.logs import Form, Level, log_what_python_prints, set_up_logs
from bot.services import Services
from bot.telegram.receiving.webhook import webhook_of
from bot.terminal import plain
from index.errors import SettingsError
from index.ingestion import ingest
from index.records import LIBRARY


def bot(arguments: argparse.Namespace, services: Services) -> int:  # noqa: ARG001
    """`qawl bot`: serve the Telegram bot until told to stop. Raises `SettingsError` without a usable token, or with a
    webhook that can't be used."""
    settings = services.settings
    token, secret = settings.telegram_token, settings.webhook_secret
    if token is None:
        raise SettingsError("QAWL_TELEGRAM_TOKEN is not set: get a token from @BotFather and put it into .env")
    set_up_logs(Level(settings.log_level), Form(settings.log_format), settings.secrets)
    log_what_python_prints()
    webhook = webhook_of(settings.webhook_url, secret.get_secret_value() if secret else None, settings.webhook_port)
    take_away(settings.data_dir)
    services.embedder()  # before the first question, not in its way
    notice("Connecting to Telegram. Press Ctrl-C to stop the bot.")
    serve_bot(services, token.get_secret_value(), settings.telegram_api_url, webhook)
    return 0


def run(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl run`: index sources, answer a question on the screen, then serve the bot where a token is set, else the
    demo where somebody is at the terminal to see it."""
    if arguments.sources:
        report = ingest(arguments.sources, LIBRARY, services.library, services.embedder, progress_reporter())
        report_failures(report)
    if arguments.ask:
        with author_at_terminal(services) as author:
            answer = written_about(services.answer(arguments.ask, [LIBRARY]), author)
        print(f"\n{arguments.ask}\n\n{plain(answer)}\n", flush=True)
    if services.settings.telegram_token is not None:
        return bot(arguments, services)
    return demo(arguments, services) if is_watched() else 0
