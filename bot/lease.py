"""What one of several processes does at a time: a memory and a name go in; whether this process may, for as long as it
needs, comes out. One that dies keeps others from it for some seconds."""

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.memory.lease_protocol import LeaseMemory
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)

HELD_SECONDS = 15.0  # after its holder's death
RENEWALS = 4  # in that time: a renewal may fail
_LOOK_SECONDS = 0.05  # for a lease that somebody else holds


def renewal_seconds() -> float:
    """How long to wait between two renewals of what is held for `HELD_SECONDS`."""
    return HELD_SECONDS / RENEWALS


class LeaseLostError(LibraryError):
    """Raised where this process did not hold a lease all the time: others may have done what it does."""


def process_name() -> str:
    """A name that no other process ever had, and that tells an operator where it runs."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"


class Lease:
    """A name that one process at a time holds. Each thread needs a `Lease` of its own name, or waits for the other."""

    def __init__(self, memory: LeaseMemory, name: str, holder: str) -> None:
        self._memory = memory
        self._name = name
        self._holder = holder
        self._ended = threading.Event()

    @contextmanager
    def held(self, patience: float | None = 0.0) -> Iterator["Holding | None"]:
        """Hold the lease while the body runs, if that can be within `patience` seconds (None: however long it takes,
        until `close`): what tells whether it is held still, or None. Blocks its thread. Raises `LibraryError`."""
        holding = self.take(patience)
        try:
            yield holding
        finally:
            if holding is not None:
                holding.let_go()

    def take(self, patience: float | None = 0.0) -> "Holding | None":
        """As `held`, until `Holding.let_go`."""
        begun = self._taken(patience)
        return None if begun is None else Holding(self._memory, self._name, self._holder, begun)

    def close(self) -> None:
        """Let whoever waits for it go on without."""
        self._ended.set()

    def holder(self) -> str | None:
        """Who holds it now. Raises `LibraryError`."""
        return self._memory.holder_of(self._name)

    def _taken(self, patience: float | None) -> float | None:
        """When the call that took it began; None where none did."""
        until = None if patience is None else time.monotonic() + patience
        while True:
            begun = time.monotonic()
            if self._memory.hold(self._name, self._holder, HELD_SECONDS):
                return begun
            if until is not None and time.monotonic() >= until:
                return None
            if self._ended.wait(_LOOK_SECONDS):
                return None


class Holding:
    """A lease that was taken, at a moment of `time.monotonic`. Renews itself in a thread of its own, until it is lost
    or let go. Safe to use from threads."""

    def __init__(self, memory: LeaseMemory, name: str, holder: str, begun: float) -> None:
        self._memory = memory
        self._name = name
        self._holder = holder
        self._held_until = begun + HELD_SECONDS  # or longer, by the clock of the database
        self._lost = False
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._renewing = threading.Thread(target=self._renew, name=f"qawl-lease-{name}", daemon=True)
        self._renewing.start()

    def check(self) -> None:
        """To be called just before what nobody else may do at the same time. Raises `LeaseLostError` where this process
        did not hold the lease all the time, as one that was frozen, and `LibraryError`."""
        with self._lock:
            begun = time.monotonic()
            renewed = not self._lost and self._memory.hold(self._name, self._holder, HELD_SECONDS)
            # Renewed too late, it may have been another's in between.
            if not renewed or time.monotonic() > self._held_until:
                self._lost = True
                raise LeaseLostError(f"another process may have taken over what this one did ({self._name})")
            self._held_until = begun + HELD_SECONDS

    def let_go(self) -> None:
        """Let others have it. Raises nothing."""
        self.leave()
        self._renewing.join()
        try:
            self._memory.let_go(self._name, self._holder)
        except LibraryError as error:
            _LOGGER.warning("Others wait %.0f s for what this process did (%s): %s", HELD_SECONDS, self._name, error)

    def leave(self) -> None:
        """Let others have it once it has run out: for what ends with the process, and nobody sees how soon."""
        self._over.set()

    def _renew(self) -> None:
        while not self._over.wait(renewal_seconds()):
            try:
                self.check()
            except LeaseLostError as error:
                _LOGGER.warning("%s", error)
                return
            except LibraryError as error:
                _LOGGER.warning("Another process may take over what this one does (%s): %s", self._name, error)
