"""Commands that fill, list and empty the library: parsed arguments and services in, an exit status out."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from bot.backups.copies import take_away
from bot.cli.output import EXIT_INPUT, notice, print_json, progress_reporter
from bot.counts import counted
from bot.dates import readable_date
from bot.printable import printable
from bot.services import Services
from bot.storage import database_place, open_memory
from bot.terminal import iso_time
from index.errors import InputError, SourceError
from index.ingestion import ingest, ingest_items
from index.ingestion_report import IngestionReport
from index.records import LIBRARY, Scope
from index.sources.telegram_export import count_messages, export_file, read_export

_SCOPES_NAMED = 5  # more would fill a terminal's lines


def add(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl add`: index sources; those that can't be read are named, the others stay added."""
    with _resumable():
        report = ingest(arguments.sources, arguments.scope, services.library, services.embedder, progress_reporter())
    return _show(report, arguments.json)


def import_telegram(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl import-telegram`: the messages of an export, into the scopes of their chats."""
    path = export_file(Path(arguments.export))
    try:
        total = count_messages(path)
    except SourceError as error:
        raise InputError(failure_line(error)) from error
    with closing(open_memory(services.settings)) as memory, _resumable():
        items = read_export(path, memory.silent_in)  # without those who told the bot so
        report = ingest_items(items, total, services.library, services.embedder, progress_reporter())
    return _show(report, arguments.json, left_out="messages without anything to ask about")


@contextmanager
def _resumable() -> Iterator[None]:
    """Tells who interrupts it that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        notice("\ninterrupted: what was added stays; the same command goes on where it stopped")
        raise


def _show(report: IngestionReport, as_json: bool, left_out: str | None = None) -> int:
    report_failures(report)
    if as_json:
        counts = {"added": report.added, "updated": report.updated, "unchanged": report.unchanged}
        failed = [{"source": error.source, "error": str(error)} for error in report.failed]
        print_json({**counts, **({"left_out": report.left_out} if left_out else {}), "failed": failed})
    else:
        stored = f"added {report.added}, updated {report.updated}, unchanged {report.unchanged}"
        print(f"{stored}, failed {len(report.failed)}{f', left out {report.left_out} {left_out}' if left_out else ''}")
    return EXIT_INPUT if report.failed else 0


def report_failures(report: IngestionReport) -> None:
    """One line a source that could not be read."""
    for error in report.failed:
        notice(failure_line(error))


def failure_line(error: SourceError) -> str:
    """A failed source and what is wrong with it."""
    return printable(f"{error.source}: {error}")


def list_documents(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl list`: the documents of a scope, newest first; with `--json` one object a line."""
    for each in services.library.documents([arguments.scope]):
        if arguments.json:
            print_json(
                {
                    "id": each.id, "scope": each.scope.name, "title": each.title, "source": each.source,
                    "published": iso_time(each.published), "url": each.url, "language": each.language,
                    "origin": each.origin, "sentences": each.sentences, "passages": each.passages,
                    "also": each.also,
                }
            )  # fmt: skip
        else:
            date = readable_date(each.published, "en")
            print(
                "  ".join(printable(part) for part in dict.fromkeys((each.id, date, each.source, each.title)) if part)
            )
    return 0


def remove(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl remove`: documents by id. Raises `InputError` for the first id that the scope doesn't hold."""
    removed = services.forget_each(arguments.ids, arguments.scope)
    take_away(services.settings.data_dir)
    missing = [name for name in arguments.ids if name not in removed]
    if arguments.json:
        print_json({"removed": removed, "missing": missing})
    elif removed:
        print(f"removed {counted('article-count', len(removed))}")
    if missing:
        raise InputError(f"no document {missing[0]!r} in {arguments.scope}: 'qawl list' shows the ids")
    return 0


def status(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl status`: what a scope holds, which model made the vectors, and where everything is."""
    counts = services.library.counts([arguments.scope])
    model = services.library.model_name()
    change = services.library.model_change.under_way()
    database = database_place(services.settings)
    others = {scope for scope in services.library.scopes() if scope not in {arguments.scope, LIBRARY}}
    elsewhere = {scope: held for scope in others if (held := services.library.counts([scope]).documents)}
    if arguments.json:
        print_json(
            {
                "scope": arguments.scope.name, "documents": counts.documents, "sentences": counts.sentences,
                "passages": counts.passages, "chats": {each.name: held for each, held in elsewhere.items()},
                "model": model,
                "reindex": change and {"model": change.model, "done": change.done, "total": change.total},
                "data_dir": str(services.settings.data_dir.resolve()), "database": database,
            }
        )  # fmt: skip
    else:
        print(f"{counted('article-count', counts.documents)}, {counted('sentence-count', counts.sentences)}")
        if elsewhere:
            print(f"{counted('stored-for-chats', sum(elsewhere.values()))} ({_by_scope(elsewhere)})")
        print(f"model: {model or 'none yet'}")
        if change is not None:
            print(f"reindexing for {change.model}: {change.done} of {change.total} passages ('qawl reindex' goes on)")
        print(f"data folder: {services.settings.data_dir.resolve()}" if database is None else f"database: {database}")
    return 0


def _by_scope(counts: Mapping[Scope, int]) -> str:
    """The scopes that hold most, as commands take them."""
    most = sorted(counts, key=lambda scope: -counts[scope])
    named = [f"--scope {scope}: {counts[scope]}" for scope in most[:_SCOPES_NAMED]]
    return ", ".join(named) + (", …" if len(most) > _SCOPES_NAMED else "")
