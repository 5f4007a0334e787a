"""A sentence that may answer, as search and evidence pass it on."""

from dataclasses import dataclass

from index.library_records import StoredPassage
from index.records import Sentence
from retrieval.records import Quoted


@dataclass(frozen=True, slots=True, eq=False)
class Reply:
    """What answers a question that stands in a source: sentences of one passage, one after the other, at least one."""

    stored: StoredPassage
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """All of them, as they stand in the document."""
        return self.stored.document.text[self.sentences[0].start : self.sentences[-1].end]


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A sentence with its signals, its score, and the sentence before it where its subject stands there.

    `replies` are other messages of its chat that answer it, where it asks in one; `replies_to` is the question in
    another message that it answers.
    """

    stored: StoredPassage
    sentence: Sentence
    features: dict[str, float]
    score: float
    context: Sentence | None
    replies: tuple[Reply, ...] = ()
    replies_to: Quoted | None = None

    @property
    def quote(self) -> str:
        """The sentence, as it stands in the document."""
        return self.stored.document.text[self.sentence.start : self.sentence.end]

    @property
    def language(self) -> str:
        """That of its document: "ar", "en" or another."""
        return self.stored.document.language

    @property
    def before(self) -> str:
        """What stands before the sentence in its line."""
        return line_before(self.stored.document.text, self.sentence.start)

    @property
    def sentence_before(self) -> str:
        """The sentence before it, in its line or an earlier one, where its passage has one; empty otherwise."""
        earlier = [each for each in (self.stored.before, *self.stored.sentences) if each is not None]
        found = next((each for each in reversed(earlier) if each.end <= self.sentence.start), None)
        return "" if found is None else self.stored.document.text[found.start : found.end]

    def with_signals_of(self, other: "Candidate", *names: str) -> dict[str, float]:
        """Its signals, each of those named as high as that of the other one where this is higher, or it has none."""
        both = (self.features, other.features)
        known = {name: [each[name] for each in both if name in each] for name in names}
        return {**self.features, **{name: max(found) for name, found in known.items() if found}}

    @property
    def is_exchanged(self) -> bool:
        """Whether it is known to tell the asked deed with its roles exchanged, or of others than is asked about."""
        return self.features.get("exchanged", 0.0) > 0


def line_before(text: str, start: int) -> str:
    """What stands before a place of a text, in the same line."""
    return text[text.rfind("\n", 0, start) + 1 : start].rstrip()
