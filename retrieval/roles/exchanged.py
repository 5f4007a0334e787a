"""Whether a sentence surely tells the deed that a question asks about with its roles exchanged.

A question and a sentence in, yes or no out. "What did Mansour accuse Haddad of?" isn't answered by what Haddad accused
Mansour of, and nearness of meaning can't tell the two apart. Only where each word of the sentence for that deed tells
the reverse is the answer yes: whatever can be read in another way may be the answer.
"""

from collections.abc import Container, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from index.language import has_arabic
from retrieval.quotation import Quotation
from retrieval.roles import arabic, english
from retrieval.roles.asked import Asked, readings
from retrieval.roles.parties import Parties, Party, Who
from retrieval.roles.signs import are_told_in_reverse, is_told_of_another_gender
from retrieval.roles.told import UNSURE, Role, Roles
from retrieval.roles.verbs import Form, Verb, verbs_for
from retrieval.short_answer.full_names import full_names

_read = lru_cache(maxsize=200)(readings)


class _Telling(Enum):
    """What a word of a sentence tells of the asked deed."""

    EXCHANGED = auto()
    ANOTHER = auto()
    """Surely something that wasn't asked about."""
    UNSURE = auto()


def tells_the_exchanged_deed(question: str, sentence: str) -> bool:
    """Whether `sentence` surely tells the deed that `question` asks about, with its roles exchanged, and nowhere as it
    is asked."""
    quotation = Quotation(sentence)
    found = [_tellings(asked, quotation) for asked in _read(question)]
    certain = [_Telling.EXCHANGED in told and _Telling.UNSURE not in told for told in found]
    return any(certain)


def tells_of_others(question: str, sentence: str) -> bool:
    """Whether `sentence` surely tells the deed that `question` asks about of others, wherever it tells it, and however
    the question is read: one that was asked about in the other's place, or somebody else by name."""
    quotation = Quotation(sentence)
    read = _read(question)
    if not read:
        return False
    return _is_told_of_another_by_signs(read, quotation) or all(_is_told_of_others(asked, quotation) for asked in read)


def tells_the_deed(question: str, sentence: str) -> bool:
    """Whether `sentence` may tell of the deed that `question` asks about, whoever does it to whom."""
    quotation = Quotation(sentence)
    return any(any(verbs_for(asked.deed, quotation)) for asked in _read(question))


def _is_told_of_another_by_signs(read: Sequence[Asked], quotation: Quotation) -> bool:
    """Whether gender or order tell that the doer is another, however the question is read."""
    doers, deed = [each.doer for each in read if each.doer is not None], read[0].deed
    if len(doers) < len(read):
        return False
    if is_told_of_another_gender(deed, doers[0].question, quotation):
        return True
    both = {each.doer.places + each.other.places for each in read if each.doer and each.other}
    return len(read) > 1 and len(both) == 1 and are_told_in_reverse(deed, Party(doers[0].question, *both), quotation)


def _is_told_of_others(asked: Asked, quotation: Quotation) -> bool:
    parties = Parties(quotation, asked.doer, asked.other)
    names = {place for name in full_names(quotation.text) for place in range(name.first, name.end)}
    told = [_roles(parties, place, verb) for place, verb in verbs_for(asked.deed, quotation)]
    return bool(told) and all(
        _is_exchanged(parties, roles)
        or _is_in_the_others_place(parties, roles)
        or _names_another(parties, roles, names)
        for roles in told
    )


def _tellings(asked: Asked, quotation: Quotation) -> set[_Telling]:
    """What all words for the asked deed in a sentence tell."""
    parties = Parties(quotation, asked.doer, asked.other)
    found = set()
    for place, verbs in groupby(verbs_for(asked.deed, quotation), key=itemgetter(0)):
        told = {_telling(parties, place, verb) for _, verb in verbs}
        found.add(next((each for each in told if each is not _Telling.UNSURE), _Telling.UNSURE))
    return found


def _telling(parties: Parties, place: int, verb: Verb) -> _Telling:
    roles = _roles(parties, place, verb)
    if _is_exchanged(parties, roles):
        return _Telling.EXCHANGED
    return _Telling.ANOTHER if _is_another(parties, roles) else _Telling.UNSURE


def _roles(parties: Parties, place: int, verb: Verb) -> Roles:
    if verb.form is Form.NOUN:
        return UNSURE
    if has_arabic(parties.quotation.folded(place)):
        return arabic.roles(parties, place, verb)
    return english.roles(parties.quotation, place, verb)


def _is_exchanged(parties: Parties, roles: Roles) -> bool:
    """Whether the asked doer is the one it is done to, and the other the doer, as far as they are asked about."""
    doer, other = roles
    if parties.doer is None:
        return (
            isinstance(doer, range)
            and parties.is_surely(doer, Who.OTHER)
            and _is_somebody_else(parties, other, Who.OTHER)
        )
    if parties.other is None:
        is_done_to = isinstance(other, range) and parties.is_surely(other, Who.DOER)
        return is_done_to and (doer is Role.UNNAMED or _is_somebody_else(parties, doer, Who.DOER))
    if not isinstance(doer, range) or not parties.is_surely(doer, Who.OTHER):
        return False
    if other is Role.PRONOUN:
        # "Mansour said that Haddad accused him": whoever was named before.
        return any(parties.named(place) == {Who.DOER} for place in range(doer.start))
    return isinstance(other, range) and parties.is_surely(other, Who.DOER)


def _is_somebody_else(parties: Parties, told: object, who: Who) -> bool:
    """Whether words name somebody, and not the one who is asked about."""
    return isinstance(told, range) and not parties.may_be(told, who)


def _is_another(parties: Parties, roles: Roles) -> bool:
    """Whether one of the two is surely not the one that the question names in that place."""
    doer, other = roles
    is_not_the_doer = parties.doer is not None and _is_somebody_else(parties, doer, Who.DOER)
    return is_not_the_doer or (parties.other is not None and _is_somebody_else(parties, other, Who.OTHER))


def _is_in_the_others_place(parties: Parties, roles: Roles) -> bool:
    """Whether the asked doer is surely the one it is done to, or the other one the doer, whoever stands beside."""
    doer, other = roles
    is_doer = isinstance(doer, range) and parties.is_surely(doer, Who.OTHER)
    return is_doer or (isinstance(other, range) and parties.is_surely(other, Who.DOER))


def _names_another(parties: Parties, roles: Roles, names: Container[int]) -> bool:
    """Whether somebody else stands by name where the question names somebody; "the minister" may be who is meant."""
    doer, other = roles
    return any(
        party is not None
        and party.is_named
        and isinstance(told, range)
        and any(place in names for place in told)
        and _is_somebody_else(parties, told, who)
        for party, told, who in ((parties.doer, doer, Who.DOER), (parties.other, other, Who.OTHER))
    )
