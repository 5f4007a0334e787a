"""Whom an English question names as the doer of a deed, and as the one it is done to."""

from retrieval.calendar_words import is_calendar_word
from retrieval.quotation import Quotation
from retrieval.roles.grammar import (
    ASKING,
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
)
from retrieval.roles.parties import Span, is_genitive
from retrieval.roles.reading import Named, Reading
from retrieval.roles.verbs import Form, Verb

_LONGEST = 6
"""Words for somebody."""
_ENDS = ENGLISH_PREPOSITIONS | ASKING | CONJUNCTIONS | BE | HAVE | DO | MODAL | BESIDE_VERBS | DENYING
_TIMES = frozenset("last next first second third once year week month every".split())
_WHO = frozenset("who whom".split())
_BEFORE_NOUNS = ENGLISH_PREPOSITIONS | (DETERMINERS - {"that"})
"""What stands before the same letters as a noun, or an infinitive: "the attack", "to save"."""
_NEVER_OF_A_SUBJECT = frozenset("to after before during about on into".split())


def asked_in_english(quotation: Quotation, place: int, verb: Verb) -> list[Reading]:
    """The reading of a question about the verb at a place; none where it isn't clear."""
    found = _read(quotation, place, verb)
    if found is None or found == Reading(None, None):
        return []
    return [] if any(_is_unclear(quotation, named) for named in found) else [found]


def _read(quotation: Quotation, place: int, verb: Verb) -> Reading | None:
    words = [word.folded for word in quotation.words]
    before = words[:place]
    if verb.markers and verb.markers.isdisjoint(words[place:]):
        return None  # to win a prize
    if before and (before[-1] in _BEFORE_NOUNS or not set(before[1:]).isdisjoint(_NEVER_OF_A_SUBJECT)):
        return None
    if not set(before).isdisjoint(DENYING):
        return None
    helping = [at for at, word in enumerate(before) if word in BE | HAVE | DO | MODAL]
    if not helping:
        is_finite = bool(verb.form & (Form.FINITE | Form.BASE)) and _asks_who(words[:place])
        return Reading(None, _object(quotation, place, verb)) if is_finite else None
    first, last = helping[0], helping[-1]
    between = range(first + 1, place)
    subject = range(between.start, last) if last > first else between
    subject = _trimmed(quotation, subject)
    is_passive = bool({words[at] for at in helping} & BE) and Form.PARTICIPLE in verb.form
    asks_who = _asks_who(words[:first])
    if is_passive:
        return _passive(quotation, place, subject, asks_who=asks_who)
    if words[first] in DO | MODAL and Form.BASE not in verb.form:
        return None
    if words[first] in HAVE and Form.PARTICIPLE not in verb.form:
        return None
    if words[first] in BE and verb.form != Form.GERUND:
        return None
    told = _object(quotation, place, verb)
    if subject:
        return Reading(subject, told)
    return Reading(None, told) if asks_who and words[first] not in DO else None


def _passive(quotation: Quotation, place: int, subject: Span, *, asks_who: bool) -> Reading | None:
    if not subject and not asks_who:
        return None
    by = next((at for at in range(place + 1, len(quotation.words)) if quotation.folded(at) == "by"), None)
    doer = None if by is None else _phrase(quotation, by + 1)
    return Reading(doer or None, subject or None)


def _asks_who(words: list[str]) -> bool:
    """Whether words ask for somebody: "who", "which team"."""
    words = [word for word in words if word not in BESIDE_VERBS]
    if words[:1] == ["and"]:
        words = words[1:]
    if len(words) == 1:
        return words[0] in _WHO
    return len(words) in {2, 3} and words[0] in {"which", "what"} and not set(words[1:]) & _ENDS


def _object(quotation: Quotation, place: int, verb: Verb) -> Named:
    """Whom a verb names as its object, behind its marker where it has one."""
    if not verb.markers:
        return _phrase(quotation, place + 1) or None
    found = (at for at in range(place + 1, len(quotation.words)) if quotation.folded(at) in verb.markers)
    marker = next(found, None)
    return None if marker is None else _phrase(quotation, marker + 1) or None


def _phrase(quotation: Quotation, first: int) -> Span:
    """The words from a place on that name somebody."""
    while quotation.folded(first) in DETERMINERS - {"her"}:
        first += 1
    last = first
    while last < len(quotation.words) and not _ends(quotation, last):
        has_name = any(quotation.has_capital(at) for at in range(first, last))
        if has_name and not quotation.has_capital(last):
            break
        if last > first and not quotation.joined(last - 1, last):
            break
        last += 1
    # "the president of Egypt"
    if quotation.folded(last) == "of" and quotation.has_capital(last + 1) and not quotation.has_capital(last - 1):
        return range(first, max(last, _phrase(quotation, last + 1).stop))
    return range(first, last)


def _ends(quotation: Quotation, place: int) -> bool:
    folded = quotation.folded(place)
    return folded in _ENDS or folded in _TIMES or is_calendar_word(folded) or folded[:1].isdigit()


def _trimmed(quotation: Quotation, span: Span) -> Span:
    """Words without articles before them and without what belongs to the verb behind them."""
    first, last = span.start, span.stop
    while first < last and quotation.folded(first) in DETERMINERS | BESIDE_VERBS:
        first += 1
    while last > first and (
        quotation.folded(last - 1) in BESIDE_VERBS | _TIMES or quotation.folded(last - 1).endswith("ly")
    ):
        last -= 1
    return range(first, last)


def _is_unclear(quotation: Quotation, named: Named) -> bool:
    """Whether words may name several, or somebody by somebody else."""
    if named is None:
        return False
    if len(named) > _LONGEST or any(quotation.folded(at) in CONJUNCTIONS | ASKING | ENGLISH_PRONOUNS for at in named):
        return True
    return any(is_genitive(quotation, at) for at in named)
