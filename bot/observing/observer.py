"""Where the bot tells what happens in it: updates, questions, stages of work and failures go in; a line of the log for
each update, and figures for whoever counts, come out. Nothing that is told here is anybody's words, name or number."""

import logging
import time
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from structlog.contextvars import bound_contextvars

from bot.observing.events import QUESTIONS, Outcome, Sink, Stage
from bot.observing.logs import FIELDS
from bot.observing.queues import Queues
from bot.observing.tally import Tally
from retrieval.generation.budget import Spent

_LOGGER = logging.getLogger(__name__)


@dataclass(slots=True)
class _InWork:
    """What is known so far of the update in work."""

    began: float
    outcome: Outcome | None = None
    language: str | None = None
    is_question: bool = False
    replied: float | None = None  # when the first message left after the outcome was known
    error: str | None = None
    stages: dict[Stage, float] = field(default_factory=dict)


_in_work: ContextVar[_InWork | None] = ContextVar("what is known of the update in work", default=None)


class Observer:
    """Hands on what it is told to its `tally` and to all `sinks`; `queues` are looked up. Safe to use from threads.

    with observer.update(update_id, "message"):
        observer.question(Outcome.ANSWERED, "ar")
    """

    def __init__(self, *sinks: Sink, clock: Callable[[], float] = time.perf_counter) -> None:
        self.tally = Tally()
        self.queues = Queues()
        self._sinks = (self.tally, *sinks)
        self._clock = clock

    @contextmanager
    def update(self, update_id: int, kind: str, waited: float = 0.0) -> Iterator[None]:
        """An update is worked on by the body, and by what that starts: what it logs bears the update's number. It had
        `waited` for that many seconds: so had whoever sent it."""
        known = _InWork(self._clock() - waited)
        token = _in_work.set(known)
        try:
            with bound_contextvars(update=update_id):
                try:
                    yield
                except CancelledError:
                    known.outcome = Outcome.CUT_OFF
                    raise
                except Exception as error:
                    self.failed(error)
                    raise
                finally:
                    self._finish(known, kind)
        finally:
            _in_work.reset(token)

    @contextmanager
    def digest(self, digest_id: str) -> Iterator[None]:
        """A scheduled digest is made by the body, or by what that starts: what it logs bears the digest's id."""
        with bound_contextvars(digest=digest_id):
            yield

    def outcome(self, outcome: Outcome) -> None:
        """What becomes of the update in work; the last one told holds."""
        known = _in_work.get()
        if known is not None:
            known.outcome = outcome

    def asked(self, language: str) -> None:
        """The update in work asks a question; an update asks one at most."""
        known = _in_work.get()
        if known is not None:
            known.is_question, known.language = True, language

    def question(self, outcome: Outcome, language: str, error: BaseException | None = None) -> None:
        """What became of the question of the update in work."""
        self.asked(language)
        known = _in_work.get()
        if known is not None:
            known.outcome = outcome
            known.error = None if error is None else type(error).__name__

    def failed(self, error: BaseException) -> None:
        """The update in work could not be handled."""
        known = _in_work.get()
        if known is not None:
            known.outcome, known.error = Outcome.FAILED, type(error).__name__

    def stage(self, stage: Stage, seconds: float) -> None:
        """A stage was gone through, for the update in work if there is one."""
        known = _in_work.get()
        if known is not None:
            known.stages[stage] = known.stages.get(stage, 0.0) + seconds
        for sink in self._sinks:
            sink.stage(stage, seconds)

    @contextmanager
    def timing(self, stage: Stage) -> Iterator[None]:
        """The body is a stage."""
        began = self._clock()
        try:
            yield
        finally:
            self.stage(stage, self._clock() - began)

    def replied(self) -> None:
        """A reply has left."""
        known = _in_work.get()
        if known is not None and known.replied is None and known.outcome is not None:
            known.replied = self._clock()

    def telegram_error(self, kind: str) -> None:
        """See `Sink.telegram_error`."""
        for sink in self._sinks:
            sink.telegram_error(kind)

    def feedback(self, useful: bool) -> None:
        """See `Sink.feedback`."""
        for sink in self._sinks:
            sink.feedback(useful)

    def spent(self, spent: Spent) -> None:
        """See `Sink.spent`."""
        for sink in self._sinks:
            sink.spent(spent)

    def _finish(self, known: _InWork, kind: str) -> None:
        ended = self._clock()
        outcome = known.outcome or Outcome.DONE
        for sink in self._sinks:
            sink.update(kind, outcome)
            if known.is_question and outcome in QUESTIONS:
                sink.question(outcome, known.language or "", (known.replied or ended) - known.began)
        fields: dict[str, object] = {"kind": kind, "outcome": str(outcome), "ms": _milliseconds(ended - known.began)}
        if known.language is not None:
            fields["language"] = known.language
        if known.error is not None:
            fields["error"] = known.error
        fields |= {f"{stage}_ms": _milliseconds(seconds) for stage, seconds in known.stages.items()}
        _LOGGER.info("Update finished", extra={FIELDS: fields})


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
