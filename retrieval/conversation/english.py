"""Whether an English question leans on the ones before it: its words in, yes or no out.

It does by a pronoun (`english_pronouns`), by a conjunction, or by taking for granted what it is about ("who won?").
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from index.text import stem
from retrieval.conversation.english_pronouns import (
    LEADS_TO_PLACES,
    auxiliary_of,
    pronoun_without_name,
    subject_is_pronoun,
)
from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import (
    AUXILIARIES,
    RELATIVE_TO_SOMETHING,
    asking_word,
)

_CONNECTIVES = frozenset("and but also or".split())
_DETERMINERS = frozenset("the this that these those a an all both any some".split())
_TOPIC = frozenset("about regarding concerning".split())
_TIMES = frozenset("yesterday today now then later before after last next week month year".split())
_OF_TITLES = frozenset("his her their".split())
_BE = frozenset("is are was were be been".split())
_ANSWERING = frozenset("respond responded react reacted reply replied response reaction answer".split())
"""Words for which something must have come first: "how did Israel respond?"."""
_PEOPLE = frozenset("people persons others more".split())
_NAMES_IN_ED = frozenset("mohammed mohamed muhammed ahmed hamed fred ted alfred".split())
_PARTICLES = frozenset("over against up out off away back for with".split())
_IN_ORDER = frozenset("next previous".split())
_MORE = frozenset("other others more further new".split())
_MODAL = frozenset("will would can could should may might must".split())
_AFTERWARDS = frozenset("afterwards afterward thereafter meanwhile beforehand".split())
_HARMED = frozenset("hit hurt struck affected damaged destroyed killed injured wounded flooded".split())
_MOST = frozenset("hardest worst most badly first".split())
_LEADS = frozenset(
    "in on at to from with by for of since until about against between under into over through before after".split()
)
_EXACT = frozenset("final exact total official main".split())
_FEW = 2
_SHORT = 7


def leans_in_english(words: Sequence[Read], said: Collection[str]) -> bool:
    """Whether a question of these words can't be understood alone. It has a word that could be searched for; words with
    the stems `said` were said before."""
    connects = words[0].folded in _CONNECTIVES
    while words and words[0].folded in _CONNECTIVES | {"then"}:
        words = words[1:]
    if len(words) > 1 and words[0].folded in _LEADS and asking_word(words[1].folded):
        words = words[1:]
        if not any(word.content for word in words):
            return True
    words = _without_titles(words)
    folded = [word.folded for word in words]
    if folded[:2] in (["what", "about"], ["how", "about"]):
        return True
    if subject_is_pronoun(words) or pronoun_without_name(words) or _asks_for_others(words):
        return True
    return _is_of_a_place(words) or _is_the_next_one(words, said) or (connects and not _names_its_own(words))


def _is_of_a_place(words: Sequence[Read]) -> bool:
    """Whether a question ends with "there" and names no place: "who lives there?", "what happened there yesterday?".
    "How many are there?" means none."""
    folded = [word.folded for word in words]
    while folded and folded[-1] in _TIMES:
        folded.pop()
    if folded[-1:] != ["there"] or len(folded) > _SHORT or len(folded) < _FEW or folded[-2] in _BE:
        return False
    return not any(word.place for word in words) and LEADS_TO_PLACES.isdisjoint(folded)


def _without_titles(words: Sequence[Read]) -> Sequence[Read]:
    """Without the pronoun of a title: "Her Majesty the Queen". In a question all in capitals, or with each word
    capitalised, no pronoun tells."""
    small = any(word.written.islower() for word in words[1:])
    pairs = list(pairwise(words))
    titles = {
        place
        for place, (word, after) in enumerate(pairs)
        if place and small and word.folded in _OF_TITLES and word.capital and after.capital
    }
    return [word for place, word in enumerate(words) if place not in titles]


def _asks_for_others(words: Sequence[Read]) -> bool:
    """Whether a question of few words takes for granted what it is about: "who else attended?", "who won?", "how many
    were injured?"."""
    own = [word for word in words if word.content]
    asks = bool(words) and (asking_word(words[0].folded) is not None or words[0].folded in AUXILIARIES)
    if not asks or len(words) < _FEW:
        return False
    if words[-1].folded in _ANSWERING | _AFTERWARDS or (len(words) > _FEW and _asks_for_a_position(words)):
        return len(words) < _SHORT
    if any(word.capital or word.place for word in own):
        return False
    folded = [word.folded for word in words]
    if len(words) == _FEW:
        return asking_word(folded[0]) is not None and words[1].content
    if folded[0] == "who" and folded[1] in _MODAL and len(folded) == _FEW + 1:
        return words[_FEW].content
    if folded[0] == "who" and folded[1] not in _BE and sum(word.folded not in _PARTICLES for word in own) == 1:
        return folded[-1] in _PARTICLES or folded[1:3] in (["has", "to"], ["have", "to"])
    if folded[0] == "which" and _is_harmed(folded[2:]):
        return True
    if folded[0] in {"who", "what"} and folded[1] in {"was", "were"} and len(folded) == _FEW + 1:
        return folded[2].endswith("ed") and folded[2] not in _NAMES_IN_ED
    if folded[0] in _BE and folded[1] == "there":
        return sum(word.folded not in _MORE for word in own) <= 1 and len(words) < _SHORT
    auxiliary = [place for place, each in enumerate(folded) if each in AUXILIARIES]
    of_people = len(folded) > _FEW and folded[_FEW] in _PEOPLE and auxiliary == [_FEW + 1]
    befell = auxiliary == [_FEW + 1] and folded[-2] == "were" and (folded[-1].endswith("ed") or folded[-1] in _HARMED)
    if folded[:_FEW] == ["how", "many"] and befell:
        return True
    if folded[:_FEW] == ["how", "many"] and (not auxiliary or auxiliary[0] == _FEW or of_people):
        return len(own) <= _FEW
    # "who scored in the final?", "how high is the rate?"
    own = [word for word in own if word.folded not in _EXACT]
    most = _FEW if folded[0] == "who" or (auxiliary == [_FEW] and folded[0] == "how") else 1
    return (folded[-1] in RELATIVE_TO_SOMETHING and len(own) <= most) or (folded[1] == "else" and len(own) <= 1)


def _asks_for_a_position(words: Sequence[Read]) -> bool:
    """Whether it asks for somebody's view, and doesn't say on what: "what is Sudan's position?"."""
    holder = words[-2].folded
    return (
        words[0].folded == "what" and words[-1].noun_of_saying and not words[-1].capital and holder not in {"a", "an"}
    )


def _is_harmed(folded: Sequence[str]) -> bool:
    """Whether something is harmed that nothing is said to harm: "(which city) was hit hardest?"."""
    harmed = [word for word in folded[1:] if word not in _MOST]
    return bool(folded) and folded[0] in {"was", "were"} and len(harmed) == 1 and harmed[0] in _HARMED


def _is_the_next_one(words: Sequence[Read], said: Collection[str]) -> bool:
    """Whether a question asks for the next of what was spoken of: "when is the next summit?"."""
    if len(words) > _SHORT or any(word.capital or word.place for word in words if word.content):
        return False
    return any(one.folded in _IN_ORDER and stem(other.folded) in said for one, other in pairwise(words[-3:]))


def _names_its_own(words: Sequence[Read]) -> bool:
    """Whether a question that connects with others says itself whom or what it asks about: a name, or in a question
    without capitals a subject without article. "And in Iran?" goes on, and "about Iran" is no subject."""
    asks = any(word.folded in AUXILIARIES or asking_word(word.folded) for word in words[:_FEW])
    if not asks:
        return False
    for before, word in pairwise(words):
        if word.content and (word.capital or word.place) and before.folded not in _TOPIC:
            return True
    place = auxiliary_of(words)
    if place is None or place + 1 >= len(words) or any(word.capital for word in words[1:]):
        return False
    subject = words[place + 1]
    return (
        words[place].folded in {"did", "does", "do", "will"} and subject.content and subject.folded not in _DETERMINERS
    )
