"""Whom an Arabic sentence names in one place: the holder of an office, a minister, a country, a person.

A quotation and a place in; a `Spoken` out, or None where it is not sure that the subject is this and ends here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from index.text import fold, is_stopword
from retrieval.examples.arabic_verbs import PARTICLES
from retrieval.examples.candidates import Subject
from retrieval.examples.countries import adjectives
from retrieval.examples.given_names import is_given_name
from retrieval.examples.templates import MINISTRIES, OFFICES, Office, in_english, takes_feminine
from retrieval.gloss.place_names import Place
from retrieval.gloss.places import Mention, mentions
from retrieval.quotation import Quotation

_HONORIFICS = frozenset(
    """
    ايه الله السيد السيده الشيخ الدكتور الدكتوره جلاله سمو معالي سعاده فخامه فضيله صاحب السمو الملكي الملك الامير
    الاستاذ المهندس اللواء العميد الفريق العقيد المستشار القاضي النايب البروفيسور خادم الحرمين الشريفين
    """.split()
)
_MOST_PARTS = 4
_JOINED_TO_THE_NEXT = frozenset({"بن", "بنت", "ابن", "عبد", "ابو", "ال"})
_ALI = frozenset({"علي"})
_LONGEST_DESCRIPTION = 6
_NOT_IN_A_DESCRIPTION = frozenset("الماضي المقبل الخميس الجمعه السبت الاحد الاثنين الثلاثاء الاربعاء التي الذي".split())
_MINISTRIES = {fold(name): english for name, english in MINISTRIES.items()}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A subject, the place after it, and the country that it speaks for, if any."""

    subject: Subject
    end: int
    country: Place | None = None


def subject(quotation: Quotation, place: int, surnames: Mapping[str, str], *, feminine: bool) -> Spoken | None:
    """The subject from a place on, of a verb of that gender; `surnames` stand for themselves, by their folded forms."""
    place = after_honorifics(quotation, place)
    found = (
        _holder(quotation, place, feminine=feminine)
        or _minister(quotation, place, feminine=feminine)
        or _country(quotation, place, feminine=feminine)
    )
    if found is not None:
        return found
    end = name_end(quotation, place)
    if end is not None and is_given_name(quotation.folded(place)):
        return Spoken(Subject(_written(quotation, place, end), None, feminine, is_person=True), end)
    surname = surnames.get(quotation.folded(place))
    if surname is not None:
        return Spoken(Subject(surname, None, feminine, is_person=True), place + 1)
    return _described(quotation, place, feminine=feminine)


def after_honorifics(quotation: Quotation, place: int) -> int:
    """The place where a name begins behind its titles."""
    while quotation.folded(place) in _HONORIFICS:
        place += 1
    return place


def name_end(quotation: Quotation, first: int) -> int | None:
    """The place after words that may be a name of two to four parts, where a particle or a mark follows."""
    end, parts = first, 0
    while parts < _MOST_PARTS and _may_be_in_a_name(quotation, end):
        word = quotation.folded(end)
        parts += word not in _JOINED_TO_THE_NEXT
        end += 1
        if quotation.between(end - 1).strip():
            break
        # What follows a family name is no part of the name: "أحمد الفارس المدير العام".
        if parts > 1 and word.startswith("ال"):
            break
    is_name = parts > 1 and quotation.folded(end - 1) not in _JOINED_TO_THE_NEXT
    return end if is_name and _ends(quotation, end) else None


def _may_be_in_a_name(quotation: Quotation, place: int) -> bool:
    folded = quotation.folded(place)
    if len(folded) < 2 or _is_particle(quotation, place):
        return False
    return folded in _ALI | _JOINED_TO_THE_NEXT or not is_stopword(folded)


def _is_particle(quotation: Quotation, place: int) -> bool:
    """Whether a word is one of those that no subject goes on over; علي is a man, and على a particle."""
    folded = quotation.folded(place)
    return folded in PARTICLES and not (folded in _ALI and quotation.slice(place, place).endswith("ي"))


def _ends(quotation: Quotation, place: int) -> bool:
    """Whether a subject is over: "أعلنت تركيا أن" is Turkey, "قالت تركيا اليوم" might be a paper."""
    if quotation.between(place - 1).strip() != "":
        return True
    return place < len(quotation.words) and _is_particle(quotation, place)


def office(quotation: Quotation, place: int) -> tuple[Office, int, Place] | None:
    """The office of a country that is named from a place on, the place after it, and the country."""
    for words, each, is_adjective in _forms().get(quotation.folded(place), ()):
        end = place + len(words)
        if tuple(quotation.folded(at) for at in range(place, end)) != words or not quotation.joined(place, end):
            continue
        if is_adjective:
            country = _adjective(quotation, end, feminine=each.feminine)
            if country is not None:
                return each, end + 1, country
        elif (mention := _bare(quotation, end)) is not None:
            return each, mention.last + 1, mention.place
    return None


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], Office, bool]]]:
    """The forms of all offices by their first words, folded, the longest first; and whether an adjective follows."""
    found: dict[str, list[tuple[tuple[str, ...], Office, bool]]] = {}
    for each in OFFICES:
        for form, is_adjective in ((each.of_country, False), (each.with_adjective, True)):
            words = tuple(fold(form).split())
            found.setdefault(words[0], []).append((words, each, is_adjective))
    return {first: sorted(forms, key=lambda form: -len(form[0])) for first, forms in found.items()}


def _holder(quotation: Quotation, place: int, *, feminine: bool) -> Spoken | None:
    held = office(quotation, place)
    if held is None or held[0].feminine != feminine:
        return None
    kind, end, country = held
    english = f"the {kind.english} of {in_english(country.english)}"
    return Spoken(Subject(_written(quotation, place, end), english, feminine), end, country)


def _minister(quotation: Quotation, place: int, *, feminine: bool) -> Spoken | None:
    """A minister of the paper's own country: "وزير الصحة"."""
    ministry = _MINISTRIES.get(quotation.folded(place + 1))
    title = "وزيره" if feminine else "وزير"
    if quotation.folded(place) != title or ministry is None or not quotation.joined(place, place + 1):
        return None
    end = place + 2
    # "وزير الصحة والسكان" is another, and "وزير الصحة السابق" was one.
    following = quotation.folded(end)
    if not (_ends(quotation, end) or after_honorifics(quotation, end) > end or is_given_name(following)):
        return None
    return Spoken(Subject(_written(quotation, place, end), f"the {ministry} minister", feminine), end)


def _country(quotation: Quotation, place: int, *, feminine: bool) -> Spoken | None:
    mention = _bare(quotation, place)
    if mention is None or takes_feminine(mention.place.arabic) != feminine or not _ends(quotation, mention.last + 1):
        return None
    named = mention.place
    return Spoken(Subject(named.arabic, in_english(named.english), feminine), mention.last + 1, named)


def _described(quotation: Quotation, place: int, *, feminine: bool) -> Spoken | None:
    """Whoever is described by several words: "الاتحاد الدولي للنقل الجوي", "المتحدث باسم الخارجية الباكستانية".

    One word alone ("الوزارة") has been named before, and nobody who has not read that would ask so.
    """
    end = place
    while end - place < _LONGEST_DESCRIPTION and not _is_over(quotation, end):
        end += 1
    words = [quotation.folded(at) for at in range(place, end)]
    is_whole = len(words) > 1 and _is_over(quotation, end) and quotation.joined(place, end - 1)
    goes_on = is_whole and words[0].startswith("ال") and words[1].startswith(("ال", "باسم"))
    if not goes_on or any(len(word) < 2 or word in PARTICLES | _NOT_IN_A_DESCRIPTION for word in words):
        return None
    return Spoken(Subject(_written(quotation, place, end), None, feminine), end)


def _is_over(quotation: Quotation, place: int) -> bool:
    return quotation.folded(place) == "ان" or quotation.between(place - 1).strip() != ""


def _adjective(quotation: Quotation, place: int, *, feminine: bool) -> Place | None:
    folded = quotation.folded(place)
    if not folded.startswith("ال"):
        return None
    return adjectives().get(folded[2:].removesuffix("ه") if feminine else folded[2:])


def _bare(quotation: Quotation, place: int) -> Mention | None:
    """The country or union that is named at a place, without a particle written onto it."""
    found = next((each for each in mentions(quotation) if each.first == place), None)
    is_bare = found is not None and found.place.acts and quotation.words[place].start == found.start
    return found if is_bare else None


def _written(quotation: Quotation, first: int, end: int) -> str:
    return " ".join(quotation.slice(first, end - 1).split())
