"""Whether a pronoun of an Arabic question stands for somebody whom an earlier one named: a question in, yes or no out.

Pronouns are written onto words (عنها, رأيه, قالوا). Not every one leans: هو and هي also stand in questions that name
whom they ask about (من هو رئيس البرازيل؟), and others stand for something in the question itself (ما المدينة التي ولد
فيها؟).
"""

from retrieval.arabic_verbs import is_verb
from retrieval.conversation.arabic_question import ArabicQuestion
from retrieval.conversation.vocabulary import (
    ARABIC_OBLIQUE,
    ARABIC_POSSESSED,
    ARABIC_SUBJECTS,
    FEMININE_ENDING,
    HOW_MANY,
    HOW_MANY_OR_WHICH,
    WITH_PREPOSITION,
    without_connective,
)
from retrieval.gloss.place_names import places

_RELATIVE = frozenset("الذي التي الذين اللذان اللذين اللتان اللتين اللواتي".split())
_MEASURES = frozenset("عدد اسم سبب اسباب تاريخ نوع قيمه موعد مكان عمر مساحه حجم مدي".split())
"""Nouns that are asked for, and for which no pronoun stands."""
_ENDING_OF_THEIR_OWN = frozenset(
    """
    واجه اتجه توجه وجه شبه نبه انتبه كره فقه اشبه يواجه تواجه يتجه تتجه يوجه يشبه تشبه يكره نزه تنبه يتوجه تتوجه
    مياه اتجاه انتباه توجيه تنبيه ترفيه الله عبدالله اله نزيه وجيه شبيه كريه فقيه تشابه تشويه تشبيه
    """.split()
)
"""Words whose own last letter looks like a pronoun."""
_TO_BE = frozenset("كان كانت يكون تكون سيكون ستكون".split())
_LONG_PRONOUNS = ("ها", "هما")
_NO_PRONOUN = frozenset("اتجاها انتباها توجيها تنبيها مياها وجوها شبيها كريها مشوها فقيها جاها".split())
_ABOUT_IT = frozenset("ضده ضدها عليه عليها عنه عنها منه منها بشانه بشانها حوله حولها".split())
_OF_HIM = frozenset("عليه له به فيه منه اليه معه لديه عنه".split())
_WHO = frozenset("من مين".split())
_IN = frozenset({"في"})
_SHORT = 3


def stands_for_somebody(question: ArabicQuestion) -> bool:
    """Whether a pronoun stands for somebody whom the question doesn't name before it."""
    if _takes_a_position_on_it(question) or _does_something_about_it(question):
        return True
    if _is_of_another_gender(question):
        return True
    named = question.asks in HOW_MANY_OR_WHICH and _is_thing(question, 0)
    for place, word in enumerate(question.rest):
        if _is_pronoun(question, place) and not (named and not _counts_in_it(question, place)):
            return True
        bare = without_connective(word.folded)
        oblique_of_who = question.asks in _WHO and not question.connects and bare in ARABIC_OBLIQUE
        verb = (question.verb_first or question.asks in _WHO) and place == 0
        measure = bare in _MEASURES or word.says or (place == 0 and word.superlative)
        is_noun = word.content and bare not in _TO_BE and not verb and not measure
        named = named or bare in _RELATIVE or oblique_of_who or is_noun
    return False


def asks_of_several(question: ArabicQuestion) -> bool:
    """Whether only the form of its verb tells of somebody whom it doesn't name: "ماذا يلبسون؟"."""
    theirs = [
        place
        for place, word in enumerate(question.rest)
        if _their_verb(without_connective(word.folded)) and _is_pronoun(question, place)
    ]
    return bool(theirs) and not any(
        _is_pronoun(question, place) for place in range(len(question.rest)) if place not in theirs
    )


def _takes_a_position_on_it(question: ArabicQuestion) -> bool:
    """Whether somebody's view of what a pronoun stands for is asked for: "ما موقف سعيد منها؟"."""
    rest = question.rest
    return len(rest) > _SHORT - 1 and rest[0].noun_of_saying and rest[-1].folded in ARABIC_OBLIQUE


def _does_something_about_it(question: ArabicQuestion) -> bool:
    """Whether somebody named does something against or about another: "هل صوت البرلمان ضدها؟"."""
    rest = question.rest
    return question.verb_first and len(rest) == _SHORT and rest[1].definite and rest[2].folded in _ABOUT_IT


def _counts_in_it(question: ArabicQuestion, place: int) -> bool:
    """Whether something is counted that is in or with whatever the pronoun stands for: "كم عدد المسافرين فيه؟"."""
    counts = question.asks in HOW_MANY and question.rest[0].folded in _MEASURES
    return counts and place == len(question.rest) - 1 <= _SHORT


def _is_of_another_gender(question: ArabicQuestion) -> bool:
    """Whether a pronoun ends a question in which something of the other gender is counted, for which it can't stand:
    "كم راكبا كان على متنها؟", "كم سنة حكم عليه؟"."""
    if question.asks not in HOW_MANY or len(question.rest) < _SHORT:
        return False
    counted, *between, last = question.rest
    # A noun that only a verb stands beside: "حكم" is one that isn't told by its form.
    if not counted.content or sum(word.content and not is_verb(word.folded) for word in between) > 1:
        return False
    feminine = FEMININE_ENDING in counted.written[-1:]
    ends = last.folded.endswith("ها") if not feminine else last.folded in _OF_HIM
    is_told = feminine or counted.folded.endswith("ا")
    return is_told and ends and (feminine or _is_pronoun(question, len(question.rest) - 1))


def _is_thing(question: ArabicQuestion, place: int) -> bool:
    word = question.rest[place] if len(question.rest) > place else None
    return word is not None and word.content and word.folded not in _MEASURES | _TO_BE


def _is_pronoun(question: ArabicQuestion, place: int) -> bool:
    """Whether the word at a place is, or ends with, a pronoun for somebody."""
    word, last = question.rest[place], place == len(question.rest) - 1
    if FEMININE_ENDING in word.written:
        return False
    bare = without_connective(word.folded)
    if place <= 1 and _their_verb(bare) and question.verb_first:
        return last or not question.rest[place + 1].folded.endswith("ون")  # المسلمون would be its subject
    if bare in ARABIC_SUBJECTS:
        if place > 0 or question.asks is None:
            return True
        short = len(question.rest) <= _SHORT and not question.rest[-1].place
        return last or (question.asks == "هل" and (short or _is_so_in_a_place(question)))
    if bare in ARABIC_OBLIQUE:
        return question.asks not in _WHO or question.connects
    if bare in ARABIC_POSSESSED:
        return True
    if not word.content or word.definite or len(bare) <= _SHORT:
        return False
    if bare.endswith(_LONG_PRONOUNS) and len(bare) > 4 and bare not in _NO_PRONOUN:
        return True
    if not word.written.endswith("ه") or bare in _ENDING_OF_THEIR_OWN:
        return False
    # Before another noun it would be a feminine ending that was typed without dots.
    if (question.verb_first and place == 0) or last:
        return True
    after = question.rest[place + 1]
    if place and question.rest[place - 1].superlative and after.folded in _IN:
        return False  # "ما أطول قناه في العالم؟", for قناة
    return not after.content or after.folded.startswith(WITH_PREPOSITION)


def _is_so_in_a_place(question: ArabicQuestion) -> bool:
    """Whether something is asked to be so in a place: "هل هو إلزامي في مصر؟"."""
    if len(question.rest) <= _SHORT:
        return False
    _, so, where, *place = question.rest
    return so.content and not so.definite and not so.place and where.folded in _IN and all(each.place for each in place)


def _their_verb(folded: str) -> bool:
    """Whether a verb is of people who are named before it, if anywhere: قالوا, سيلتقون, يلتقيان."""
    if folded.endswith("ان"):
        return len(folded) > _SHORT + 2 and folded.startswith(("ي", "سي")) and (folded,) not in places()
    past = folded.endswith("وا")
    return len(folded) > _SHORT and (past or (folded.endswith("ون") and folded.startswith(("ي", "سي"))))
