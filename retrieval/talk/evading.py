"""Does what is said to a question leave it open? "No idea, ask the teacher", «والله ما بعرف», laughter: a sentence or
its folded words in, yes or no out.
"""

import re
from collections.abc import Sequence

from retrieval.talk.taking_up import Line

# On folded words with single spaces.
_BEFORE = r"(?:(?:sorry|oh|hmm|well|honestly|والله|صراحه|للاسف|يا \w+|اسف|اسفه) )*"
_KNOWS_NOTHING = re.compile(
    rf"{_BEFORE}(?:(?:i )?(?:have )?no (?:idea|clue)|(?:i )?(?:do not|dont|didnt) know|not sure|im not sure|dunno|idk"
    r"|same question|good question|me neither|(?:i )?(?:was |am )?wondering too"
    r"|ما ?ب?[عا]رف|ما ?[با]?عندي (?:فكره|علم|خبر)|لا اعرف|لا ادري|لا علم لي|ما ادري|مادري|معرفش|مش عارف\w*|مو عارف\w*"
    r"|علمي علمك|نفس السؤال)(?!\w)"
)
_LAUGHS = re.compile(r"(?:(?:ه{3,}|(?:ha){2,}h?|lol|lmao|rofl) ?)+")
_MOST_WORDS = 7
"""Of a sentence that only says so: with more behind it ("no idea why, but the tanker comes at six"), it tells more."""


def may_answer(line: Line) -> bool:
    """Whether a sentence may answer a question: it asks nothing itself, and doesn't evade it."""
    return not line.asks and not evades(line.words)


def evades(words: Sequence[str]) -> bool:
    """Whether a sentence says nothing but that who speaks doesn't know, or laughs."""
    said = " ".join(words)
    if _LAUGHS.fullmatch(said):
        return True
    return len(words) <= _MOST_WORDS and _KNOWS_NOTHING.match(said) is not None
