"""Whose words are these? News reports what people said, sentence after sentence, without naming them again.

A sentence in; the words among which its subject stands out, or that its subject stands in a sentence before it:
"وأشار إلى أن…" and "He added…" are about whoever was named last. Rules of thumb, for ranking: no parser.
"""

from functools import lru_cache

from index.language import has_arabic
from index.records import Span
from index.text import Token, tokens

_SENTENCES_KNOWN = 20_000
"""The same sentences are found for many questions, and cutting them into words takes half the time of the evidence."""

# Folded. Verbs that report what someone said or did, without the conjunction written onto them.
_REPORTING = frozenset(
    """
    قال اضاف اشار اكد اعلن اوضح ذكر تابع اردف اعتبر اعرب راي شدد طالب دعا اقترح رحب لفت نوه بين حذر كشف افاد صرح
    استطرد واصل ختم عبر شكر نفي انتقد وصف اعترف تعهد وعد ابدي اثني ندد ادان استنكر
    قالت اضافت اشارت اكدت اعلنت اوضحت ذكرت تابعت اردفت اعتبرت اعربت رات شددت طالبت دعت اقترحت رحبت لفتت نوهت حذرت
    كشفت افادت صرحت ختمت عبرت شكرت هنات نفت انتقدت وصفت تعهدت ابدت اثنت نددت ادانت
    قالوا اضافوا اشاروا اكدوا اعلنوا اوضحوا ذكروا اعتبروا راوا طالبوا دعوا اقترحوا حذروا كشفوا نفوا ادانوا
    """.split()
)
_REPORTING_NOW = frozenset(
    """
    يقول يضيف يشير يوكد يعلن يوضح يري يدعو يقترح يعتبر يطالب يحذر تقول تضيف تشير توكد تعلن توضح تري تدعو تقترح تعتبر
    تطالب تحذر يقولون يضيفون يشيرون يوكدون يرون يطالبون
    """.split()
)
_LISTENERS = frozenset("لوكاله لقناه لصحيفه لمجله لاذاعه لموقع لتلفزيون لمراسل لمراسلي لشبكه".split())
# What may follow a verb whose subject is left out: a noun in this place would be the subject.
_NOT_A_SUBJECT = frozenset(
    """
    الي ان انه انها انهم علي عن في من ب بان انه باسم بانه بانها ايضا كذلك قايلا قايله خلال امام فيما بشان لان وقال
    """.split()
)
_LEADING = frozenset("كما ثم وكما هذا وفي ايضا قد وقد".split())
_ENGLISH_PRONOUNS = frozenset("he she they it his her their its him them".split())
_ENGLISH_LEADING = frozenset("and but also then later however meanwhile moreover furthermore".split())
_LONGEST_LEAD = 2
_ADVERBIAL = frozenset("من جانبه جانبها جانبهم جهته جهتها ناحيته بدوره بدورها بدورهم وكان كان وكانت كانت".split())
_SUBJECT_ENDS = frozenset(
    """
    الي ان انه انها علي عن في حيث قد خلال بان الذي التي باسم بعد قبل عندما مع لدي
    that to in on at with by for from of during after before when who which said says told
    """.split()
)
_LONGEST_SUBJECT = 8  # words: "رئيس كازاخستان قاسم جومارت توكاييف" and the verb before it


@lru_cache(maxsize=_SENTENCES_KNOWN)
def leaves_subject_out(sentence: str) -> bool:
    """Whether `sentence` begins with a reporting verb without subject, or with a pronoun."""
    words = tokens(sentence[:200])
    leading = _ENGLISH_LEADING | _LEADING
    skipped = 0
    while skipped < min(_LONGEST_LEAD, len(words)) and words[skipped].folded in leading:
        skipped += 1
    words = words[skipped:]
    if not words:
        return False
    if not has_arabic(words[0].folded):
        return words[0].folded in _ENGLISH_PRONOUNS
    said = reports(words[0].folded) or words[0].folded.removeprefix("و") in _REPORTING_NOW
    return said and _no_subject_follows(sentence, words)


@lru_cache(maxsize=_SENTENCES_KNOWN)
def subject_span(sentence: str) -> Span:
    """Where in `sentence` its subject may stand: after leading adverbs and verb, up to the first particle that an
    object or a clause begins with, at most eight words. Empty where it has none.

    In "وكان رئيسي قد التقى … جباروف" that is رئيسي, in "كما رحب جباروف باقتراح رئيسي" it begins with جباروف.
    """
    words = tokens(sentence[:300])
    first = 0
    while first < len(words) and _leads(words[first].folded):
        first += 1
    end = first
    while end < len(words) and end - first < _LONGEST_SUBJECT and words[end].folded not in _SUBJECT_ENDS:
        end += 1
    return Span(words[first].start, words[end - 1].end) if first < end else Span(0, 0)


def _leads(folded: str) -> bool:
    return folded in _ADVERBIAL or folded in _LEADING or folded in _ENGLISH_LEADING or reports(folded)


def reports(folded: str) -> bool:
    """Whether the folded Arabic word is a verb of saying in the past, with a conjunction written onto it or not."""
    return folded in _REPORTING or (folded[0] in "وف" and folded[1:] in _REPORTING)


def _no_subject_follows(sentence: str, words: list[Token]) -> bool:
    """A colon, a comma, a particle, or whom it was said to, after the verb leaves no room for a subject."""
    if len(words) == 1:
        return True
    between = sentence[words[0].end : words[1].start]
    return bool(between.strip()) or words[1].folded in _NOT_A_SUBJECT or _listens(words[1].folded)


def _listens(folded: str) -> bool:
    """ "للصحفيين", "لوكالة …": to the reporters, to an agency. Other words in ل are more often names: "لافروف"."""
    return (folded.startswith("لل") and folded.endswith(("ين", "ون"))) or folded in _LISTENERS
