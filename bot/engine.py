"""What faces ask of the engine below them: questions, quotes, sources. `bot.services.Services` is the one that works.

Every call may take its time (a model, a disk), so the bot makes it in a worker thread; all are safe from any thread.
Each may raise `LibraryError`, and those that need the model `ModelError`.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from index.library_records import Counts, Scopes
from index.listing import Listing
from index.records import Scope
from retrieval.records import Answer, Citation, Quoted, Surroundings

EARLIER_QUESTIONS = 8
"""How many earlier questions a face hands on with one: a chain of follow-ups leans on whoever its first one named."""


class Engine(Protocol):
    """Answers, and what can be asked about an answer afterwards."""

    def answer_question(self, question: str, scopes: Scopes, earlier: Sequence[str] = ()) -> Answer:
        """Answer a question, asked after the `earlier` ones (the last one last). Raises `QuestionError`."""

    def cite(self, quoted: Sequence[Quoted], scopes: Scopes, language: str, first_number: int = 1) -> list[Citation]:
        """Citations of what was quoted before, numbered by their places from `first_number` on.

        What no longer stands is left out, and its number with it. `language` is the reader's, for glosses.
        """

    def surroundings(self, quoted: Quoted, scopes: Scopes) -> Surroundings | None:
        """The sentences around a quote; None where it no longer stands in these scopes."""

    @property
    def listing(self) -> Listing:
        """What it answers from, as lists show it. To be asked for where calls are made: it may open the library."""

    def counts(self, scopes: Scopes) -> Counts:
        """How much it answers from."""

    def examples(self, language: str, scopes: Scopes) -> list[str]:
        """Up to three questions in `language` ("ar" or "en") that these scopes answer, about their newest documents."""

    def holds(self, document_id: str) -> bool:
        """Whether a document of this id is stored, in whichever scope. Soon done."""

    def move_scope(self, old: Scope, new: Scope) -> Mapping[str, str]:
        """Move all documents of one scope to another, as when a group becomes a supergroup: new ids by old ones."""
