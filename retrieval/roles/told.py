"""Who does something and to whom it is done, as one word of a sentence tells it."""

from enum import Enum, auto
from typing import NamedTuple

from retrieval.roles.parties import Span


class Role(Enum):
    """What is known of somebody who isn't named by words."""

    UNKNOWN = auto()
    PRONOUN = auto()
    UNNAMED = auto()
    """There is somebody, and the sentence doesn't say who: "were beaten"."""


Told = Span | Role
"""The words for somebody, or what else is known."""


class Roles(NamedTuple):
    """Who does it, and to whom it is done."""

    doer: Told
    other: Told

    def swapped(self) -> "Roles":
        """As a verb means it that tells the deed the other way round."""
        return Roles(self.other, self.doer)


UNSURE = Roles(Role.UNKNOWN, Role.UNKNOWN)
