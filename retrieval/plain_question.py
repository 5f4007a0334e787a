"""A question as standard Arabic or English asks it: what was typed in, the text that is searched for out.

Only its words of asking are put in others («قديش سعر البنزين هلق؟» asks «كم سعر البنزين؟»): news are written in the
standard language, and a model knows its question words best.
"""

from collections.abc import Sequence

from index.text import Token, is_stopword, tokens
from retrieval.asking_words import Asking, asking, says_only_now

_WRITTEN = {
    "اين": "أين", "وينه": "أين هو", "وينها": "أين هي", "وينهم": "أين هم", "فينه": "أين هو", "فينها": "أين هي",
    "فينهم": "أين هم", "الي اين": "إلى أين", "من اين": "من أين", "امتي": "متى", "الي متي": "إلى متى",
    "مين": "من", "لمين": "لمن", "بمين": "بمن",
    **{f"{word}s": f"{word}'s" for word in "what when where who why how".split()},
}  # fmt: skip
"""Folded words of asking, and folded standard ones, with what is written for them where that is not the standard one
as it is folded."""
_NOT_STANDARD = frozenset("مين امتي".split())
"""Words for which `asking` gives themselves."""
_AT_WHAT_PRICE = "بكم"
_PRICES = frozenset("سعر السعر سعره سعرها اسعار الاسعار ثمن الثمن ثمنه ثمنها".split())
_HOW_MUCH, _PRICE_OF = "كم", "كم سعر"
_ARTICLE = "ال"


def in_plain_words(question: str) -> str:
    """`question` with question words of the standard, and without what only says "now", where it says anything else."""
    words = tokens(question)
    asked = asking(question, words)
    is_now = [says_only_now(question, words, place) for place in range(len(words))]
    content = [
        now
        for word, each, now in zip(words, asked, is_now, strict=True)
        if each is None and not is_stopword(word.folded)
    ]
    if all(content):
        is_now = [False] * len(words)
    pieces: list[str] = []
    end = 0
    for place, (word, each) in enumerate(zip(words, asked, strict=True)):
        if word.start < end:
            continue
        if is_now[place]:
            pieces.append(question[end : word.start].rstrip())
            end = word.end
        elif each is not None and (instead := _instead(words, place, each, is_now)) is not None:
            before = question[end : word.start]
            # The price of what was named before it: «البنزين بكام؟»
            at_the_end = instead == _PRICE_OF and place > 0 and all(is_now[place + each.length :])
            pieces = [instead, " ", *pieces, before.rstrip()] if at_the_end else [*pieces, before, instead]
            end = words[place + each.length - 1].end
    return "".join((*pieces, question[end:])).strip()


def _instead(words: Sequence[Token], place: int, asked: Asking, is_now: Sequence[bool]) -> str | None:
    """What is written for a word that asks; None where it is one of the standard already."""
    if asked.standard == _AT_WHAT_PRICE and (price := _price(words, place, asked, is_now)) is not None:
        return asked.conjunction + price
    if asked.word == asked.standard and asked.word not in _NOT_STANDARD:
        return None
    written = _WRITTEN.get(asked.word) or _WRITTEN.get(asked.standard, asked.standard)
    return asked.conjunction + written


def _price(words: Sequence[Token], place: int, asked: Asking, is_now: Sequence[bool]) -> str | None:
    """How the price of something is asked for; None where بكم asks at how many or how much something else is:
    «بكم هدف فاز؟», «بكم بيعت؟»."""
    after = next((word.folded for at, word in enumerate(words) if at > place and not is_now[at]), "")
    if asked.word == _AT_WHAT_PRICE and after and not after.startswith(_ARTICLE):
        return None
    return _HOW_MUCH if any(word.folded in _PRICES for word in words) else _PRICE_OF
