"""What is marked in a quoted sentence as the short answer.

A question, the candidate that is quoted and all that are in; where in its sentence the short answer stands, or None,
out.
"""

from collections.abc import Sequence

from index.records import Span
from retrieval.candidate import Candidate
from retrieval.facts.known_names import READ_FOR_NAMES
from retrieval.question import Question
from retrieval.short_answer import short_answer
from retrieval.stated.earlier_counts import takes_the_place

_LIKELIER_THAN_NOT = 0.5
"""How likely (0..1) a further quote must be to answer for something in it to be marked, where that is known. Below it 4
marks of 34 were right on the articles written to be fitted to (docs/evaluation.md)."""


def marked(
    question: Question, candidate: Candidate, *, is_first: bool, quoted: Sequence[Candidate] = ()
) -> Span | None:
    """The short answer in a candidate's sentence, in code points of it; in all but the first quote only where it names
    all that is asked about, and likelier answers than not. None in an earlier count where a later one is `quoted`."""
    if not is_first and candidate.features.get("likely", 1.0) < _LIKELIER_THAN_NOT:
        return None
    if any(takes_the_place(each, candidate) for each in quoted):
        return None
    stored = candidate.stored
    before = (stored.before, *stored.sentences)[stored.sentences.index(candidate.sentence)]
    text = stored.document.text
    return short_answer(
        question,
        candidate.quote,
        stored.document.title,
        before="" if before is None else text[before.start : before.end],
        article=text[:READ_FOR_NAMES],
        strictly=not is_first,
    )
