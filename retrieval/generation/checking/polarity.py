"""Whether a claim says the contrary of what it rests on: by a "not" too many or too few, or by an opposite.

Texts in; `Fault.NEGATION` or None out.
"""

from collections.abc import Sequence

from index.text import is_stopword, stem
from retrieval.generation.checking.negation import Denial, denials, may_deny
from retrieval.generation.checking.opposites import turned_round
from retrieval.generation.records import Fault
from retrieval.gloss.quotation import Quotation


def polarity_fault(claimed: str, sentences: Sequence[str], *, whole: bool) -> Fault | None:
    """`Fault.NEGATION` where `claimed` denies what no sentence denies, or says what one denies, or the opposite.

    `whole` tells that it must say all that the sentences say: a translation.
    """
    held = " \n ".join(sentences)
    if turned_round(claimed, held):
        return Fault.NEGATION
    if denials(claimed) and not may_deny(held):
        return Fault.NEGATION
    if whole and denials(held) and not may_deny(claimed):
        return Fault.NEGATION
    # Stems of the other language are never the same, so this speaks inside one language alone.
    return Fault.NEGATION if _denies_more(claimed, held) or _denies_more(held, claimed) else None


def _denies_more(one: str, other: str) -> bool:
    """Whether `one` denies a word that stands in `other` and is denied nowhere there."""
    theirs = Quotation(other)
    words = Quotation(one)
    denied_there = {stem(theirs.folded(place)) for denial in denials(other) for place in denial.denied}
    standing = {stem(word.folded) for word in theirs.words if not is_stopword(word.folded)}
    for denial in denials(one):
        head = _head(words, denial)
        if head is not None and head in standing and head not in denied_there and not _elsewhere(words, denial, head):
            return True
    return False


def _head(words: Quotation, denial: Denial) -> str | None:
    return stem(words.folded(denial.denied[0])) if denial.denied else None


def _elsewhere(words: Quotation, denial: Denial, head: str) -> bool:
    """Whether the same word stands in the text undenied as well: then nothing is sure."""
    return any(stem(word.folded) == head and place not in denial.denied for place, word in enumerate(words.words))
