"""The words of the command line: arguments in, a namespace with the command's function out."""

import argparse
from typing import TYPE_CHECKING, NoReturn

from bot.cli.commands import Command
from index.errors import InputError
from index.sources.sniffing import SUFFIXES

_SOURCES = (
    "plain text, Markdown, HTML, PDF, Word (.docx), RSS or Atom, JSON lines of articles "
    f"({', '.join(sorted(SUFFIXES))}; others are told by their content)"
)

_COPYING = """\
Copy everything, the library and what the bot remembers, from a folder into a PostgreSQL database, or the other way.
What stands at the source is only read. The target must be empty, or an earlier copy of this same source that was not
used since. Killed at any moment, the same command goes on; run again later, it brings the copy up to date. At the end
all tables of both are compared by counts and hashes.

The bot may go on while most is copied: run the command, stop the bot, run it once more, which takes what came
meanwhile, then start the bot with the new settings. What is written after the last run stays behind.
"""


class UsageError(InputError):
    """Arguments that make no command."""


class _OneLineParser(argparse.ArgumentParser):
    """Errors are one clear line, like every other error of the program."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see '{self.prog} --help')")


if TYPE_CHECKING:
    from index.records import Scope

    _Commands = argparse._SubParsersAction[_OneLineParser]


def build_parser() -> argparse.ArgumentParser:
    """The parser of `qawl`. It raises `UsageError`, and `ScopeError` for a scope that is none."""
    parser = _OneLineParser(
        prog="qawl",
        description="Ask the news in Arabic or English and get the sentences that answer, word for word, cited.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_OneLineParser)
    scope, json = _OneLineParser(add_help=False), _OneLineParser(add_help=False)
    scope.add_argument("--scope", type=_scope, default="library", metavar="S", help="library (default) or chat:<id>")
    json.add_argument("--json", action="store_true", help="machine-readable output")
    _reading(commands, scope, json)
    _asking(commands, scope, json)
    _serving(commands)
    _caring(commands, scope, json)
    return parser


def _reading(commands: "_Commands", scope: _OneLineParser, json: _OneLineParser) -> None:
    """Commands that fill the library."""
    add = commands.add_parser("add", parents=[scope, json], help="index files, folders and addresses")
    add.add_argument("sources", nargs="+", metavar="PATH|URL", help=f"{_SOURCES}; a folder of them; or an address")
    add.set_defaults(run=Command("keeping", "add"))

    importing = commands.add_parser(
        "import-telegram", parents=[json], help="index an export of Telegram Desktop, chat by chat"
    )
    importing.add_argument("export", metavar="FILE", help="the export's result.json, or its folder")
    importing.set_defaults(run=Command("keeping", "import_telegram"))

    refresh = commands.add_parser(
        "refresh", parents=[json], help="read all feeds that were added again, as a running bot does"
    )
    refresh.set_defaults(run=Command("feeding", "refresh"))

    feeds = commands.add_parser("feeds", parents=[scope, json], help="the feeds that are read again")
    feeds.add_argument("--remove", metavar="ADDRESS", help="read this one no more; what it gave stays")
    feeds.set_defaults(run=Command("feeding", "feeds"))


def _asking(commands: "_Commands", scope: _OneLineParser, json: _OneLineParser) -> None:
    """Commands that answer."""
    ask = commands.add_parser("ask", parents=[scope, json], help="one question, or a file of them, to cited answers")
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    ask.add_argument("--evidence", type=_count, default=None, metavar="N", help="list the N best sentences")
    ask.add_argument("--batch", metavar="FILE", help="one question a line, plain or JSON; '-' reads standard input")
    ask.set_defaults(run=Command("answering", "ask"))

    summarize = commands.add_parser(
        "summarize", parents=[scope, json], help="what a scope's posts say, every point quoted and cited"
    )
    summarize.add_argument("id", nargs="?", metavar="ID", help="one document: its first sentences")
    summarize.add_argument("--since", metavar="T", help="24h, 3d, 2w, or an ISO date or time (UTC)")
    summarize.add_argument("--last", metavar="N", help="the newest N posts")
    summarize.add_argument("--topic", metavar="T", help="posts on this, in either language")
    summarize.add_argument("--language", choices=("ar", "en"), help="the reader's language")
    summarize.set_defaults(run=Command("summarizing", "run"))

    chat = commands.add_parser("chat", parents=[scope], help="ask in the terminal until end of input")
    chat.set_defaults(run=Command("answering", "chat"))

    evaluate = commands.add_parser("evaluate", parents=[json], help="figures on a dataset with known answers")
    known = "XQuAD-R folder, SQuAD-like JSON, or JSON lines: QED's, or articles with questions"
    evaluate.add_argument("dataset", metavar="DATASET", help=known)
    evaluate.add_argument(
        "--baselines",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="beside Qawl, in the same run, what other tools build with the plain model: passages by cosine, and by "
        "cosine and BM25 under reciprocal rank fusion (default: with them)",
    )
    evaluate.set_defaults(run=Command("evaluating", "run"))


def _serving(commands: "_Commands") -> None:
    """Commands that run the bot."""
    bot = commands.add_parser("bot", help="serve the Telegram bot")
    bot.set_defaults(run=Command("serving", "bot"))

    port = _OneLineParser(add_help=False)
    port.add_argument("--port", type=_port, default=None, metavar="N", help="the demo's port; 0 takes any free one")

    demo = commands.add_parser(
        "demo", parents=[port], help="the bot in a web page, with a simulated Telegram: no token, no network"
    )
    demo.set_defaults(run=Command("demonstrating", "demo"))

    run = commands.add_parser(
        "run", parents=[port], help="index sources, answer one question, then serve the bot or the demo"
    )
    run.add_argument("sources", nargs="*", metavar="PATH")
    run.add_argument("--ask", metavar="QUESTION", help="the question to answer first")
    run.set_defaults(run=Command("serving", "run"))


def _caring(commands: "_Commands", scope: _OneLineParser, json: _OneLineParser) -> None:
    """Commands about what the library holds."""
    listing = commands.add_parser("list", parents=[scope, json], help="the documents in the library")
    listing.set_defaults(run=Command("keeping", "list_documents"))

    remove = commands.add_parser("remove", parents=[scope, json], help="remove a document")
    remove.add_argument("ids", nargs="+", metavar="ID", help="a document's id, as 'qawl list' shows it")
    remove.set_defaults(run=Command("keeping", "remove"))

    status = commands.add_parser(
        "status", parents=[scope, json], help="what the library holds, and which model made it"
    )
    status.set_defaults(run=Command("keeping", "status"))

    commands.add_parser("doctor", parents=[json], help="what is wrong with this installation, and what mends it")

    backup = commands.add_parser("backup", parents=[json], help="everything into one file, while a bot is at work")
    backup.add_argument("file", metavar="FILE", help="the backup to be written")
    backup.set_defaults(run=Command("backing_up", "backup"))

    restore = commands.add_parser("restore", parents=[json], help="what a backup holds into the data folder")
    restore.add_argument("file", metavar="FILE", help="a file that 'qawl backup' made")
    restore.add_argument("--replace", action="store_true", help="lose what the data folder holds now")
    restore.set_defaults(run=Command("backing_up", "restore_backup"))

    reindex = commands.add_parser(
        "reindex", parents=[json],
        help="make search terms anew, with --model all vectors too: answers go on, and it goes on when interrupted",
    )  # fmt: skip
    reindex.add_argument("--model", metavar="NAME", help="the new model: a folder, or a name on the hub")
    reindex.add_argument("--abandon", action="store_true", help="drop what was made for a new model, and keep the old")
    reindex.set_defaults(run=Command("reindexing", "run"))

    copy = commands.add_parser(
        "copy", parents=[json], help="everything from a folder into a PostgreSQL database, or the other way",
        description=_COPYING, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    copy.add_argument(
        "--from", dest="source", metavar="PLACE",
        help="sqlite://FOLDER or postgresql://…; default: the folder QAWL_DATA_DIR, or, where --to is a folder, the "
        "database QAWL_DATABASE_URL",
    )  # fmt: skip
    copy.add_argument(
        "--to", dest="target", metavar="PLACE",
        help="the same; default: the database QAWL_DATABASE_URL, or, where --from is a database, the folder "
        "QAWL_DATA_DIR",
    )  # fmt: skip
    copy.set_defaults(run=Command("copying", "copy"))


def _scope(text: str) -> "Scope":
    from index.records import Scope  # noqa: PLC0415 - NumPy comes with it

    return Scope(text)


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError("must be a number from 0 to 65535")
    return number


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 1000:
        raise argparse.ArgumentTypeError("must be a number from 1 to 1000")
    return number
