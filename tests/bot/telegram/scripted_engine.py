"""An engine for tests that says what it is told to: a plain function that answers goes in, an `Engine` comes out that
remembers what it was asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from listed_documents import ListedDocuments
from sample_answers import citation

from index.library_records import Counts, DocumentSummary, Scopes
from index.listing import Listing
from index.records import Scope
from retrieval.records import Answer, Citation, Quoted, Surroundings

Ask = Callable[[str], Answer]
BEFORE, AFTER = "What came before. ", " What came after."


@dataclass(frozen=True)
class Question:
    """What was asked: the names of its scopes, sorted, and the earlier questions."""

    text: str
    scopes: tuple[str, ...]
    earlier: tuple[str, ...]


@dataclass
class ScriptedEngine:
    """Answers by `ask`. `gone` are quotes that no longer stand anywhere, `removed` documents that aren't
    stored any more, `listed` its sources, `tried` its examples."""

    ask: Ask
    listed: Sequence[DocumentSummary] = ()
    tried: Mapping[str, Sequence[str]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    asked: list[Question] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)

    def answer_question(self, question: str, scopes: Scopes, earlier: Sequence[str] = ()) -> Answer:
        self.asked.append(Question(question, names(scopes), tuple(earlier)))
        return self.ask(question)

    def cite(self, quoted: Sequence[Quoted], scopes: Scopes, language: str, first_number: int = 1) -> list[Citation]:
        numbered = enumerate(quoted, first_number)
        return [_citation(number, each) for number, each in numbered if each.quote not in self.gone]

    def surroundings(self, quoted: Quoted, scopes: Scopes) -> Surroundings | None:
        if quoted.quote in self.gone:
            return None
        return Surroundings(BEFORE, quoted.quote, AFTER, _citation(1, quoted))

    @property
    def listing(self) -> Listing:
        return ListedDocuments(self.listed)

    def counts(self, scopes: Scopes) -> Counts:
        held = [each for each in self.listed if each.scope in scopes]
        return Counts(len(held), sum(each.sentences for each in held), sum(each.passages for each in held))

    def examples(self, language: str, scopes: Scopes) -> list[str]:
        return list(self.tried.get(language, ()))

    def holds(self, document_id: str) -> bool:
        return document_id not in self.removed

    def move_scope(self, old: Scope, new: Scope) -> Mapping[str, str]:
        self.moved.append((old.name, new.name))
        return {}


def names(scopes: Scopes) -> tuple[str, ...]:
    """The names of scopes, sorted."""
    return tuple(sorted(scope.name for scope in scopes))


def _citation(number: int, quoted: Quoted) -> Citation:
    shown = citation(number, quoted.quote, document_id=quoted.document_id, language="en")
    return replace(shown, start=quoted.start, end=quoted.end)
