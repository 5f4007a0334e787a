"""Which words of a question stand in a sentence, in whatever spelling or script.

Question and sentence words in; matched shares, 0..1, out. Inside one script a word matches its stem, or a spelling so
near that it must be the same word (إيران and ايران, قرغيزستان and قيرغيزستان). Across scripts words match where a list
has one as a translation of the other (refinery and مصفاة), and names by their sounds; inside one language words count
as each other that the list translates alike (grief and sorrow). Inside one script names are words like any other, and
counting them once more was measured to mislead.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.language import has_arabic
from index.text import content_words, stem, tokens
from retrieval.lexicon.lexicon import lexicon
from retrieval.names import SAME_NAME_ACROSS_SCRIPTS, similarity
from retrieval.question import Question, Word, without_genitive
from retrieval.same_script import SHORTEST_RESPELLED, respelled

TRANSLATED = 0.8
"""How surely a word stands where one stands that translates it: it may have been meant in another sense."""

Matches = tuple[float, ...]
"""How surely (0..1) each word of a question stands somewhere."""


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The content words of a sentence: their stems, those by which a list of words may know them, the words as they
    stand by script, and the possible Latin names."""

    stems: frozenset[str]
    listed: frozenset[str]
    arabic: tuple[str, ...]
    latin: tuple[str, ...]
    latin_names: tuple[str, ...]


@lru_cache(maxsize=20_000)
def words_of(sentence: str) -> SentenceWords:
    """The content words of `sentence`. The same sentences are found for many questions."""
    found = content_words(sentence)
    written = dict.fromkeys(without_genitive(sentence[token.start : token.end]) for token in found)
    latin = tuple(word for word in written if word[0].isalpha() and not has_arabic(word))
    stems = frozenset(stem(token.folded) for token in found)
    listed = frozenset(each for token in found for each in lexicon().stems(token.folded))
    return SentenceWords(
        stems=stems,
        listed=stems if listed == stems else listed,  # thousands are kept
        arabic=tuple(word for word in written if has_arabic(word)),
        latin=latin,
        latin_names=tuple(word for word in latin if word[0].isupper()),
    )


def words_met(question: Question, sentence: SentenceWords) -> Matches:
    """How surely (0..1) each of the question's content words stands in `sentence`."""
    return tuple(
        1.0 if word.stem in sentence.stems else _respelled_in(word.written, sentence, named=_is_named(word, question))
        for word in question.words
    )


def words_told(question: Question, sentence: SentenceWords) -> Matches:
    """The same, where another word of the same language that says the same counts as well, but less."""
    otherwise = (
        # What has capitals isn't what its letters mean: Bill Gates, May.
        0.0 if _has_capital(word.written) and _is_named(word, question) else _said_otherwise(word, sentence)
        for word in question.words
    )
    return tuple(map(max, words_met(question, sentence), otherwise))


def words_held(question: Question, sentence: SentenceWords, language: str) -> Matches:
    """How surely (0..1) each of the question's content words stands in `sentence`, as it is, in a word that says the
    same, or, in another `language`, translated."""
    found = words_told(question, sentence)
    return found if language == question.language else best_of([found, words_translated(question, sentence)])


def words_translated(question: Question, sentence: SentenceWords) -> Matches:
    """How surely (0..1) `sentence` holds a translation of each of the question's content words."""
    return tuple(_translated(word, sentence) for word in question.words)


def best_of(found: Sequence[Matches]) -> Matches:
    """How surely each word stands in one place or another."""
    return tuple(map(max, zip(*found, strict=True)))


def covered(found: Sequence[Matches]) -> float:
    """The share (0..1) of the question's words, or names, that were found in one place or another."""
    best = best_of(found)
    return sum(best) / len(best) if best else 0.0


def words_covered(question: Question, sentences: Sequence[SentenceWords]) -> float:
    """The share (0..1) of the question's content words that stand in `sentences` taken together."""
    return covered([words_met(question, part) for part in sentences])


def names_across(question: Question, sentences: Sequence[SentenceWords]) -> dict[str, float]:
    """Each name of the question with how surely (0..1) `sentences` hold it in the other script."""
    return {name: max((_across_scripts(name, part) for part in sentences), default=0.0) for name in question.names}


def names_any(question: Question, words: SentenceWords) -> float:
    """How surely `words` hold any one of the question's names, in either script: 0..1."""
    return max((in_either_script(name, words) for name in question.names), default=0.0)


def names_met(question: Question, words: SentenceWords) -> Matches:
    """How surely (0..1) `words` hold each of the question's names, in either script: by its letters, by its sound, or
    by a translation of it. Of a question without names, nothing is missing: a single 1."""
    return tuple(max(in_either_script(name, words), _renamed(name, words)) for name in question.names) or (1.0,)


def in_either_script(name: str, words: SentenceWords) -> float:
    """How surely (0..1) `words` hold a name, in either script: by its letters or its sound."""
    if _as_word(name).stem in words.stems:
        return 1.0
    return max(_respelled_in(name, words, named=True), _across_scripts(name, words))


def _renamed(name: str, words: SentenceWords) -> float:
    """How surely (0..1) `words` hold a translation of what may be a name: ألمانيا, Germany.

    What has capitals isn't what its letters mean: Bill Gates, May.
    """
    return 0.0 if _has_capital(name) else _translated(_as_word(name), words)


def _is_named(word: Word, question: Question) -> bool:
    return without_genitive(word.written) in question.names


def _has_capital(word: str) -> bool:
    return not has_arabic(word) and not word.islower()


@lru_cache(maxsize=1_000)
def _as_word(name: str) -> Word:
    return Word.of(name, tokens(name)[0].folded)  # "U.S." as the words of a text are folded


def _translated(word: Word, sentence: SentenceWords) -> float:
    return 0.0 if word.translations.isdisjoint(sentence.listed) else TRANSLATED


def _said_otherwise(word: Word, sentence: SentenceWords) -> float:
    """How surely (0..1) the sentence holds another word of the same language that says the same."""
    related = _related(word.folded)
    return TRANSLATED * math.sqrt(max((related[each] for each in sentence.listed & related.keys()), default=0.0))


@lru_cache(maxsize=5_000)
def _related(folded: str) -> Mapping[str, float]:
    return lexicon().related(folded)


def _respelled_in(word: str, sentence: SentenceWords, *, named: bool) -> float:
    """The likeness (0..1) of the nearest spelling of the same name in the same script; 0 where there is none.

    `named` tells whether a Latin word may be a name; of an Arabic one it isn't asked.
    """
    if len(word) < SHORTEST_RESPELLED:
        return 0.0
    others = sentence.arabic if has_arabic(word) else sentence.latin_names if named else ()
    return max((respelled(word, other) for other in others), default=0.0)


def _across_scripts(name: str, sentence: SentenceWords) -> float:
    """The likeness of the likeliest spelling of `name` in the other script; 0 where none is near enough."""
    return likeliest_across(name, sentence.latin_names if has_arabic(name) else sentence.arabic)


def likeliest_across(name: str, others: Iterable[str]) -> float:
    """The likeness (0..1) of the likeliest spelling of `name` among `others`, words in the other script that may be
    names; 0 where none is near enough."""
    near = (similarity(name, other) for other in others)
    return max((score for score in near if score >= SAME_NAME_ACROSS_SCRIPTS), default=0.0)
