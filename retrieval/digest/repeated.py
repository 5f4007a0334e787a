"""Questions of a talk that were asked more than once: with their sentences in, each once out.

Somebody asks "When is the exam?", again the next day, and gets an answer at last: the first one is no open question.
"""

import re
from collections.abc import Sequence

from retrieval.digest.quotable import Quotable
from retrieval.digest.records import QuestionAsked

_FEWEST_STEMS = 2
"""Content words that two ways of asking one thing share: with one they may be about anything of it."""
# On folded words: what is asked for.
_ASKED_FOR = (
    re.compile(
        r"(?<!\w)(?:when|what (?:day|date|time)|which day|متي|ايمتي|امتي|وقتيش|اي (?:يوم|ساعه|وقت|تاريخ)|موعد)(?!\w)"
    ),
    re.compile(r"(?<!\w)(?:where|اين|وين|فين)(?!\w)"),
    re.compile(r"(?<!\w)(?:how (?:much|many)|price|cost|كم|قديش|اديش|بكم|بقديش)(?!\w)"),
    re.compile(r"(?<!\w)(?:why|لماذا|ليش|ليه)(?!\w)"),
    re.compile(r"(?<!\w)(?:what|which|ماذا|شو|ايش|وش)(?!\w)"),
)


def without_repeated(asked: Sequence[tuple[Quotable, QuestionAsked]]) -> list[QuestionAsked]:
    """Each question once, in order: of those that ask the same the last that was answered, else the last."""
    groups: list[list[tuple[Quotable, QuestionAsked]]] = []
    for each in asked:
        group = next((one for one in groups if any(_ask_the_same(each[0], other) for other, _ in one)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    kept = {id(_to_keep([each for _, each in group])) for group in groups}
    return [each for _, each in asked if id(each) in kept]


def _to_keep(group: Sequence[QuestionAsked]) -> QuestionAsked:
    answered = [each for each in group if each.answer is not None]
    return (answered or group)[-1]


def _ask_the_same(one: Quotable, other: Quotable) -> bool:
    """Whether all content words of the shorter stand in the longer, and both ask for the same thing of it; or it is
    said in the shorter alone what it asks for, or in the longer: «والامتحان؟»."""
    shorter, longer = sorted((one, other), key=lambda each: len(each.stems))
    if len(shorter.stems) < _FEWEST_STEMS or not shorter.stems <= longer.stems:
        return False
    few, many = _asked_for(shorter), _asked_for(longer)
    return few == many if few and many else shorter.stems == longer.stems or bool(many)


def _asked_for(asked: Quotable) -> int:
    """What a question asks for, by its place among `_ASKED_FOR` from 1 on; 0 where its words don't say."""
    said = " ".join(asked.words)
    return next((kind for kind, each in enumerate(_ASKED_FOR, 1) if each.search(said)), 0)
