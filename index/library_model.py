"""The part of a `Library` that knows which model made its vectors."""

from collections.abc import Callable
from typing import Protocol

from index.embedding.identity import ModelIdentity
from index.model_change import ModelChange


class ModelOwner(Protocol):
    """The one model of all that is stored, and what is derived from its text anew."""

    def use_model(self, identity: ModelIdentity) -> str:
        """Record which model makes the vectors, while there are none; later make sure that it is the same.

        What `model_revision` is then comes back. Raises `ModelMismatchError` where another model made the vectors that
        are stored.
        """

    def model_name(self) -> str | None:
        """The model that made the vectors; None before the first."""

    def model_identity(self) -> ModelIdentity | None:
        """The same with what it made of a fixed text."""

    def model_revision(self) -> str:
        """A text that is another after every change of the model, also where a library made by another one was put in
        this one's place: vectors of a question made before fit no more."""

    @property
    def model_change(self) -> ModelChange:
        """The way from one model to another."""

    def renew_terms(self, progress: Callable[[int, int], None]) -> int:
        """Make what passages are found by anew from their text, as it is made of new ones; of how many it was other.

        Searches and additions go on meanwhile. `progress` is told how many passages are looked at, and of how many.
        """
