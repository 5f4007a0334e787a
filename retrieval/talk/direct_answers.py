"""Does a message answer by how it begins? "Yes, until sunset", "no we don't", «لا ما في دوام» do; «لا تنسوا» and "no
parking here" tell people what not to do.

The beginning of a message in, yes or no out.
"""

import re

from index.text import tokens

_ANSWERS = frozenset(
    """
    yes yeah yep yup nope nah sure certainly absolutely maybe probably
    نعم اجل بلي كلا ايوه ايوا اه اكيد طبعا بالتاكيد لسا لسه ربما يمكن مو مش
    """.split()
)
"""Folded words that answer whatever follows."""
_NO = frozenset("no لا لاء".split())
_YES_OR_ANY = "اي"
_ANY = "أي"  # as it is written
_ANYBODY = frozenset("حدا احد شخص واحد شي شيء مكان وقت".split())
_PARTED = re.compile(r"\W*\w+\s*(?:[,،!:;؛]|[–—-](?!\w)|\.(?!\s*\d)|\n)")
"""A first word with a sign behind it: neither "no-parking zone" nor "No. 5"."""
_AFTER_NO = frozenset(
    """
    i im we weve you he she it its they theyre there this that not never sorry thanks thank
    ما مو مش لسا لسه ليس لم لن والله طبعا ابدا احنا نحن انا هو هي هم في فيه مافي للاسف شكرا يا اليوم بكرا بكره بعد
    هلق هلا عندنا عنا هذا هذه هاد هيدا
    """.split()
)
"""What a statement begins with, so that "no" before it is a word by itself."""
_DEFINITE = re.compile(r"(?:ال|هال)\w\w")
"""«لا» denies what has no article: «لا الدوام بكرا» is "no, …"."""
_SPOKEN_PRESENT = re.compile(r"ب[يتن]\w\w")
"""A verb as it is spoken, which «ما» denies and not «لا»."""
_NEITHER = "ولا"


def answers_directly(message: str) -> bool:
    """Whether a message begins with a word that answers a question by itself."""
    words = tokens(message)
    if not words:
        return False
    first, following = words[0].folded, [each.folded for each in words[1:]]
    if first not in _ANSWERS | _NO | {_YES_OR_ANY}:
        return False
    if first in _ANSWERS or not following or _PARTED.match(message) is not None:
        return True
    if first == _YES_OR_ANY:
        written = message[words[0].start : words[0].end]
        return written != _ANY and following[0] not in _ANYBODY
    return _begins_a_statement(following)


def _begins_a_statement(words: list[str]) -> bool:
    first = words[0]
    if first in _AFTER_NO or _SPOKEN_PRESENT.match(first):
        return True
    return _DEFINITE.match(first) is not None and _NEITHER not in words
