"""Who does what to whom in Arabic: a sentence and the place of a verb in, the words for both out.

A verb stands before both ("accused Haddad Mansour") or between them ("Haddad accused Mansour"), and its passive looks
like its active. So those asked about, who are to be found, part the words behind the verb; wherever these may be read
in another way, it isn't known.
"""

from retrieval.calendar_words import is_calendar_word
from retrieval.examples.given_names import is_given_name
from retrieval.quotation import Quotation
from retrieval.roles.arabic_phrases import (
    PRONOUNS,
    TIMES,
    is_a_place,
    is_accusative,
    is_asked_as_object,
    is_named,
    is_passive_by_sign,
    may_be_adjective,
    parts,
    run,
)
from retrieval.roles.grammar import ARABIC_RELATIVE, BY_IN_ARABIC, OPENERS
from retrieval.roles.parties import Parties, Span, Who, is_definite, is_title_or_class
from retrieval.roles.told import UNSURE, Role, Roles, Told
from retrieval.roles.verbs import Form, Verb, verbs_of

_LONGEST_TOPIC = 7
_LONGEST_APPOSITION = 12
_APPOSITIONS = ARABIC_RELATIVE | {"وهو", "وهي"}
_BY_WITHIN = 9
"""Words behind a verb among which its marker, or what names the doer of a passive, is looked for."""
_DENYING = frozenset("لم لن لا ولم ولن ولا ما وما ليس".split())


def roles(parties: Parties, place: int, verb: Verb) -> Roles:
    """Who does what the verb at a place tells, and to whom."""
    found = _roles(parties, place, verb)
    return found.swapped() if verb.reversed else found


def _roles(parties: Parties, place: int, verb: Verb) -> Roles:
    quotation = parties.quotation
    if is_passive_by_sign(quotation, place) or quotation.folded(place - 1) in _DENYING:
        return UNSURE
    topic, behind = _topic(parties, place), run(parties, place + 1)
    if verb.markers:
        other = _marked(parties, place, verb.markers)
        if other is Role.UNKNOWN or (verb.noun and not _has_word(quotation, place, verb.noun)):
            return UNSURE
        return Roles(topic if isinstance(topic, range) else behind or Role.UNKNOWN, other)
    by = _by(parties, place)
    if by is not None:
        return Roles(by, topic if isinstance(topic, range) else behind or Role.UNKNOWN)
    if verb.owned:
        return _owned(parties, topic, behind)
    if isinstance(topic, range):
        is_told = bool(behind) and not (is_accusative(quotation, behind.start) and not is_named(parties, behind.start))
        return Roles(topic, behind) if is_told else UNSURE
    if topic is Role.PRONOUN or (verb.may_be_noun and not _begins(quotation, place)):
        return UNSURE
    return _around_apposition(parties, behind) or _both_behind(parties, behind)


def _owned(parties: Parties, topic: Told, behind: Span) -> Roles:
    """The roles about a verb that a pronoun for the object is written onto."""
    if behind:
        # «حداد الذي اتهمه منصور»: the pronoun stands for what is before the verb.
        is_doer = not is_accusative(parties.quotation, behind.start) or is_named(parties, behind.start)
        return Roles(behind if is_doer else Role.UNKNOWN, topic if isinstance(topic, range) else Role.PRONOUN)
    return Roles(topic, Role.PRONOUN) if isinstance(topic, range) else UNSURE


def _around_apposition(parties: Parties, behind: Span) -> Roles | None:
    """The roles where the two asked about stand behind the verb, parted by what is said of the first: «اتهم حداد، وهو
    وزير سابق، منصور»."""
    quotation = parties.quotation
    if parties.doer is None or parties.other is None or not behind or quotation.between(behind.stop - 1).strip() != "،":
        return None
    if quotation.folded(behind.stop) not in _APPOSITIONS and not is_title_or_class(quotation.folded(behind.stop)):
        return None
    ends = range(behind.stop, min(behind.stop + _LONGEST_APPOSITION, len(quotation.words)))
    closed = next((place for place in ends if quotation.between(place).strip() == "،"), None)
    other = range(0) if closed is None else run(parties, closed + 1, parted=True)
    return Roles(behind, other) if other and not any(map(parties.named, ends[: other.start - behind.stop])) else None


def _both_behind(parties: Parties, behind: Span) -> Roles:
    """The roles where doer and other stand behind the verb, one after the other, and nothing else shows who is who."""
    named = {who: [place for place in behind if who in parties.named(place)] for who in Who}
    if set(named[Who.DOER]) & set(named[Who.OTHER]):
        return UNSURE
    if named[Who.DOER] and named[Who.OTHER]:
        first, second = sorted((named[Who.DOER], named[Who.OTHER]))
        if first[-1] > second[0] or is_accusative(parties.quotation, first[-1]):
            return UNSURE
        begins = _begins_phrase(parties, first[-1] + 1, second[0])
        return Roles(range(behind.start, begins), range(begins, behind.stop))
    alone = named[Who.DOER] or named[Who.OTHER]
    if not alone or (parties.doer is not None and parties.other is not None):
        return UNSURE
    return _one_behind(parties, behind, range(alone[0], alone[-1] + 1))


def _begins_phrase(parties: Parties, after: int, named: int) -> int:
    """Where the second of two phrases begins, the name in which stands at a place: with titles, or a given name."""
    begins = named
    for place in range(named - 1, after - 1, -1):
        folded = parties.quotation.folded(place)
        if is_title_or_class(folded) or is_given_name(folded):
            begins = place
    return begins


def _one_behind(parties: Parties, behind: Span, alone: Span) -> Roles:
    """The same where one of the two is known by name: which of two phrases that one is."""
    quotation = parties.quotation
    before, after = range(behind.start, alone.start), range(alone.stop, behind.stop)
    if any(is_asked_as_object(parties, place) for place in alone):
        return Roles(before, alone) if before else UNSURE
    if any(is_accusative(quotation, place) for place in alone):
        return UNSURE
    if before and is_a_place(parties, before[-1]) and is_a_place(parties, alone.start):
        return Roles(before, range(alone.start, behind.stop))
    if not before or all(_is_said_of_a_name(quotation, place) for place in before):
        own = next((place for place in after if _begins_another(parties, place, alone)), None)
        return UNSURE if own is None else Roles(range(behind.start, own), range(own, behind.stop))
    return UNSURE


def _begins_another(parties: Parties, place: int, alone: Span) -> bool:
    """Whether a word behind a name surely begins another phrase: a given name, written as an object or not, a place, or
    a noun with the article that is no adjective."""
    quotation = parties.quotation
    folded = quotation.folded(place)
    if is_accusative(quotation, place):
        return is_given_name(folded.removesuffix("ا"))  # other words may tell what he became, or how
    if is_given_name(folded) and place > alone.stop:
        return True
    if not is_definite(folded):
        return is_a_place(parties, place) and is_a_place(parties, alone.start)
    return not may_be_adjective(folded)


def _is_said_of_a_name(quotation: Quotation, place: int) -> bool:
    return is_title_or_class(quotation.folded(place)) or is_definite(quotation.folded(place))


def _begins(quotation: Quotation, place: int) -> bool:
    """Whether a verb begins what is told: nothing stands before it, or what parts clauses."""
    has_conjunction = any(verb.form is Form.FINITE for verb in verbs_of(quotation.folded(place)[1:]))
    is_joined = quotation.joined(place - 1, place) and place > 0
    before = quotation.folded(place - 1)
    return has_conjunction or not is_joined or before in OPENERS or before in TIMES or is_calendar_word(before)


def _topic(parties: Parties, place: int) -> Told:
    """Who stands before a verb and its clause begins with, or a relative clause belongs to."""
    quotation = parties.quotation
    last = place - 1
    if last < 0 or not quotation.joined(last, place):
        return Role.UNKNOWN
    if quotation.folded(last) in {"قد", "كان", "كانت", "سبق"}:
        last -= 1
    is_relative = quotation.folded(last) in ARABIC_RELATIVE
    if is_relative:
        last -= 1
        if last < 0 or quotation.between(last).strip() not in {"", "،", ","}:
            return Role.UNKNOWN
    elif last < 0 or not quotation.joined(last, last + 1):
        return Role.UNKNOWN
    if quotation.folded(last) in PRONOUNS:
        return Role.PRONOUN
    first = last + 1
    while first > 0 and last - first + 1 < _LONGEST_TOPIC and not parts(parties, first - 1):
        if first <= last and not quotation.joined(first - 1, first):
            break
        first -= 1
    if first > last or quotation.folded(first) in TIMES or is_calendar_word(quotation.folded(first)):
        return Role.UNKNOWN
    is_clause = first == 0 or not quotation.joined(first - 1, first) or quotation.folded(first - 1) in OPENERS
    if is_accusative(quotation, first) and not is_named(parties, first):
        return Role.UNKNOWN
    return range(first, last + 1) if is_relative or is_clause else Role.UNKNOWN


def _by(parties: Parties, place: int) -> Span | None:
    """Who did it, behind what names the doer of a passive: «على يد», «من قبل»."""
    quotation = parties.quotation
    for at in range(place + 1, min(place + _BY_WITHIN, len(quotation.words) - 1)):
        if not quotation.joined(at - 1, at):
            return None
        if (quotation.folded(at), quotation.folded(at + 1)) in BY_IN_ARABIC:
            return run(parties, at + 2) or None
    return None


def _marked(parties: Parties, place: int, markers: frozenset[str]) -> Told:
    """Who stands behind a verb's marker, or has it written onto the name."""
    quotation = parties.quotation
    for at in range(place + 1, min(place + _BY_WITHIN, len(quotation.words))):
        if not quotation.joined(at - 1, at):
            return Role.UNKNOWN
        folded = quotation.folded(at)
        if folded in markers:
            return run(parties, at + 1) or Role.UNKNOWN
        if folded[0] in markers and (parties.named(at) or folded.startswith(("لل", "بال"))):
            return range(at, run(parties, at + 1).stop)
    return Role.UNKNOWN


def _has_word(quotation: Quotation, place: int, noun: str) -> bool:
    return any(noun[:-1] in quotation.folded(at) for at in range(place + 1, place + _BY_WITHIN))
