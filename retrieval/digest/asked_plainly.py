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
from retrieval.conversation.courtesy import without_courtesies
from retrieval.digest.time_span import wanted
from retrieval.gloss.dates import weekday_of
from retrieval.question import LONGEST_QUESTION

# Folded: hamza, alef and teh marbuta have one shape, and tashkeel is gone.
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
    r"(?:هل (?:يمكنك|تستطيع) (?:ان )?)?(?:ممكن )?(?:اريد |بدي |عايز |ابغي |اعطني |اعطيني |هات |ارسل |اكتب )?"
    r"(?:لي |لنا )?"
    r"(?:لخص|تلخص|تلخيص|ملخصا?|خلاصه|موجزا?)(?: (?:لي|لنا))?"
    r"(?: (?:(?:كل )?(?:هذه |هذا |هذي )?(?:ال)?"
    r"(?:محادثه|دردشه|نقاش|جروب|قروب|مجموعه|قناه|رسايل|منشورات|اخبار|مصادر|كلام)"
    r"|ما (?:قيل|حدث|حصل|فاتني|فاتنا|دار)|اللي (?:صار|فاتني|انقال)))?(?: هنا)?"
    r"(?: (?:في|من|منذ|خلال))?(?: (?:ال|ل)?(?:اخر|ماضي))?"
)
_LENGTHS = {
    "today": "24h", "day": "24h", "yesterday": "2d", "this week": "7d", "week": "7d", "this month": "30d",
    "month": "30d", "hour": "1h",
    "اليوم": "24h", "يوم": "24h", "هذا اليوم": "24h", "امس": "2d", "هذا الاسبوع": "7d", "الاسبوع": "7d", "اسبوع": "7d",
    "الاسبوع الماضي": "7d", "هذا الشهر": "30d", "الشهر": "30d", "شهر": "30d", "الشهر الماضي": "30d", "ساعه": "1h",
}  # fmt: skip
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
    beginning = (_ARABIC if has_arabic(asked) else _ENGLISH).match(" ".join(folded) + " ")
    if beginning is None:
        return None
    read = len(beginning.group().split())
    if folded[:read] != beginning.group().split():  # it ends within a word
        return None
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


def _written(text: str, words: Sequence[Token]) -> str:
    """The stretch of the text from the first of these words to the last."""
    return text[words[0].start : words[-1].end] if words else ""


def _length(text: str, head: Sequence[Token]) -> str | None:
    """The stretch or number that these words name, as it is said after the command; None where they name none."""
    written = _written(text, head)
    messages = _MESSAGES.fullmatch(fold(written))
    if messages is None and _YEAR.fullmatch(fold(written)):
        return None
    length = messages[1] if messages else _LENGTHS.get(fold(written), written)
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
