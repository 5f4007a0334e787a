"""Whether a text is a translation of one sentence: all of it, nothing else, and of no other sentence.

Readings in; the first `Fault` found, or None, out.
"""

from collections.abc import Sequence

from retrieval.generation.checking.counting import number_fault
from retrieval.generation.checking.dating import date_fault
from retrieval.generation.checking.fitted import Fitted
from retrieval.generation.checking.meaning import Reading
from retrieval.generation.checking.naming import name_fault
from retrieval.generation.checking.polarity import polarity_fault
from retrieval.generation.checking.support import support_fault
from retrieval.generation.records import Fault

_SURER = 2.0
"""How much surer (a logit) it must be that a name was left out than that one was put in: translators leave out some."""
_LENGTHS = {"ar": (0.54, 1.4), "en": (0.72, 1.9)}
"""The length of a translation as a share of its sentence's, in code points, by its language: all but one in 250 of the
translations in the fitted half of FLORES and XQuAD-R lie between."""


def translation_fault(
    said: Reading, sentence: Reading, others: Sequence[Reading], fitted: Fitted | None
) -> Fault | None:
    """Why `said` is no translation of `sentence`; `others` are what it might translate instead."""
    fault = (
        number_fault(said.text, [sentence.text])
        or date_fault(said.text, [sentence.text])
        or name_fault(said, [sentence], fitted)
    )
    if fault is not None:
        return fault
    if number_fault(sentence.text, [said.text]) or date_fault(sentence.text, [said.text]):
        return Fault.LEFT_OUT
    if name_fault(sentence, [said], fitted, _SURER):
        return Fault.LEFT_OUT
    length = len(said.text) / max(len(sentence.text), 1)
    shortest, longest = _LENGTHS.get(said.language, (0.0, 3.0))
    if sentence.language != said.language and not shortest <= length <= longest:
        return Fault.LEFT_OUT if length < shortest else Fault.UNSUPPORTED
    return (
        polarity_fault(said, [sentence], whole=True)
        or support_fault(said, [sentence], [[other] for other in others], fitted)
        or support_fault(sentence, [said], [], fitted)
    )
