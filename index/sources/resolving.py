"""Addresses of names within a time: the system's resolver takes as long as it likes, and can't be interrupted."""

import socket
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future

Resolve = Callable[[str, int], Sequence[str]]
"""Makes the addresses of a name, for a port. Raises `OSError`."""

MOST_AT_ONCE = 16
"""Names that are looked up at a time, with those that nobody waits for any more: each has a thread. Eight people's
addresses are read at a time, and feeds one by one; the rest is for names that hang."""

_free = threading.BoundedSemaphore(MOST_AT_ONCE)


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a name, as the system's resolver gives them. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def resolve_within(seconds: float, look_up: Resolve, host: str, port: int) -> Sequence[str]:
    """What `look_up` gives or raises, where that takes no longer than so many seconds. Raises `TimeoutError` where it
    does, and where as many other names as may be are looked up all that time."""
    deadline = time.monotonic() + seconds
    if not _free.acquire(timeout=seconds):
        raise TimeoutError(f"{host} can't be looked up, as too many other names take too long")
    found: Future[Sequence[str]] = Future()

    def run() -> None:
        try:
            found.set_result(look_up(host, port))
        except Exception as error:  # noqa: BLE001 - raised where it is waited for
            found.set_exception(error)
        finally:
            _free.release()

    try:
        # A daemon: a name that hangs must not keep the process from ending.
        threading.Thread(target=run, name="qawl-resolver", daemon=True).start()
    except RuntimeError:  # as many threads as the system allows
        _free.release()
        raise
    try:
        return found.result(max(0.0, deadline - time.monotonic()))
    except TimeoutError as error:
        raise TimeoutError(f"looking up {host} took longer than {seconds:.0f} seconds") from error
