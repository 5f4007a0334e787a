"""A summary asked for in plain words: "summarise the last 3 days", "لخّص لي ما قيل اليوم عن السكك الحديدية".

A message in; the words that would stand after the command /summary out (`retrieval.digest.time_span` reads them), or
None for a message that asks for no summary of a chat or of the news.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from index.errors import SpanError
from index.language import has_arabic
from index.text import Token, fold, tokens
from retrieval.asking_words import words_asking
from retrieval.calendar_words import weekday_of
from retrieval.conversation.courtesy import without_courtesies
from retrieval.digest.time_span import length_of, wanted
from retrieval.question import LONGEST_QUESTION

# Folded: hamza, alef and teh marbuta have one shape, and tashkeel is gone.
_WHAT = rf"(?:{'|'.join(sorted(words_asking('ماذا', 'ما')))}|ما الذي|ماذا الذي)"
_GIVE = r"(?:اريد |بدي |عايز |ابغي |ابي |اعطني |اعطيني |عطني |عطيني |اديني |هات |هاتلي |قل |قول |ارسل |اكتب )"
_ENGLISH = re.compile(
    r"(?:please )?(?:can you |could you |will you )?(?:please )?"
    r"(?:(?:summari[sz]e|sum up|recap)|(?:(?:give|send|make|write) (?:me|us) |i (?:want|need) )?(?:a |the )?"
    r"(?:short |brief |quick )?(?:summary|recap|digest))\b"
    r"(?: (?:for )?(?:me|us)\b)?(?: (?:of|for|from)\b)?"
    r"(?: (?:(?:all |all of )?(?:the |this |our |my )?"
    r"(?:chat|group|channel|conversation|discussion|messages|posts|news|topic|channels|sources|everything)"
    r"|this|it|us|what (?:was|has been) said(?: here)?|what (?:i|we) missed|what happened|here))?"
    r"(?: (?:of|for|from|in|over|during|since))?(?: (?:the )?(?:last|past|previous))?"
)
_ARABIC = re.compile(
    rf"(?:هل (?:يمكنك|تستطيع) (?:ان )?)?(?:ممكن )?{_GIVE}?(?:لي |لنا )?"
    r"(?:لخص|تلخص|تلخيص|ملخصا?|خلاصه|موجزا?)(?: (?:لي|لنا))?"
    r"(?: (?:(?:كل )?(?:هذه |هذا |هذي )?(?:ال)?"
    r"(?:محادثه|دردشه|نقاش|جروب|قروب|مجموعه|قناه|رسايل|منشورات|اخبار|مصادر|كلام)"
    rf"|(?:{_WHAT}|اللي|كل ما) (?:قيل|حدث|حصل|جري|صار|فاتني|فاتنا|دار|انقال|اتقال|انحكي)))?(?: هنا)?"
    r"(?: (?:في|من|منذ|خلال))?(?: (?:ال|ل)?(?:اخر|ماضي))?"
)
_MISSED_ENGLISH = re.compile(
    r"(?:please )?(?:can you |could you )?(?:please )?"
    r"(?:(?:what|anything) (?:(?:did|have|has) )?(?:i|we)(?: have)? miss(?:ed)?"
    r"|(?:did|have) (?:i|we) miss(?:ed)? anything"
    r"|(?:catch|fill) (?:me|us) (?:up|in)|(?:bring|get) (?:me|us) up to (?:date|speed)"
    r"|(?:give|tell|send) (?:me|us) the (?:gist|highlights)|tl ?dr)(?: here)?"
    r"(?: (?:of|for|from|in|over|during|since))?(?: (?:the )?(?:last|past|previous))?"
)
_MISSED_ARABIC = re.compile(
    rf"(?:هل |{_WHAT} )?(?:اللي |الذي )?فات(?:ني|نا)(?: (?:شيء?|شييا))?(?: هنا)?|{_GIVE}(?:لي |لنا )?الزبده"
    rf"|{_GIVE}?(?:لي |لنا )?زبده (?:ال)?(?:كلام|نقاش|محادثه|دردشه|حكي|اخبار)"
)
"""What asks for a summary of all that was said; what a stretch or a topic may stand behind."""
_HAPPENED_ENGLISH = re.compile(
    r"what(?:s| is| was| were| are| has| have)?(?: been)?(?: (?:the|that))?"
    r" (?:happened|happening|new|news|going on|said|decided|discussed|agreed|announced|published|reported)(?: here)?"
    r"(?: (?:in|over|during|on))?"
)
_HAPPENED_ARABIC = re.compile(
    rf"{_WHAT} (?:اللي |الذي )?(?:صار|صاير|حصل|حدث|جري|تقرر|قيل|انقال|اتقال|انحكي|دار|استجد|(?:ال)?جديد|(?:ال)?اخبار)"
    r"(?: هنا)?(?: (?:في|خلال))?"
)
"""What does so where a stretch stands behind it, and nothing else: what happened to somebody is a question."""
_IN_ENGLISH = ((_ENGLISH, _MISSED_ENGLISH), _HAPPENED_ENGLISH)
_IN_ARABIC = ((_ARABIC, _MISSED_ARABIC), _HAPPENED_ARABIC)
_TIMES = frozenset(
    "today yesterday tomorrow day week month year اليوم امس غدا يوم الاسبوع اسبوع الشهر شهر العام السنه".split()
)
"""What is no topic."""
_ABOUT = frozenset("about on regarding concerning عن حول بشان بخصوص".split())
_MESSAGES = re.compile(r"(\d+) (?:messages?|posts?|رساله|رسايل|منشورا?|منشورات)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEWS = frozenset("news اخبار".split())
_UNITED_STATES = "US"  # folded it is "us"


def summary_asked_for(message: str) -> str | None:
    """What follows /summary: "" where the message names no stretch and no topic; None where it asks for something else.

    What can't be read as a stretch or a topic makes it a question like any other: "summary of the ruling?"
    """
    if len(message) > LONGEST_QUESTION:
        return None
    asked = without_courtesies(message)
    words = tokens(asked)
    folded = [_UNITED_STATES if asked[each.start : each.end] == _UNITED_STATES else each.folded for each in words]
    asks_for_all, happened = _IN_ARABIC if has_arabic(asked) else _IN_ENGLISH
    read = max(_read(each, folded) for each in asks_for_all)
    if not read:
        read = _read(happened, folded)
        return _stretch(asked, words[read:]) if read else None
    about = next((place for place in range(read, len(words)) if folded[place] in _ABOUT), len(words))
    head, topic = words[read:about], words[about + 1 :]
    if head and not topic and _NEWS & {folded[read - 1], folded[-1]}:  # أخبار العاصفة, "Gaza news"
        length = _length(asked, head)
        if length is None:
            topic = head if folded[-1] not in _NEWS else head[:-1]
            # "Gaza news today" tells of when, too.
            end = next((len(topic) - count for count in (2, 1) if _length(asked, topic[-count:])), len(topic))
            head, topic = topic[end:], topic[:end]
    return _spoken(asked, head, topic)


def _read(pattern: re.Pattern[str], folded: Sequence[str]) -> int:
    """How many words the beginning of a message has that the pattern tells; 0 where it tells none, or parts of some."""
    beginning = pattern.match(" ".join(folded) + " ")
    words = beginning.group().split() if beginning is not None else []
    return len(words) if folded[: len(words)] == words else 0


def _written(text: str, words: Sequence[Token]) -> str:
    """The stretch of the text from the first of these words to the last."""
    return text[words[0].start : words[-1].end] if words else ""


def _stretch(text: str, words: Sequence[Token]) -> str | None:
    """What these words are as they were typed, where they are a stretch up to now, told by no date."""
    written = _written(text, words)
    try:
        return written if length_of(written) is not None else None
    except SpanError:
        return None


def _length(text: str, head: Sequence[Token]) -> str | None:
    """The stretch or number that these words name, as it is said after the command; None where they name none."""
    written = _written(text, head)
    messages = _MESSAGES.fullmatch(fold(written))
    if messages is None and _YEAR.fullmatch(fold(written)):
        return None
    length = messages[1] if messages else written
    try:
        wanted(length, datetime.now(UTC))
    except SpanError:
        return None
    return length


def _spoken(text: str, head: Sequence[Token], topic: Sequence[Token]) -> str | None:
    """As it is said after the command; None where that wouldn't be understood, or no topic is one."""
    length = _length(text, head)
    if length is None or any(each.folded in _TIMES or weekday_of(each.folded) is not None for each in topic):
        return None
    written = _written(text, topic)
    return f"{length} {'عن' if has_arabic(written) else 'about'} {written}".strip() if topic else length
