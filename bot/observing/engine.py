"""An engine that tells an observer what becomes of questions: what faces ask goes in and on; the answers come back as
they are."""

from collections.abc import Mapping, Sequence

from bot.engine import Engine
from bot.observing.events import Outcome, Stage
from bot.observing.observer import Observer
from index.errors import QuestionError
from index.language import language_of
from index.library_records import Counts, Scopes
from index.listing import Listing
from index.records import Scope
from retrieval.records import Answer, Citation, Quoted, Surroundings

_STAGES = {each.value: each for each in (Stage.ANALYSIS, Stage.EMBEDDING, Stage.SEARCH, Stage.EVIDENCE)}


class ObservedEngine:
    """Implements `bot.engine.Engine` by another one."""

    def __init__(self, engine: Engine, observer: Observer) -> None:
        self._engine = engine
        self._observer = observer

    def answer_question(self, question: str, scopes: Scopes, earlier: Sequence[str] = ()) -> Answer:
        """See `Engine.answer_question`."""
        try:
            answer = self._engine.answer_question(question, scopes, earlier)
        except Exception as error:
            outcome = Outcome.INVALID if isinstance(error, QuestionError) else Outcome.FAILED
            self._observer.question(outcome, language_of(question), error)
            raise
        for name, milliseconds in answer.timings_ms.items():
            if name in _STAGES:
                self._observer.stage(_STAGES[name], milliseconds / 1000)
        self._observer.question(Outcome.ANSWERED if answer.answered else Outcome.REFUSED, answer.language)
        return answer

    def cite(self, quoted: Sequence[Quoted], scopes: Scopes, language: str, first_number: int = 1) -> list[Citation]:
        """See `Engine.cite`."""
        return self._engine.cite(quoted, scopes, language, first_number)

    def surroundings(self, quoted: Quoted, scopes: Scopes) -> Surroundings | None:
        """See `Engine.surroundings`."""
        return self._engine.surroundings(quoted, scopes)

    @property
    def listing(self) -> Listing:
        """See `Engine.listing`."""
        return self._engine.listing

    def counts(self, scopes: Scopes) -> Counts:
        """See `Engine.counts`."""
        return self._engine.counts(scopes)

    def examples(self, language: str, scopes: Scopes) -> list[str]:
        """See `Engine.examples`."""
        return self._engine.examples(language, scopes)

    def holds(self, document_id: str) -> bool:
        """See `Engine.holds`."""
        return self._engine.holds(document_id)

    def move_scope(self, old: Scope, new: Scope) -> Mapping[str, str]:
        """See `Engine.move_scope`."""
        return self._engine.move_scope(old, new)
