"""Whether a question asks for somebody's words: "what did she propose?", "ما رأيه؟".

A question, or a word of one, in; yes or no out. Then it matters whose words a sentence reports.
"""

from collections.abc import Sequence

from index.language import has_arabic
from index.text import Token, stem, tokens
from retrieval.speech.verbs import PRESENT, reports, reports_before

# Folded. What questions ask about in the same way as the verbs that sentences of news begin with.
_ARABIC = PRESENT | frozenset(
    """
    يطلب طلب عرض يعرض رد راي موقف اقتراح مقترح مطالب تعليق رفض وافق يرفض تطلب تعرض ترفض قاله قالته
    تصريح تصريحات تصريحاته تصريحاتها
    """.split()
)
_HAMZA = frozenset("أئؤء")
# Of those, what is far more often another word in a question: "between", "across".
_OTHER_WORDS_TOO = frozenset("بين عبر".split())
# Stems.
_ENGLISH = frozenset(
    """
    say add announc declar urg request ask welcom stress emphas claim warn think mention promis pledg congratul critic
    describ propos suggest explain argu confirm deni reject accept respond repli regret admit stanc told tell view
    opinion said
    """.split()
)
# Stems that are as often nouns, with what must follow them: "call for", "position on".
_ENGLISH_BEFORE = {
    "call": frozenset("for on upon".split()),
    "state": frozenset("that".split()),
    "posit": frozenset("on about regarding toward towards".split()),
}
# ... or which come after a helping verb, or in the past, where they are verbs: "did Iran demand", "who offered".
_ENGLISH_VERBS = frozenset("call demand express offer state".split())
_HELPING = frozenset("did does do has have had".split())
_BEFORE_NOUNS = frozenset("the a an this that his her its their of for in on".split())


def speaks_of_saying(text: str) -> bool:
    """Whether `text` has a verb or noun of saying in it: "propose", "اقترح", "رأي".

    Capitals after the first word are names: "United States", "Port Said".
    """
    words = tokens(text)
    return any(
        _is_arabic_saying(text, words, place) if has_arabic(word.folded) else _is_english_saying(text, words, place)
        for place, word in enumerate(words)
    )


def _is_arabic_saying(text: str, words: Sequence[Token], place: int) -> bool:
    _, start, end = words[place]
    folded = words[place].folded
    if folded in {"هنا", "هنات"}:  # folded like "here": "congratulated" is written with a hamza
        return not _HAMZA.isdisjoint(text[start:end])
    if folded in _OTHER_WORDS_TOO:
        return _follows(words, place) in {"عن", "ان"}
    return folded in _ARABIC or reports(folded) or reports_before(folded, _follows(words, place))


def _is_english_saying(text: str, words: Sequence[Token], place: int) -> bool:
    folded = words[place].folded
    if place and text[words[place].start].isupper():
        return False
    root = stem(folded)
    if folded in _ENGLISH or root in _ENGLISH:
        return True
    if root in _ENGLISH_BEFORE and _follows(words, place) in _ENGLISH_BEFORE[root]:
        return True
    if root not in _ENGLISH_VERBS:
        return False
    helped = any(each.folded in _HELPING for each in words[:place]) and words[place - 1].folded not in _BEFORE_NOUNS
    if root == "state":  # "when did the state fall" asks of no statement, "what did he state" does
        return folded == "stated" or (helped and place == len(words) - 1)
    return helped or (root != "call" and folded.endswith("ed"))  # "is called" is about a name


def _follows(words: Sequence[Token], place: int) -> str:
    return words[place + 1].folded if place + 1 < len(words) else ""
