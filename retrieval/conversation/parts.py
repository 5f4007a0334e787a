"""Two questions in one message: "Who won the cup, and how many watched?" in; its two questions out.

Only the words of asking tell them apart: "and" before one of them, with something asked before it; or a question mark
between two.
"""

import re

from index.text import Token, content_words, tokens
from retrieval.asking_words import CONNECTIVES
from retrieval.conversation.vocabulary import AUXILIARIES, HOW_MANY, WHERE_AND_WHEN, asking_word

_MARK = re.compile("[?؟]")
_AND = "and"
_AND_ARABIC = CONNECTIVES[0]
_ASKS_IN_ARABIC = WHERE_AND_WHEN | HOW_MANY | frozenset("ماذا شو ايش".split())
"""Words that ask wherever they stand; ومن may be "and from", وما "and not"."""
_ASKS = frozenset("what when why how".split())
_ASKS_BEFORE_AN_AUXILIARY = frozenset("who whom which where".split())
"""Else they may go on with what was told before: "the city where he was born and where he died"."""
_OF_COUNTING = frozenset("many much عدد".split())


def parted(question: str) -> tuple[str, ...]:
    """The two questions of a message, each a piece of it; nothing where it asks one thing, or the first asks nothing.

    "When and where was he born?" asks one thing so: the first question would have nothing of its own.
    """
    words = tokens(question)
    asked = False
    for number, word in enumerate(words):
        if asked and _MARK.search(question[words[number - 1].end : word.start]):
            rest = question[word.start :]
            return (question[: word.start].rstrip(), rest) if any(_is_asking(each) for each in words[number:]) else ()
        start = _second(question, words, number) if asked else None
        if start is not None and content_words(question[: word.start]):
            first, second = question[: word.start].rstrip(" ,،;؛"), question[start:]
            return () if _only_counts(first) and _counts(second) else (first, second)
        asked = asked or _is_asking(word)
    return ()


def _is_asking(word: Token) -> bool:
    return asking_word(word.folded) is not None


def _second(question: str, words: list[Token], number: int) -> int | None:
    """Where the second question begins, if it does so at this word: behind "and"."""
    word, *after = words[number : number + 3]
    if word.folded == _AND and after and _asks([each.folded for each in after]):
        return after[0].start
    # "ؤكم" is folded so as well, and a sign of a single writing may stand for several letters.
    if word.folded[:1] == _AND_ARABIC and word.folded[1:] in _ASKS_IN_ARABIC and question[word.start] == _AND_ARABIC:
        return word.start + 1
    return None


def _counts(question: str) -> bool:
    """Whether a question begins with "how many" or "how much"."""
    first = [each.folded for each in tokens(question)[:3]]
    return bool(first) and (asking_word(first[0]) in HOW_MANY or first[:2] in (["how", "many"], ["how", "much"]))


def _asks(words: list[str]) -> bool:
    return words[0] in _ASKS or (words[0] in _ASKS_BEFORE_AN_AUXILIARY and words[-1] in AUXILIARIES)


def _only_counts(question: str) -> bool:
    """Whether a question names nothing but what is counted: "how many men and how many women died?" asks of one."""
    return _counts(question) and sum(each.folded not in _OF_COUNTING for each in content_words(question)) == 1
