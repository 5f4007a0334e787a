"""Who did it to whom: whether a claim turns round two names about a verb that its sentence has as well.

A claim and its sentences, in one language, in; `Fault.UNSUPPORTED` or None out.
"""

from collections.abc import Sequence

from retrieval.facts.deeds import deeds
from retrieval.generation.records import Fault


def roles_fault(claimed: str, sentences: Sequence[str]) -> Fault | None:
    """`Fault.UNSUPPORTED` where the claim has X doing to Y what a sentence has Y doing to X, and nowhere X to Y."""
    said = deeds(claimed)
    held = frozenset[tuple[str, str, str]]().union(*map(deeds, sentences))
    turned = {(other, verb, one) for one, verb, other in said - held}
    return Fault.UNSUPPORTED if turned & held else None
