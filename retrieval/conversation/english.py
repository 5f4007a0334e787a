"""Whether an English question leans on the ones before it: its words in, yes or no out.

A pronoun alone says little: "what did Raisi say about his visit?" names whose, and "when will it rain in Bishkek?"
means nothing by "it".
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from index.text import stem
from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import (
    AUXILIARIES,
    ENGLISH_PERSONS,
    ENGLISH_THINGS,
    RELATIVE_TO_SOMETHING,
    asking_word,
)

_CONNECTIVES = frozenset("and but also or".split())
_DETERMINERS = frozenset("the this that these those a an all both any some".split())
_CLAUSES = frozenset("that to if when while because who which where after before until and since than".split())
_TOPIC = frozenset("about regarding concerning".split())
_POSSESSIVE = frozenset("his her hers their theirs its".split())
_TIMES = frozenset("yesterday today now then later before after last next week month year".split())
_OF_TITLES = frozenset("his her their".split())
_SUBJECTS = frozenset("he she they".split())
_OBJECTS = frozenset("him them it her".split())
_ANYBODY = frozenset("anyone anybody everyone everybody nobody anything".split())
_BE = frozenset("is are was were be been".split())
_LEADS_TO_PLACES = frozenset("in at on".split())
_ANSWERING = frozenset("respond responded react reacted reply replied response reaction answer".split())
"""Words for which something must have come first: "how did Israel respond?"."""
_PEOPLE = frozenset("people persons others more".split())
_NAMES_IN_ED = frozenset("mohammed mohamed muhammed ahmed hamed fred ted alfred".split())
_PARTICLES = frozenset("over against up out off away back for with".split())
_IN_ORDER = frozenset("next previous".split())
_MORE = frozenset("other others more further new".split())
_NOTHING_DOES = frozenset("rain rains raining snow snows snowing take takes legal illegal mean cost pay".split())
"""What "it" does or is for nobody: "how long does it take to fly"."""
_LEADS = frozenset(
    "in on at to from with by for of since until about against between under into over through before after".split()
)
_FEW = 2
_SHORT = 7
_MOST_BEFORE = 3  # a name of two words and a verb


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
    if _subject_is_pronoun(words) or _pronoun_without_name(words) or _asks_for_others(words):
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
    return not any(word.place for word in words) and _LEADS_TO_PLACES.isdisjoint(folded)


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


def _auxiliary(words: Sequence[Read]) -> int | None:
    """Where the first auxiliary stands, if it belongs to the question itself: at its head, or behind a question word
    with at most a noun ("which city did", "how many people were")."""
    for place, word in enumerate(words):
        if word.folded in AUXILIARIES:
            return place if place == 0 or (asking_word(words[0].folded) and place <= _FEW + 1) else None
    return None


def _subject_is_pronoun(words: Sequence[Read]) -> bool:
    """Whether the question's subject was named before: "when did he", "was it", "did that"."""
    place = _auxiliary(words)
    if place is None or place + 1 >= len(words):
        return False
    subject, after = words[place + 1].folded, words[place + 2 :]
    own = [word for word in after if word.content and not word.says]
    if subject in {"he", "she"}:
        return True
    if subject == "they":  # not "when did they stop putting lead in paint", which is nobody
        return len(own) <= _FEW and not any(word.folded in _CLAUSES for word in after)
    if subject in _ANYBODY:
        return len(own) <= 1 and not any(word.folded in _TOPIC or word.folded in _CLAUSES for word in after)
    if subject not in ENGLISH_THINGS:
        return False
    if any(word.folded in _CLAUSES for word in after):
        return False
    if place == 0 and subject in {"this", "that"} and own and after[0].folded == "the":
        return False  # "is this the end of the war?"
    if any(word.capital or word.place for word in own):
        return False
    if subject == "it":  # not "when will it rain in bishkek"
        leads = any(word.folded in _LEADS_TO_PLACES for word in after)
        return len(own) <= (1 if leads or not own or own[0].folded in _NOTHING_DOES else _FEW)
    return len(own) <= _FEW


def _pronoun_without_name(words: Sequence[Read]) -> bool:
    """Whether a pronoun stands for somebody or something that the question doesn't name before it."""
    for place, word in enumerate(words):
        if word.folded not in ENGLISH_PERSONS | ENGLISH_THINGS:
            continue
        last = place == len(words) - 1
        if word.folded in _SUBJECTS and place != 1 and not last:
            return False
        before = [each for each in words[:place] if each.content and not each.says]
        if word.folded in _POSSESSIVE | _OBJECTS - {"it"} and not before:
            return True
        if word.folded in _OBJECTS | {"this", "that"} and last:
            clauses = any(each.folded in _CLAUSES for each in words[1 : place - 1])
            return not clauses and len(words) <= _SHORT
        # Whoever does something to him is another one; "her" may be her own.
        most = 1 if word.folded == "her" else _MOST_BEFORE
        if word.folded in _OBJECTS - {"it"} and len(before) <= most and len(words) <= _SHORT:
            return bool(before) and before[-1] is words[place - 1]
        return False
    return False


def _asks_for_others(words: Sequence[Read]) -> bool:
    """Whether a question of few words takes for granted what it is about: "who else attended?", "who won?", "how many
    were injured?"."""
    own = [word for word in words if word.content]
    asks = bool(words) and (asking_word(words[0].folded) is not None or words[0].folded in AUXILIARIES)
    if not asks or len(words) < _FEW:
        return False
    if words[-1].folded in _ANSWERING:
        return len(words) < _SHORT
    if any(word.capital or word.place for word in own):
        return False
    folded = [word.folded for word in words]
    if len(words) == _FEW:
        return asking_word(folded[0]) is not None and words[1].content
    if folded[0] == "who" and folded[1] not in _BE and sum(word.folded not in _PARTICLES for word in own) == 1:
        return folded[-1] in _PARTICLES or folded[1:3] in (["has", "to"], ["have", "to"])
    if folded[0] in {"who", "what"} and folded[1] in {"was", "were"} and len(folded) == _FEW + 1:
        return folded[2].endswith("ed") and folded[2] not in _NAMES_IN_ED
    if folded[0] in _BE and folded[1] == "there":
        return sum(word.folded not in _MORE for word in own) <= 1 and len(words) < _SHORT
    auxiliary = [place for place, each in enumerate(folded) if each in AUXILIARIES]
    of_people = len(folded) > _FEW and folded[_FEW] in _PEOPLE and auxiliary == [_FEW + 1]
    if folded[:_FEW] == ["how", "many"] and (not auxiliary or auxiliary[0] == _FEW or of_people):
        return len(own) <= _FEW
    # "who scored in the final?", "how high is the rate?"
    most = _FEW if folded[0] == "who" or (auxiliary == [_FEW] and folded[0] == "how") else 1
    return (folded[-1] in RELATIVE_TO_SOMETHING and len(own) <= most) or (folded[1] == "else" and len(own) <= 1)


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
    place = _auxiliary(words)
    if place is None or place + 1 >= len(words) or any(word.capital for word in words[1:]):
        return False
    subject = words[place + 1]
    return (
        words[place].folded in {"did", "does", "do", "will"} and subject.content and subject.folded not in _DETERMINERS
    )
