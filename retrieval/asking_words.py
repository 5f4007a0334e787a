"""The words that questions are asked with, in standard Arabic, its dialects and English, and those that say "now".

Folded words in (see `index.text.fold`); the standard word that asks the same out. Dialects write prepositions onto
their question words (لوين, بكام) as the standard does (بماذا), and conjunctions (وبكام). Some of these words are names
or ordinary words as well: `asking` tells by where they stand.
"""

from collections.abc import Sequence
from typing import NamedTuple

from index.text import Token, is_stopword, tokens

CONNECTIVES = "وف"
"""Arabic conjunctions of one letter, written onto the next word."""

# Egyptian, Levantine, Gulf, Iraqi and Maghrebi words behind the standard one that asks the same. "Who" and "when" have
# their own: من is "from" as well, and متى may begin a clause where امتى asks.
_DIALECTS = {
    "ماذا": "ماذا شو ايش ويش وش اش شنو شنهو شنهي شنوه شنيه اشنو وشو",
    "بماذا": "بماذا بشو بايش بشنو",
    "لماذا": "لماذا ليش ليه لشو لايش علاش عليش لويش علويش",
    "علام": "علام عشو",
    "مين": "مين لمين بمين منو منهو شكون",
    "اين": "اين وين فين وينه وينها وينهم وينك فينه فينها فينهم فينك",
    "الي اين": "لوين لفين",
    "من اين": "منين منوين",
    "متي": "متي",
    "امتي": "امتي ايمتي ايمتا ايمته امتا يمتي وقتاش وقتيش فوقاش وينتا",
    "الي متي": "لمتي لامتي لايمتي",
    "كيف": "كيف ازاي ازيه شلون اشلون شلونه شلونها شلونهم كيفاش",
    "كم": "كم كام قديش كديش اديش قداش كداش قديه اديه شحال شقد شكد اشقد اشكد",
    "بكم": "بكم بكام بقديش بكديش باديش بقداش بكداش بشحال بيش",
    "هل": "هل واش",
    "اي": "اي ايه باي لاي",
    "من": "من لمن ممن بمن",
    "ما": "ما عما فيم",
}
_STANDARD = {word: standard for standard, words in _DIALECTS.items() for word in words.split()}
_STANDARD |= {word: word for word in "ايه باي لاي لمن ممن بمن عما فيم".split()}
_IN_TWO_WORDS = {(how, what): "كم" for how in ("قد", "اد", "كد") for what in ("ايش", "ايه", "شنو")}
"""قد إيه and its like: how much."""
_ENGLISH = {word: word for word in "what when where which who whom whose why how".split()}
_ENGLISH |= {f"{word}s": word for word in "what when where who why how".split()}  # typed without an apostrophe

WORDS = frozenset(_STANDARD) | frozenset(_ENGLISH)
"""All words that ask, without a conjunction."""

_NAMES_TOO = frozenset("شو وين فين لوين لفين كام منو امتي واش".split())
"""Shaw, Wayne, Finn, Lewin, Levin, Cam, Manu, "my nation", Wash.: these ask where no other word did before them."""
_NEVER_LAST = frozenset("شو".split())
_FIRST_ALONE = frozenset("وش اش بيش اي".split())
"""A face, Ash, the city of Baish, half of "واي فاي": without a hamza these ask where no word of content is before
them, and none that asks."""
_WITH_HAMZA = frozenset("لاي باي".split())
"""Lai, a bey: without a hamza these ask nowhere."""
_VERSES_TOO = frozenset("اي ايه".split())
"""آية is a verse and a name, أية asks, and without its hamza اية may be either: it asks where it does at the start."""
_MADDA, _TEH_MARBUTA = "آ", "ة"
_NO_QUESTION_ALONE = frozenset("من ما".split())
"""From, not: of these it can't be told whether they ask, but where they begin."""

NOW = frozenset(
    """
    الان الحين هالحين ذالحين دلوقتي دلوقت ديلوقتي هلق هلقيت هلكيت هسه هسا هسع الهسه دابا دروك توا حاليا
    النهارده انهارده النهرده هاليوم now nowadays today currently
    """.split()
)
"""Words that only say that the present is meant, but اليوم, which is "the day" as well, and هلأ."""
_HAMZA = "أ"
TODAY = "اليوم"
_KILOMETRES = "كم"
"""What "how many" is behind digits."""


class Asking(NamedTuple):
    """What a word of a text asks: the conjunction before it, the `word` by itself, the `standard` word that asks the
    same, and how many words of the text it takes: قد إيه takes two, and is none by itself."""

    conjunction: str
    word: str
    standard: str
    length: int = 1


def asking_word(folded: str) -> str | None:
    """The word of `WORDS` that a word by itself is, without a conjunction written onto it; None where it is none."""
    if folded in WORDS:
        return folded
    bare = folded[1:]
    return bare if folded[:1] in CONNECTIVES and bare in _STANDARD else None


def words_asking(*standard: str) -> frozenset[str]:
    """The words that ask what any of these standard words does, these among them."""
    return frozenset(word for word, same in _STANDARD.items() if same in standard)


def in_standard_words(text: str) -> str:
    """The folded words of `text`, parted by spaces, its question words as standard Arabic, or English, has them.

    "Who" is مين and, in dialects, "when" امتي.
    """
    words = tokens(text)
    said: list[str] = []
    left_out = 0
    for word, asked in zip(words, asking(text, words), strict=True):
        if left_out:
            left_out -= 1
        elif asked is None:
            said.append(word.folded)
        else:
            said.append(asked.conjunction + asked.standard)
            left_out = asked.length - 1
    return " ".join(said)


def asking(text: str, words: Sequence[Token]) -> list[Asking | None]:
    """What each of `words`, all tokens of `text`, asks; None for those that don't.

    Not what may be a name or an ordinary word where it stands, and no kilometres (كم) behind a number.
    """
    found: list[Asking | None] = []
    for place in range(len(words)):
        asked = _in_two_words(words, place) or _in_one_word(words[place].folded)
        found.append(asked if asked is not None and _may_ask(text, words, place, asked, found) else None)
    return found


def _may_ask(text: str, words: Sequence[Token], place: int, asked: Asking, before: Sequence[Asking | None]) -> bool:
    """Whether a word that asks in other places may do so at this one."""
    if words[place].folded == _KILOMETRES and place and words[place - 1].folded[0].isdigit():
        return False
    written = text[words[place].start : words[place].end]
    has_hamza = _HAMZA in written
    if asked.word in _WITH_HAMZA and not has_hamza:
        return False
    asked_before = any(
        each is not None and (each.standard not in _NO_QUESTION_ALONE or (at == 0 and at + 1 != place))
        for at, each in enumerate(before)
    )
    if asked.word in _VERSES_TOO and _MADDA in written:
        return False
    if asked.word in _FIRST_ALONE or (asked.word in _VERSES_TOO and _TEH_MARBUTA in written):
        return has_hamza or (not asked_before and all(is_stopword(word.folded) for word in words[:place]))
    if asked.word not in _NAMES_TOO or asked.conjunction:
        return True
    if asked.word in _NEVER_LAST and place and place == len(words) - 1:
        return False
    return not asked_before


def _in_one_word(folded: str) -> Asking | None:
    word = asking_word(folded)
    return None if word is None else Asking(folded[: -len(word)], word, (_STANDARD | _ENGLISH)[word])


def _in_two_words(words: Sequence[Token], place: int) -> Asking | None:
    if place + 1 >= len(words):
        return None
    first, second = words[place].folded, words[place + 1].folded
    conjunction = first[:1] if first[:1] in CONNECTIVES else ""
    standard = _IN_TWO_WORDS.get((first.removeprefix(conjunction), second))
    return None if standard is None else Asking(conjunction, "", standard, length=2)
