"""What long work tells whoever watches: lines on standard error."""

import sys


def say(step: str, done: int, total: int) -> None:
    """Progress: a line at the end, and whenever a hundred, or a multiple of it, is done."""
    if done >= total or done % 100 == 0:
        line(f"{step}: {done}/{total}")


def line(text: str) -> None:
    """A line for whoever watches."""
    print(text, file=sys.stderr, flush=True)
