"""Whether a claim says without a "not" what the clause that it is taken from denies.

A long sentence denies one thing and says another; which of its clauses a claim repeats is told by meaning, so that this
works across languages too. Readings in, `Fault.NEGATION` or None out.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from index.records import Span
from index.text import is_stopword
from retrieval.facts.negation import OF_NOUNS, denials, may_deny
from retrieval.generation.checking.meaning import Reading
from retrieval.generation.records import Fault

_BORDER = re.compile(
    r"[،,;:؛.]\s"
    r"|\s(?=(?:وإن|وأن|وان|لكن|ولكن|بينما|فيما|but|and that|while|although|because)\b)"
    r"|\s(?=and (?:he|she|it|they|his|her|the|its|their)\b)"
)
_SHORTEST_CLAUSE = 2  # content words
_CLEARLY = 0.03
"""How much nearer the claim must be to a clause that denies than to any that doesn't. On FLORES' 997 pairs, both ways,
5 of 1,994 true sentences are lost to this and to the next limit."""
_LONGEST = 1.5
"""How many times the clause's content words, and two more, the claim may have: a longer one says more than that."""


def clause_fault(claim: Reading, quotes: Sequence[Reading]) -> Fault | None:
    """`Fault.NEGATION` where `claim` denies nothing and is nearest to a clause of `quotes` that does."""
    own = _content(claim, Span(0, len(claim.text)))
    if not own or not claim.is_seen or may_deny(claim.text):
        return None
    denied, plain = (-1.0, 0), -1.0
    for quote in quotes:
        for words, denies in _clauses(quote):
            near = float(np.mean((claim.vectors[own] @ quote.vectors[words].T).max(axis=1)))
            if denies:
                denied = max(denied, (near, len(words)))
            else:
                plain = max(plain, near)
    near, length = denied
    return Fault.NEGATION if near >= plain + _CLEARLY and 0 < len(own) <= _LONGEST * length + 2 and length else None


def _clauses(quote: Reading) -> Iterator[tuple[list[int], bool]]:
    """The places of each clause's content words, and whether it denies anything."""
    denying = [quote.words[each.place] for each in denials(quote.text)]
    places = [word.start for word in denying if word.folded not in OF_NOUNS]  # "a river without banks" denies nothing
    start = 0
    for end, following in [
        *((each.start(), each.end()) for each in _BORDER.finditer(quote.text)),
        (len(quote.text), 0),
    ]:
        words = _content(quote, Span(start, end))
        if len(words) >= _SHORTEST_CLAUSE:
            yield words, any(start <= place < end for place in places)
        start = following


def _content(reading: Reading, span: Span) -> list[int]:
    return [
        place
        for place, word in enumerate(reading.words)
        if span.start <= word.start < span.end and not is_stopword(word.folded)
    ]
