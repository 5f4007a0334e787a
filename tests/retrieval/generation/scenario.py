"""What a scripted scenario is made of: a question, the sentences that are offered, and what a model says of them.

True claims are supported by just the sentences that they name, with their titles and the sentences before. Lies are
told the way language models tell them: fluent, and near the truth.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.generation.records import Offered

LANGUAGES = ("en", "ar")
"""Of readers. Sentences are in either, whatever the reader's is."""

KINDS = {
    "number": "a number, an amount, a score or a count is changed",
    "date": "a day, a month or a year is changed",
    "name": "a person, a place or an organisation is swapped for another, or made up",
    "wrong_source": "another offered sentence says so, and the cited one doesn't",
    "unknown_id": "true, but it cites a sentence that was not offered",
    "no_id": "true, but it cites nothing",
    "quote": "words in quotation marks that the sentence doesn't have",
    "negation": "what was said is denied, or what was denied is said",
    "invented": "a fluent statement of which the sentences say nothing",
    "opposite": "rose for fell, accepted for rejected",
    "role": "who did it and to whom it was done are swapped",
}
"""Of lies."""
HARD_KINDS = frozenset({"role"})
"""Every word of these stands in the sentence: telling them takes more than looking words up, and some may pass."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence that is offered, its language, its article's title, and the sentence before where its subject is."""

    text: str
    language: str
    title: str
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A true claim, and the sentences, from 1, that support it: all of them together, and each in part."""

    text: str
    rests_on: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lie:
    """A claim that must not be shown, one of `KINDS`, with the sentences that it says it rests on."""

    kind: str
    text: str
    rests_on: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One piece of news. `questions`, `true` and `lies` are by the reader's language."""

    name: str
    questions: Mapping[str, str]
    sentences: tuple[Source, ...]
    true: Mapping[str, tuple[Said, ...]]
    lies: Mapping[str, tuple[Lie, ...]]

    def offered(self) -> tuple[Offered, ...]:
        """The sentences as a model is offered them, numbered from 1."""
        return tuple(
            Offered(number, each.text, each.context, each.language, each.title, None, None)
            for number, each in enumerate(self.sentences, 1)
        )
