"""Where the command line writes: results to standard output, notices and progress to standard error."""

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.printable import printable

if TYPE_CHECKING:
    from tqdm import tqdm

    from index.ingestion_report import Progress

EXIT_INPUT = 2
"""The exit status for what the user can mend."""


def print_json(fields: object) -> None:
    """One JSON object on one line, letters as they are."""
    sys.stdout.write(json.dumps(fields, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def flush() -> None:
    """Write what was printed. Raises `OSError` where it can't be written."""
    if sys.stdout is not None:  # a program may have started this one without
        sys.stdout.flush()


def notice(line: str) -> None:
    """A line for whoever watches; programs that read standard output don't see it."""
    sys.stderr.write("\n".join(map(printable, line.split("\n"))) + "\n")  # an archive's names may be in it
    sys.stderr.flush()


def notice_on_terminal(line: str) -> None:
    """A line for a person who waits; nothing where nobody watches."""
    if sys.stderr.isatty():
        notice(line)


def progress_reporter() -> "Callable[[Progress], None]":
    """What shows an ingestion's progress: a bar on a terminal, plain lines elsewhere."""
    if not sys.stderr.isatty():
        return lambda progress: notice(printable(f"{progress.done}/{progress.total} {progress.source}"))
    from tqdm import tqdm  # noqa: PLC0415 - only where somebody watches

    bar: tqdm[None] = tqdm(unit=" documents", file=sys.stderr)

    def report(progress: "Progress") -> None:
        bar.total = progress.total
        bar.update(progress.done - bar.n)
        bar.refresh()  # the last step, too, and where the total grew

    return report


class StepBars:
    """One progress bar a step on a terminal; elsewhere a line when a step is done."""

    def __init__(self) -> None:
        self._bar: tqdm[None] | None = None
        self._watched = sys.stderr.isatty()

    def __enter__(self) -> "StepBars":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def show(self, step: str, done: int, total: int) -> None:
        if not self._watched:
            if done == total:
                notice(f"{step}: {done}")
            return
        from tqdm import tqdm  # noqa: PLC0415

        if self._bar is None or self._bar.desc.removesuffix(": ") != step:
            if self._bar is not None:
                self._bar.close()
            self._bar = tqdm(total=total, desc=step, file=sys.stderr)
        self._bar.update(done - self._bar.n)
