"""Who said what in an English article, where that is sure: a name, an office or a country right before the verb.

A document's sentences in; candidates out. Names stay in English questions: no Arabic spelling is guessed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.records import Document, Sentence
from index.text import is_stopword
from retrieval.calendar_words import is_calendar_word
from retrieval.examples.candidates import Candidate, Subject, speech
from retrieval.examples.countries import adjectives
from retrieval.examples.templates import OFFICES, Act, Office, in_english, takes_feminine
from retrieval.gloss.place_names import Place
from retrieval.gloss.places import Mention, mentions
from retrieval.quotation import Quotation

_VERBS: Mapping[str, Act] = {
    **dict.fromkeys("said says told added noted stated stressed emphasised emphasized explained".split(), Act.SAY),
    **dict.fromkeys("proposed suggested".split(), Act.PROPOSE),
    "called": Act.CALL_FOR,
    "demanded": Act.DEMAND,
    "warned": Act.WARN,
    "rejected": Act.REJECT,
    **dict.fromkeys("promised pledged vowed".split(), Act.PROMISE),
    "welcomed": Act.WELCOME,
    "revealed": Act.REVEAL,
    "announced": Act.ANNOUNCE,
    "condemned": Act.CONDEMN,
    "denied": Act.DENY,
    "predicted": Act.PREDICT,
    "decided": Act.DECIDE,
}
_NO_PERSON = frozenset(
    """
    agency army association authority bank board chief club commission committee company council court department
    director force general government group house institute judge leader minister ministry officer official office party
    police president professor secretary service society spokesman spokeswoman state team times union university
    """.split()
)
"""Words that end no person's name: "the Police Chief" would have to be asked about otherwise."""
_LONGEST_NAME = 4
_MALE, _FEMALE = frozenset("he his him himself mr".split()), frozenset("she her hers herself mrs ms".split())


class EnglishArticle:
    """An article and what it says of who speaks in it."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self._read = [(each, Quotation(document.text[each.start : each.end])) for each in sentences]
        self._inside = {
            quotation.folded(place)
            for _, quotation in self._read
            for place in range(1, len(quotation.words))
            if quotation.has_capital(place)
        }

    def candidates(self, language: str) -> Iterator[Candidate]:
        """The questions that its sentences may answer, in a language."""
        for number, (sentence, quotation) in enumerate(self._read):
            near = [each for _, each in self._read[number : number + 2]]
            for place in range(1, len(quotation.words)):
                act = _VERBS.get(quotation.folded(place))
                if act is None or not quotation.joined(place - 1, place) or not _takes(quotation, act, place):
                    continue
                spoken = _office(quotation, place, near) or _country(quotation, place) or self._person(quotation, place)
                if spoken is not None:
                    subject, own = spoken
                    candidate = speech(sentence, subject, act, _about(quotation, place, own), language)
                    if candidate is not None:
                        yield candidate
                    break

    def _person(self, quotation: Quotation, end: int) -> tuple[Subject, Place | None] | None:
        """The name that ends right before a place."""
        first = end
        while first > 0 and quotation.has_capital(first - 1) and quotation.joined(first - 1, end):
            first -= 1
        while first < end and (is_stopword(quotation.folded(first)) or is_calendar_word(quotation.folded(first))):
            first += 1
        words = [quotation.folded(place) for place in range(first, end)]
        if not 1 <= len(words) <= _LONGEST_NAME or words[-1] in _NO_PERSON or words[-1] in adjectives():
            return None
        if first > 0 and quotation.folded(first - 1) in {"the", "and", "or", "of", "for", "in"}:
            return None
        # At the head of a sentence any word has a capital.
        if len(words) == 1 and ((first == 0 and words[0] not in self._inside) or len(words[0]) < 3):
            return None
        if any(mention.last == end - 1 for mention in mentions(quotation)):
            return None
        return Subject(None, " ".join(quotation.slice(first, end - 1).split()), None, is_person=True), None


def _takes(quotation: Quotation, act: Act, place: int) -> bool:
    following = quotation.folded(place + 1)
    if act is Act.CALL_FOR:
        return following == "for"
    return following != "by"


def _about(quotation: Quotation, place: int, own: Place | None) -> Place | None:
    """The first country named after the verb that is not the subject's own, and not where something happened."""
    for mention in mentions(quotation):
        is_where = quotation.folded(mention.first - 1) in {"in", "at", "from", "to"}
        if mention.first > place and mention.place.acts and mention.place != own and not is_where:
            return mention.place
    return None


def _country(quotation: Quotation, end: int) -> tuple[Subject, Place] | None:
    """The country or union that is the whole subject before a place."""
    for mention in mentions(quotation):
        if mention.last == end - 1 and mention.place.acts:
            before = quotation.folded(mention.first - 1)
            start = mention.first - 1 if before == "the" else mention.first
            if start > 0 and quotation.joined(start - 1, start) and quotation.folded(start - 1) not in {"that", "but"}:
                return None  # "officials of Iran said", "the president of Iran said"
            place = mention.place
            return Subject(place.arabic, in_english(place.english), takes_feminine(place.arabic)), place
    return None


def _office(quotation: Quotation, end: int, near: Sequence[Quotation]) -> tuple[Subject, Place] | None:
    """The office before a place: "the president of Iran", "Iran's president", "Iranian President Ebrahim Raisi"."""
    for first in range(max(0, end - 8), end):
        for office in OFFICES:
            held = _held(quotation, first, end, office)
            if held is None or office.feminine:
                continue
            feminine = _gender(near)
            alike = [each for each in OFFICES if (each.english, each.feminine) == (office.english, feminine)]
            arabic = f"{alike[0].of_country} {held.arabic}" if alike else None
            english = f"the {office.english} of {in_english(held.english)}"
            return Subject(arabic, english, feminine), held
    return None


def _held(quotation: Quotation, first: int, end: int, office: Office) -> Place | None:
    """The country of an office that is named from a place on and is the subject that ends before another."""
    title = office.english.split()
    after = first + len(title)
    if [quotation.folded(place) for place in range(first, after)] != title or not quotation.joined(first, after - 1):
        return None
    owner = _owner(quotation, first)
    if owner is not None:
        # Only the holder's name may follow: "the Iranian president's office said" is somebody else.
        is_name = all(quotation.has_capital(place) for place in range(after, end))
        whole = quotation.joined(after - 1, end - 1) and not re.search(r"['’]s$", quotation.slice(after - 1, after - 1))
        return owner if is_name and whole else None
    if quotation.folded(after) != "of":
        return None
    begin = after + (2 if quotation.folded(after + 1) == "the" else 1)
    found = next((each for each in mentions(quotation) if each.first == begin), None)
    if found is None or not found.place.acts or not quotation.joined(first, found.last):
        return None
    return found.place if found.last == end - 1 else None


def _owner(quotation: Quotation, first: int) -> Place | None:
    """The country right before an office: "Iranian president", "Iran's president"."""
    if first == 0 or not quotation.joined(first - 1, first):
        return None
    country = adjectives().get(quotation.folded(first - 1))
    if country is not None:
        return country
    found: Mention | None = next((each for each in mentions(quotation) if each.last == first - 1), None)
    owns = found is not None and re.search(r"['’]s$", quotation.slice(first - 1, first - 1)) is not None
    return found.place if found is not None and owns and found.place.acts else None


def _gender(near: Sequence[Quotation]) -> bool | None:
    """Whether pronouns in a sentence and the next are a woman's; None where that is not clear."""
    words = {word.folded for quotation in near for word in quotation.words}
    male, female = not words.isdisjoint(_MALE), not words.isdisjoint(_FEMALE)
    return None if male == female else female
