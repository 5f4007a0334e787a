"""Whether a sentence tells of somebody or something else than a question names: "Rami Haddad" isn't Nadia Haddad.

A question, a sentence and what stands around it in; yes or no out. Places are told of elsewhere (`naming`). A name that
is spelt in another way may go unseen; so only a sentence that names another one instead is told to be of that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.language import has_arabic
from retrieval.facts.known_names import known_names
from retrieval.gloss.people import is_ordinary
from retrieval.lexicon.lexicon import lexicon
from retrieval.matching import in_either_script, words_of
from retrieval.names import SAME_NAME_ACROSS_SCRIPTS, similarity
from retrieval.question import Question
from retrieval.quotation import Quotation
from retrieval.short_answer.full_names import FullName, full_names, may_be_surname
from retrieval.speech.discourse import leaves_subject_out
from retrieval.stated.clauses import THAT, said_by, says

_Name = tuple[str, ...]

_NOT_UNLIKE = 0.5
"""Similarity from which two words in two scripts may be one, where they stand beside one that is the same."""
_BODIES = "company firm group bank club team side party union ministry agency university hospital".split()
_ARABIC_BODIES = "شركة مجموعة بنك مصرف نادي فريق حزب نقابة وزارة وكالة جامعة مستشفى".split()
_LEANING = re.compile(
    rf"\bthe (?:{'|'.join(_BODIES)})\b|\b(?:[وفب]?ال|لل)(?:{'|'.join(_ARABIC_BODIES)})\b", re.IGNORECASE
)
"""What only the sentence before may name: "the company"."""
_LONGEST_CLAUSE = 15
"""Words up to a "that" among which whoever says the rest stands."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sentence: the title of its article, the sentence before it, and the whole article."""

    title: str = ""
    before: str = ""
    article: str = ""


def is_of_another(question: Question, sentence: str, around: Around) -> bool:
    """Whether the sentence names none of those that the question names, and somebody or something else instead.

    Where it leans on the sentence before it, by a pronoun or "the company", that counts too, and names what is meant
    only if it names nobody else. The title names whom the sentence is of, unless it names several and the sentence
    another, or the sentence a person that the article has introduced.
    """
    asked = _asked(question)
    if not asked:  # reading the whole article for names takes as long as the rest of an answer's evidence
        return False
    known = [each.words for text in (around.title, around.article) for each in full_names(text)]
    told = _Told(sentence, known)
    if any(map(told.names, asked)) or (leaves_subject_out(sentence) and not around.before):
        return False
    others = told.others(asked)
    if around.before and (leaves_subject_out(sentence) or _LEANING.search(sentence)):
        before = _Told(around.before, known)
        if any(map(before.names, asked)):
            return bool(others) and bool(before.others(asked))
        others = [*told.spoken_of(others), *before.spoken_of(before.others(asked))]
    else:
        others = told.spoken_of(others)
    title = _Told(around.title, [])
    if not any(map(title.names, asked)):
        return bool(others)
    return any(len(full_names(around.title)) > 1 or told.is_introduced(each) for each in others)


def _asked(question: Question) -> list[_Name]:
    """The names of the question, without letters that stand for words, which may be said instead, and without what is
    left of a name that begins with a place: "Scottish Cup".

    In a question typed without capitals, each word that may be nothing but a name is one.
    """
    places = known_names(Quotation(question.text))
    found = [
        each.words
        for each in full_names(question.text)
        if not all(map(str.isupper, each.words)) and each.first - 1 not in places and each.end not in places
    ]
    if not any(has_arabic(name) or name[0].isupper() for name in question.names):
        found += [(name,) for name in question.names if not is_ordinary(name)]
    return found


class _Told:
    """The names in a text; `known` are those of its article, by which a surname alone is understood."""

    def __init__(self, text: str, known: Sequence[_Name]) -> None:
        self._quotation = Quotation(text)
        self._known = known
        self._found = list(full_names(text))
        self._taken = {place for each in self._found for place in range(each.first, each.end)}
        surnames = {name[-1] for name in known if len(name) > 1}
        self._found += [each for each in self._surnames(surnames) if each.first not in self._taken]
        self._taken |= {each.first for each in self._found}

    def names(self, name: _Name) -> bool:
        """Whether the text names it, whole or in part, and nobody else by that part."""
        if any(_is_same(name, each) for found in self._found for each in self._meant(found)):
            return True
        places = (place for place in range(len(self._quotation.words)) if place not in self._taken)
        words = words_of(" ".join(self._quotation.slice(place, place) for place in places))
        return any(
            in_either_script(word, words) > 0 or not lexicon().of(word.casefold()).isdisjoint(words.listed)
            for word in name
        )

    def others(self, asked: Sequence[_Name]) -> list[FullName]:
        """The names in the text that are none of those `asked`."""
        return [
            each
            for each in self._found
            if (self.is_introduced(each) or not all(map(is_ordinary, each.words)) or has_arabic(each.words[0]))
            and not any(_is_same(name, meant) for name in asked for meant in self._meant(each))
        ]

    def spoken_of(self, names: Sequence[FullName]) -> list[FullName]:
        """Those of the names in the text that don't only say what the rest of it holds."""
        speaking = _speaking(self._quotation)
        return [each for each in names if each.first not in speaking]

    def is_introduced(self, name: FullName) -> bool:
        """Whether it is a part of a name that the article gives in full."""
        return self._meant(name) != (name.words,)

    def _meant(self, name: FullName) -> tuple[_Name, ...]:
        longer = tuple(each for each in self._known if len(each) > len(name.words) and set(name.words) <= set(each))
        return longer or (name.words,)

    def _surnames(self, surnames: set[str]) -> Iterator[FullName]:
        for place in range(len(self._quotation.words)):
            for word in may_be_surname(self._quotation, place):
                if word in surnames:
                    yield FullName(place, place + 1, (word,))


def _is_same(one: _Name, other: _Name) -> bool:
    """Whether each word of the shorter name stands in the longer one, in either script."""
    shorter, longer = sorted((one, other), key=len)
    if has_arabic(shorter[0]) == has_arabic(longer[0]):
        words = words_of(" ".join(longer))
        return all(in_either_script(word, words) > 0 for word in shorter)
    alike = [max(similarity(word, each) for each in longer) for word in shorter]
    return min(alike) >= _NOT_UNLIKE and max(alike) >= SAME_NAME_ACROSS_SCRIPTS


def _speaking(quotation: Quotation) -> frozenset[int]:
    """The places of words that tell who says the rest, in however many words."""
    places = range(min(_LONGEST_CLAUSE, len(quotation.words)))
    end = next((place for place in places if quotation.folded(place) in THAT), 0)
    return said_by(quotation) | frozenset(range(end) if any(says(quotation, place) for place in range(end)) else ())
