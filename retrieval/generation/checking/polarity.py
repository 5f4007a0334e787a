"""Whether a claim says the contrary of what it rests on: by a "not" too many or too few, or by an opposite.

Readings in; `Fault.NEGATION` or None out. A denied word is looked for in the other text by its stem, or by what the
embedding model makes of it: where it stands there, something that denies must stand around it.
"""

from collections.abc import Sequence

from index.text import is_stopword, stem
from retrieval.facts.negation import OF_NOUNS, Denial, denials, may_deny, weak_near
from retrieval.facts.opposites import turned_round
from retrieval.generation.checking.meaning import Reading
from retrieval.generation.records import Fault
from retrieval.quotation import Quotation

_SAME_WORD = 0.45
"""Cosine, of centred vectors, from which two words that are each other's nearest are taken for one."""
_SURELY_THE_SAME = 0.6
_REACH = 4
"""Words around one among which what denies it may stand. On a third of FLORES' fitted half 4 catch 87 % of the denials
put in, 6 and 8 catch 83 %; none of them loses more than 2 % of the true sentences."""
_NOBODY = frozenset("none nobody neither nothing".split())
_HEADS = 2
"""Words after the one that denies that may be the denied one."""


def polarity_fault(claim: Reading, sentences: Sequence[Reading], *, whole: bool) -> Fault | None:
    """`Fault.NEGATION` where `claim` denies what no sentence denies, or says what one denies, or the opposite.

    `whole` tells that it must say all that the sentences say: a translation.
    """
    if turned_round(claim.text, " \n ".join(sentence.text for sentence in sentences)):
        return Fault.NEGATION
    ours, theirs = bool(denials(claim.text)), any(denials(sentence.text) for sentence in sentences)
    if ours and not any(may_deny(sentence.text) for sentence in sentences):
        return Fault.NEGATION
    if whole and theirs and not may_deny(claim.text):
        return Fault.NEGATION
    # Where both deny as often, they hardly deny different things; between languages that takes the very word.
    more = len(denials(claim.text)) - sum(len(denials(sentence.text)) for sentence in sentences)
    if more >= 0 and _says_what_is_denied(claim, sentences, _SAME_WORD if more > 0 else _SURELY_THE_SAME):
        return Fault.NEGATION
    alike = _SAME_WORD if more < 0 else _SURELY_THE_SAME
    if more <= 0 and any(_says_what_is_denied(sentence, [claim], alike) for sentence in sentences):
        return Fault.NEGATION
    return None


def _says_what_is_denied(denying: Reading, others: Sequence[Reading], alike: float) -> bool:
    """Whether a word that `denying` denies stands in one of `others`, and is denied in none.

    `alike` is the cosine from which another word is taken for the same.
    """
    quotation = Quotation(denying.text)
    for denial in denials(denying.text):
        if quotation.folded(denial.place) in OF_NOUNS or _stands_undenied(quotation, denial):
            continue
        found = [
            (other, place)
            for other in others
            for place in [_same_word(denying, denial, other, alike)]
            if place is not None
        ]
        near = any(weak_near(other.text, place, _REACH) or _denies_for_all(other.text) for other, place in found)
        if found and not near:
            return True
    return False


def _denies_for_all(text: str) -> bool:
    """Whether a text says of nobody what it says: "none of the passengers was hurt" denies from afar."""
    return any(word.folded in _NOBODY for word in Quotation(text).words)


def _stands_undenied(quotation: Quotation, denial: Denial) -> bool:
    """Whether the denied word stands in its own text a second time: then nothing is sure."""
    heads = {stem(quotation.folded(place)) for place in denial.denied[:1]}
    return any(stem(word.folded) in heads and at not in denial.denied for at, word in enumerate(quotation.words))


def _same_word(denying: Reading, denial: Denial, other: Reading, alike: float) -> int | None:
    """Where the denied word stands in another text, by its stem, else by its meaning: each is the other's nearest."""
    heads = denial.denied[:_HEADS]
    for head in heads:
        own = stem(denying.words[head].folded)
        for place, word in enumerate(other.words):
            if not is_stopword(word.folded) and stem(word.folded) == own:
                return place
    ours = [place for place, word in enumerate(denying.words) if not is_stopword(word.folded)]
    theirs = [place for place, word in enumerate(other.words) if not is_stopword(word.folded)]
    if not (heads and theirs and denying.is_seen):
        return None
    cosines = denying.vectors[list(heads)] @ other.vectors[theirs].T
    head, nearest = divmod(int(cosines.argmax()), len(theirs))
    place = theirs[nearest]
    back = denying.vectors[ours] @ other.vectors[place]
    is_mutual = ours[int(back.argmax())] == heads[head]
    return place if is_mutual and cosines[head, nearest] >= alike else None
