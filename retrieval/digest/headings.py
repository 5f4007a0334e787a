"""Is a sentence but a heading? "Traffic update", «أهم العناوين»: what is told comes below it.

Folded words of a sentence in, yes or no out. A colon behind it joins it to what it heads; here it stands alone.
"""

import re
from collections.abc import Sequence

from retrieval.calendar_words import is_calendar_word, weekday_of

_MOST_WORDS = 6
_WHEN = frozenset("today tonight morning evening afternoon day week daily weekly اليوم صباح مساء صباحا مساء".split())
# On folded words with single spaces, without dates. One word of a topic at most: two may be subject and verb, "Apple
# releases update". In Arabic a noun defined by the next one is a heading, and what is said of it is news: «تحديث حركة
# السير», and not «تحديث البيانات مطلوب».
_OF = r"(?: (?:of|for|from|in|on)(?: the)?(?: \w+)?)?"
_BULLETIN = r"(?:updates?|headlines|news|bulletin|round ?up|summary|digest|briefing|recap|highlights)"
_ENGLISH = re.compile(
    rf"(?:the |our )?(?:(?!no |any |some |my |your )\w+ )?{_BULLETIN}{_OF}"
    rf"|(?:the |our )?(?:top|main|latest|breaking|key|local|world)(?: \w+)? (?:stories|events|points|{_BULLETIN}){_OF}"
    r"|(?:(?:an?|important|urgent|quick|friendly|public|official) )*(?:announcement|reminder|notice|attention)"
    r"|(?:the )?(?:news )?in brief|what we know(?: so far)?|the latest|breaking"
)
_DEFINED = r"(?: ال\w+| \w+ ال\w+)?"
_ARABIC = re.compile(
    rf"(?:(?:في|من|هذه|هذا|اليكم|نقدم لكم) )?(?:(?:ابرز|اهم|اخر|احدث) )?"
    rf"(?:ال)?(?:عناوين|موجز|ملخص|نشره|حصاد|جوله|مستجدات|تطورات|تحديث|تحديثات|اخبار|انباء){_DEFINED}"
    rf"|(?:ابرز|اهم) (?:ال)?(?:احداث|نقاط|ما (?:جاء|ورد)){_DEFINED}"
    r"|(?:اعلان|تنبيه|تذكير|توضيح|تنويه|بيان)(?: (?:هام|مهم|عاجل|رسمي|للجميع))*"
    r"|(?:خبر )?عاجل(?: جدا)?|(?:هام|مهم)(?: جدا)?"
)


def is_heading(words: Sequence[str]) -> bool:
    """Whether a sentence says nothing but what the text below it is."""
    if not words or len(words) > _MOST_WORDS:
        return False
    said = " ".join(word for word in words if not _is_of_date(word))
    return any(each.fullmatch(said) is not None for each in (_ENGLISH, _ARABIC))


def _is_of_date(word: str) -> bool:
    return word.isdecimal() or word in _WHEN or weekday_of(word) is not None or is_calendar_word(word)
