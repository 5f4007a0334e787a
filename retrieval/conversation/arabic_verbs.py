"""Whether an Arabic word that stands alone behind "متى" and its like is a verb: a folded word in, yes or no out.

"متى وصل؟" leaves its subject out; "متى رمضان؟" and "أين ميسي؟" name what they ask about. Vowels aren't written, so
past verbs are listed; others are told by their first letter.
"""

from index.dates import MONTHS
from retrieval.gloss.dates import weekday_of

_PAST = frozenset(
    """
    وصل وقع ولد مات توفي قتل استشهد اغتيل سقط بدا انتهي انطلق اندلع توقف استمر افتتح اغلق فتح بني انشي اسس تاسس صدر نشر
    عرض اعلن اعلنت اقيم عقد جرت انعقد عاد غادر سافر ذهب رحل هرب اختفي ظهر اعتقل اوقف سجن حوكم ادين افرج اطلق خرج دخل
    انتخب عين اقيل استقال تنحي تولي حكم فاز خسر تاهل انسحب انضم وقعت تزوج طلق تخرج درس عمل عاش نشا لعب سجل ارتفع
    انخفض تراجع زاد حصل حدث كتب الف انتج اكتشف اخترع صنع بيع اشتري التقي التقيا اجتمع اتفق وافق رفض قرر هاجم قصف انفجر
    انهار احترق غرق تحطم هبط اقلع تاجل الغي نجح فشل قال صرح تحدث قاد ترك باع كسر سرق نقل دفن اصيب جرح مرض ابعد طرد
    استقل احتل تحرر قام نام كان بث رد فر مر جاء اتي راح اختير اجري اجريت انجب هدم دمر خطف احتجز تعرض تسبب اختفت
    """.split()
)
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
    if folded in _PAST or (folded.endswith("ت") and folded.removesuffix("ت") in _PAST):
        return True
    if folded.endswith(("وا", "تا", "ا")) and folded.removesuffix("ا").removesuffix("و").removesuffix("ت") in _PAST:
        return True
    return folded.startswith(_FIRST) and len(folded) > _SHORTEST - 1
