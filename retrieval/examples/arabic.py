"""Who said what in an Arabic article, where that is sure: a verb of saying at the head of a sentence, then its subject.

A document's sentences in; candidates out. Arabic has no capitals, so a name counts as one only where the article gives
it away: it follows an office ("رئيس كازاخستان قاسم جومارت توكاييف"), or stands whole once and alone after a verb again
("أشار إبراهيم رئيسي", "أكد رئيسي").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.records import Document, Sentence
from index.text import fold, is_stopword
from retrieval.examples.candidates import Candidate, Subject, speech
from retrieval.examples.countries import adjectives
from retrieval.examples.templates import OFFICES, Act, Office, in_english, takes_feminine
from retrieval.gloss.place_names import Place
from retrieval.gloss.places import Mention, mentions
from retrieval.gloss.quotation import Quotation


@dataclass(frozen=True, slots=True)
class _Verb:
    """What a verb says, and what must stand somewhere after its subject for it to say so ("ب" begins a word)."""

    act: Act
    feminine: bool
    takes: str = ""


def _verbs() -> dict[str, _Verb]:
    """By folded forms: masculine with feminine, and the particle that the question's wording asks for."""
    rows = (
        (Act.SAY, "", "قال:قالت اضاف:اضافت اشار:اشارت اوضح:اوضحت ذكر:ذكرت صرح:صرحت تابع:تابعت اكد:اكدت شدد:شددت"),
        (Act.PROPOSE, "", "اقترح:اقترحت"),
        (Act.CONGRATULATE, "", "هنا:هنات"),
        (Act.CALL_FOR, "الي", "دعا:دعت"),
        (Act.DEMAND, "ب", "طالب:طالبت"),
        (Act.WARN, "من", "حذر:حذرت"),
        (Act.REJECT, "", "رفض:رفضت"),
        (Act.PROMISE, "ب", "تعهد:تعهدت وعد:وعدت"),
        (Act.WELCOME, "ب", "رحب:رحبت"),
        (Act.REVEAL, "عن", "كشف:كشفت"),
        (Act.ANNOUNCE, "", "اعلن:اعلنت"),
        (Act.CONDEMN, "", "ادان:ادانت"),
        (Act.DENY, "", "نفي:نفت"),
        (Act.PREDICT, "", "توقع:توقعت"),
        (Act.DECIDE, "", "قرر:قررت"),
    )
    return {
        form: _Verb(act, is_feminine, takes)
        for act, takes, pairs in rows
        for pair in pairs.split()
        for form, is_feminine in zip(pair.split(":"), (False, True), strict=True)
    }


_VERBS = _verbs()
_BEFORE_THE_VERB = frozenset(
    "كما ثم وقد قد هذا من وفي بدوره بدورها جانبه جانبها جهته جهتها ناحيته ناحيتها ايضا وكان وكانت كان كانت".split()
)
_HONORIFICS = frozenset("ايه الله السيد السيده الشيخ الدكتور الدكتوره جلاله سمو معالي فخامه الامير الاستاذ".split())
_AFTER_A_SUBJECT = frozenset("الي ان انه انها علي عن في من خلال قد حيث بان اليوم امس ل".split())
_LONGEST_NAME = 4
_NEAR = 8
"""Words after a subject among which the verb's particle stands."""


class ArabicArticle:
    """An article and the names that it gives away."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self._read = [(each, Quotation(document.text[each.start : each.end])) for each in sentences]
        self._people = _people([quotation for _, quotation in self._read])

    def candidates(self, language: str) -> Iterator[Candidate]:
        """The questions that its sentences may answer, in a language."""
        for sentence, quotation in self._read:
            head = _head(quotation)
            if head is None:
                continue
            place, verb = head
            spoken = _subject(quotation, place + 1, verb, self._people)
            if spoken is None:
                continue
            subject, end, country = spoken
            named = list(mentions(quotation))
            for act in _acts(quotation, verb, end):
                if act is Act.CONGRATULATE:
                    about = next((each.place for each in named if each.first >= end and each.place.acts), None)
                else:
                    about = _about(quotation, named, end, country)
                candidate = speech(sentence, subject, act, about, language)
                if candidate is not None:
                    yield candidate


def _head(quotation: Quotation) -> tuple[int, _Verb] | None:
    """The verb of saying that a sentence begins with, after adverbs."""
    for place in range(min(4, len(quotation.words))):
        verb = _verb(quotation.folded(place))
        if verb is not None:
            return place, verb
        if quotation.folded(place) not in _BEFORE_THE_VERB:
            return None
    return None


def _verb(folded: str) -> _Verb | None:
    return _VERBS.get(folded) or (_VERBS.get(folded[1:]) if folded.startswith(("و", "ف")) else None)


def _acts(quotation: Quotation, verb: _Verb, end: int) -> Iterator[Act]:
    """What the subject that ends before `end` did, by the verb before it and by those that it goes on with."""
    if _takes(quotation, verb, end):
        yield verb.act
    for place in range(end, len(quotation.words) - 1):
        folded = quotation.folded(place)
        following = _VERBS.get(folded[1:]) if folded.startswith("و") else None
        if following is None or following.feminine != verb.feminine or following.act is Act.SAY:
            continue
        # A noun here may be another subject; a particle leaves no room for one.
        after = quotation.folded(place + 1)
        if after in _AFTER_A_SUBJECT or (following.takes == "ب" and after.startswith("ب")):
            yield following.act


def _takes(quotation: Quotation, verb: _Verb, end: int) -> bool:
    near = [quotation.folded(place) for place in range(end, min(end + _NEAR, len(quotation.words)))]
    return not verb.takes or any(word == verb.takes or (verb.takes == "ب" and word.startswith("ب")) for word in near)


def _about(quotation: Quotation, named: Sequence[Mention], end: int, own: Place | None) -> Place | None:
    """The first country named after the subject that is not its own, and not where something happened."""
    for mention in named:
        inside = quotation.folded(mention.first - 1) in {"في", "من"}
        is_where = inside or quotation.text[quotation.words[mention.first].start] == "ب"
        if mention.first >= end and mention.place.acts and mention.place != own and not is_where:
            return mention.place
    return None


def _subject(
    quotation: Quotation, place: int, verb: _Verb, people: Mapping[str, str]
) -> tuple[Subject, int, Place | None] | None:
    """Who speaks, from a place on: the subject, the place after it, and its country."""
    while quotation.folded(place) in _HONORIFICS:
        place += 1
    held = _office(quotation, place)
    if held is not None:
        office, end, country = held
        if office.feminine != verb.feminine:
            return None
        english = f"the {office.english} of {in_english(country.english)}"
        return Subject(_written(quotation, place, end), english, office.feminine), end, country
    country_here = next((each for each in mentions(quotation) if each.first == place), None)
    if country_here is not None:
        found, end = country_here.place, country_here.last + 1
        at_word = quotation.words[place].start == country_here.start
        if not (found.acts and at_word and verb.feminine == takes_feminine(found.arabic) and _ends(quotation, end)):
            return None
        return Subject(found.arabic, in_english(found.english), verb.feminine), end, found
    name = people.get(quotation.folded(place))
    return None if name is None else (Subject(name, None, verb.feminine), place + 1, None)


def _ends(quotation: Quotation, place: int) -> bool:
    """Whether a subject is over: "أعلنت تركيا" is Turkey, "قالت تركيا اليوم الصحيفة" would be a paper."""
    return quotation.folded(place) in _AFTER_A_SUBJECT or quotation.between(place - 1).strip() != ""


def _office(quotation: Quotation, place: int) -> tuple[Office, int, Place] | None:
    """The office that is named from a place on, the place after it, and its country."""
    for office in sorted(OFFICES, key=lambda office: -len(office.of_country.split())):
        for form, is_adjective in ((office.of_country, False), (office.with_adjective, True)):
            words = fold(form).split()
            end = place + len(words)
            if [quotation.folded(each) for each in range(place, end)] != words or not quotation.joined(place, end):
                continue
            country = _adjective(quotation, end, office) if is_adjective else _of_country(quotation, end)
            if country is not None:
                return office, country[0], country[1]
    return None


def _adjective(quotation: Quotation, place: int, office: Office) -> tuple[int, Place] | None:
    folded = quotation.folded(place)
    if not folded.startswith("ال"):
        return None
    bare = folded[2:].removesuffix("ه") if office.feminine else folded[2:]
    country = adjectives().get(bare)
    return None if country is None else (place + 1, country)


def _of_country(quotation: Quotation, place: int) -> tuple[int, Place] | None:
    for mention in mentions(quotation):
        if mention.first == place and mention.place.acts and quotation.words[place].start == mention.start:
            return mention.last + 1, mention.place
    return None


def _written(quotation: Quotation, first: int, end: int) -> str:
    return " ".join(quotation.slice(first, end - 1).split())
