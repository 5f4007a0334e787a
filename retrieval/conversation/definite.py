"""The noun by which a question points back to what was named in full before: "when does the airport open?", after
others on the airport of Basra. A question's words and what was asked about in; the stem of the noun out, None without.
"""

from collections.abc import Sequence

from index.language import has_arabic
from index.text import stem
from retrieval.conversation.arabic_question import taken_apart
from retrieval.conversation.arabic_subjects import NO_SUBJECT
from retrieval.conversation.arabic_verbs import looks_like_a_verb
from retrieval.conversation.focus import Focus
from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import AUXILIARIES

_ADVERBS = frozenset("again now today yesterday tomorrow exactly".split())
_FEW = 2


def said_before(words: Sequence[Read], before: Focus) -> str | None:
    """The stem of the only noun of the question, which has the article, where it was said of something with a name and
    the question has no other words but a verb or what is told of it."""
    if not words or not before:
        return None
    noun = _arabic_noun(words) if has_arabic(words[0].folded) else _english_noun(words)
    if noun is None:
        return None
    said = stem(noun.folded)
    for named in (before.subject, before.topic, before.event):
        same = [word for word in named if stem(word.folded) == said]
        if not same:
            continue
        # "السعر" is that of petrol where "سعر البنزين" was said.
        if has_arabic(noun.folded) and not same[0].definite and any(word.definite for word in before.named):
            return said
        others = [word for word in named if word not in same]
        return said if any(word.place or word.capital or word in before.name for word in others) else None
    return None


def _english_noun(words: Sequence[Read]) -> Read | None:
    """The noun behind "the", in "when does the airport open?", "is the airport closed?" and "who runs the airport?"."""
    folded = [word.folded for word in words]
    own = [place for place, word in enumerate(words) if word.content and word.folded not in _ADVERBS]
    if folded.count("the") != 1 or any(words[place].capital or words[place].place for place in own):
        return None
    place = folded.index("the") + 1
    if place not in own or len(own) > _FEW:
        return None
    after = [each for each in folded[place + 1 :] if each not in _ADVERBS]
    before = folded[: place - 1]
    asks = bool(before) and before[-1] in AUXILIARIES
    is_object = len(before) == _FEW and not after and before[0] == "who"
    return words[place] if is_object or (asks and len(after) == 1) else None


def _arabic_noun(words: Sequence[Read]) -> Read | None:
    """The noun with the article, in "متى يفتح المطار؟", "هل المطار مغلق؟" and "من بنى المطار؟"."""
    question = taken_apart(words)
    rest = [word for word in question.rest if word.folded not in NO_SUBJECT and not word.time]
    if question.asks is None or question.behind or len(rest) != _FEW:
        return None
    noun = next((word for word in rest if word.definite), None)
    if noun is None or all(word.definite for word in rest) or any(word.place for word in rest):
        return None
    if question.asks == "هل":
        return noun
    is_verb = looks_like_a_verb(rest[0].folded)
    return noun if noun is rest[1] and is_verb and (question.verb_first or question.asks in {"من", "مين"}) else None
