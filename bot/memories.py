"""Where what is removed from the library is forgotten too: settings go in, the bot's memories, open, come out."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bot.memory.protocol import Memory
from bot.settings import Settings
from bot.storage import has_memory, open_memory


class Memories:
    """The memories that may hold words of the library. Safe to use from threads; close it at the end."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._given: Sequence[Memory] = ()
        self._opened: Memory | None = None

    @contextmanager
    def given(self, *memories: Memory) -> Iterator[None]:
        """In the block these are all there are, of a bot that runs in this process; who opened them closes them."""
        before, self._given = self._given, memories
        try:
            yield
        finally:
            self._given = before

    def all(self) -> Sequence[Memory]:
        """Those that are given; without any, the one that the settings choose, where there is one by now: a bot of
        another process may begin it at any time. Raises as `open_memory`."""
        if self._given:
            return self._given
        with self._lock:
            if self._opened is None and has_memory(self._settings):
                self._opened = open_memory(self._settings)
            return () if self._opened is None else (self._opened,)

    def close(self) -> None:
        """Let go of the files of what was opened here."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None
