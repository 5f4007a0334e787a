"""What a writer asks a language model through: a request and who it is for in, a reply within the bounds out.

The bounds are the breaker's (a dead endpoint costs nobody time) and the budget's. Neither the log nor an error holds
anything of a request or a reply.
"""

import logging
import threading
import time

from index.errors import EndpointError, NotAskedError
from retrieval.generation.breaker import Breaker, Health, Permit
from retrieval.generation.budget import Budget, Reservation, Spent
from retrieval.generation.endpoint import Completion, Endpoint, Request, Trouble, Usage, Watch
from retrieval.generation.not_asked import WhyNot
from retrieval.generation.tokens import estimate

_log = logging.getLogger(__name__)

_QUIET_SECONDS = 600.0
_COSTS_NOTHING = {
    Trouble.UNREACHABLE, Trouble.UNAUTHORISED, Trouble.BUSY, Trouble.FAILED, Trouble.REFUSED, Trouble.DECLINED,
}  # fmt: skip


class Gate:
    """An endpoint that is asked with care. Safe to use from threads.

        completion = gate.ask(request, account=chat_id, watch=show)
        gate.count_claims(chat_id, shown=2, dropped=1)

    `timeout` is in seconds, for a whole reply.
    """

    def __init__(self, endpoint: Endpoint, breaker: Breaker, budget: Budget, timeout: float) -> None:
        self._endpoint = endpoint
        self._breaker = breaker
        self._budget = budget
        self._timeout = timeout
        self._lock = threading.Lock()
        self._quiet_until: dict[str, float] = {}

    @property
    def model(self) -> str:
        """The model's name."""
        return self._endpoint.model

    def ask(self, request: Request, account: int, watch: Watch | None = None) -> Completion:
        """The model's reply. `account` is a chat's id, 0 for the terminal.

        What `watch` raises ends the request and comes out. Raises `EndpointError`; where nothing was sent it is a
        `NotAskedError`, at once.
        """
        permit = self._breaker.enter()
        try:
            reservation = self._reserve(request, account)
        except BaseException:
            self._breaker.abandoned(permit)
            raise
        usage: Usage | None = reservation.estimate  # what is written down unless more is known
        try:
            completion = self._endpoint.complete(request, self._timeout, watch)
        except EndpointError as error:
            usage = None if error.trouble in _COSTS_NOTHING else usage
            self._fail(permit, error)
            raise
        except BaseException:
            self._breaker.abandoned(permit)
            raise
        else:
            usage = completion.usage
            if self._breaker.succeeded(permit):
                _log.info("The language model answers again")
            return completion
        finally:
            self._budget.settle(reservation, usage)

    def count_claims(self, account: int, *, shown: int, dropped: int) -> None:
        """Write down what came of a reply: claims and translations that were shown, and that were dropped."""
        self._budget.count_claims(account, shown=shown, dropped=dropped)

    def health(self) -> Health:
        """How the endpoint does, for reports."""
        return self._breaker.health()

    def spent_today(self, account: int | None = None) -> Spent:
        """What an account, or all of them together, spent since midnight UTC. Raises `LibraryError`."""
        return self._budget.spent_today(account)

    def _reserve(self, request: Request, account: int) -> Reservation:
        try:
            return self._budget.reserve(account, estimate(request))
        except NotAskedError as why_not:
            self._say_once(why_not)
            raise

    def _fail(self, permit: Permit, error: EndpointError) -> None:
        if self._breaker.failed(permit, error):
            seconds = self._breaker.health().seconds_to_rest
            _log.warning("%s. It is asked again in %.0f seconds", error, seconds)
        else:
            _log.info("%s", error)

    def _say_once(self, why_not: NotAskedError) -> None:
        """A spent budget is worth one line a day; a chat's own is not worth a warning."""
        now = time.monotonic()
        with self._lock:
            if now < self._quiet_until.get(why_not.reason, 0.0):
                return
            self._quiet_until[why_not.reason] = now + (why_not.retry_after or _QUIET_SECONDS)
        _log.log(logging.INFO if why_not.reason == WhyNot.TOKENS_EACH else logging.WARNING, "%s", why_not)
