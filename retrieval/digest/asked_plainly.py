"""A summary asked for in plain words: "summarise the last 3 days", "لخّص لي ما قيل اليوم عن السكك الحديدية".

A message in; the words that would stand after the command /summary out (`retrieval.digest.time_span` reads them), or
None for a message that asks for no summary of a chat or of the news.
"""

import re
from datetime import UTC, datetime

from index.errors import SpanError
from index.language import has_arabic
from index.text import Token, fold, tokens
from retrieval.conversation.courtesy import without_courtesies
from retrieval.digest.time_span import wanted

# Folded: hamza, alef and teh marbuta have one shape, and tashkeel is gone.
_ENGLISH = re.compile(
    r"(?:can you |could you |will you )?(?:please )?"
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
    "today": "24h", "day": "24h", "this week": "7d", "week": "7d", "this month": "30d", "month": "30d", "hour": "1h",
    "اليوم": "24h", "يوم": "24h", "هذا اليوم": "24h", "هذا الاسبوع": "7d", "الاسبوع": "7d", "اسبوع": "7d",
    "هذا الشهر": "30d", "الشهر": "30d", "شهر": "30d", "ساعه": "1h", "الساعات الاخيره": "12h",
}  # fmt: skip
_ABOUT = frozenset("about on regarding concerning عن حول بشان بخصوص".split())
_MESSAGES = re.compile(r"(\d+) (?:messages?|posts?|رساله|رسايل|منشورا?|منشورات)")
_NEWS = frozenset("news اخبار".split())


def summary_asked_for(message: str) -> str | None:
    """What follows /summary: "" where the message names no stretch and no topic; None where it asks for something else.

    What can't be read as a stretch or a topic makes it a question like any other: "summary of the ruling?"
    """
    asked = without_courtesies(message)
    words = tokens(asked)
    folded = [each.folded for each in words]
    beginning = (_ARABIC if has_arabic(asked) else _ENGLISH).match(" ".join(folded) + " ")
    if beginning is None:
        return None
    read = len(beginning.group().split())
    if folded[:read] != beginning.group().split():  # it ends within a word
        return None
    about = next((place for place in range(read, len(words)) if folded[place] in _ABOUT), len(words))
    head, topic = _written(asked, words[read:about]), _written(asked, words[about + 1 :])
    if head and not topic and folded[read - 1] in _NEWS and _spoken(head, "") is None:  # أخبار العاصفة
        head, topic = "", _written(asked, words[read:])
    return _spoken(head, topic)


def _written(text: str, words: list[Token]) -> str:
    """The stretch of the text from the first of these words to the last."""
    return text[words[0].start : words[-1].end] if words else ""


def _spoken(head: str, topic: str) -> str | None:
    """As it is said after the command; None where that wouldn't be understood."""
    folded = fold(head)
    messages = _MESSAGES.fullmatch(folded)
    length = messages[1] if messages else _LENGTHS.get(folded, head)
    about = "عن" if has_arabic(topic) else "about"
    spoken = f"{length} {about} {topic}".strip() if topic else length
    try:
        wanted(spoken, datetime.now(UTC))
    except SpanError:
        return None
    return spoken
