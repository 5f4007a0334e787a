"""Names in a quote that the reader typed in the other script: their own spelling is the best gloss there is.

A quotation and a question in; the names that both hold out. Nothing is transliterated: a name that the question does
not hold has none.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.language import has_arabic
from index.sounds import spellings
from index.text import fold, is_stopword
from retrieval.gloss.place_names import places
from retrieval.lexicon.lexicon import lexicon
from retrieval.names import SAME_NAME_ACROSS_SCRIPTS, similarity
from retrieval.question import Question, without_genitive
from retrieval.quotation import Found, Quotation
from retrieval.speech.saying import speaks_of_saying

_SAME_NAME = 0.87
"""Similarity from which two spellings are one name, for a gloss. On XQuAD-R's development half, Arabic questions
against the English paragraphs, about one pair in forty from here on is a coincidence; for ranking 0.75 is enough."""
_SAME_SHORT_NAME = 0.9
"""The same for names of two consonants, which agree by chance more often: Raisi and رئيسي have just this."""
_SAME_WITHOUT_CAPITALS = 0.93
"""The same where the question was typed without capitals, and any word of it may be a name."""
_FEWEST_LETTERS = 3
_FEWEST_LETTERS_OF_SHORT = 4
_ADJECTIVES = ("يه", "يين", "يون", "يات")  # "British" is not Britain
_NISBA = "ي"
_Y_SOUNDS = ("i", "y", "e", "j")
_DUALS = ("تا", "تي")
_MAIN = "رييسي"
"""رئيسي, folded: a man's name, "main", and "the two presidents of"."""
_BEFORE_MAIN = frozenset("بشكل سبب دور عامل مصدر طريق شارع هدف بين شريك محور".split())


class _Match(NamedTuple):
    """A word of the quote, by its place, and the question's name for it, by its place among the names."""

    word: int
    name: int


def names(quotation: Quotation, question: Question) -> Iterator[Found]:
    """The names of `question` that stand in the quote in the other script, each where it stands first."""
    matches = sorted(_matches(quotation, question))
    place = 0
    while place < len(matches):
        last = place
        while last + 1 < len(matches) and _goes_on(quotation, matches[last], matches[last + 1]):
            last += 1
        run = matches[place : last + 1]
        first, end = quotation.words[run[0].word], quotation.words[run[-1].word]
        written = [question.names[match.name] for match in run]
        yield Found(first.start, end.end, " ".join(map(_shown, written)))
        place = last + 1


def _goes_on(quotation: Quotation, one: _Match, other: _Match) -> bool:
    """Whether two words are one name in the quote and in the question: "إبراهيم رئيسي", "Ebrahim Raisi"."""
    return (other.word, other.name) == (one.word + 1, one.name + 1) and quotation.joined(one.word, other.word)


def _shown(name: str) -> str:
    return name if name[0].isupper() or has_arabic(name) else name.capitalize()


def _matches(quotation: Quotation, question: Question) -> Iterator[_Match]:
    capitals = any(name[0].isupper() for name in question.names)
    for number, name in enumerate(question.names):
        if len(name) < _FEWEST_LETTERS or speaks_of_saying(name) or (fold(name),) in places():
            continue
        alike = {
            word: likeness
            for word in _candidates(quotation, in_arabic=not has_arabic(name))
            if (likeness := _likeness(name, quotation.slice(word, word))) > 0
            and (capitals or has_arabic(name) or likeness >= _SAME_WITHOUT_CAPITALS)
            and not _are_two_words(fold(without_genitive(name)), quotation.folded(word))
        }
        if alike:
            yield _Match(max(alike, key=lambda word: (alike[word], -word)), number)


def _are_two_words(one: str, other: str) -> bool:
    """Whether two folded words are ordinary words of the two languages that say different things: "health" and حالتا.

    What a name is spelled like in the other script is seldom a word there: "Raisi" is none.
    """
    return _is_word(one) and _is_word(other) and lexicon().of(one).isdisjoint(lexicon().stems(other))


def _is_word(folded: str) -> bool:
    """Whether the list of words knows a folded word, also as the dual before what it belongs to (حالتا, دولتي), and not
    as a name alone, which sounds like its translation: نوبل."""
    bare = folded.removesuffix(_DUALS[0]).removesuffix(_DUALS[1])
    translations = lexicon().of(folded) or (lexicon().of(f"{bare}ه") if bare != folded else frozenset())
    return any(similarity(folded, each) < SAME_NAME_ACROSS_SCRIPTS for each in translations)


def _candidates(quotation: Quotation, *, in_arabic: bool) -> Sequence[int]:
    return [
        place
        for place, word in enumerate(quotation.words)
        if has_arabic(word.folded) == in_arabic
        and len(word.folded) >= _FEWEST_LETTERS
        and not is_stopword(word.folded)
        and (in_arabic or quotation.has_capital(place))
        and not (word.folded == _MAIN and _is_no_name(quotation, place))
    ]


def _is_no_name(quotation: Quotation, place: int) -> bool:
    return quotation.folded(place - 1) in _BEFORE_MAIN or quotation.folded(place + 1) in {"البلدين", "الدولتين"}


def _likeness(name: str, word: str) -> float:
    """How alike a name and a word of the other script are; 0 where that is too little, or chance."""
    arabic, latin = (name, word) if has_arabic(name) else (word, name)
    folded = fold(arabic)
    if folded.endswith(_ADJECTIVES) or (folded.endswith(_NISBA) and not fold(latin).endswith(_Y_SOUNDS)):
        return 0.0
    found = similarity(name, word)
    is_short = min(len(spelling.skeleton) for spelling in (*spellings(name), *spellings(word))) <= 2
    if is_short:
        is_whole = min(len(folded), len(latin)) >= _FEWEST_LETTERS_OF_SHORT and not folded.startswith("ال")
        return found if is_whole and found >= _SAME_SHORT_NAME else 0.0
    return found if found >= _SAME_NAME else 0.0
