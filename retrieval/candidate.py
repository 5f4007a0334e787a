"""A sentence that may answer, as search and evidence pass it on."""

from dataclasses import dataclass

from index.library import StoredPassage
from index.records import Sentence


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A sentence with its signals, its score, and the sentence before it where its subject stands there."""

    stored: StoredPassage
    sentence: Sentence
    features: dict[str, float]
    score: float
    context: Sentence | None

    @property
    def quote(self) -> str:
        """The sentence, as it stands in the document."""
        return self.stored.document.text[self.sentence.start : self.sentence.end]

    @property
    def is_exchanged(self) -> bool:
        """Whether it is known to tell the asked deed with its roles exchanged."""
        return self.features.get("exchanged", 0.0) > 0
