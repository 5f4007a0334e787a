"""What goes on between two countries or happens in a place, as a sentence names it, in either language.

A sentence in; candidates out: "العلاقات الاقتصادية بين إيران وقرغيزستان", "the explosion in Kabul".
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from index.records import Sentence
from retrieval.examples.candidates import Candidate, between, inside
from retrieval.examples.templates import TOPICS_BETWEEN, TOPICS_INSIDE, Topic
from retrieval.gloss.places import mentions
from retrieval.quotation import Quotation

_ADJECTIVES = 2
"""How many words may stand between the thing and its place: "العلاقات الاقتصادية والتجارية بين"."""


def topics(quotation: Quotation, sentence: Sentence, language: str) -> Iterator[Candidate]:
    """The questions about topics of a sentence, in a language."""
    found = list(mentions(quotation))
    for one, other in pairwise(found):
        are_two = one.place.acts and other.place.acts and one.place != other.place
        if are_two and _joined(quotation, one.last, other.first):
            topic = _before(quotation, one.first, {"بين", "between"}, TOPICS_BETWEEN)
            if topic is not None:
                yield between(sentence, topic, one.place, other.place, language)
    for mention in found:
        topic = _before(quotation, mention.first, {"في", "in"}, TOPICS_INSIDE)
        if topic is not None:
            yield inside(sentence, topic, mention.place, language)


def _joined(quotation: Quotation, last: int, first: int) -> bool:
    """Whether nothing but "and" stands between two places."""
    if not quotation.joined(last, first):
        return False
    between = [quotation.folded(place) for place in range(last + 1, first)]
    return between in (["and"], ["and", "the"]) or (not between and quotation.folded(first).startswith("و"))


def _before(quotation: Quotation, place: int, prepositions: set[str], known: Mapping[str, Topic]) -> Topic | None:
    """The topic that stands before a preposition before a place."""
    at = place - 2 if quotation.folded(place - 1) == "the" else place - 1
    if quotation.folded(at) not in prepositions:
        return None
    for back in range(1, _ADJECTIVES + 2):
        if not quotation.joined(at - back, place):
            return None
        for words in (2, 1):
            name = " ".join(quotation.folded(at - back - words + 1 + each) for each in range(words))
            topic = next((known[each] for each in _readings(name) if each in known), None)
            if topic is not None:
                return topic
    return None


def _readings(name: str) -> Iterator[str]:
    """With particles written onto it and without: "والعلاقات", "بالعلاقات" and "للعلاقات" are relations too."""
    yield name
    if name.startswith("لل"):
        yield "ال" + name[2:]
    if name.startswith(("و", "ف", "ب", "ك", "ل")):
        yield name[1:]
