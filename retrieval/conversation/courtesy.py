"""What people say to one they talk with, and no question: "hello", "شكرًا جزيلًا", "who are you?".

A message in; what it does if it does nothing else, or the question that stands between such words, out. Words are
compared folded (`index.text.fold`), so that spellings and punctuation don't matter.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from index.text import Token, fold, tokens
from retrieval.asking_words import WORDS


class Courtesy(IntEnum):
    """What a message does. Where it does several things, the last of these is what wants a reply."""

    ADDRESS = 0  # "Qawl", "يا بوت", and what joins the others
    PLEASE = 1
    GREETING = 2
    PEACE = 3  # السلام عليكم, which has a reply of its own
    THANKS = 4
    FAREWELL = 5
    WHO = 6  # "who are you?"
    HELP = 7  # "what can you do?"


_SAID = {
    Courtesy.ADDRESS: """
        and|qawl|bot|dear|sir|everyone|all|there|again|my friend
        و|قول|يا قول|بوت|يا بوت|البوت|يا اخي|اخي|يا صديقي|صديقي|عزيزي|يا عزيزي|جميعا|يا جماعه|يا غالي|بك|بكم|فيك
        """,
    Courtesy.PLEASE: """
        please|pls|plz|kindly|if you please
        من فضلك|رجاء|لو سمحت|لو سمحتم|ارجوك|اذا سمحت|بعد اذنك|تكفي
        """,
    Courtesy.GREETING: """
        hello|hi|hey|hiya|greetings|good morning|good afternoon|good evening|good day|welcome
        how are you|how are you doing|how are you today|how do you do|nice to meet you|marhaba|ahlan
        مرحبا|مرحبتين|اهلا|اهلا وسهلا|اهلين|هلا|هلا والله|هاي|صباح الخير|صباح النور|مساء الخير|مساء النور|يسعد صباحك
        يسعد مساك|تحياتي|تحيه طيبه|كيف حالك|كيف الحال|كيفك|شلونك|ازيك|عامل ايه|شخبارك|كيف حالكم|لاباس|حياك الله
        """,
    Courtesy.PEACE: """
        salam|salaam|salam alaikum|assalamu alaikum|as salamu alaykum|assalam alaikum
        السلام عليكم|سلام عليكم|سلام|عليكم السلام|رحمه الله|بركاته
        """,
    Courtesy.THANKS: """
        thanks|thank you|thanks a lot|thank you very much|thank you so much|many thanks|thx|ty
        cheers|much appreciated
        thank you for your help|thanks for your help|thank you for the help|thanks for the help
        ok|okay|great|good|perfect|nice|cool|well done|good bot|good job|i see|got it
        شكرا|شكرا جزيلا|شكرا جزيلا لك|شكرا جزيلا لكم|شكرا علي المساعده|شكرا لمساعدتك|
        شكرا لك|شكرا لكم|شكرا كثيرا|الف شكر|مشكور|مشكورين|يسلمو|تسلم|يعطيك العافيه|الله يعطيك العافيه
        جزاك الله خيرا|جزاك الله كل خير|بارك الله فيك|متشكر|ممنون|ميرسي|حسنا|تمام|طيب|ممتاز|احسنت|رايع
        جميل|اوكي|ماشي|فهمت
        """,
    Courtesy.FAREWELL: """
        bye|goodbye|good bye|bye bye|good night|see you|see you later|farewell
        مع السلامه|الي اللقاء|وداعا|تصبح علي خير|تصبحون علي خير|في امان الله|باي|يلا باي|اراك لاحقا
        """,
    Courtesy.WHO: """
        who are you|what are you|what is your name|what your name|your name|are you a bot|are you human
        are you a robot|who made you
        من انتم|مين انتي|مين انتو|انتي مين|انتو مين|من انتي
        من انت|من تكون|ما اسمك|شو اسمك|ايش اسمك|انت مين|مين انت|من حضرتك|ما هو قول|ما انت|هل انت بوت
        هل انت روبوت|هل انت انسان
        """,
    Courtesy.HELP: """
        help|help me|what can you do|what can i ask|what can i ask you|how does this work|how does it work
        what do you do
        how do i use you|how do i use this|how can you help|how can you help me|can you help me|what do you know
        مساعده|ساعدني|ماذا تفعل|ماذا تستطيع|ماذا تستطيع ان تفعل|ماذا يمكنك|ماذا يمكنك ان تفعل|ماذا تعرف|كيف تعمل
        كيف استخدمك|كيف استعملك|كيف اسالك|عن ماذا اسالك|ماذا اسالك|شو بتعمل|شو بتقدر تعمل|بتعمل ايه
        تقدر تعمل ايه|كيف تساعدني
        """,
}
_OTHER_WORDS_TOO = frozenset(
    map(
        fold,
        "nice good cool great perfect ty cheers help salam salaam سلام مساعدة جميل رائع ممتاز طيب تمام حسنا".split(),
    )
)
"""Names, and words of other questions: these are courtesies by themselves, and where what they stand beside can't hold
them."""
_MOST_WORDS = 20
"""Of a message that may be nothing else."""
_CONNECTIVE = "و"
_MEANT = {
    tuple(fold(phrase).split()): meant
    for meant, said in _SAID.items()
    for phrase in re.split(r"[|\n]", said)
    if phrase.strip()
}
_LONGEST = max(map(len, _MEANT))
_ASKS_FOR_A_SUMMARY = frozenset("summarize summarise recap لخص لخصي".split())
_COMMA = re.compile(r"\W*[,،;؛:–—-]")
_STOP = re.compile(r"[^\w؟?]*[.!…\n]|\W*\n")
_END = re.compile(r"[?؟!.\n]")


def courtesy(message: str) -> Courtesy | None:
    """What a message of nothing but such words does; None for one that asks, or says nothing but whom it addresses."""
    words = tokens(message[: 1 + 64 * _MOST_WORDS])
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    found, end = _from(words, 0)
    if end < len(words):
        return None
    most = max(meant for meant, _ in found)
    wonders = most is Courtesy.THANKS and re.search("[?؟]", message)  # "Nice?"
    return most if most > Courtesy.PLEASE and not wonders else None


def without_courtesies(message: str) -> str:
    """The message without such words before and after what it asks; as it is where nothing would be left.

    Before it they end with a stop or a comma, or a word of asking follows; after it they stand behind its question mark
    or stop. A "please" may stand anywhere. Words that are names as well stay behind a comma.
    """
    words = tokens(message)
    found, begin = _from(words, 0)
    if begin >= len(words):
        return message
    start = 0
    kinds: list[Courtesy] = []
    for meant, end in found:
        kinds.append(meant)
        blesses = meant is Courtesy.PEACE and words[end - 1].folded not in _OTHER_WORDS_TOO
        if max(kinds) >= Courtesy.PLEASE and (blesses or _ends_before(message, words, end)):
            start = words[end].start
    last = _last(words, begin)
    stop = len(message)
    if last is not None:
        gap = message[words[last - 1].end : words[last].start]
        kinds = [meant for meant, _ in _from(words, last)[0]]
        takes_leave = max(kinds) >= Courtesy.THANKS and _END.search(gap) is not None
        if takes_leave or set(kinds) == {Courtesy.PLEASE}:
            stop = words[last - 1].end + len(gap.rstrip(" ,،\n"))
    return message[start:stop].strip()


def _ends_before(message: str, words: Sequence[Token], at: int) -> bool:
    """Whether the courtesies before a word are parted from it."""
    gap = message[words[at - 1].end : words[at].start]
    word = words[at].folded
    if not {word, word.removeprefix(_CONNECTIVE)}.isdisjoint(WORDS | _ASKS_FOR_A_SUMMARY) or _STOP.match(gap):
        return True
    return words[at - 1].folded not in _OTHER_WORDS_TOO and _COMMA.match(gap) is not None


def _last(words: Sequence[Token], begin: int) -> int | None:
    """Where the courtesies begin that a message ends with, not before `begin`; None where it ends with none."""
    ends = {len(words)}
    first = None
    for at in range(len(words) - 1, begin, -1):
        if at < min(ends) - _LONGEST:
            break
        reading = _reading(words, at)
        if reading is not None and reading[1] in ends:
            ends.add(at)
            first = at
    return first


def _from(words: Sequence[Token], at: int) -> tuple[list[tuple[Courtesy, int]], int]:
    """What the words from a place on mean, each with the place behind it, and where that ends."""
    found = []
    while at < len(words) and (reading := _reading(words, at)) is not None:
        found.append(reading)
        at = reading[1]
    return found, at


def _reading(words: Sequence[Token], at: int) -> tuple[Courtesy, int] | None:
    """What the words at a place mean, as many as have a meaning together, with the place behind them; "وشكرًا" is
    "شكرًا" with "and" before it."""
    for end in range(min(at + _LONGEST, len(words)), at, -1):
        phrase = tuple(each.folded for each in words[at:end])
        for spelt in (phrase, (phrase[0].removeprefix(_CONNECTIVE), *phrase[1:])):
            if spelt in _MEANT:
                return _MEANT[spelt], end
    return None
