"""Whether a sentence, with its article's title, is of whom and what a question names: "the coach of Chelsea" is not
Arsenal's.

A question and the two texts in; yes or no out. A name that is spelt in another way may go unseen: then nothing is
marked.
"""

import re
from collections.abc import Iterator, Sequence

from index.language import has_arabic
from index.text import is_stopword, stem
from retrieval.facts.countries import with_capitals
from retrieval.facts.known_names import places_of
from retrieval.facts.named import TITLES
from retrieval.gloss.dates import is_year
from retrieval.matching import in_either_script, words_met, words_of
from retrieval.numbers import figures, values_in
from retrieval.question import Question
from retrieval.quotation import Quotation

_ARABIC_OFFICES = tuple(
    """
    مدير مديره مدرب وزير وزيره ملك ملكه امير محافظ عمده قايد زعيم امين موسس مالك صاحب حاكم سفير مخرج كاتب مولف لاعب
    كابتن والد والده زوجه زوج نايب رييس رييسه
    """.split()
)
_ASKS_WHO_SOMEBODY_IS = re.compile(
    r"^(?:who|whos|whose)(?: (?:is|was|are|were|s))\b"
    rf"|^[وف]?(?:من|مين) (?:هو|هي|هم|كان|كانت|يكون|تكون|{'|'.join(_ARABIC_OFFICES)})\b"
)
_FEW = 3
"""Words that say whose office it is: in a longer question the sentence may say them otherwise."""


def places_are_met(question: Question, sentence: str, title: str, *, strictly: bool) -> bool:
    """Whether each place of the question stands in the sentence or the title; if not `strictly`, it is enough that
    these name no other place."""
    asked, told = places_of(with_capitals(question.text)), places_of(sentence) | places_of(title)
    return asked <= told or (not strictly and told <= asked)


def names_are_met(question: Question, sentence: str, title: str) -> bool:
    """Whether each name in capitals of the question stands in the sentence or the title; its places `places_are_met`
    tells."""
    texts = [words_of(sentence), words_of(title)]
    in_capitals = [name for name in question.names if not has_arabic(name) and name[0].isupper()]
    return all(
        name.casefold() in TITLES or _is_place(name) or any(in_either_script(name, words) > 0 for words in texts)
        for name in in_capitals
    )


def whose_office_is_met(question: Question, sentence: str, title: str) -> bool:
    """Where it is asked who somebody is, "the coach of Chelsea": whether the last word of that stands in either text,
    and all where there are few, and none beside another's name. Across languages the last must be a place, or meet a
    word of the sentence by its sound.
    """
    asked = " ".join(word.folded for word in Quotation(question.text).words)
    if not question.words or _ASKS_WHO_SOMEBODY_IS.search(asked) is None:
        return True
    texts = [words_of(sentence), words_of(title)]
    is_short = len(question.words) <= _FEW
    if has_arabic(question.text) == has_arabic(sentence):
        met = [max(surely) > 0 for surely in zip(*(words_met(question, words) for words in texts), strict=True)]
        return (all(met) if is_short else met[-1]) and not _is_of_another(question, Quotation(sentence))
    last = question.words[-1].written
    return not is_short or _is_place(last) or in_either_script(last, texts[0]) > 0


def _is_of_another(question: Question, sentence: Quotation) -> bool:
    """Whether a word of the question stands beside a name that the question doesn't say: "Nice coach", "coach of Nice".

    The words are those of an office, without the names.
    """
    names = {name.casefold() for name in question.names if name[0].isupper()}
    offices = {word.stem for word in question.words if word.written.casefold() not in names}
    asked = {word.stem for word in question.words}
    for place, word in enumerate(sentence.words):
        if has_arabic(word.folded) or stem(word.folded) not in offices:
            continue
        owners = [place - 1] if sentence.joined(place - 1, place) else []
        if sentence.folded(place + 1) in {"of", "for"} and (owner := _first_capital(sentence, place + 1)) is not None:
            owners.append(owner)
        for owner in owners:
            name = sentence.folded(owner)
            if sentence.has_capital(owner) and not is_stopword(name) and stem(name) not in asked:
                return True
    return False


def _first_capital(sentence: Quotation, place: int) -> int | None:
    """The place of the first word with a capital behind the "of" at a place, up to the next sign: "chairman of the rail
    builder Orvia"."""
    while sentence.joined(place, place + 1):
        place += 1
        if sentence.has_capital(place):
            return place
    return None


def numbers_are_met(question: str, texts: Sequence[str]) -> bool:
    """Whether each number that is part of a name in the question ("Orion 3") stands in one of the texts."""
    told = {value for text in texts for value in values_in(text)}
    return all(not values.isdisjoint(told) for values in _numbers_of_names(Quotation(question)))


def _numbers_of_names(question: Quotation) -> Iterator[frozenset[object]]:
    for figure in figures(question.text):
        place = figure.first
        before = question.folded(place - 1)
        is_alone = figure.unit is None and figure.kind == "count" and question.folded(place)[0].isdigit()
        if not is_alone or is_year(question, place) or not question.joined(place - 1, place):
            continue
        if before and before[0].isalpha() and not is_stopword(before):
            yield frozenset[object](figure.values)


def _is_place(name: str) -> bool:
    return bool(places_of(name))
