"""Arabic verbs of saying: folded words in; whether they report what was said, and whether a subject follows, out."""

from collections.abc import Sequence

from index.text import Token

# Folded. Verbs that report what someone said or did, without the conjunction written onto them.
_PAST = frozenset(
    """
    قال اضاف اشار اكد اعلن اوضح ذكر تابع اردف اعتبر اعرب راي شدد طالب دعا اقترح رحب لفت نوه بين حذر كشف افاد صرح
    استطرد واصل ختم عبر شكر نفي انتقد وصف اعترف تعهد وعد ابدي اثني ندد ادان استنكر
    اجاب استدرك تساءل جزم المح استبعد توقع تمني
    قالت اضافت اشارت اكدت اعلنت اوضحت ذكرت تابعت اردفت اعتبرت اعربت رات شددت طالبت دعت اقترحت رحبت لفتت نوهت حذرت
    كشفت افادت صرحت ختمت عبرت شكرت هنات نفت انتقدت وصفت تعهدت ابدت اثنت نددت ادانت
    بينت اعترفت اجابت استدركت تساءلت جزمت المحت استبعدت توقعت تمنت
    قالوا اضافوا اشاروا اكدوا اعلنوا اوضحوا ذكروا اعتبروا راوا طالبوا دعوا اقترحوا حذروا كشفوا نفوا ادانوا
    اجابوا تساءلوا استبعدوا توقعوا
    """.split()
)
PRESENT = frozenset(
    """
    يقول يضيف يشير يوكد يعلن يوضح يري يدعو يقترح يطالب يحذر يجيب يستدرك يتساءل يجزم يلمح
    تقول تضيف تشير توكد تعلن توضح تري تدعو تقترح تطالب تحذر تجيب تستدرك تتساءل تجزم تلمح
    يقولون يضيفون يشيرون يوكدون يرون يطالبون يتساءلون
    """.split()
)
"""Of the present, as sentences begin with them and as questions ask with them. يتوقع is none: "it is expected that"."""
_PRESENT_IN_SENTENCES = PRESENT | {"يعتبر", "تعتبر"}
"""In questions: "is considered"."""
_ON = frozenset("علي قايلا قايله قايلين".split())
_OF = frozenset("بان بانه بانها بانهم".split())
_MORE_OFTEN_OTHERS = {
    **dict.fromkeys("رد ردت ردوا يرد ترد".split(), _ON | _OF),  # «ورد في …», «فرد من …», «ردّ فعل»
    **dict.fromkeys("علق علقت علقوا يعلق تعلق".split(), _ON | _OF),  # «علّق الإضراب»
    **dict.fromkeys("اقر اقرت اقروا يقر تقر".split(), _OF),  # «أقر البرلمان الموازنة»
}
"""Verbs that are other words too, each with what must follow it, if not a sign."""
_NO_STATEMENT = frozenset(
    """
    تساءل تساءلت تساءلوا المح المحت استبعد استبعدت استبعدوا توقع توقعت توقعوا تمني تمنت علق علقت علقوا
    يتساءل تتساءل يتساءلون يلمح تلمح يعلق تعلق يطالب تطالب يطالبون يحذر تحذر
    """.split()
)
_CONJUNCTIONS = "وف"
_LISTENERS = frozenset("لوكاله لقناه لصحيفه لمجله لاذاعه لموقع لتلفزيون لمراسل لمراسلي لشبكه".split())
# What may follow a verb whose subject is left out: a noun in this place would be the subject.
_NOT_A_SUBJECT = frozenset(
    """
    الي ان انه انها انهم علي عن في من ب بان انه باسم بانه بانها ايضا كذلك قايلا قايله خلال امام فيما بشان لان وقال
    """.split()
)


def reports(folded: str) -> bool:
    """Whether the folded word is a verb of saying in the past, with a conjunction written onto it or not."""
    return folded in _PAST or (folded[:1] in _CONJUNCTIONS and folded[1:] in _PAST)


def reports_before(folded: str, following: str) -> bool:
    """Whether a verb that has other meanings too is one of saying before the folded word `following`; that is empty
    where a sign or nothing follows."""
    for form in (folded, folded[1:] if folded[:1] in _CONJUNCTIONS else ""):
        if form in _MORE_OFTEN_OTHERS:
            return not following or following in _MORE_OFTEN_OTHERS[form]
    return False


def is_more_often_another(folded: str) -> bool:
    """Whether a word may be a verb of saying, and is another one more often: أقر, ردّ, ورد."""
    return folded in _MORE_OFTEN_OTHERS or (folded[:1] in _CONJUNCTIONS and folded[1:] in _MORE_OFTEN_OTHERS)


def may_report(folded: str) -> bool:
    """Whether a word is such a verb, or one of other meanings that may be."""
    return reports(folded) or reports_before(folded, "")


def makes_a_statement(folded: str) -> bool:
    """Whether what a verb of saying reports is thereby stated: not what somebody expects, rules out or asks."""
    return folded not in _NO_STATEMENT and (folded[:1] not in _CONJUNCTIONS or folded[1:] not in _NO_STATEMENT)


def says_without_subject(text: str, words: Sequence[Token]) -> bool:
    """Whether the first of `words`, which stand in `text`, is a verb of saying that no subject follows: a colon, a
    comma, a particle, or whom it was said to, leave no room for one."""
    if not words:
        return False
    is_next = len(words) > 1 and not text[words[0].end : words[1].start].strip()
    following = words[1].folded if is_next else ""
    verb = words[0].folded
    if reports_before(verb, following):
        return True
    if not (reports(verb) or verb.removeprefix("و") in _PRESENT_IN_SENTENCES):
        return False
    return not following or following in _NOT_A_SUBJECT or is_listener(following)


def is_listener(folded: str) -> bool:
    """ "للصحفيين", "لوكالة …": to the reporters, to an agency. Other words in ل are more often names: "لافروف"."""
    return (folded.startswith("لل") and folded.endswith(("ين", "ون"))) or folded in _LISTENERS
