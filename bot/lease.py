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
_RENEWALS = 4  # in that time: a renewal may fail
_LOOK_SECONDS = 0.05  # for a lease that somebody else holds


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
    def held(self, patience: float | None = 0.0) -> Iterator[bool]:
        """Hold the lease while the body runs, if that can be within `patience` seconds (None: however long it takes,
        until `close`): whether it is held. Blocks its thread. Raises `LibraryError`."""
        if not self._taken(patience):
            yield False
            return
        over = threading.Event()
        renewing = threading.Thread(target=self._renew, args=(over,), name=f"qawl-lease-{self._name}", daemon=True)
        renewing.start()
        try:
            yield True
        finally:
            over.set()
            renewing.join()
            self._let_go()

    def close(self) -> None:
        """Let whoever waits for it go on without."""
        self._ended.set()

    def holder(self) -> str | None:
        """Who holds it now. Raises `LibraryError`."""
        return self._memory.holder_of(self._name)

    def _taken(self, patience: float | None) -> bool:
        until = None if patience is None else time.monotonic() + patience
        while not self._memory.hold(self._name, self._holder, HELD_SECONDS):
            if until is not None and time.monotonic() >= until:
                return False
            if self._ended.wait(_LOOK_SECONDS):
                return False
        return True

    def _renew(self, over: threading.Event) -> None:
        while not over.wait(HELD_SECONDS / _RENEWALS):
            try:
                if not self._memory.hold(self._name, self._holder, HELD_SECONDS):
                    _LOGGER.warning("Another process has taken over what this one does (%s)", self._name)
            except LibraryError as error:
                _LOGGER.warning("Another process may take over what this one does (%s): %s", self._name, error)

    def _let_go(self) -> None:
        try:
            self._memory.let_go(self._name, self._holder)
        except LibraryError as error:
            _LOGGER.warning("Others wait %.0f s for what this process did (%s): %s", HELD_SECONDS, self._name, error)
