"""Verbs of saying in Arabic news, at the head of a sentence and further on, with what they say.

A quotation in; verbs and acts out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.examples.templates import Act
from retrieval.quotation import Quotation


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb says, and the particle that must come after its subject for it to say so ("ب" begins a word)."""

    act: Act
    feminine: bool
    takes: str = ""


def _verbs() -> dict[str, Verb]:
    """By folded forms: masculine with feminine."""
    rows = (
        (Act.SAY, "", "قال:قالت اضاف:اضافت اشار:اشارت اوضح:اوضحت ذكر:ذكرت صرح:صرحت تابع:تابعت اكد:اكدت شدد:شددت"),
        (Act.PROPOSE, "", "اقترح:اقترحت"),
        (Act.CONGRATULATE, "", "هنا:هنات"),
        (Act.CALL_FOR, "الي", "دعا:دعت"),
        (Act.DEMAND, "ب", "طالب:طالبت"),
        (Act.WARN, "من", "حذر:حذرت"),
        (Act.REJECT, "", "رفض:رفضت"),
        (Act.PROMISE, "ب", "تعهد:تعهدت وعد:وعدت"),
        (Act.WELCOME, "ب", "رحب:رحبت"),
        (Act.REVEAL, "عن", "كشف:كشفت"),
        (Act.ANNOUNCE, "", "اعلن:اعلنت"),
        (Act.CONDEMN, "", "ادان:ادانت"),
        (Act.DENY, "", "نفي:نفت"),
        (Act.PREDICT, "", "توقع:توقعت"),
        (Act.DECIDE, "", "قرر:قررت"),
    )
    return {
        form: Verb(act, is_feminine, takes)
        for act, takes, pairs in rows
        for pair in pairs.split()
        for form, is_feminine in zip(pair.split(":"), (False, True), strict=True)
    }


_VERBS = _verbs()
_BEFORE_THE_VERB = frozenset(
    "كما ثم وقد قد هذا من وفي بدوره بدورها جانبه جانبها جهته جهتها ناحيته ناحيتها ايضا وكان وكانت كان كانت".split()
)
_MOST_BEFORE = 3
PARTICLES = frozenset("الي ان انه انها علي عن في من خلال قد حيث بان اليوم امس".split())
"""Folded. What comes after a subject and is no part of one."""
_NEAR = 8
"""Words after a subject among which the verb's particle stands."""


def head(quotation: Quotation) -> tuple[int, Verb] | None:
    """The verb of saying that a sentence begins with, after adverbs, and its place."""
    for place in range(min(_MOST_BEFORE + 1, len(quotation.words))):
        folded = quotation.folded(place)
        verb = _VERBS.get(folded) or (_VERBS.get(folded[1:]) if folded.startswith(("و", "ف")) else None)
        if verb is not None:
            return place, verb
        if folded not in _BEFORE_THE_VERB:
            return None
    return None


def acts(quotation: Quotation, verb: Verb, end: int) -> Iterator[Act]:
    """What the subject that ends before `end` did, by the verb before it and by those that it goes on with."""
    if _takes(quotation, verb, end):
        yield verb.act
    for place in range(end, len(quotation.words) - 1):
        folded = quotation.folded(place)
        following = _VERBS.get(folded[1:]) if folded.startswith("و") else None
        if following is None or following.feminine != verb.feminine or following.act is Act.SAY:
            continue
        # A noun here may be another subject; a particle leaves no room for one.
        after = quotation.folded(place + 1)
        if after in PARTICLES or (following.takes == "ب" and after.startswith("ب")):
            yield following.act


def _takes(quotation: Quotation, verb: Verb, end: int) -> bool:
    near = [quotation.folded(place) for place in range(end, min(end + _NEAR, len(quotation.words)))]
    return not verb.takes or any(word == verb.takes or (verb.takes == "ب" and word.startswith("ب")) for word in near)
