"""What can happen in a running bot, by name, and what whoever counts it must take. Nothing here is anybody's words,
name or number."""

from enum import StrEnum
from typing import Protocol

from retrieval.generation.budget import Spent


class Stage(StrEnum):
    """A part of the way from a question to its answer."""

    LINE = "line"  # waiting for what came before it in the same chat
    ANALYSIS = "analysis"
    EMBEDDING = "embedding"
    SEARCH = "search"
    EVIDENCE = "evidence"
    LANGUAGE_MODEL = "language_model"  # one piece of work that it is asked for
    SENDING = "sending"  # all messages of a reply, with the wait for Telegram's rates


class Outcome(StrEnum):
    """What became of an update. The first four are those of a question."""

    ANSWERED = "answered"
    REFUSED = "refused"  # the sources don't say it
    INVALID = "invalid"  # no question: too long, or without a word
    FAILED = "failed"
    DONE = "done"  # anything that is no question
    LIMITED = "limited"  # somebody asks more than they may, or than can be answered now, or has too many waiting
    REPEATED = "repeated"  # it was answered before
    OVERTAKEN = "overtaken"  # something newer took its place
    PUT_OFF = "put_off"  # it is handled anew once the storage works, or Telegram takes its answer
    CUT_OFF = "cut_off"  # the bot stopped
    GIVEN_UP = "given_up"  # it can't be handled: it is not understood, or worker after worker died over it


QUESTIONS = (Outcome.ANSWERED, Outcome.REFUSED, Outcome.INVALID, Outcome.FAILED)


TELEGRAM_ERRORS = (
    "flood", "token", "conflict", "forbidden", "timeout", "network", "moved", "no_topic", "no_reply", "marked_wrong",
    "no_message", "same", "unreachable", "unknown", "refused",
)  # fmt: skip
"""What an error of Telegram's can be counted as: `bot.telegram.sending.failures` tells which."""


class Sink(Protocol):
    """Counts. Safe to use from threads; raises nothing. Times are in seconds."""

    def stage(self, stage: Stage, seconds: float) -> None:
        """A stage was gone through."""

    def update(self, kind: str, outcome: Outcome) -> None:
        """An update is finished. `kind` is the name of the field that Telegram gives it."""

    def question(self, outcome: Outcome, language: str, seconds: float) -> None:
        """A question is finished: one of `QUESTIONS`, its language ("ar", "en"), and how long somebody waited for the
        reply, or for nothing."""

    def telegram_error(self, kind: str) -> None:
        """Telegram answered a call with an error, or the network did: one of `TELEGRAM_ERRORS`."""

    def feedback(self, useful: bool) -> None:
        """Somebody said what they think of an answer."""

    def spent(self, spent: Spent) -> None:
        """The language model was asked, or what it wrote was judged."""
