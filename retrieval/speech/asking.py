"""Does a sentence ask, or does it report that somebody asked? "Who will pay?" asks, 'The judge asked: "Why?"' tells.

A sentence in, yes or no out. Rules of thumb, as all of this package: no parser.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import dropwhile

from index.text import Token, tokens
from retrieval.speech.attribution import QUOTED
from retrieval.speech.saying import speaks_of_saying

_SENTENCES_KNOWN = 20_000

_ASKS = re.compile(r"\w[^\w]*[?؟](?P<closing>[!\s\"'’”»)\]\u200e\u200f\u2069]*)\Z")
_OPENED_BY = {'"': '"“„', "”": "“”", "»": "«", "'": "'‘", "’": "‘’", ")": "(", "]": "["}
_BOTH_WAYS = "\"'’”"
"""Marks that close as well as open: behind a letter they close, or are an apostrophe."""
_COLON = re.compile(r"(?<!\d):|:(?!\d)")  # that of "10:30" leads to nothing
_LEADS_ON = re.compile(r"[:–—-][\s\"'«“‘(]*\Z")
_LONGEST_LABEL = 4
"""Words before a colon, none of saying, that may name who speaks: "Al Jazeera English", «رئيس التحرير أحمد حسن»."""
_CLAUSES = re.compile(r"[,،;؛:–—]|\s-\s")

_ASKING = frozenset(
    """
    ask asks asked asking wonder wonders wondered wondering inquired enquired
    سال سالت سالوا يسال تسال يسالون تساءل تساءلت تساءلوا يتساءل تتساءل يتساءلون استفسر استفسرت استفسروا يستفسر تستفسر
    """.split()
)
_CONJUNCTIONS = frozenset("and but or so yet then now well ثم لكن ولكن او اذن اذا و".split())

_WHAT = frozenset("who whom whose what which why how هل لماذا ماذا بماذا عماذا كيف متي اين كم اليس الم".split())
_OF_TIME_TOO = frozenset("when where".split())
"""With a helping verb behind them they ask, else a clause begins: "When he came, the judge asked"."""
_HELPING = frozenset(
    """
    am is are was were do does did has have had can could will would shall should may might must
    isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt cant couldnt wont wouldnt shouldnt
    """.split()
)
_ALSO_NAMES = frozenset("will may can".split())
_SUBJECTS = frozenset("i you he she it we they the a an this that these those there my your his her its our".split())
_OTHER_WORDS_TOO = {
    "ما": frozenset("هو هي هم الذي التي معني سبب اكثر اهم رايك رايكم".split()),
    "من": frozenset("هو هي هم الذي".split()),
}
"""Words that ask before some others alone: «ما» denies and relates as well, «من جهته» is "from his side"."""

_ASKED_OF = frozenset("if whether who whom whose what why how when where which about".split())
_ASKED_WITHIN = 3  # "asked the minister why": words between the verb and what was asked
_TELLS_OF_ASKING = frozenset(
    """
    asks asked wonders wondered
    سال سالوا يسال يسالون تساءل تساءلت تساءلوا يتساءل يتساءلون استفسر استفسرت استفسروا يستفسر
    """.split()
)
"""Of third persons alone: «تتساءل» and «سألت» may be "you"."""
_NOT_ITS_OWN = (
    _WHAT | _OF_TIME_TOO | frozenset("that if ever you i we ما من الذي التي الذين لو اذا ان عندما حين حينما ام".split())
)
"""Before a verb of asking they make it that of a clause or a question, or of whoever is spoken to."""


@lru_cache(maxsize=_SENTENCES_KNOWN)
def asks(sentence: str) -> bool:
    """Whether a sentence is a question of whoever wrote it.

    Not one that somebody is reported to have asked, and no statement that ends with a quoted question or a title:
    'The film won an award for "Who Framed Roger Rabbit?"'.
    """
    found = _ASKS.search(sentence)
    if found is None:
        return False
    question = sentence[: found.start("closing")]
    end = len(question)
    for closing in found["closing"]:
        opening = _opening(question[:end], closing)
        if opening is None:
            continue
        end = opening
        if any(map(str.isalpha, question[:opening])):
            return not _tells_of(question[:opening])
    return not (_is_led_to(question) or _is_told_of(question))


def _opening(text: str, closing: str) -> int | None:
    """Where in `text`, which a closing mark follows, the mark stands that opened it; None where there is none."""
    depth = 1
    for place in range(len(text) - 1, -1, -1):
        mark = text[place]
        if mark in _OPENED_BY.get(closing, ""):
            if mark in _BOTH_WAYS and text[:place][-1:].isalnum():
                continue
            depth -= 1
        elif mark == closing:
            depth += 1
        if not depth:
            return place
    return None


def _tells_of(before: str) -> bool:
    """Whether what stands before a quoted question makes a statement of the sentence: anything but a question, and but
    the name of whoever speaks."""
    own = QUOTED.sub(" ", before)
    words = [word for word in tokens(own) if word.folded not in _CONJUNCTIONS and word.folded[0].isalpha()]
    if not words or _begins_a_question(own):
        return False
    return _LEADS_ON.search(own) is None or len(words) > _LONGEST_LABEL or _speaks(own)


def _is_led_to(question: str) -> bool:
    """Whether a verb of saying and a colon lead to the question."""
    colons = [match.start() for match in _COLON.finditer(question)]
    before = QUOTED.sub(" ", question[: colons[-1]]) if colons else ""
    return _speaks(before) and not _begins_a_question(before)


def _is_told_of(question: str) -> bool:
    """Whether it is told without any mark what somebody asked: «تساءل الوزير عن سبب ذلك؟»."""
    words = tokens(QUOTED.sub(" ", question))
    for place, word in enumerate(words):
        folded = _bare(word.folded)
        if folded not in _TELLS_OF_ASKING or not _NOT_ITS_OWN.isdisjoint(_bare(each.folded) for each in words[:place]):
            continue
        if not word.folded.isascii():
            return not _begins_a_question(question)
        following = [each.folded for each in words[place + 1 : place + 2 + _ASKED_WITHIN]]
        if place and not _ASKED_OF.isdisjoint(following):
            return not _begins_a_question(question)
    return False


def _speaks(text: str) -> bool:
    return any(_bare(word.folded) in _ASKING for word in tokens(text)) or speaks_of_saying(text)


def _begins_a_question(text: str) -> bool:
    """Whether `text` begins as a question does, or a clause of it before which nobody asks or says anything:
    "In your book, what do you mean by"."""
    for number, clause in enumerate(_CLAUSES.split(text)):
        words = list(dropwhile(lambda word: word.folded in _CONJUNCTIONS, tokens(clause)))
        if words and _asks_first(clause, words, is_later=number > 0):
            return True
        if _speaks(clause):
            return False
    return False


def _asks_first(clause: str, words: Sequence[Token], *, is_later: bool) -> bool:
    first, following = _bare(words[0].folded), words[1].folded if len(words) > 1 else ""
    written = clause[words[0].start : words[0].end]
    if len(written) > 1 and written.isupper():  # the WHO, IS
        return False
    if first in _OTHER_WORDS_TOO:
        return following in _OTHER_WORDS_TOO[first]
    if first in _HELPING:
        return first not in _ALSO_NAMES or following in _SUBJECTS
    if first in _OF_TIME_TOO or (is_later and first.isascii()):
        return first in _WHAT | _OF_TIME_TOO and following in _HELPING
    return first in _WHAT


def _bare(folded: str) -> str:
    """An Arabic word without the conjunction written onto it."""
    return folded[1:] if folded[:1] in {"و", "ف"} else folded
