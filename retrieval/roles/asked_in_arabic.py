"""Whom an Arabic question names as the doer of a deed, and as the one it is done to.

Without vowels «من اتهم منصور؟» asks whom Mansour accused as well as who accused him. Only where a word's ending, its
gender, a relative pronoun or a pronoun behind the verb tells, is it read.
"""

from retrieval.asking_words import asking_word
from retrieval.examples.given_names import is_given_name
from retrieval.facts.known_names import known_names
from retrieval.quotation import TANWIN, Quotation
from retrieval.roles.arabic_phrases import is_passive_by_sign, run
from retrieval.roles.grammar import ARABIC_RELATIVE
from retrieval.roles.parties import Parties
from retrieval.roles.reading import Reading
from retrieval.roles.verbs import Verb

_WHO = frozenset("من مين ومن فمن".split())
_THAT_IS = frozenset("هو هي هم".split())
_FEMININE = ("ة", "اء")
_MASCULINE_PLACES = frozenset("لبنان العراق الاردن السودان اليمن المغرب".split())
_LONGEST_ASKING = 3
"""Words before the verb."""


def asked_in_arabic(quotation: Quotation, place: int, verb: Verb) -> list[Reading]:
    """The readings of a question about the verb at a place; none where it isn't clear."""
    nobody = Parties(quotation, None, None)
    before = [quotation.folded(at) for at in range(place)]
    behind = run(nobody, place + 1)
    marker = next((at for at in range(place + 1, len(quotation.words)) if quotation.folded(at) in verb.markers), None)
    marked = range(0) if marker is None else run(nobody, marker + 1)
    if is_passive_by_sign(quotation, place):
        return []
    if verb.noun and not any(verb.noun[:-1] in word.folded for word in quotation.words[place + 1 :]):
        return []
    if _asks_behind_marker(before, verb):
        return [Reading(behind, None)] if behind and not verb.owned else []
    asks_who = bool(before) and before[0] in _WHO
    if not asks_who:
        return _of_two(before, behind, marked, verb)
    rest = [word for word in before[1:] if word not in _THAT_IS]
    if rest and not (len(rest) == 1 and rest[0] in ARABIC_RELATIVE):
        return []
    if verb.markers:
        is_direct = bool(rest) or marker == place + 1
        return [Reading(None, marked)] if marked and is_direct and not verb.owned else []
    if verb.owned:
        return [Reading(behind, None)] if behind else []
    if behind and (rest or verb.asks_for_doer or _is_object(quotation, behind.start, verb)):
        return [Reading(None, behind)]
    return []


def _asks_behind_marker(before: list[str], verb: Verb) -> bool:
    """Whether a question asks for whom a marker leads to: «على من فاز»."""
    if len(before) == 1:
        written_on = {marker + "من" for marker in verb.markers if len(marker) == 1}
        return before[0] in written_on or (before[0] == "ممن" and "من" in verb.markers)
    return len(before) == 2 and before[0].removeprefix("و") in verb.markers and before[1] in _WHO


def _of_two(before: list[str], behind: range, marked: range, verb: Verb) -> list[Reading]:
    """The readings of a question that names both."""
    asks = bool(before) and len(before) <= _LONGEST_ASKING and any(asking_word(word) for word in before)
    if not asks or verb.owned or not set(before).isdisjoint(_WHO | ARABIC_RELATIVE):
        return []
    if verb.markers:
        return [Reading(behind, marked)] if behind and marked else []
    return [
        Reading(range(behind.start, ends), range(ends, behind.stop)) for ends in range(behind.start + 1, behind.stop)
    ]


def _is_object(quotation: Quotation, first: int, verb: Verb) -> bool:
    """Whether the word behind «من» and a verb is surely its object: it is written as one, or it is feminine and the
    verb isn't."""
    folded, written = quotation.folded(first), quotation.slice(first, first)
    if TANWIN in written or (folded.endswith("ا") and is_given_name(folded.removesuffix("ا"))):
        return not is_given_name(folded)
    is_feminine = written.endswith(_FEMININE) or (
        first in known_names(quotation) and folded not in _MASCULINE_PLACES and not folded.endswith("ي")
    )
    return is_feminine and not verb.feminine
