"""What people say to one they talk with, and no question: "hello", "شكرًا جزيلًا يا غالي", "who are you?".

A message in; what it does if it does nothing else, or the question that stands between such words, out. Words are
compared folded (`index.text.fold`), so that spellings and punctuation don't matter; letters drawn out count once.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from index.text import Token, tokens
from retrieval.asking_words import WORDS
from retrieval.conversation.courtesy_words import (
    DAYS,
    EMOJI,
    HEADS,
    LAUGHTER,
    MEANT,
    OTHER_WORDS_TOO,
    TAILS,
    Courtesy,
    Phrase,
    meaning,
)

__all__ = ["Courtesy", "courtesy", "without_courtesies"]

_MOST_WORDS = 20
"""Of a message that may be nothing else."""
_CONNECTIVE = "و"
_MOST_HEADS, _MOST_TAILS = 2, 3
_MOST_NUMBERS = 2
"""Of a core that wishes more by them: ألف ألف شكر."""
_ONE_WORD = frozenset(
    word for phrases in (MEANT, DAYS, *TAILS.values(), *HEADS.values()) for phrase in phrases for word in phrase
)
_LONGEST_CORE = max(map(len, MEANT))
_LONGEST = (
    _LONGEST_CORE
    + _MOST_NUMBERS
    + _MOST_HEADS * max(len(phrase) for each in HEADS.values() for phrase in each)
    + _MOST_TAILS * max(len(phrase) for each in TAILS.values() for phrase in each)
)
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_DRAWN_OUT_AT_THE_END = re.compile(r"(.)\1+$")
_EMOTICON = re.compile(r"[:;=]['’]?-?[()DdPp3*|/]+|<3|\^_*\^")
_PICTURES_BEGIN = "\u203c"  # of the signs before it, such as °, none shows an emotion
_FLAGS = range(0x1F1E6, 0x1F200)
_ASKS_FOR_A_SUMMARY = frozenset("summarize summarise recap لخص لخصي".split())
_COMMA = re.compile(r"\W*[,،;؛:–—-]")
_STOP = re.compile(r"[^\w؟?]*[.!…\n]|\W*\n")
_END = re.compile(r"[?؟!.\n]")
_NEVER_ASKED = frozenset({Courtesy.GREETING, Courtesy.PEACE, Courtesy.FAREWELL, Courtesy.WHO, Courtesy.HELP})
_TAKES_LEAVE = frozenset(
    {Courtesy.EMOTION, Courtesy.ASSENT, Courtesy.THANKS, Courtesy.FAREWELL, Courtesy.WHO, Courtesy.HELP}
)


def courtesy(message: str) -> Courtesy | None:
    """What a message of nothing but such words does; None for one that asks, or says nothing but whom it addresses."""
    beginning = message[: 1 + 64 * _MOST_WORDS]
    words = _words(beginning)
    if not words or _is_face(beginning):
        return _pictured(message)
    if len(words) > _MOST_WORDS:
        return None
    found, end = _from(words, 0)
    if end < len(words):
        return None
    most = max(meant for meant, _ in found)
    may_ask = most in _NEVER_ASKED or not re.search("[?؟]", message)
    wonders = not may_ask and not OTHER_WORDS_TOO.isdisjoint(word.folded for word in words)  # "Nice?"
    return most if most > Courtesy.PLEASE and not wonders else None


def without_courtesies(message: str) -> str:
    """The message without such words before and after what it asks; as it is where nothing would be left.

    Before it they end with a stop or a comma, or a word of asking follows; after it they stand behind its question mark
    or stop. A "please" may stand anywhere. Words that are names as well stay behind a comma.
    """
    words = _words(message)
    found, begin = _from(words, 0, message)
    if begin >= len(words):
        return message
    start = 0
    kinds: list[Courtesy] = []
    for meant, end in found:
        kinds.append(meant)
        blesses = meant is Courtesy.PEACE and words[end - 1].folded not in OTHER_WORDS_TOO
        if _parts_with(kinds) and (blesses or _ends_before(message, words, end)):
            start = words[end].start
    last = _last(message, words, begin)
    stop = len(message)
    if last is not None:
        gap = message[words[last - 1].end : words[last].start]
        kinds = [meant for meant, _ in _from(words, last, message)[0]]
        takes_leave = not _TAKES_LEAVE.isdisjoint(kinds) and _parts_with(kinds) and _END.search(gap) is not None
        if takes_leave or set(kinds) == {Courtesy.PLEASE}:
            stop = words[last - 1].end + len(gap.rstrip(" ,،\n"))
    return message[start:stop].strip()


def _ends_before(message: str, words: Sequence[Token], at: int) -> bool:
    """Whether the courtesies before a word are parted from it."""
    gap = message[words[at - 1].end : words[at].start]
    word = words[at].folded
    if not {word, word.removeprefix(_CONNECTIVE)}.isdisjoint(WORDS | _ASKS_FOR_A_SUMMARY) or _STOP.match(gap):
        return True
    return words[at - 1].folded not in OTHER_WORDS_TOO and _COMMA.match(gap) is not None


def _parts_with(kinds: Collection[Courtesy]) -> bool:
    """Whether a question that stands beside such words may be asked without them. What a verdict is on may count."""
    return max(kinds) >= Courtesy.PLEASE and Courtesy.VERDICT not in kinds


def _last(message: str, words: Sequence[Token], begin: int) -> int | None:
    """Where the courtesies begin that a message ends with, not before `begin`; None where it ends with none."""
    ends = {len(words)}
    lowest = len(words)
    first = None
    for at in range(len(words) - 1, begin, -1):
        if at < lowest - _LONGEST:
            break
        reading = _reading(words, at, message)
        if reading is not None and reading[1] in ends:
            ends.add(at)
            first = lowest = at
    return first


def _from(words: Sequence[Token], at: int, message: str | None = None) -> tuple[list[tuple[Courtesy, int]], int]:
    """What the words from a place on mean, each with the place behind it, and where that ends."""
    found = []
    while at < len(words) and (reading := _reading(words, at, message)) is not None:
        found.append(reading)
        at = reading[1]
    return found, at


def _reading(words: Sequence[Token], at: int, message: str | None) -> tuple[Courtesy, int] | None:
    """What the words at a place mean, as many as have a meaning together, with the place behind them.

    In a `message` that may ask something as well, endings stand right beside what they belong to.
    """
    for meant, behind in _cores(words, at):
        end = behind
        tails = TAILS.get(meant, frozenset())
        if message is None and meant in {Courtesy.GREETING, Courtesy.THANKS}:
            tails |= DAYS
        for _ in range(_MOST_TAILS):
            after = _behind(words, end, tails)
            if after is None or (message is not None and message[words[end - 1].end : words[end].start].strip()):
                break
            end = after
        return meant, end
    return None


def _cores(words: Sequence[Token], at: int) -> Iterator[tuple[Courtesy, int]]:
    """The core at a place, or behind heads of its kind, with the place behind it."""
    core = _core(words, at)
    if core is not None:
        yield core
    for kind, heads in HEADS.items():
        begin: int | None = at
        for _ in range(_MOST_HEADS):
            begin = None if begin is None else _behind(words, begin, heads)
            core = None if begin is None else _core(words, begin)
            if core is not None and core[0] is kind:
                yield core


def _core(words: Sequence[Token], at: int) -> tuple[Courtesy, int] | None:
    """The longest core that begins at a place; "وشكرًا" is "شكرًا" with "and" before it."""
    for end in range(min(at + _LONGEST_CORE + _MOST_NUMBERS, len(words)), at, -1):
        phrase = tuple(each.folded for each in words[at:end])
        for spelt in (phrase, (phrase[0].removeprefix(_CONNECTIVE), *phrase[1:])):
            meant = meaning(spelt)
            if meant is not None:
                return meant, end
    laughs = at < len(words) and LAUGHTER.fullmatch(words[at].folded) is not None
    return (Courtesy.EMOTION, at + 1) if laughs else None


def _behind(words: Sequence[Token], at: int, phrases: Collection[Phrase]) -> int | None:
    """The place behind the longest of these phrases that begins at a place; None where none does."""
    if at >= len(words):
        return None
    begun = [each for each in phrases if each[0] == words[at].folded]
    found = [len(each) for each in begun if tuple(word.folded for word in words[at : at + len(each)]) == each]
    return at + max(found) if found else None


def _words(message: str) -> list[Token]:
    """The words of a message; such as have letters drawn out, as "شكراااا", as they are spelt."""
    return [word._replace(folded=_as_spelt(word.folded)) for word in tokens(message)]


@lru_cache(maxsize=20_000)
def _as_spelt(word: str) -> str:
    spellings = [word]
    for times in (r"\1", r"\1\1"):
        shorter = _DRAWN_OUT.sub(times, word)
        spellings += [shorter, _DRAWN_OUT_AT_THE_END.sub(r"\1", shorter)]
    known = (each for each in spellings if {each, each.removeprefix(_CONNECTIVE)} & _ONE_WORD)
    return next(known, word)


def _is_face(message: str) -> bool:
    """Whether a message is an emoticon, which may hold a letter: ":D"."""
    return _EMOTICON.sub("", message).strip() == "" != message.strip()


def _pictured(message: str) -> Courtesy | None:
    """What pictures say that stand alone; None where nothing is shown, or anything else stands beside them."""
    bare = _EMOTICON.sub("", message)
    kinds = {Courtesy.EMOTION} if bare != message else set()
    for sign in bare:
        category = unicodedata.category(sign)
        if category == "So" and sign >= _PICTURES_BEGIN and ord(sign) not in _FLAGS:
            kinds.add(EMOJI.get(sign, Courtesy.EMOTION))
        elif not sign.isspace() and sign not in "!." and category not in {"Cf", "Mn", "Me", "Sk"}:
            return None
    return max(kinds, default=None)
