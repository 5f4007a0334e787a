"""Which Arabic words are verbs, and what these govern: a folded word in, yes or no out.

"متى وصل؟" leaves its subject out; "متى رمضان؟" and "أين ميسي؟" name what they ask about. Vowels aren't written, so
past verbs are listed (`retrieval.arabic_verbs`); others are told by their first letter.
"""

from index.dates import MONTHS
from retrieval.arabic_verbs import is_past_verb
from retrieval.calendar_words import weekday_of

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
_WITH_OBJECT_PAST = frozenset(
    past + ending
    for past in """
    اصدر نشر قدم اعلن وقع اتخذ سجل حقق طلب باع كتب الف اطلق عقد تضمن شمل منح ارسل وضع شكل فرض اثار خلف حدد قرر رفع خفض
    وجه ضم نال فقد خسر كسب صنع انتج طرح كشف بث ترك ذكر اكتشف اخترع استورد صدر دفع جمع خصص اقترح احرز اضاف اسس افتتح
    """.split()
    for ending in ("", "ت", "وا")
) | frozenset("اشتري اشترت القي القت اجري اجرت تلقي تلقت تبني تبنت".split())
_WITH_OBJECT_PRESENT = frozenset(
    """
    صدر نشر قدم علن وقع تخذ سجل حقق طلب بيع كتب ولف طلق عقد تضمن شمل منح رسل ضع شكل فرض ثير خلف حدد قرر رفع خفض
    وجه ضم نال فقد خسر كسب صنع نتج طرح كشف بث ترك ذكر كتشف خترع ستورد دفع جمع خصص قترح حرز ضيف وسس فتتح
    شتري لقي جري تلقي تبني
    """.split()
)
"""Behind the first letter of the person."""
_PRESENT = ("ي", "ت")
_WITH_B = frozenset(
    past + ending
    for past in """
    فاز قام طالب سمح اعترف وعد ندد رحب هدد تسبب امر اصيب تكفل تعهد تبرع اتهم احتفل التزم شعر احتفظ استعان قبل حكم نصح
    """.split()
    for ending in ("", "ت", "وا")
) | frozenset("ادلي ادلت".split())


def looks_like_a_verb(folded: str) -> bool:
    """Whether the word is a verb of somebody named before: of the third person, and no day, month or feast."""
    if folded in MONTHS or weekday_of(folded) is not None or folded in _NOUNS:
        return False
    if is_past_verb(folded):
        return True
    return folded.startswith(_FIRST) and len(folded) > _SHORTEST - 1


def takes_an_object(folded: str) -> bool:
    """Whether the word is a verb of the third person that is seldom without an object, which is a thing: أصدر, يسجل."""
    present = folded.removeprefix("س")
    return folded in _WITH_OBJECT_PAST or (present[:1] in _PRESENT and present[1:] in _WITH_OBJECT_PRESENT)


def governs_with_b(folded: str) -> bool:
    """Whether the word is a verb of the past whose object has the preposition ب: فاز بجائزة, هددت بعقوبات."""
    return folded in _WITH_B
