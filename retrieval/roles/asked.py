"""Which deed a question asks about, and whom it names as its doer and as the one it is done to.

A question in; its readings out, none where it isn't clear. «بماذا اتهم منصور حداد؟» names two without a word between
them: it has a reading for each place where the one may end.
"""

from typing import NamedTuple

from index.language import has_arabic
from index.text import is_stopword
from retrieval.quotation import Quotation
from retrieval.roles.asked_in_arabic import asked_in_arabic
from retrieval.roles.asked_in_english import asked_in_english
from retrieval.roles.parties import Party
from retrieval.roles.reading import Named
from retrieval.roles.verbs import Form, verbs_of


class Asked(NamedTuple):
    """A deed, with its doer and the one it is done to; one of them is None where it is asked for, or not told."""

    deed: str
    doer: Party | None
    other: Party | None


def readings(question: str) -> list[Asked]:
    """How `question` may be read, where it asks about one of the known deeds."""
    quotation = Quotation(question)
    told = [
        (place, verb)
        for place in range(len(quotation.words))
        for verb in verbs_of(quotation.folded(place))
        if verb.form is not Form.NOUN and not _may_be_name(quotation, place)
    ]
    found: list[Asked] = []
    for place, verb in told:
        read = asked_in_arabic if has_arabic(quotation.folded(place)) else asked_in_english
        for named in read(quotation, place, verb):
            doer, other = (named.other, named.doer) if verb.reversed else (named.doer, named.other)
            asked = Asked(verb.deed, _party(quotation, doer), _party(quotation, other))
            if (asked.doer or asked.other) and not (_is_empty(doer, asked.doer) or _is_empty(other, asked.other)):
                found.append(asked)
    is_clear = len({place for place, _ in told}) == 1 and len({asked.deed for asked in found}) == 1
    return found if is_clear else []


def _may_be_name(quotation: Quotation, place: int) -> bool:
    """Whether a word may be a name: it has a capital, and isn't the first."""
    return place > 0 and quotation.has_capital(place)


def _party(quotation: Quotation, named: Named) -> Party | None:
    content = tuple(place for place in named or () if not is_stopword(quotation.folded(place)))
    return Party(quotation, content) if content else None


def _is_empty(named: Named, party: Party | None) -> bool:
    """Whether somebody is named by words that say nothing: pronouns."""
    return named is not None and party is None
