"""How the threads of the number libraries wait: called before a model is loaded, for the whole process."""

import os

from threadpoolctl import threadpool_limits


def calm_threads() -> None:
    """Let no thread spin while it waits for another. Imports torch, which takes a second or two."""
    # Threads that spin while they wait for each other make a question ten times slower as soon as any other program
    # wants the same cores. OpenMP reads this once, when torch is first imported.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    import torch  # noqa: F401, PLC0415

    # NumPy's threads spin too, and what is asked of them here is too small to share out: ranking the sentences of one
    # answer cost both cores twice its time.
    threadpool_limits(1, user_api="blas")
