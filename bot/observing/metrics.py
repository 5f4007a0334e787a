"""The figures of a running bot for Prometheus: what an observer tells goes in; a registry comes out that can be read.

No label ever holds an id or anybody's words: each has a few values, which stand in the code. All of them are there from
the start, with 0: Prometheus would take the first event of one that comes later for none.
"""

from itertools import product

from prometheus_client import CollectorRegistry, Counter, GCCollector, Histogram, PlatformCollector, ProcessCollector

from bot.observing.events import QUESTIONS, TELEGRAM_ERRORS, Outcome, Stage
from retrieval.generation.budget import Spent

_OTHER = "other"
_LANGUAGES = ("ar", "en")
_OPINIONS = {True: "helpful", False: "not_helpful"}
_UPDATES = (
    "message", "edited_message", "channel_post", "edited_channel_post", "guest_message", "callback_query",
    "inline_query", "chosen_inline_result", "my_chat_member", "chat_member",
)  # fmt: skip
# Seconds. A stage takes from a millisecond (an analysis) to many seconds (a language model, a chat at its rate).
_STAGE_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_QUESTION_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 30.0, 60.0)


class Metrics:
    """Implements `Sink` by counters of a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        GCCollector(registry=self.registry)
        self._updates = self._counter("qawl_updates", "Updates that are finished.", "kind", "outcome")
        self._questions = self._counter("qawl_questions", "Questions that are finished.", "outcome", "language")
        self._question_seconds = Histogram(
            "qawl_question_seconds",
            "From the arrival of a question at the bot, or in the inbox of all workers, to its reply.",
            ["outcome"],
            buckets=_QUESTION_BUCKETS,
            registry=self.registry,
        )
        self._stage_seconds = Histogram(
            "qawl_stage_seconds",
            "What each stage on the way to an answer takes.",
            ["stage"],
            buckets=_STAGE_BUCKETS,
            registry=self.registry,
        )
        self._telegram_errors = self._counter(
            "qawl_telegram_errors", "Calls of the Bot API that were answered with an error, or not at all.", "kind"
        )
        self._feedback = self._counter("qawl_feedback", "What people think of answers.", "opinion")
        self._requests = self._counter(
            "qawl_llm_requests", "Requests to the language model that may have cost something."
        )
        self._tokens = self._counter("qawl_llm_tokens", "Tokens that the language model read and wrote.", "kind")
        self._cost = self._counter("qawl_llm_cost", "What it cost, in the currency of the prices.")
        self._claims = self._counter("qawl_llm_claims", "Sentences of the language model's, after checking.", "outcome")
        self._begin_with_nothing()

    def _begin_with_nothing(self) -> None:
        for kind, outcome in product((*_UPDATES, _OTHER), Outcome):
            self._updates.labels(kind, outcome.value)
        for outcome in QUESTIONS:
            self._question_seconds.labels(outcome.value)
            for language in (*_LANGUAGES, _OTHER):
                self._questions.labels(outcome.value, language)
        for stage in Stage:
            self._stage_seconds.labels(stage.value)
        for kind in TELEGRAM_ERRORS:
            self._telegram_errors.labels(kind)
        for opinion in _OPINIONS.values():
            self._feedback.labels(opinion)
        for kind in ("prompt", "completion"):
            self._tokens.labels(kind)
        for outcome_of_a_claim in ("shown", "dropped"):
            self._claims.labels(outcome_of_a_claim)

    def stage(self, stage: Stage, seconds: float) -> None:
        """See `Sink.stage`."""
        self._stage_seconds.labels(stage.value).observe(seconds)

    def update(self, kind: str, outcome: Outcome) -> None:
        """See `Sink.update`."""
        self._updates.labels(_one_of(kind, _UPDATES), outcome.value).inc()

    def question(self, outcome: Outcome, language: str, seconds: float) -> None:
        """See `Sink.question`."""
        self._questions.labels(outcome.value, _one_of(language, _LANGUAGES)).inc()
        self._question_seconds.labels(outcome.value).observe(seconds)

    def telegram_error(self, kind: str) -> None:
        """See `Sink.telegram_error`."""
        self._telegram_errors.labels(kind).inc()

    def feedback(self, useful: bool) -> None:
        """See `Sink.feedback`."""
        self._feedback.labels(_OPINIONS[useful]).inc()

    def spent(self, spent: Spent) -> None:
        """See `Sink.spent`."""
        self._requests.inc(spent.requests)
        self._tokens.labels("prompt").inc(spent.prompt_tokens)
        self._tokens.labels("completion").inc(spent.completion_tokens)
        self._cost.inc(spent.cost)
        self._claims.labels("shown").inc(spent.claims_shown)
        self._claims.labels("dropped").inc(spent.claims_dropped)

    def _counter(self, name: str, help_text: str, *labels: str) -> Counter:
        return Counter(name, help_text, labels, registry=self.registry)


def _one_of(value: str, known: tuple[str, ...]) -> str:
    return value if value in known else _OTHER
