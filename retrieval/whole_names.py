"""A name of several words where a sentence has one of them alone: "Chepkemoi", behind "Faith Chepkemoi".

A question and a stored passage in; which of the question's names a sentence means by a part of them, out. News gives a
name in full once, and then the surname alone, or, as Arabic papers do, the given name. A part that the article gives
somebody else as well stands for nobody.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from index.language import has_arabic
from index.library_records import StoredPassage
from index.records import Sentence
from index.text import is_stopword
from retrieval.arabic_verbs import is_verb
from retrieval.facts.known_names import known_names
from retrieval.lexicon.lexicon import lexicon
from retrieval.matching import Matches
from retrieval.name_parts import INSIDE, forms_of, goes_on, has_a_part, may_be_named, parts_of_others
from retrieval.names import SAME_NAME_ACROSS_SCRIPTS, similarity
from retrieval.question import Question, without_genitive
from retrieval.quotation import Quotation
from retrieval.same_script import respelled
from retrieval.short_answer.full_names import full_names
from retrieval.speech.verbs import reports

Together = frozenset[str]
"""Words of a question that are one name, as they were typed."""

_READ_BACK = 6_000
"""Code points up to a passage's end in which names are looked for in full: an article of the news has no more."""
_NOT_UNLIKE = 0.5
"""Similarity from which two words in two scripts may be one, where they stand beside one that is the same."""
_PRESENT = ("ي", "ت")
_WITH_ARTICLE = ("ال", "وال", "بال", "لل")
_FEWEST = 2
_BESIDE = 2
"""Words on either side of some by which it is told whether they are a name."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """A name that the article gives in full: the question's words for it, the article's own, folded, those of them that
    are nobody else's, and where it stands first in the document's text; -1 where that is the title."""

    asked: Together
    parts: tuple[str, ...]
    own: frozenset[str]
    start: int


class WholeNames:
    """The names of a question that the article of a passage gives in full, up to the passage's end."""

    def __init__(self, question: Question, stored: StoredPassage) -> None:
        self._question = question
        self._text = stored.document.text
        self._found: list[_Whole] = []
        runs = _runs(question)
        if not runs:
            return
        end = stored.sentences[-1].end
        start = max(0, end - _READ_BACK)
        title, told = Quotation(stored.document.title), Quotation(self._text[start:end])
        found = [replace(each, start=-1) for each in _given_in_full(title, runs)]
        found += [replace(each, start=start + each.start) for each in _given_in_full(told, runs)]
        for each in found:
            others = (part for text in (title, told) for part in parts_of_others(text, each.parts))
            self._found.append(replace(each, own=each.own.difference(others)))

    def meant(self, sentences: Sequence[Sentence]) -> "Meant":
        """The names of which one of `sentences` has a part alone, behind the whole."""
        found = (
            each.asked
            for each, sentence in product(self._found, sentences)
            if each.start < sentence.start
            and has_a_part(Quotation(self._text[sentence.start : sentence.end]), each.own, each.parts)
        )
        return Meant(self._question, frozenset(found))


@dataclass(frozen=True, slots=True)
class Meant:
    """The names of a question that a sentence means by a part of them: `together` are the words of each.

    What is found of a part is found of the whole.
    """

    question: Question
    together: frozenset[Together]

    def names(self, found: Matches) -> Matches:
        """How surely (0..1) the sentence holds each of the question's names, by how surely it holds them as written."""
        return self._completed(self.question.names, found) if self.together else found

    def words(self, found: Matches) -> Matches:
        """The same of the question's words."""
        if not self.together:
            return found
        return self._completed([without_genitive(word.written) for word in self.question.words], found)

    def added(self, found: Matches) -> dict[str, float]:
        """The names that it holds more surely than as written, each with how surely."""
        if not self.together:
            return {}
        held = zip(self.question.names, found, self.names(found), strict=True)
        return {name: whole for name, written, whole in held if whole > written}

    def _completed(self, names: Sequence[str], found: Matches) -> Matches:
        known = dict(zip(names, found, strict=True))
        whole = {name: max(known.get(each, 0.0) for each in parts) for parts in self.together for name in parts}
        return tuple(max(surely, whole.get(name, 0.0)) for name, surely in zip(names, found, strict=True))


def _runs(question: Question) -> list[list[str]]:
    """The names of a question that stand beside each other in it."""
    quotation = Quotation(question.plain)
    found: list[list[str]] = [[]]
    for place, word in enumerate(quotation.words):
        name = without_genitive(quotation.slice(place, place))
        if name in question.names:
            found[-1].append(name)
        elif word.folded in INSIDE:
            continue
        if name not in question.names or not goes_on(quotation, place):
            found.append([])
    return [run for run in found if len(run) >= _FEWEST]


def _given_in_full(quotation: Quotation, runs: Sequence[Sequence[str]]) -> Iterator[_Whole]:
    """The names that a text gives in at least two words of one of `runs`, the first time each."""
    alike = {name: _words_like(name, quotation.text) for run in runs for name in run}
    told = set[Together]()
    for run, first in product(runs, range(len(quotation.words))):
        for at in range(len(run) - 1):
            places = _places_of(quotation, first, run[at:], alike)
            asked = frozenset(run[at : at + len(places)])
            if len(asked) < _FEWEST or any(map(asked.issubset, told)):
                continue
            if not _is_a_name(quotation, places, is_written_as_one=all(name[0].isupper() for name in asked)):
                continue
            pairs = [(name, quotation.folded(place)) for name, place in zip(run[at:], places, strict=False)]
            if max(_alike(*pair) for pair in pairs) >= SAME_NAME_ACROSS_SCRIPTS:
                told.add(asked)
                parts = tuple(_bare(name, word) for name, word in pairs)
                yield _Whole(asked, parts, frozenset(parts), quotation.words[places[0]].start)
                break


def _words_like(name: str, text: str) -> set[str]:
    """The folded words of a text that may be a name: in its own script those that begin as it does, too."""
    words, folded = _words_by_head(text), Quotation(name).folded(0)
    own, other = words.get((has_arabic(name), folded[:1]), ()), words.get((not has_arabic(name), ""), ())
    return {word for each in (own, other) for word in each if _alike(name, word) >= _NOT_UNLIKE}


@lru_cache(maxsize=100)
def _words_by_head(text: str) -> Mapping[tuple[bool, str], Set[str]]:
    """The folded words of a text, by whether they are Arabic and what they may begin with; by "", all of a script. The
    same texts are found for questions that follow each other."""
    found: dict[tuple[bool, str], set[str]] = {}
    for word in {each.folded for each in Quotation(text).words}:
        for head in {"", *(form[:1] for form in forms_of(word))}:
            found.setdefault((has_arabic(word), head), set()).add(word)
    return found


def _places_of(quotation: Quotation, first: int, run: Sequence[str], alike: Mapping[str, set[str]]) -> list[int]:
    """The places of words from `first` on that are those of a run, one after the other."""
    found: list[int] = []
    place = first
    for name in run:
        while found and quotation.folded(place) in INSIDE and goes_on(quotation, place):
            place += 1
        if quotation.folded(place) not in alike[name] or (found and not goes_on(quotation, place - 1)):
            break
        found.append(place)
        place += 1
    return found


@lru_cache(maxsize=50_000)
def _alike(name: str, word: str) -> float:
    """How surely (0..1) a name of the question is a folded word of a text, with a particle written onto it or not."""
    if has_arabic(name) != has_arabic(word):
        return max(similarity(name, each) for each in forms_of(word))
    folded = Quotation(name).folded(0)
    return 1.0 if folded in forms_of(word) else max(respelled(folded, each) for each in forms_of(word))


def _bare(name: str, word: str) -> str:
    """A folded word without a particle that makes it less like the name."""
    return max(forms_of(word), key=lambda form: _alike(name, form))


def _is_a_name(quotation: Quotation, places: Sequence[int], *, is_written_as_one: bool) -> bool:
    """Whether words are the name of somebody or of a body, as far as those around them tell, or, for Arabic ones, the
    capitals of a question."""
    first, last = max(0, places[0] - _BESIDE), min(len(quotation.words) - 1, places[-1] + _BESIDE)
    said, at = Quotation(quotation.slice(first, last)), [place - first for place in places]
    if not has_arabic(said.folded(at[0])):
        named = {place for each in full_names(said.text) for place in range(each.first, each.end)}
        return named.issuperset(at)
    if not known_names(said).keys().isdisjoint(at):
        return False
    given, *others = map(said.folded, at)
    may_be_one = may_be_named(given) and all(may_be_named(word) or _may_be_a_surname(word) for word in others)
    return is_written_as_one or may_be_one


def _may_be_a_surname(word: str) -> bool:
    """Whether an ordinary Arabic word may be somebody's surname behind a given name: «جوزيف عون»."""
    is_present = word.startswith(_PRESENT) and not lexicon().of(word).isdisjoint(lexicon().of(word[1:]))
    return not (is_stopword(word) or is_verb(word) or is_present or reports(word) or word.startswith(_WITH_ARTICLE))
