"""What comes in by standard input, which a program that starts `qawl` may have closed."""

import sys
from typing import TextIO

from index.errors import InputError


def standard_input() -> TextIO:
    """The stream. Raises `InputError` where there is none."""
    if sys.stdin is None:
        raise InputError("standard input is closed: leave it open, or give it a file or a pipe")
    return sys.stdin


def is_watched() -> bool:
    """Whether somebody is at the terminal that standard input comes from."""
    return sys.stdin is not None and sys.stdin.isatty()
