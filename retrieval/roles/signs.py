"""Signs that a sentence tells an Arabic question's deed of another doer, wherever the doer's name ends in the question.

«لماذا انتقدت الحكومة المجرية البرلمان الأوروبي؟» names two without a word between them. But the doer stands before the
other, there as behind an active verb of an Arabic sentence, so that it is enough that what stands later in the question
comes first in the sentence; and the verb of a woman's deed, or a government's, isn't a man's. A deed, what the question
names and a sentence in, yes or no out.
"""

from collections.abc import Iterator, Sequence

from index.language import has_arabic
from retrieval.quotation import Quotation
from retrieval.roles import english
from retrieval.roles.arabic_phrases import is_passive_by_sign
from retrieval.roles.grammar import ARABIC_RELATIVE
from retrieval.roles.parties import Parties, Party
from retrieval.roles.verbs import Form, Verb, verbs_for

_NEAR = 16
"""Words behind an Arabic verb among which both stand."""
_BY = frozenset("قبل يد".split())  # من قبل, على يد


def are_told_in_reverse(deed: str, asked: Party, sentence: Quotation) -> bool:
    """Whether wherever `sentence` tells the deed, the later words of `asked` are the doer's in it, and earlier ones the
    other's. `asked` holds the words of both, in their order."""
    parties = Parties(sentence, asked, None)
    told = [_is_reversed(parties, place, verb) for place, verb in _told(deed, sentence)]
    return bool(told) and all(told)


def _is_reversed(parties: Parties, place: int, verb: Verb) -> bool:
    if not has_arabic(parties.quotation.folded(place)):
        doer, other = english.roles(parties.quotation, place, verb)
        if not isinstance(doer, range) or not isinstance(other, range):
            return False
        return _is_rotated([*_met(parties, doer), *_met(parties, other)])
    if verb.owned or verb.reversed or verb.markers or is_passive_by_sign(parties.quotation, place):
        return False
    behind = range(place + 1, min(place + 1 + _NEAR, len(parties.quotation.words)))
    end = next((at for at in behind if parties.quotation.folded(at) in _BY | ARABIC_RELATIVE), behind.stop)
    return _is_rotated(list(_met(parties, range(place + 1, end))))


def _met(parties: Parties, span: Sequence[int]) -> Iterator[int]:
    """The places of the question's words that the words of a span meet, where it is one."""
    for place in span:
        found = parties.met_by_doer(place)
        if len(found) == 1:
            yield from found


def _is_rotated(places: Sequence[int]) -> bool:
    """Whether some places of the question's end come first, then some of its beginning, each in their order."""
    falls = [at for at in range(1, len(places)) if places[at] <= places[at - 1]]
    return len(falls) == 1 and max(places[falls[0] :]) < min(places[: falls[0]])


def is_told_of_another_gender(deed: str, question: Quotation, sentence: Quotation) -> bool:
    """Whether the verbs of an Arabic `sentence` for the deed are all masculine where that of an Arabic question, which
    names its doer, is feminine, or the other way round."""
    asked, told = (
        {verb.feminine for place, verb in _told(deed, each) if has_arabic(each.folded(place))}
        for each in (question, sentence)
    )
    return bool(asked) and bool(told) and asked.isdisjoint(told)


def _told(deed: str, text: Quotation) -> Iterator[tuple[int, Verb]]:
    """The verbs of a text for the deed, with their places."""
    return ((place, verb) for place, verb in verbs_for(deed, text) if verb.form is not Form.NOUN)
