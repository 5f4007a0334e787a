"""On whose behalf something is done: the update in work goes in; whoever lets people take turns asks here who it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from telegram import Update

NOBODY = 0  # the bot by itself: scheduled digests, and what is done at the start

_asker: ContextVar[int] = ContextVar("asker of the update in work", default=NOBODY)


def asker_of(update: Update) -> int:
    """Who sent an update: a person, wherever they write or press; or the chat in whose name somebody writes."""
    sender = update.effective_sender
    return sender.id if sender is not None else NOBODY


def asker_in_work() -> int:
    """On whose behalf this task works."""
    return _asker.get()


@contextmanager
def working_for(asker: int) -> Iterator[None]:
    """The body, and the tasks that it starts, work on behalf of this asker."""
    token = _asker.set(asker)
    try:
        yield
    finally:
        _asker.reset(token)
