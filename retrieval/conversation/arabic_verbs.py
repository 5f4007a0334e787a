"""Whether an Arabic word that stands alone behind "متى" and its like is a verb: a folded word in, yes or no out.

"متى وصل؟" leaves its subject out; "متى رمضان؟" and "أين ميسي؟" name what they ask about. Vowels aren't written, so
past verbs are listed (`retrieval.stated.arabic_verbs`); others are told by their first letter.
"""

from index.dates import MONTHS
from retrieval.gloss.dates import weekday_of
from retrieval.stated.arabic_verbs import is_past_verb

_FIRST = ("ي", "ت", "سي", "ست")
_NOUNS = frozenset(
    """
    تطوان تونس تركيا تايوان تايلاند تايلند تشاد تشيلي تل تبوك تعز تكريت تويتر تيك تيليجرام تليغرام تلغرام تيسلا تشيلسي
    توتنهام ترامب تاتشر تيتو توتي تاسوعاء تروتسكي تولستوي تشرشل تنزانيا توغو تبليسي تيرانا تلمسان تمنراست تدمر تعليم
    تشرين تجاره تاريخ تقرير تصويت تسجيل تقديم توقيع تسليم تشييع تدريب تدشين تنفيذ توزيع تطبيق
    يونيو يوليو يناير يوسف يعقوب ياسر ياسمين يافا يزيد يحيي ينبع يوتيوب يوفنتوس يونس يوم ياسين ياهو يالطا يريفان
    يهود ياباني
    """.split()
)
"""Nouns that begin like verbs."""
_SHORTEST = 3


def looks_like_a_verb(folded: str) -> bool:
    """Whether the word is a verb of somebody named before: of the third person, and no day, month or feast."""
    if folded in MONTHS or weekday_of(folded) is not None or folded in _NOUNS:
        return False
    if is_past_verb(folded):
        return True
    return folded.startswith(_FIRST) and len(folded) > _SHORTEST - 1
