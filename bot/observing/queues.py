"""How much waits in the bot, or is worked on: functions that tell it go in, by name; their numbers come out."""

from collections.abc import Callable
from enum import StrEnum

from index.errors import LibraryError


class Queue(StrEnum):
    """What something waits for."""

    UPDATES = "updates"  # in work, or waiting in a line
    LINES = "lines"  # of these, behind an earlier one of the same chat
    QUESTIONS = "questions"  # being answered, or waiting for a thread
    MEMORY = "memory"  # looking something up
    READING = "reading"  # files and addresses that people gave
    STORING = "storing"  # what chats said, and is to be kept
    INBOX = "inbox"  # posted by Telegram to any worker, and not finished


class Queues:
    """Safe to use from threads."""

    def __init__(self) -> None:
        self._lengths: dict[Queue, Callable[[], int]] = {}

    def add(self, queue: Queue, length: Callable[[], int]) -> None:
        """From now on `length` tells how long this one is. It is called in any thread; it may raise `LibraryError`."""
        self._lengths[queue] = length

    def remove(self, queue: Queue) -> None:
        """From now on nobody looks at this one, as what holds it is closed."""
        self._lengths.pop(queue, None)

    def lengths(self) -> dict[Queue, int | None]:
        """How long each is now, None where that can't be looked up; those that are not there are left out."""
        return {queue: _known(length) for queue, length in self._lengths.copy().items()}


def _known(length: Callable[[], int]) -> int | None:
    try:
        return length()
    except LibraryError:
        return None
