"""How the time of some work grows with the length of its text."""

import gc
import time
from collections.abc import Callable

SHORT, LONG = 25_000, 400_000
_ATTEMPTS = 3


def grows_with_length_only(work: Callable[[str], object], unit: str) -> bool:
    """Whether a text of many `unit`s costs about its length: 16 times the text 16 times the work, and not 256 times.

    Processor time, the best of three, and room for a busy machine: 60 times still passes.
    """

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        gc.collect()
        gc.disable()  # its cost grows with everything else that the test run holds
        try:
            started = time.process_time()
            work(text)
            return time.process_time() - started
        finally:
            gc.enable()

    base = min(seconds(SHORT) for _ in range(_ATTEMPTS))
    return any(seconds(LONG) < 0.1 + 60 * base for _ in range(_ATTEMPTS))
