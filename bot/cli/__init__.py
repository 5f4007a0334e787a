"""The console script `qawl`: arguments in, an exit status out. Errors are one clear line on standard error.

0: done; 1: something failed; 2: something the user can mend.
"""

import logging
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from bot.cli.doctoring import doctor
from bot.cli.output import EXIT_INPUT, notice
from bot.cli.parser import build_parser
from bot.services import Services
from bot.settings import load_settings
from index.errors import InputError, QawlError

EXIT_FAILED = 1
EXIT_INTERRUPTED = 130  # as shells report a program ended by Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `arguments` default to the process's own."""
    _speak_utf8()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        parsed = build_parser().parse_args(arguments)
        if parsed.command == "doctor":  # the one command that works without settings, to say what is wrong with them
            return doctor(as_json=parsed.json)
        services = Services(load_settings(), notice)
        try:
            status: int = parsed.run(parsed, services)
        finally:
            services.close()
    except InputError as error:
        notice(f"qawl: {error}")
        return EXIT_INPUT
    except QawlError as error:
        notice(f"qawl: {error}")
        return EXIT_FAILED
    except BrokenPipeError:
        # Whoever read the output has gone ('qawl list | head'): nothing is wrong here, and nothing left to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    return status


def _speak_utf8() -> None:
    """Arabic goes through every pipe and locale; a name that is no text shows its bytes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
