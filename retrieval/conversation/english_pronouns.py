"""Whether a pronoun of an English question stands for somebody or something named before: its words in, yes or no out.

Not every one does: in "when will it rain in Bishkek?" nothing, and in "what did Raisi say about his visit?" whoever the
question names itself.
"""

from collections.abc import Sequence

from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import AUXILIARIES, ENGLISH_PERSONS, ENGLISH_THINGS, asking_word

LEADS_TO_PLACES = frozenset("in at on".split())
_TOPIC = frozenset("about regarding concerning".split())
_CLAUSES = frozenset("that to if when while because who which where after before until and since than".split())
_POSSESSIVE = frozenset("his her hers their theirs its".split())
_SUBJECTS = frozenset("he she they".split())
_OBJECTS = frozenset("him them it her".split())
_ANYBODY = frozenset("anyone anybody everyone everybody nobody anything".split())
_ALLOWED = frozenset("legal illegal".split())
_NOTHING_DOES = _ALLOWED | frozenset("rain rains raining snow snows snowing take takes mean cost pay".split())
"""What "it" does or is for nobody: "how long does it take to fly"."""
_NOTHING_IS = frozenset(
    """
    hot cold warm cool sunny windy cloudy foggy dark light humid dry wet safe dangerous possible true late early time
    day night morning noon evening midnight spring summer autumn fall winter
    monday tuesday wednesday thursday friday saturday sunday like
    """.split()
)
"""What "it" is in a place without standing for anything: weather, hours, how one lives there."""
_ONCE = frozenset("did will would has had".split())
_MOST_BEFORE = 3  # a name of two words and a verb
_FEW = 2
_SHORT = 7


def auxiliary_of(words: Sequence[Read]) -> int | None:
    """Where the first auxiliary stands, if it belongs to the question itself: at its head, or behind a question word
    with at most a noun ("which city did", "how many people were")."""
    for place, word in enumerate(words):
        if word.folded in AUXILIARIES:
            return place if place == 0 or (asking_word(words[0].folded) and place <= _FEW + 1) else None
    return None


def subject_is_pronoun(words: Sequence[Read]) -> bool:
    """Whether the question's subject was named before: "when did he", "was it", "did that"."""
    place = auxiliary_of(words)
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
    if subject == "it" and (_took_to_do(words[place], after) or _is_so_in_a_place(after)):
        return True
    if any(word.folded in _CLAUSES for word in after):
        return False
    if place == 0 and subject in {"this", "that"} and own and after[0].folded == "the":
        return False  # "is this the end of the war?"
    if any(word.capital or word.place for word in own):
        return False
    if subject == "it":  # not "when will it rain in bishkek"
        leads = any(word.folded in LEADS_TO_PLACES for word in after)
        return len(own) <= (1 if leads or not own or own[0].folded in _NOTHING_DOES else _FEW)
    return len(own) <= _FEW


def _took_to_do(auxiliary: Read, after: Sequence[Read]) -> bool:
    """Whether something was or will be done to "it": "how much did it cost to build?"; not "does it take to fly"."""
    folded = [word.folded for word in after]
    return auxiliary.folded in _ONCE and len(folded) == _FEW + 1 and folded[0] in {"take", "cost"} and folded[1] == "to"


def _is_so_in_a_place(after: Sequence[Read]) -> bool:
    """Whether one thing is asked of "it" in a place: "is it compulsory in Egypt?"; not "is it raining in Bishkek?"."""
    if len(after) <= _FEW or after[1].folded not in LEADS_TO_PLACES or not all(word.place for word in after[2:]):
        return False
    so = after[0]
    return so.content and not so.capital and (so.folded in _ALLOWED or so.folded not in _NOTHING_DOES | _NOTHING_IS)


def pronoun_without_name(words: Sequence[Read]) -> bool:
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
