"""A question that leans on the ones before it, made whole: "and what did he say about railways?" asks about whoever was
asked about last. No language model: the names of the last question that has any are carried on.

The question and the earlier ones of the same conversation in; the question to search for out.
"""

import re
from collections.abc import Sequence

from index.text import fold, tokens
from retrieval.question import LONGEST_QUESTION, Question, analyse
from retrieval.saying import speaks_of_saying

_MOST_NAMES = 4

# Folded. What a question leans with: a connective at its head, or a pronoun for someone named before.
_ENGLISH_HEADS = re.compile(r"(?:and|but|also|so|then|what about|how about)\b", re.IGNORECASE)
_ENGLISH_PRONOUNS = frozenset("he she they him her them his hers their theirs it its".split())
_ARABIC_HEADS = re.compile(
    r"[وف](?=ماذا|ما |من |أين|اين|متى|كيف|لماذا|هل |كم |بماذا|عم )|(?:و)?ماذا عن\b|(?:و)?هل .{0,20}\bأيضا"
)
_ARABIC_PRONOUNS = frozenset(
    """
    هو هي هم هما عنه عنها عنهم له لها لهم به بها بهم فيه فيها اليه اليها اليهم منه منها منهم عليه عليها عليهم معه معها
    معهم لديه لديها لديهم رايه رايها رايهم موقفه موقفها موقفهم بلاده بلادها بلادهم
    """.split()
)


def make_whole(text: str, earlier: Sequence[str]) -> str:
    """`text`, with the names it leans on where it leans on `earlier` questions (the last one last).

    Raises `QuestionError` where `text` can't be asked; earlier ones that couldn't are passed over by their names.
    """
    if not earlier or not leans(text):
        return text
    for previous in reversed(earlier):
        names = [name for name in names_of(analyse(previous)) if name.casefold() not in text.casefold()]
        whole = f"{text} ({' '.join(names[:_MOST_NAMES])})"
        if names:
            return whole if len(whole) <= LONGEST_QUESTION else text
    return text


def leans(text: str) -> bool:
    """Whether a question can't be understood alone: it begins with a connective, or a pronoun stands for a name."""
    typed = text.strip()
    if _ENGLISH_HEADS.match(typed) or _ARABIC_HEADS.match(typed):
        return True
    words = {token.folded for token in tokens(typed)}
    if words & _ARABIC_PRONOUNS:
        return True
    named = any(word[:1].isupper() for word in typed.split()[1:])
    return bool(words & _ENGLISH_PRONOUNS) and not named


def is_pronoun(word: str) -> bool:
    """Whether a word stands for somebody or something named before."""
    return fold(word) in _ARABIC_PRONOUNS | _ENGLISH_PRONOUNS


def names_of(question: Question) -> list[str]:
    """The words of a question that name what it is about: verbs of saying are none."""
    return [name for name in question.names if not speaks_of_saying(name)]
