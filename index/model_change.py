"""From one model to another without a pause: the new vectors are made beside the old, then take their place at once.

Texts of passages out, what the new model made of them in. Until `switch` every search answers from the old vectors; a
process that is killed on the way leaves what it stored, and whoever begins the same change again goes on from there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from index.embedding.identity import ModelIdentity
from index.embedding.records import PassageEmbedding, PassageText


@dataclass(frozen=True, slots=True)
class ChangeUnderWay:
    """How far a change has come: `done` of `total` passages have vectors of the model named `model`."""

    model: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class WaitingPassage:
    """A passage that has no new vectors yet, as a model is shown it. `document_id` and `ordinal` are its place."""

    id: int
    document_id: str
    ordinal: int
    text: PassageText


class ModelChange(Protocol):
    """A change of the model, of which there is one at a time. Calls are as those of `index.library.Library`."""

    def begin(self, identity: ModelIdentity) -> bool:
        """Begin a change to a model, or go on with one; what was made for yet another is dropped.

        False, with nothing begun, where the library's vectors are that model's already.
        """

    def waiting(self, after: WaitingPassage | None, limit: int) -> list[WaitingPassage]:
        """Up to `limit` passages without new vectors, in the order of their places, from behind `after`."""

    def store(self, identity: ModelIdentity, made: Mapping[int, PassageEmbedding]) -> bool:
        """Keep new vectors by passage; those of passages that are gone meanwhile are dropped.

        False where the change to this model has ended meanwhile, and nothing is kept.
        """

    def switch(self, identity: ModelIdentity) -> bool:
        """Let the new vectors take the place of the old, all in one. False where a passage still waits for its own.

        Raises `ModelMismatchError` where the change to this model has ended meanwhile, but not by such a switch.
        """

    def abandon(self) -> bool:
        """Drop what was made of the new vectors; False where there was no change under way."""

    def under_way(self) -> ChangeUnderWay | None:
        """The change under way; None where there is none."""
