"""Which words of a text are denied, and whether the text denies anything at all.

A text in; its `Denial`s out: the word that denies, and the words that it can be denying.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.language import has_arabic
from index.text import is_stopword
from retrieval.facts.denying_ma import denies_with_ma
from retrieval.facts.known_names import known_names
from retrieval.quotation import Quotation

_ENGLISH = frozenset(
    """
    not cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt mustnt neednt hasnt havent
    hadnt aint never no nor neither none nobody nothing nowhere without
    """.split()
)
_ARABIC = frozenset(
    "لم لن لا ليس ليست ليسوا لست لسنا ولم ولن ولا وليس وليست فلم فلن فلا بلا بدون دون وبدون ودون الا فليس".split()
)
_ARABIC_NOUNS = frozenset("عدم غير انعدام لعدم بعدم وعدم وغير بغير لغير".split())
OF_NOUNS = frozenset(
    """
    غير وغير بغير لغير عدم وعدم بعدم لعدم انعدام دون ودون بدون وبدون بلا without no none nobody nothing neither nor
    """.split()
)
"""What denies a noun or an adjective, which another language has a word of its own for."""
_BEFORE_ADJECTIVES = frozenset("غير وغير بغير لغير".split())
_WEAK = frozenset(
    """
    few little hardly barely rarely scarcely seldom only except but unless lack lacks lacked lacking fail fails
    failed failing failure refuse refuses refused refusing refusal reject rejects rejected deny denies denied
    denying unable impossible prevent prevents prevented avoid avoids avoided avoiding stop stops stopped ban
    bans banned cease ceased absent absence missing miss missed instead rather free less least until yet unlike
    neglect neglected exclude excluded excluding cancel cancelled canceled forbid forbidden prohibit prohibited
    illegal minus zero halt halted loss lost lose deprive deprived dismiss dismissed unlikely far forget forgot
    forgotten opposed false ignorant inability incapable incorrect inaccurate invalid invisible independent
    inadequate insufficient incomplete ineffective inexpensive informal indirect infrequent insecure inevitable
    innocent inappropriate inconsistent indefinite involuntary immobile improper imperfect impractical immature
    immune irregular irrelevant irresponsible illicit disabled disagree disagreed disagreement disappear
    disappeared disapprove disadvantage outside dead rest however wrong
    سوي فقط فحسب قليل قله قليلا قليله القليل نادرا نادر قلما رفض رفضت يرفض ترفض نفي نفت ينفي تنفي فشل فشلت يفشل
    تفشل الفشل منع منعت يمنع تمنع لمنع حظر يحظر تجنب يتجنب لتجنب توقف توقفت يتوقف خلو خال خاليه يخلو تخلو افتقار
    يفتقر تفتقر نقص مستحيل استحاله تعذر يتعذر عجز عجزت يعجز غياب غاب انعدم ضد خلافا بعكس عكس بدلا بدل مجرد
    باستثناء استثناء ماعدا عدا حرم حرمت حرمان الغي الغت الغاء فقدت فقدان صعب صعوبه يصعب ضعيف
    امتنع امتنعت يمتنع لولا بريء مفقود سلبي ناقص خطا خاطي زايف بعيدا قط ابدا اطلاقا مطلقا بتاتا نفد مجانا مجاني
    """.split()
)
"""What another language may say by denying: "failed to come" did not come."""
_WEAK_BEGINNINGS = ("un", "non", "dis", "mis", "anti")
_ONLY_LOOKS_WEAK = (
    "under", "unit", "union", "uniq", "univ", "uni", "until", "disc", "dise", "disp", "dist", "dish", "disa", "mission",
    "missi", "mist",
)  # fmt: skip
_WEAK_ENDINGS = ("less",)
_IN_AND_ABLE = re.compile(r"(?:in|im|il|ir)\w{3,}(?:abl[ey]|ibl[ey]|bility|acy|ional)")
_SHORTEST_WITH_BEGINNING = 6
_THAN = tuple(f"{more} than" for more in ("fewer", "less", "more", "later", "earlier"))
"""Behind "no" and "not": what is "no fewer than 10" is so, and only its number is told roughly."""
_DOUBT = frozenset("doubt question شك ريب جدال".split())
_NOT_DENYING = {
    "not": frozenset(("only", "just", "merely", "least", "until", "to mention", *_THAN)),
    "no": frozenset(("doubt", "wonder", "matter", "sooner", "later", "1", "less", *_THAN)),
    "nothing": frozenset({"but"}),
    "without": _DOUBT,
    **dict.fromkeys(
        ("لا", "ولا", "فلا"),
        _DOUBT
        | frozenset("يزال تزال يزالون تزالان يزالان زال زالت زالوا سيما بد بل محاله غرو عجب يقل تقل يقلون".split())
        | frozenset(f"{verb} {than}" for verb in ("يزيد", "تزيد", "يزيدون") for than in ("عن", "علي")),
    ),
    **dict.fromkeys(("لم", "ولم", "فلم"), frozenset({"يزل", "تزل", "يزالوا"})),
    **dict.fromkeys(("ليس", "وليس", "فليس"), frozenset({"فقط", "فحسب"})),
    **dict.fromkeys(("غير", "وغير"), frozenset("ان انه انها انهم انهما انني اننا".split())),
    **dict.fromkeys(
        ("دون", "ودون", "بدون", "وبدون", "بلا"),
        _DOUBT
        | frozenset(
            """
            سن طيار طيارين الثانيه الثالثه الرابعه الخامسه السادسه السابعه الثامنه التاسعه العاشره العشرين
            """.split()
        ),
    ),
}
"""What follows a word that denies where it does not, one word or two: "not only", "no fewer than", «لا يزال» (still),
«غير أن» (however)."""
_ARABIC_UNDER = frozenset({"دون", "ودون"})
"""Which before a number are "under": «دون 18 عاما»."""
_NUMBER_AHEAD = re.compile(r"\.\s*\d")
_REACH = 4
"""Words after the one that denies among which the denied one stands: "did not yet officially say"."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, at `place`, and the `denied` places of content words after it.

    `of_an_adjective` tells that it turns that alone, as "un-" does: «المنظمات غير الحكومية» denies nothing of them.
    """

    place: int
    denied: tuple[int, ...]
    of_an_adjective: bool = False


@lru_cache(maxsize=4_000)
def denials(text: str) -> tuple[Denial, ...]:
    """The words that deny for sure, in order."""
    quotation = Quotation(text)
    return tuple(
        Denial(place, tuple(_denied(quotation, place)), _is_of_an_adjective(quotation, place))
        for place in range(len(quotation.words))
        if denies(quotation, place)
    )


def denies(quotation: Quotation, place: int) -> bool:
    """Whether the word at a place denies what follows it."""
    word, following = quotation.folded(place), quotation.folded(place + 1)
    idioms = _NOT_DENYING.get(word, frozenset())
    if following in idioms or f"{following} {quotation.folded(place + 2)}" in idioms:
        return False
    if word in _ARABIC_UNDER and following[:1].isdigit():
        return False
    if word in _ARABIC_NOUNS or denies_with_ma(quotation, place):
        return True
    if word not in _ENGLISH and word not in _ARABIC:
        return False
    if word == "الا":
        return False  # "only", and "except", and half of "otherwise"
    # "الولايات لا" and initials aside, "No. 1" is a number.
    return not (word == "no" and _NUMBER_AHEAD.match(quotation.text, quotation.words[place].end))


def clauses_denied(text: str) -> tuple[Denial, ...]:
    """The words that deny what a clause of `text` says, in order: not those that only turn round an adjective."""
    return tuple(denial for denial in denials(text) if not denial.of_an_adjective)


def _is_of_an_adjective(quotation: Quotation, place: int) -> bool:
    """Whether a word that denies belongs to an adjective behind its noun: «غير الحكومية», «أسلحة غير مرخصة», but not
    «القرار غير قانوني», a clause of its own."""
    if quotation.folded(place) not in _BEFORE_ADJECTIVES:
        return False
    is_definite = quotation.folded(place + 1).startswith("ال")
    before = quotation.folded(place - 1).removeprefix("و")
    return is_definite or not (before.startswith(("ال", "لل", "بال")) or place - 1 in known_names(quotation))


def _denied(quotation: Quotation, place: int) -> Sequence[int]:
    found = []
    for at in range(place + 1, min(place + 1 + _REACH, len(quotation.words))):
        if quotation.between(at - 1).strip(" \u00a0'’\"“”«»") and at > place + 1:
            break
        word = quotation.folded(at)
        if not is_stopword(word) or has_arabic(word) != has_arabic(quotation.folded(place)):
            found.append(at)
    return found


def may_deny(text: str) -> bool:
    """Whether anything in `text` could be put into a denial: a denial, or a word such as "fail", "unable", "only"."""
    return bool(denials(text)) or bool(weak_words(text))


def _is_weak(word: str) -> bool:
    if word in _WEAK or word == "الا":
        return True
    if has_arabic(word):
        return word[0] in "وفبل" and word[1:] in _WEAK
    begins = word.startswith(_WEAK_BEGINNINGS) and not word.startswith(_ONLY_LOOKS_WEAK)
    begins |= _IN_AND_ABLE.fullmatch(word) is not None
    return len(word) >= _SHORTEST_WITH_BEGINNING and (begins or word.endswith(_WEAK_ENDINGS))


@lru_cache(maxsize=4_000)
def weak_words(text: str) -> frozenset[str]:
    """The folded words of `text` that could be put into a denial."""
    return frozenset(word.folded for word in Quotation(text).words if _is_weak(word.folded))


def weak_near(text: str, place: int, reach: int = 5) -> bool:
    """Whether a word that denies, or could be put into a denial, stands within `reach` words of a place."""
    quotation = Quotation(text)
    around = range(max(place - reach, 0), min(place + reach + 1, len(quotation.words)))
    return any(denies(quotation, at) or _is_weak(quotation.folded(at)) for at in around)
