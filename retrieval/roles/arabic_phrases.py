"""Words of an Arabic sentence that may stand for somebody: where such words end, and how they are written, out.

Those asked about, wherever they stand, are among them.
"""

from retrieval.arabic_verbs import is_verb
from retrieval.calendar_words import is_calendar_word
from retrieval.conversation.arabic_subjects import NO_SUBJECT
from retrieval.examples.given_names import is_given_name
from retrieval.facts.known_names import known_names
from retrieval.lexicon.lexicon import lexicon
from retrieval.quotation import TANWIN, Quotation
from retrieval.roles.grammar import ARABIC_PREPOSITIONS, ARABIC_RELATIVE, OPENERS
from retrieval.roles.parties import Parties, Span, is_definite
from retrieval.roles.verbs import Form, verbs_of
from retrieval.speech.verbs import reports

TIMES = NO_SUBJECT | frozenset(
    """
    العام الاسبوع الشهر السنه مساء صباح فجر ليله الليله ظهر مره ذات عام سنه يوم شهر الماضي الماضيه البارحه مساءا صباحا
    رسميا علنا مجددا ايضا
    """.split()
)
PRONOUNS = frozenset("هو هي هم هما انه انها وهو وهي انهم".split())
_SHORTEST_ACCUSATIVE = 4
_DAMMA = "\u064f"
_CLUBS = frozenset("الاهلي الاسماعيلي الترجي".split())
"""Which behind another name are no adjectives, though they have the ending of one."""
_LIKE_ROOTS = 4
"""Letters, without the article, of adjectives like السابق and الجديد."""


def run(parties: Parties, first: int, *, parted: bool = False) -> Span:
    """The words from a place on that may be for one or two who do something: up to a preposition, a verb, a time or a
    mark. A mark may stand before the first where it is `parted` from what it belongs to."""
    quotation = parties.quotation
    last = first
    while last < len(quotation.words) and not parts(parties, last):
        if not quotation.joined(last - 1, last) and not (parted and last == first):
            break
        last += 1
    return range(first, last)


def parts(parties: Parties, place: int) -> bool:
    """Whether a word is neither of a name nor of what is said of one."""
    quotation = parties.quotation
    folded = quotation.folded(place)
    bare = folded[1:] if folded[:1] in {"و", "ف"} else folded
    words = ARABIC_PREPOSITIONS | ARABIC_RELATIVE | OPENERS | TIMES | PRONOUNS
    if folded in words or bare in words or not folded[:1].isalpha() or is_calendar_word(folded):
        return True
    if is_given_name(folded) or (place in known_names(quotation) and folded[0] not in "وفبل"):
        return False
    if folded.startswith(("لل", "بال", "كال", "وال", "فال")):
        return True
    if is_named(parties, place):
        return bool(parties.named(place)) and folded[0] in "وفبل" and _is_detached(parties, place)
    if folded[0] in "وفبل" and len(folded) > _SHORTEST_ACCUSATIVE and _is_a_word(folded[1:]):
        return True
    return not is_definite(folded) and any(map(_is_verb, (folded, bare)))


def _is_verb(folded: str) -> bool:
    return is_verb(folded) or reports(folded) or any(verb.form is Form.FINITE for verb in verbs_of(folded))


def _is_a_word(folded: str) -> bool:
    """Whether a word is known as a name or a noun: what a particle may be written onto."""
    return is_given_name(folded) or bool(lexicon().of(folded))


def _is_detached(parties: Parties, place: int) -> bool:
    """Whether a word names one of those asked about only without the particle that it begins with."""
    folded = parties.quotation.folded(place)
    asked = _asked(parties)
    return folded[1:] in asked and folded not in asked


def _asked(parties: Parties) -> set[str]:
    """The folded words for those asked about."""
    both = (party for party in (parties.doer, parties.other) if party is not None)
    return {party.question.folded(each) for party in both for each in party.places}


def is_named(parties: Parties, place: int) -> bool:
    """Whether a word names somebody asked about, or is a known name."""
    folded = parties.quotation.folded(place)
    return bool(parties.named(place)) or is_given_name(folded) or place in known_names(parties.quotation)


def is_accusative(quotation: Quotation, place: int) -> bool:
    """Whether a word is written as an indefinite object is: منصورا, منصورًا."""
    folded = quotation.folded(place)
    if is_definite(folded):
        return False
    if TANWIN in quotation.slice(place, place):
        return True
    return folded.endswith("ا") and len(folded) > _SHORTEST_ACCUSATIVE and place not in known_names(quotation)


def is_asked_as_object(parties: Parties, place: int) -> bool:
    """Whether the name of somebody asked about is surely written as an object: منصورا is; كلارا only ends like one."""
    bare = parties.quotation.folded(place).removesuffix("ا")
    if TANWIN in parties.quotation.slice(place, place):
        return True
    return is_accusative(parties.quotation, place) and (is_given_name(bare) or bare in _asked(parties))


def is_a_place(parties: Parties, place: int) -> bool:
    """Whether a word names a place or body, and isn't an adjective of it."""
    folded = parties.quotation.folded(place)
    return place in known_names(parties.quotation) and not folded.endswith(("ي", "يه", "يين", "يون"))


def may_be_adjective(folded: str) -> bool:
    """Whether a word with the article may only say something of the name before it: السابق, الجديد, المصري, المقبل."""
    bare = folded.removeprefix("و").removeprefix("ال")
    if folded in _CLUBS:
        return False
    if bare.endswith(("ي", "يه", "ين", "ون", "ات")) or bare.startswith("م"):
        return True
    root = bare.removesuffix("ه")
    return len(root) < _LIKE_ROOTS or (len(root) == _LIKE_ROOTS and (root[1] == "ا" or root[2] == "ي"))


def is_passive_by_sign(quotation: Quotation, place: int) -> bool:
    """Whether a writer set the vowel of the passive: «اتُّهم»."""
    return _DAMMA in quotation.slice(place, place)
