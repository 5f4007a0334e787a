"""Who does what to whom in English: a sentence and the place of a verb in, the words for both out.

No parser: what stands right before a verb and right behind it, with what the passive and relative clauses change.
Wherever anything else stands there, it isn't known.
"""

from retrieval.calendar_words import is_calendar_word
from retrieval.facts.named import TITLES
from retrieval.quotation import Quotation
from retrieval.roles.grammar import (
    BE,
    BESIDE_VERBS,
    CONJUNCTIONS,
    DENYING,
    DETERMINERS,
    DO,
    ENGLISH_PREPOSITIONS,
    ENGLISH_PRONOUNS,
    HAVE,
    MODAL,
    MUTUAL,
    RELATIVE,
)
from retrieval.roles.parties import is_genitive
from retrieval.roles.told import UNSURE, Role, Roles, Told
from retrieval.roles.verbs import Form, Verb

_AUXILIARIES = BE | HAVE | MODAL
_STOPS = ENGLISH_PREPOSITIONS | CONJUNCTIONS | _AUXILIARIES | DO | RELATIVE | DENYING
_LONGEST_ROLE = 4
"""Words of a phrase without capitals: "the new health minister"."""
_BY_WITHIN = 9
"""Words behind a verb among which "by", or the preposition that leads to its object, is looked for."""
_LONGEST_APPOSITION = 12
_APPOSITIONS = frozenset("a an the who which whose then former his her its".split())
_NAME_PARTICLES = frozenset("al el bin ibn de van von abu".split())


def roles(quotation: Quotation, place: int, verb: Verb) -> Roles:
    """Who does what the verb at a place tells, and to whom."""
    found = _by_marker(quotation, place, verb) if verb.markers else _direct(quotation, place, verb)
    return found.swapped() if verb.reversed else found


def _direct(quotation: Quotation, place: int, verb: Verb) -> Roles:
    first, helping = _helped(quotation, place)
    if helping & DENYING or quotation.folded(first - 1) in DENYING | DO | {"to"}:
        return UNSURE
    other = _behind(quotation, place)
    is_passive = bool(helping & BE) and Form.PARTICIPLE in verb.form
    if not is_passive and not helping and Form.PARTICIPLE in verb.form and other is Role.UNKNOWN:
        is_passive = _after(quotation, place, frozenset({"by"})) is not None
    subject = _subject(quotation, first)
    if is_passive:
        by = _after(quotation, place, frozenset({"by"}))
        return Roles(Role.UNNAMED if by is None else _behind(quotation, by), subject)
    if verb.form == Form.GERUND and not helping & BE:
        return Roles(Role.UNKNOWN, other)
    if verb.form == Form.PARTICIPLE and not helping & HAVE:
        return UNSURE
    if other is Role.UNKNOWN and isinstance(subject, range):
        other = _antecedent(quotation, subject.start - 1)
    return Roles(subject, other)


def _by_marker(quotation: Quotation, place: int, verb: Verb) -> Roles:
    """The same of verbs whose object follows a preposition: "lost to", "won … against"."""
    marker = _after(quotation, place, verb.markers)
    first, helping = _helped(quotation, place)
    is_passive = helping & BE and Form.PARTICIPLE in verb.form
    if marker is None or is_passive or helping & DENYING or quotation.folded(first - 1) in DENYING | DO | {"to"}:
        return UNSURE
    return Roles(_subject(quotation, first), _behind(quotation, marker))


def _helped(quotation: Quotation, place: int) -> tuple[int, frozenset[str]]:
    """Where a verb begins with what helps it, and these words: "had later been"."""
    helping = set()
    while place and quotation.joined(place - 1, place):
        before = quotation.folded(place - 1)
        if before not in _AUXILIARIES | BESIDE_VERBS | DENYING and not _is_adverb(quotation, place - 1):
            break
        helping.add(before)
        place -= 1
    return place, frozenset(helping)


def _is_adverb(quotation: Quotation, place: int) -> bool:
    return quotation.folded(place).endswith("ly") and not quotation.has_capital(place)


def _subject(quotation: Quotation, first: int) -> Told:
    """Who stands before a verb that begins at a place: the phrase right there, what a relative clause belongs to, or
    what an apposition does."""
    if not first:
        return Role.UNKNOWN
    if not quotation.joined(first - 1, first):
        is_apposition = "," in quotation.between(first - 1)
        return _before_apposition(quotation, first - 1) if is_apposition else Role.UNKNOWN
    if quotation.folded(first - 1) in {"who", "which"}:
        return _antecedent(quotation, first - 1)
    return _before(quotation, first - 1)


def _antecedent(quotation: Quotation, relative: int) -> Told:
    """What the relative pronoun at a place stands for."""
    if relative < 1 or quotation.folded(relative) not in {"who", "whom", "which"}:
        return Role.UNKNOWN
    return _before(quotation, relative - 1) if quotation.between(relative - 1).strip() in {"", ","} else Role.UNKNOWN


def _before_apposition(quotation: Quotation, last: int) -> Told:
    """Who stands before an apposition, or a relative clause, that ends at a place and a comma."""
    for before in range(last - 1, max(-1, last - _LONGEST_APPOSITION), -1):
        between = quotation.between(before).strip()
        if between:
            begins = quotation.folded(before + 1)
            is_apposition = between == "," and (begins in _APPOSITIONS or begins.isdigit())
            return _before(quotation, before) if is_apposition else Role.UNKNOWN
    # "Northgate, beaten by Wellbrook": nothing but the subject stands before the comma.
    found = _before(quotation, last)
    return found if isinstance(found, range) and found.start <= 1 else Role.UNKNOWN


def _before(quotation: Quotation, last: int) -> Told:
    """The phrase that ends at a place."""
    if last < 0 or quotation.folded(last) in ENGLISH_PRONOUNS:
        return Role.PRONOUN
    if is_genitive(quotation, last) or _stops(quotation, last):
        return Role.UNKNOWN
    first = last
    if quotation.has_capital(last):
        while first and quotation.joined(first - 1, first) and _goes_on(quotation, first - 1):
            first -= 1
    else:
        while first and quotation.joined(first - 1, first) and not _stops(quotation, first - 1):
            if quotation.folded(first - 1) in DETERMINERS or last - first + 1 >= _LONGEST_ROLE:
                break
            if quotation.folded(first - 1) in BESIDE_VERBS:
                return Role.UNKNOWN
            first -= 1
    led = first - 1
    while led >= 0 and quotation.joined(led, led + 1) and quotation.folded(led) in DETERMINERS - {"that"}:
        led -= 1
    is_led = led >= 0 and quotation.joined(led, led + 1) and quotation.folded(led) in ENGLISH_PREPOSITIONS
    of_a_title = quotation.folded(led) in {"of", "for"} and quotation.folded(first) in TITLES and first != last
    is_clause = quotation.folded(led) in {"after", "before", "since", "until", "as"}
    return Role.UNKNOWN if is_led and not (of_a_title or is_clause) else range(first, last + 1)


def _goes_on(quotation: Quotation, place: int) -> bool:
    """Whether a name goes on to the left with the word at a place."""
    if is_genitive(quotation, place) or is_calendar_word(quotation.folded(place)) or _stops(quotation, place):
        return False
    return quotation.has_capital(place) or quotation.folded(place) in _NAME_PARTICLES


def _stops(quotation: Quotation, place: int) -> bool:
    folded = quotation.folded(place)
    return folded in _STOPS or folded in ENGLISH_PRONOUNS or folded[:1].isdigit() or folded in DETERMINERS


def _behind(quotation: Quotation, place: int) -> Told:
    """The phrase right behind the word at a place."""
    first = place + 1
    while quotation.joined(first - 1, first) and quotation.folded(first) in DETERMINERS:
        if quotation.folded(first) == "her" and not quotation.joined(first, first + 1):
            return Role.PRONOUN
        first += 1
    if first >= len(quotation.words) or not quotation.joined(first - 1, first):
        return Role.UNKNOWN
    folded = quotation.folded(first)
    if folded in MUTUAL:
        return Role.UNKNOWN
    if folded in ENGLISH_PRONOUNS:
        return Role.PRONOUN
    if quotation.folded(first - 1) == "her" and _stops(quotation, first):
        return Role.PRONOUN
    if _stops(quotation, first):
        return Role.UNKNOWN
    last, has_name = first, quotation.has_capital(first)
    while quotation.joined(last, last + 1) and not _stops(quotation, last + 1):
        if is_genitive(quotation, last):
            first = last + 1  # what is Mansour's is spoken of
        is_capital = quotation.has_capital(last + 1)
        goes_on = is_capital or quotation.folded(last + 1) in _NAME_PARTICLES
        if (has_name and not goes_on) or is_calendar_word(quotation.folded(last + 1)):
            break
        if not has_name and not is_capital and last + 1 - first >= _LONGEST_ROLE:
            break
        has_name |= is_capital
        last += 1
    if is_genitive(quotation, last) or is_calendar_word(quotation.folded(first)):
        return Role.UNKNOWN
    return range(first, last + 1)


def _after(quotation: Quotation, place: int, words: frozenset[str]) -> int | None:
    """The place of the first of some words behind a verb, in the same clause."""
    for after in range(place + 1, min(place + _BY_WITHIN, len(quotation.words))):
        if not set(quotation.between(after - 1)) <= set(" \u00a0-–'’"):
            return None
        if quotation.folded(after) in words:
            return after
        if quotation.folded(after) in RELATIVE | CONJUNCTIONS | BE:
            return None
    return None
