"""Commands about feeds: read them again now, list them, read one no more."""

import argparse

from bot.cli.keeping import report_failures
from bot.cli.output import EXIT_INPUT, notice, print_json
from bot.feeds import read_again
from bot.printable import printable
from bot.services import Services
from bot.terminal import iso_time
from index.errors import InputError, SourceError
from index.sources.fetching import Fetcher


def refresh(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl refresh`: read all feeds of all scopes again, whenever that was done last."""
    added = updated = 0
    failed: list[SourceError] = []
    feeds = services.library.feeds.all()
    fetch = Fetcher()
    for number, feed in enumerate(feeds, 1):
        report = read_again(services, feed, fetch)
        added, updated = added + report.added, updated + report.updated
        failed += report.failed
        report_failures(report)
        notice(printable(f"{number}/{len(feeds)} {feed.address}"))
    if arguments.json:
        errors = [{"source": error.source, "error": str(error)} for error in failed]
        print_json({"feeds": len(feeds), "added": added, "updated": updated, "failed": errors})
    else:
        print(f"feeds {len(feeds)}, added {added}, updated {updated}, failed {len(failed)}")
    return EXIT_INPUT if failed else 0


def feeds(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl feeds`: the feeds of a scope; with `--remove` one of them is read no more. Raises `InputError` where the
    scope has no such feed."""
    known = services.library.feeds
    if arguments.remove is not None:
        if not known.remove(arguments.remove, arguments.scope):
            raise InputError(f"no feed {arguments.remove!r} in {arguments.scope}: 'qawl feeds' lists them")
        print_json({"removed": arguments.remove}) if arguments.json else print("removed; what it gave stays")
        return 0
    for feed in known.all():
        if feed.scope != arguments.scope:
            continue
        read_at = iso_time(feed.read_at)
        if arguments.json:
            print_json({"address": feed.address, "read_at": read_at, "failures": feed.failures})
        else:
            failures = f"failures in a row: {feed.failures}" if feed.failures else None
            parts = (feed.address, read_at or "not read again yet", failures)
            print("  ".join(printable(part) for part in parts if part))
    return 0
