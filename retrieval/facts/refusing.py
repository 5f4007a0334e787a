"""Verbs that say in a text that something is not so, or was not done: to deny, to refuse, to fail to.

A text in; which of them it has out, by their English names, the same in both languages.
"""

from functools import lru_cache

from index.language import has_arabic
from retrieval.quotation import Quotation

_WORDS = {
    **dict.fromkeys(
        """
        deny denies denied denying denial denials refute refutes refuted refuting disprove disproves disproved disproven
        disproving نفي نفت نفيا نفوا ينفي تنفي ينفون نافيا نافيه نافين انكر انكرت انكروا ينكر تنكر ينكرون منكرا منكره
        كذبت يكذب تكذب يكذبون
        """.split(),
        "deny",
    ),
    **dict.fromkeys(
        """
        refuse refuses refused refusing refusal reject rejects rejected rejecting rejection
        abstain abstains abstained abstaining abstention abstentions
        رفض رفضت رفضا رفضوا يرفض ترفض يرفضون رافضا رافضه رافضين امتنع امتنعت امتنعوا يمتنع تمتنع
        """.split(),
        "refuse",
    ),
    **dict.fromkeys("فشل فشلت فشلا فشلوا يفشل تفشل يفشلون اخفق اخفقت اخفقا اخفقوا يخفق تخفق".split(), "fail"),
}
_BEFORE_TO = {
    **dict.fromkeys("fail fails failed failing failure".split(), "fail"),
    **dict.fromkeys("decline declines declined declining".split(), "refuse"),
}
"""Verbs that are other words without "to": "the brakes failed", "prices declined"."""
_PARTICLES = "وفبل"


@lru_cache(maxsize=4_000)
def refusals(text: str) -> frozenset[str]:
    """The verbs of denying, refusing and failing that `text` has: "deny", "refuse", "fail"."""
    quotation = Quotation(text)
    return frozenset(verb for place in range(len(quotation.words)) if (verb := _verb(quotation, place)) is not None)


def _verb(quotation: Quotation, place: int) -> str | None:
    word = quotation.folded(place)
    if word in _BEFORE_TO and quotation.folded(place + 1) == "to":
        return _BEFORE_TO[word]
    if has_arabic(word) and word not in _WORDS and word[0] in _PARTICLES:
        word = word[1:]
    return _WORDS.get(word)
