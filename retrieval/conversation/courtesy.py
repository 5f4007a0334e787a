"""What people say to one they talk with, and no question: "hello", "شكرًا جزيلًا", "who are you?".

A message in; what it does if it does nothing else, or the question that stands between such words, out. Words are
compared folded (`index.text.fold`), so that spellings and punctuation don't matter.
"""

import re
from collections.abc import Iterator
from enum import IntEnum

from index.text import Token, fold, tokens


class Courtesy(IntEnum):
    """What a message does. Where it does several things, the last of these is what wants a reply."""

    ADDRESS = 0  # "Qawl", "يا بوت"
    PLEASE = 1
    GREETING = 2
    PEACE = 3  # السلام عليكم, which has a reply of its own
    THANKS = 4
    FAREWELL = 5
    WHO = 6  # "who are you?"
    HELP = 7  # "what can you do?"


_SAID = {
    Courtesy.ADDRESS: """
        qawl|bot|dear|sir|everyone|all|there|again|my friend
        قول|يا قول|بوت|يا بوت|البوت|يا اخي|اخي|يا صديقي|صديقي|عزيزي|يا عزيزي|جميعا|يا جماعه|يا غالي|بك|بكم|فيك
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
        السلام عليكم|سلام عليكم|سلام|السلام عليكم ورحمه الله|السلام عليكم ورحمه الله وبركاته|سلام عليكم ورحمه الله
        """,
    Courtesy.THANKS: """
        thanks|thank you|thanks a lot|thank you very much|thank you so much|many thanks|thx|ty
        cheers|much appreciated
        ok|okay|great|good|perfect|nice|cool|well done|good bot|good job|i see|got it
        شكرا|شكرا جزيلا|شكرا لك|شكرا لكم|شكرا كثيرا|الف شكر|مشكور|مشكورين|يسلمو|تسلم|يعطيك العافيه|الله يعطيك العافيه
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
_CONNECTIVE = "و"
_MEANT = {
    tuple(fold(phrase).split()): meant
    for meant, said in _SAID.items()
    for phrase in re.split(r"[|\n]", said)
    if phrase.strip()
}
_LONGEST = max(map(len, _MEANT))
_PAUSE = re.compile(r"\W*[,،.!؛;:…\n؟?—–]\W*")
"""What tells a greeting from the first words of a name: "Salam, who…", but "Salam Fayyad said…"."""


def courtesy(message: str) -> Courtesy | None:
    """What a message of nothing but such words does; None for one that asks, or says nothing but whom it addresses."""
    found, rest = _from_the_start(tokens(message))
    if rest or not found:
        return None
    most = max(meant for meant, _ in found)
    return most if most > Courtesy.PLEASE else None


def without_courtesies(message: str) -> str:
    """The message without such words before and after what it asks; as it is where nothing would be left."""
    words = tokens(message)
    found, rest = _from_the_start(words)
    if not rest:
        return message
    start, count = 0, 0
    for meant, length in found:
        count += length
        pause = _PAUSE.match(message, words[count - 1].end)
        if pause or (meant is Courtesy.PEACE and length > 1):  # nothing else begins so
            start = pause.end() if pause else words[count - 1].end
    end = len(message)
    for number in range(len(words) - 1, len(words) - len(rest), -1):
        found, more = _from_the_start(words[number:])
        gap = message[words[number - 1].end : words[number].start]
        asks_kindly = all(meant is Courtesy.PLEASE for meant, _ in found)  # no question ends so otherwise
        if not more and (asks_kindly or _PAUSE.fullmatch(gap)):
            end = words[number - 1].end + len(gap.rstrip())
    return message[start:end].strip()


def _from_the_start(words: list[Token]) -> tuple[list[tuple[Courtesy, int]], list[Token]]:
    """What the first words mean, each with how many they are, and the words after them."""
    found = []
    while words:
        taken = next(_readings(words), None)
        if taken is None:
            break
        found.append(taken)
        words = words[taken[1] :]
    return found, words


def _readings(words: list[Token]) -> Iterator[tuple[Courtesy, int]]:
    """What the first words may mean, the longest reading first; "وشكرًا" is "شكرًا" with "and" before it."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        phrase = tuple(each.folded for each in words[:length])
        for spelt in (phrase, (phrase[0].removeprefix(_CONNECTIVE), *phrase[1:])):
            if spelt in _MEANT:
                yield _MEANT[spelt], length
