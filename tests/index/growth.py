"""How the time of some work grows with the length of its text."""

import time
from collections.abc import Callable

SHORT, LONG = 25_000, 400_000


def grows_with_length_only(work: Callable[[str], object], unit: str) -> bool:
    """Whether a text of many `unit`s costs about its length: 16 times the text 16 times the work, and not 256 times.

    Processor time, the best of three for the short text, and room for a busy machine: 60 times still passes.
    """

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        started = time.process_time()
        work(text)
        return time.process_time() - started

    return seconds(LONG) < 0.1 + 60 * min(seconds(SHORT) for _ in range(3))
