"""A question's way to the passages worth reading: dense and lexical search, fused by weights.

A question with its vectors in; the best passages of the named scopes out, best first. No rank fusion: it lets words
that both scripts happen to share outvote meaning, where a weighted sum does not.
"""

from dataclasses import dataclass

from index.library import Library, Scopes, StoredPassage
from index.records import QuestionEmbedding
from retrieval.profile import Profile, Side
from retrieval.question import Question

_CANDIDATES = 50  # passages that each search may propose
MEAN_SHARE = 0.65
"""How much of its language's mean a question gives up before the search. Passages of its own language lose their head
start by it, without touching a stored vector. On XQuAD-R's development half, both languages in one pool, the passages
that answer are both among the first eight for 72 % (ar) and 84 % (en) of questions at 0.5, 80 and 86 % at 0.65, and 84
and 89 % at 1; one language by itself loses nothing up to 0.65, and up to 2 % at 1."""
_LEXICAL_WEIGHT = 0.05  # of BM25 over the best BM25, beside cosines


@dataclass(frozen=True, slots=True, eq=False)
class FoundPassage:
    """A passage with its search score. Scores of one question compare with each other only."""

    stored: StoredPassage
    score: float


def search(
    question: Question,
    embedding: QuestionEmbedding,
    library: Library,
    profile: Profile,
    scopes: Scopes,
    limit: int,
) -> list[FoundPassage]:
    """The `limit` passages of `scopes` that speak most likely of what `question` asks."""
    moved = embedding.vector - MEAN_SHARE * profile.mean(Side.PASSAGE, question.language)
    dense = {hit.passage_id: hit.score for hit in library.dense_search(moved, scopes, _CANDIDATES)}
    if not dense:
        return []
    lexical = {hit.passage_id: hit.score for hit in library.lexical_search(question.terms, scopes, _CANDIDATES)}
    # A passage that only the words found is no better in meaning than the last one that meaning found.
    least = min(dense.values())
    most = max(lexical.values(), default=0.0)
    scores = {
        passage_id: dense.get(passage_id, least)
        + (_LEXICAL_WEIGHT * lexical.get(passage_id, 0.0) / most if most > 0 else 0.0)
        for passage_id in dense.keys() | lexical.keys()
    }
    best = sorted(scores, key=lambda passage_id: (-scores[passage_id], passage_id))[:limit]
    return [FoundPassage(stored, scores[stored.id]) for stored in library.fetch(best, scopes)]
