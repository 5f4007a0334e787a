"""Words of a claim that stand in none of its sentences and mean nothing that they say, inside one language.

A claim that shortens or rewords a sentence keeps most of its words, and has near ones for the others; one that says
something else ("has quit", "was acquitted") has a word that nothing there is near to. Readings in, a verdict out.
"""

from collections.abc import Sequence

import numpy as np

from index.text import stem
from retrieval.generation.checking.meaning import Reading
from retrieval.generation.checking.strangers import content_places

FARTHEST = 0.42
"""Cosine, of centred vectors in context, of a word's nearest word in the sentences: under it nothing there means it."""
FARTHEST_TWO = 0.5
"""The same, on average over the two words that are farthest."""


def says_more(claim: Reading, sources: Sequence[Reading]) -> bool:
    """Whether a claim has a word, or two, that `sources` of its own language hold in no form and no near meaning."""
    places = content_places(claim)
    held = {stem(word.folded) for source in sources for word in source.words}
    new = [place for place in places if stem(claim.words[place].folded) not in held]
    vectors = [source.vectors for source in sources if len(source.words)]
    if not (new and vectors and claim.is_seen):
        return False
    nearest = np.sort((claim.vectors[new] @ np.concatenate(vectors).T).max(axis=1))
    return bool(nearest[0] < FARTHEST or nearest[:2].mean() < FARTHEST_TWO)
