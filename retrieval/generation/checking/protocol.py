"""The interface to checks of what a language model wrote: a claim or a translation in, the fault in it out."""

from collections.abc import Sequence
from typing import Protocol

from retrieval.generation.records import Fault, Offered
from retrieval.records import Claim, Translation


class Checks(Protocol):
    """Holds what a model wrote against what it was offered. Safe to use from threads."""

    def claim(self, claim: Claim, offered: Sequence[Offered], question: str, language: str) -> Fault | None:
        """Why a claim for a reader of `language` ("ar" or "en") is not shown; None where it may be.

        `question` is what was asked, empty for a digest: its names and numbers may be said again, but support nothing.
        """

    def translation(self, translation: Translation, offered: Sequence[Offered], language: str) -> Fault | None:
        """Why a translation into `language` is not shown; None where it may be."""
