"""Every wording that example questions are made of, in Arabic and English: the one place in retrieval with sentences
for people. A reader taps these as their own questions, so each must be what a person would ask.

Arabic verbs agree with their subject: each frame has a form for a masculine and one for a feminine subject.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What somebody did with words. The order is that of how much a question about it tells of the article."""

    PROPOSE = "propose"
    CONGRATULATE = "congratulate"
    CALL_FOR = "call for"
    DEMAND = "demand"
    WARN = "warn"
    REJECT = "reject"
    PROMISE = "promise"
    WELCOME = "welcome"
    REVEAL = "reveal"
    ANNOUNCE = "announce"
    CONDEMN = "condemn"
    DENY = "deny"
    PREDICT = "predict"
    DECIDE = "decide"
    SAY = "say"


RANK = {act: number for number, act in enumerate(Act)}


@dataclass(frozen=True, slots=True)
class Frame:
    """A question in each language, with places for `{subject}` and, in some, `{about}`."""

    masculine: str
    feminine: str
    english: str

    def fill(self, language: str, subject: str, about: str, *, feminine: bool) -> str:
        """The question in a language."""
        arabic = self.feminine if feminine else self.masculine
        return (arabic if language == "ar" else self.english).format(subject=subject, about=about)


FRAMES: Mapping[Act, Frame] = {
    Act.PROPOSE: Frame("ماذا اقترح {subject}؟", "ماذا اقترحت {subject}؟", "What did {subject} propose?"),
    Act.CONGRATULATE: Frame(
        "بماذا هنّأ {subject} {about}؟", "بماذا هنّأت {subject} {about}؟", "What did {subject} congratulate {about} on?"
    ),
    Act.CALL_FOR: Frame("إلى ماذا دعا {subject}؟", "إلى ماذا دعت {subject}؟", "What did {subject} call for?"),
    Act.DEMAND: Frame("بماذا طالب {subject}؟", "بماذا طالبت {subject}؟", "What did {subject} demand?"),
    Act.WARN: Frame("ممّ حذّر {subject}؟", "ممّ حذّرت {subject}؟", "What did {subject} warn about?"),
    Act.REJECT: Frame("ماذا رفض {subject}؟", "ماذا رفضت {subject}؟", "What did {subject} reject?"),
    Act.PROMISE: Frame("بماذا تعهّد {subject}؟", "بماذا تعهّدت {subject}؟", "What did {subject} promise?"),
    Act.WELCOME: Frame("بماذا رحّب {subject}؟", "بماذا رحّبت {subject}؟", "What did {subject} welcome?"),
    Act.REVEAL: Frame("عمّ كشف {subject}؟", "عمّ كشفت {subject}؟", "What did {subject} reveal?"),
    Act.ANNOUNCE: Frame("ماذا أعلن {subject}؟", "ماذا أعلنت {subject}؟", "What did {subject} announce?"),
    Act.CONDEMN: Frame("ماذا أدان {subject}؟", "ماذا أدانت {subject}؟", "What did {subject} condemn?"),
    Act.DENY: Frame("ماذا نفى {subject}؟", "ماذا نفت {subject}؟", "What did {subject} deny?"),
    Act.PREDICT: Frame("ماذا توقّع {subject}؟", "ماذا توقّعت {subject}؟", "What did {subject} predict?"),
    Act.DECIDE: Frame("ماذا قرّر {subject}؟", "ماذا قرّرت {subject}؟", "What did {subject} decide?"),
    Act.SAY: Frame("ماذا قال {subject}؟", "ماذا قالت {subject}؟", "What did {subject} say?"),
}
SAY_ABOUT = Frame(
    "ماذا قال {subject} عن {about}؟", "ماذا قالت {subject} عن {about}؟", "What did {subject} say about {about}?"
)

BETWEEN = Frame(
    "ماذا نعرف عن {subject} بين {about}؟",
    "ماذا نعرف عن {subject} بين {about}؟",
    "What do we know about {subject} between {about}?",
)
INSIDE = Frame(
    "ماذا نعرف عن {subject} في {about}؟",
    "ماذا نعرف عن {subject} في {about}؟",
    "What do we know about {subject} in {about}?",
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a country: "رئيس كازاخستان", "الرئيس الكازاخستاني", "the president of Kazakhstan"."""

    of_country: str
    with_adjective: str
    english: str
    feminine: bool = False


OFFICES = (
    Office("رئيس", "الرئيس", "president"),
    Office("رئيسة", "الرئيسة", "president", feminine=True),
    Office("رئيس وزراء", "رئيس الوزراء", "prime minister"),
    Office("رئيسة وزراء", "رئيسة الوزراء", "prime minister", feminine=True),
    Office("وزير خارجية", "وزير الخارجية", "foreign minister"),
    Office("وزيرة خارجية", "وزيرة الخارجية", "foreign minister", feminine=True),
    Office("وزير دفاع", "وزير الدفاع", "defence minister"),
    Office("وزيرة دفاع", "وزيرة الدفاع", "defence minister", feminine=True),
    Office("وزير داخلية", "وزير الداخلية", "interior minister"),
    Office("وزير مالية", "وزير المالية", "finance minister"),
    Office("ملك", "العاهل", "king"),
    Office("ملكة", "الملكة", "queen", feminine=True),
)


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that goes on between countries, or happens in a place, as it is spoken of in each language."""

    arabic: str
    english: str

    def name(self, language: str) -> str:
        """What it is called in a language."""
        return self.arabic if language == "ar" else self.english


def _topics(*rows: tuple[str, str, str]) -> dict[str, Topic]:
    return {word: Topic(arabic, english) for arabic, english, words in rows for word in words.split("; ")}


# The third column is what is read, folded: the same thing in either language, with the article and without.
TOPICS_BETWEEN = _topics(
    ("العلاقات", "relations", "العلاقات; علاقات; relations; ties"),
    ("التعاون", "cooperation", "التعاون; cooperation"),
    ("المحادثات", "the talks", "المحادثات; محادثات; المباحثات; مباحثات; talks"),
    ("المفاوضات", "the negotiations", "المفاوضات; مفاوضات; negotiations"),
    ("الاتفاق", "the agreement", "الاتفاق; اتفاق; الاتفاقيه; اتفاقيه; agreement; deal"),
    ("الاتفاقات", "the agreements", "الاتفاقات; اتفاقات; الاتفاقيات; اتفاقيات; agreements"),
    ("الحرب", "the war", "الحرب; حرب; war"),
    ("الخلاف", "the dispute", "الخلاف; خلاف; النزاع; نزاع; dispute"),
    ("التجارة", "trade", "التجاره; تبادل السلع; تبادل البضايع; التبادل التجاري; trade"),
    ("الحدود", "the border", "الحدود; border"),
)
TOPICS_INSIDE = _topics(
    ("الانفجار", "the explosion", "الانفجار; انفجار; explosion; blast"),
    ("الهجوم", "the attack", "الهجوم; هجوم; attack"),
    ("الزلزال", "the earthquake", "الزلزال; زلزال; earthquake; quake"),
    ("الحريق", "the fire", "الحريق; حريق"),
    ("الفيضانات", "the floods", "الفيضانات; فيضانات; floods; flooding"),
    ("الانتخابات", "the elections", "الانتخابات; انتخابات; elections; election"),
    ("الاحتجاجات", "the protests", "الاحتجاجات; احتجاجات; المظاهرات; مظاهرات; التظاهرات; تظاهرات; protests"),
    ("الحرب", "the war", "الحرب; حرب; war"),
    ("الأزمة", "the crisis", "الازمه; crisis"),
    ("القتال", "the fighting", "القتال; fighting"),
)

MINISTRIES = {
    "الصحة": "health", "الداخلية": "interior", "الخارجية": "foreign", "الدفاع": "defence", "المالية": "finance",
    "التعليم": "education", "العدل": "justice", "النفط": "oil", "البترول": "oil", "الطاقة": "energy",
    "الاقتصاد": "economy", "الزراعة": "agriculture", "النقل": "transport", "التجارة": "trade", "العمل": "labour",
    "الإعلام": "information", "الثقافة": "culture", "السياحة": "tourism", "الإسكان": "housing", "البيئة": "environment",
}  # fmt: skip
"""Ministers are spoken of without their country where it is the paper's own: "وزير الصحة", "the health minister"."""

_MASCULINE_COUNTRIES = frozenset("العراق المغرب لبنان الأردن السودان اليمن الصومال".split()) | {
    "جنوب السودان", "الاتحاد الأوروبي", "الفاتيكان", "الجبل الأسود",
}  # fmt: skip
_WITH_ARTICLE = (
    "United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "Comoros", "Czech Republic", "European Union",
    "Democratic Republic", "Dominican Republic", "Central African Republic", "Palestinian", "Gambia", "Seychelles",
)  # fmt: skip


def takes_feminine(arabic_name: str) -> bool:
    """Whether a country or union takes feminine verbs: most do."""
    return arabic_name not in _MASCULINE_COUNTRIES


def in_english(place: str) -> str:
    """A country's English name as it stands inside a sentence: "the United States"."""
    return f"the {place}" if place.startswith(_WITH_ARTICLE) or place.endswith(" Islands") else place
