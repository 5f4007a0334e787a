"""What is read of a question: the words for the doer of a deed, and for the one it is done to."""

from typing import NamedTuple

from retrieval.roles.parties import Span

Named = Span | None
"""The words for somebody; None for whoever is asked for, or isn't told."""


class Reading(NamedTuple):
    """The words for the subject of a verb and for its object, in the active."""

    doer: Named
    other: Named
