"""The console script `qawl`: arguments in, an exit status out. Errors are one clear line on standard error.

0: done; 1: something failed; 2: something the user can mend.
"""

import errno
import logging
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.output import EXIT_INPUT, flush, notice, notice_on_terminal
from bot.cli.parser import build_parser
from index.errors import InputError, QawlError

if TYPE_CHECKING:
    from index.embedding.protocol import Embedder

EXIT_FAILED = 1
EXIT_INTERRUPTED = 130  # as shells report a program ended by Ctrl-C
_OUTPUT_IS_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What writing to standard output fails with; a database that finds no room says so by a `NoRoomError`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `arguments` default to the process's own."""
    _speak_utf8()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        try:
            return _run(arguments)
        finally:
            flush()  # here, where an error can still be told; --help ends the program by itself
    except InputError as error:
        notice(f"qawl: {error}")
        return EXIT_INPUT
    except QawlError as error:
        notice(f"qawl: {error}")
        return EXIT_FAILED
    except BrokenPipeError:
        # Whoever read the output has gone ('qawl list | head'): nothing is wrong here.
        _write_to_nobody()
        return 0
    except OSError as error:
        if error.errno not in _OUTPUT_IS_FULL:
            raise
        _write_to_nobody()
        notice(f"qawl: the output can't be written: {error.strerror}")
        return EXIT_INPUT
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    parsed = build_parser().parse_args(arguments)
    if parsed.command == "doctor":  # the one command that works without settings, to say what is wrong with them
        from bot.cli.doctoring import doctor  # noqa: PLC0415 - each command imports what it needs

        return doctor(as_json=parsed.json)
    from bot.services import Services  # noqa: PLC0415
    from bot.settings import load_settings  # noqa: PLC0415

    services = Services(load_settings(), notice, _load)
    try:
        status: int = parsed.run(parsed, services)
    finally:
        services.close()
    return status


def _write_to_nobody() -> None:
    """What is still to be written goes nowhere, so that nothing fails once more as Python ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _load(name: str | None, cache: Path, say: Callable[[str], None]) -> "Embedder":
    """As `load_embedder`; whoever watches is told what they wait for."""
    notice_on_terminal("Loading the model…")
    from index.embedding.load import load_embedder  # noqa: PLC0415

    return load_embedder(name, cache, say)


def _speak_utf8() -> None:
    """Arabic goes through every pipe and locale; a name that is no text shows its bytes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
