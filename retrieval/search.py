"""A question's way to the passages worth reading: meaning, words, their translations, and names by their sound in the
other script propose them, each is scored by itself.

A question with its vectors in; the best passages of the named scopes out, best first. No rank fusion: it lets words
that both scripts happen to share outvote meaning, and other passages decide how one is ranked.
"""

from dataclasses import dataclass
from itertools import islice, zip_longest

from index.embedding.records import QuestionEmbedding
from index.language import has_arabic
from index.library import Library
from index.library_records import PassageLikeness, Scopes, StoredPassage
from index.sounds import sound_terms_across
from retrieval.candidate import Reply
from retrieval.lexicon.lexicon import lexicon
from retrieval.lexicon.whole_words import searched
from retrieval.matching import TRANSLATED, likeliest_across
from retrieval.profile import Profile, Side
from retrieval.question import Question, Word, without_genitive

PASSAGES_READ = 8
"""Of the best, those whose sentences are held against the question."""
_CANDIDATES = 50  # passages that each search may propose
_MOST_TRANSLATIONS = 12
"""Stems that translate the question's words and that passages are looked for by: in a library of 100,000 passages that
have them all, 100 take nearly as long as embedding the question."""
MEAN_SHARE = 0.65
"""How much of its language's mean a question gives up before the search. Passages of its own language lose their head
start by it, without touching a stored vector. On XQuAD-R's development half, both languages in one pool, the passages
that answer are both among the first eight for 72 % (ar) and 84 % (en) of questions at 0.5, 80 and 86 % at 0.65, and 84
and 89 % at 1; one language by itself loses nothing up to 0.65, and up to 2 % at 1."""
_TERMS_WEIGHT = 0.06
"""Of the share of the question's words that stand in a passage, beside its inner product: no other passage has a say
in it, as in BM25. The passage that answers comes first (ar→ar, ar→en, en→ar, en→en, ARCD, QED) for 91 73 79 97 75 90 %
of questions; with 0.05 of BM25 over the best BM25 for 91 73 75 96 75 91 %, without words for 82 72 78 91 67 86 %."""


@dataclass(frozen=True, slots=True, eq=False)
class FoundPassage:
    """A passage with its search score. Scores of one question compare with each other only.

    `replies` are the messages that answer what it asks, where it is one of a chat (`retrieval.replies`).
    """

    stored: StoredPassage
    score: float
    replies: tuple[Reply, ...] = ()


def search(
    question: Question,
    embedding: QuestionEmbedding,
    library: Library,
    profile: Profile,
    scopes: Scopes,
    limit: int,
) -> list[FoundPassage]:
    """The `limit` passages of `scopes` that speak most likely of what `question` asks."""
    sounds = list(dict.fromkeys(sound for name in question.names for sound in sound_terms_across(name)))
    across = [*sounds, *_translated(question)]
    moved = embedding.vector - MEAN_SHARE * profile.mean(Side.PASSAGE, question.language)
    hits = [
        *library.dense_search(moved, scopes, _CANDIDATES),
        *library.lexical_search(question.terms, scopes, _CANDIDATES),
        *(library.lexical_search(across, scopes, _CANDIDATES) if across else ()),
    ]
    stems = {stem for word in question.words for stem in (word.stem, *word.searched)}
    found = library.likeness(list({hit.passage_id: None for hit in hits}), moved, stems, sounds, scopes)
    scores = {each.passage_id: each.product + _TERMS_WEIGHT * _share(question, each) for each in found}
    best = sorted(scores, key=lambda passage_id: (-scores[passage_id], passage_id))[:limit]
    return [FoundPassage(stored, scores[stored.id]) for stored in library.fetch(best, scopes)]


def _translated(question: Question) -> list[str]:
    """The stems that passages in the other language are looked for by: of each word one, then of each a second.

    Of a word those first that translate the fewest others, and so say the most.
    """
    known = lexicon().translations
    by_word = [sorted(word.translations, key=lambda each: (known[each].count(" "), each)) for word in question.words]
    in_turn = (searched(each) for turn in zip_longest(*by_word) for each in turn if each is not None)
    return list(islice(dict.fromkeys(in_turn), _MOST_TRANSLATIONS))


def _share(question: Question, likeness: PassageLikeness) -> float:
    """The share (0..1) of the question's words that stand in a passage, translated or, if they are names, in the other
    script. That they have a sound in common is not enough: their spellings must be alike."""
    found = (_met(word, question, likeness) for word in question.words)
    return sum(found) / max(1, len(question.words))


def _met(word: Word, question: Question, likeness: PassageLikeness) -> float:
    if word.stem in likeness.terms:
        return 1.0
    if not word.searched.isdisjoint(likeness.terms):
        return TRANSLATED
    name = without_genitive(word.written)
    if name not in question.names:
        return 0.0
    return likeliest_across(name, (other for other in likeness.sounding if has_arabic(other) != has_arabic(name)))
