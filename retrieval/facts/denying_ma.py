"""Whether an Arabic ما denies what follows it: a quotation and the place of the ما in, yes or no out.

Far more often it is "what": ما موقف مصر؟, ما قاله الوزير, ما أدى إلى. It denies for sure only at the head of a
sentence, before a verb of the past that takes no "what" for its object, and whose subject is named right behind it: ما
حضر الوزير. So ما زال and ما إن are no denials, nor is ما حضر إلا الوزير, which is "only".
"""

from index.text import is_stopword
from retrieval.quotation import Quotation

_MA = frozenset("ما وما فما".split())
_VERBS = frozenset(
    verb + ending
    for verb in """
    حضر وصل سافر غادر شارك انسحب استقال مات فاز خسر سقط انهار بدا تغير وافق اتفق انضم نجح تراجع تاخر توقف ارتفع
    انخفض اعترف وقع زار هاجم اعتقل استقبل دخل خرج ذهب تحسن استسلم انفجر احترق غرق اعتذر تفاوض اجتمع صوت استطاع تمكن عاد
    """.split()
    for ending in ("", "ت", "وا")
) | frozenset("التقي التقت التقوا انتهي انتهت اختفي اختفت توفي توفيت".split())
_AHEAD = frozenset("انه انها انهم بانه بانها بانهم لانه لانها لكنه لكنها لكنهم ولكنه ولكنها لكن ولكن".split())
_SENTENCE_SIGNS = frozenset('.!؟?:«"“(\n')
_NO_SUBJECT = frozenset("اليوم امس الليله البارحه غدا صباح مساء هناك هنا سابقا موخرا".split())
_ONLY = frozenset({"الا", "سوي", "غير"})


def denies_with_ma(quotation: Quotation, place: int) -> bool:
    """Whether the word at a place is a ما that denies for sure."""
    if quotation.folded(place) not in _MA or quotation.folded(place + 1) not in _VERBS:
        return False
    subject = quotation.folded(place + 2)
    if not subject or is_stopword(subject) or subject in _NO_SUBJECT or not quotation.joined(place, place + 2):
        return False
    before = "\n" if place == 0 else quotation.between(place - 1)
    is_first = not _SENTENCE_SIGNS.isdisjoint(before) or quotation.folded(place - 1) in _AHEAD
    return is_first and not any(quotation.folded(at) in _ONLY for at in range(place + 2, len(quotation.words)))
