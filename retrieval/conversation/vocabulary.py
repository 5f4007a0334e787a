"""The small words that questions are asked with: question words, pronouns, prepositions, and words that ask for more.

Folded words in (see `index.text.fold`); which kind they are of out. Arabic writes conjunctions and prepositions onto
its question words (وماذا, فبماذا, ولمن): `asking_word` sees through them.
"""

from index.text import is_stopword
from retrieval import asking_words
from retrieval.asking_words import CONNECTIVES, words_asking

_ASKING_AT_THE_START = frozenset("عم مم".split())
"""An uncle and millimetres elsewhere."""
WHERE_AND_WHEN = words_asking("متي", "امتي", "الي متي", "اين", "الي اين", "من اين", "كيف", "لماذا", "هل")
"""Question words that a verb follows, as they ask for none of its own words."""
WHAT = words_asking("ماذا", "بماذا", "علام") | frozenset("عم عما فيم".split())
WHO_OR_WHAT_IS = frozenset("ما من مين منو منهو شكون".split())
HOW_MANY = words_asking("كم", "بكم")
HOW_MANY_OR_WHICH = HOW_MANY | words_asking("اي")

PREPOSITIONS = frozenset("عن في علي الي مع بشان حول بخصوص ضد تجاه حتي منذ خلال بعد قبل لدي امام بين".split())
WITH_PREPOSITION = ("بال", "لل")
"""How words begin that have a preposition of one letter and the article."""

BEFORE_TOPIC = frozenset("عن وعن حول بشان بخصوص تجاه ازاء حيال about regarding concerning".split())
"""What stands before the matter that somebody speaks of."""
LEADING = PREPOSITIONS | BEFORE_TOPIC | frozenset("in on at to from with by for of since until under between".split())
"""What leads to a noun."""
BEFORE_TOPIC_OF_SAYING = frozenset("on over".split())
"""What does so behind a word of saying: "his position on trade", but "the sanctions on Iran"."""

ARABIC_SUBJECTS = frozenset("هو هي هم هما هن".split())
ARABIC_OBLIQUE = frozenset(
    """
    عنه عنها عنهم عنهما له لها لهم لهما به بها بهم فيه فيها فيهم اليه اليها اليهم منه منها منهم عليه عليها عليهم معه
    معها معهم لديه لديها لديهم بشانه بشانها حوله حولها ضده ضدها بينهم بينهما بعده بعدها قبله قبلها
    """.split()
)
ARABIC_POSSESSED = frozenset(
    noun + ending
    for noun in """
    راي موقف بلاد عمر اسم دور منصب اقتراح رد تصريح خطاب كلام هدف سبب مقر والد زوج زوجت ابن ابنت حزب زيارت عدد جنسيت مكان
    تاريخ قرار تعليق حال صحت قيمت سعر حجم مساحت سكان عاصمت رييس مطالب خطت نتايج اسباب شروط حقوق اهداف مهنت وظيفت ديانت
    """.split()
    for ending in ("ه", "ها", "هم", "هما")
) - frozenset("رييسه والده ابنه زوجه حاله مكانه دوره".split())
"""Nouns with a pronoun written onto them, but those that a feminine ending is typed like (ابنه, for ابنة)."""
_RELATIVES = frozenset(
    noun + ending
    for noun in """
    شقيق شقيقت اخ اخو اخت والد والدت ابن ابنت ابو ابناء اولاد زوج زوجت عم عمت خال خالت جد جدت عايلت اسرت صديق صديقت نايب
    نايبت محامي مساعد خلف سلف خصم منافس شريك زميل حزب فريق شركت حكومت وزير مدرب والدي
    """.split()
    for ending in ("ه", "ها", "هم", "هما")
)
_POSSESSIVE = frozenset("his her hers their theirs its".split())
FEMININE_ENDING = "ة"
"""Folded it is the letter of a pronoun: with it وردة is a rose, and no "his answer"."""
ARABIC_HEADS = frozenset(
    """
    موقف راي رد اقتراح مقترح تصريح تصريحات تعليق مطالب قرار سعر اسعار عدد حجم قيمه نسبه معدل حصه سبب اسباب نتيجه نتايج
    تاريخ موعد مكان عمر دور خطه شروط هدف اهداف سكان عاصمه مساحه صادرات واردات انتاج
    """.split()
)
"""Nouns that a follow-up may ask for beside something else: "وموقف السودان؟", "وسعر الذهب؟"."""
ARABIC_POINTING = frozenset("ذلك هذا هذه تلك هولاء بذلك بهذا بهذه لهذا".split())

NOUNS_OF_SAYING = frozenset(
    """
    position positions stance stances view views opinion opinions response responses
    موقف راي رد اقتراح مقترح تصريح تصريحات تعليق مطالب
    """.split()
)
"""What somebody says or thinks: of another one it is asked again ("what about Iran?"), as a verb of saying is not."""

POINTING_TO_A_PLACE = frozenset({"there", "هناك"})

ENGLISH_PERSONS = frozenset("he she they him her them his hers their theirs".split())
ENGLISH_THINGS = frozenset("it its this that these those".split())

AUXILIARIES = frozenset(
    """
    is are was were do does did has have had will would can could should may might must
    isnt wasnt dont doesnt didnt arent werent hasnt havent wont wouldnt cant couldnt
    """.split()
)

_MORE = frozenset(
    """
    بالضبط تحديدا السبب التفاصيل المزيد اكثر اخر اخري حدث حصل جري تم الان التالي والسبب اذن اذا
    else exactly come happen happened next really example details reason mean again instead one ones
    many much since long often anything something anyone somebody inside outside aboard nearby
    give tell take place اعطني اعطيني اخبرني كمان برضه برضو شيء شييا
    """.split()
)
"""Words that ask on without saying about what: "what happened next?", "what was inside?", "ما السبب؟"."""
NOT_ABOUT_ANYTHING = frozenset(
    """
    طيب حسنا اوكي تمام نعم شكرا يعني ok okay well so thanks thank yes yeah no right hmm please
    """.split()
)
_PRESENT = frozenset("you your yours i my we our انا نحن انت انتم انتي حالك حالكم رايك اسمك عمرك".split())
"""Those who speak need no name."""


RELATIVE_TO_SOMETHING = frozenset(
    """
    title name result results reason cause price cost winner publisher author date place address number goal aim plan
    outcome answer response reaction consequences details victims rate toll turnout deadline amount budget penalty final
    score scores referee judge scorer sentence verdict ruling charge charges demand demands damage damages cost costs
    causes reasons motive terms conditions suspects casualties losses survivors winners loser attendance agenda duration
    السبب النتيجه النتايج الثمن السعر الفايز الناشر العنوان الهدف الحل الرد الموعد التاريخ العدد الاسم الخطه الضحايا
    المولف النسبه المعدل الحصيله الكلفه التكلفه المده المبلغ العقوبه الميزانيه
    النتايج الاهداف الحكم المسجل الخاسر الفايزون المطالب الشروط التهم التهمه الدافع الدوافع الاسباب الاضرار الخساير
    المشتبه الناجون القتلي الجرحي المصابون القاتل الفاعل
    """.split()
)
"""Nouns that are something's: "what was the result?" asks for that of what was spoken of."""


def asking_word(folded: str) -> str | None:
    """The question word that a word is, without a conjunction written onto it; None where it is none."""
    bare = folded[1:] if folded[:1] in CONNECTIVES else folded
    return next((each for each in (folded, bare) if each in _ASKING_AT_THE_START), asking_words.asking_word(folded))


def without_connective(folded: str) -> str:
    """A small Arabic word without its conjunction: عن of وعن; any other word as it is."""
    bare = folded[1:]
    small = bare in PREPOSITIONS or bare in ARABIC_OBLIQUE or bare in ARABIC_SUBJECTS or bare in ARABIC_POSSESSED
    return bare if folded[:1] in CONNECTIVES and small else folded


def is_pronoun(folded: str) -> bool:
    """Whether a word stands for somebody or something named before."""
    bare = without_connective(folded)
    return (
        bare in ARABIC_SUBJECTS
        or bare in ARABIC_OBLIQUE
        or bare in ARABIC_POSSESSED
        or folded in ENGLISH_PERSONS
        or folded in {"it", "its"}
    )


def is_somebodys(folded: str) -> bool:
    """Whether a word tells of something or somebody else as that of one named before: "his (brother)", شقيقه."""
    bare = folded[1:] if folded[:1] in CONNECTIVES and folded[1:] in _RELATIVES else without_connective(folded)
    return folded in _POSSESSIVE or bare in _RELATIVES or bare in ARABIC_POSSESSED


def is_small(folded: str) -> bool:
    """Whether a word names nothing that could be searched for."""
    return (
        is_stopword(folded)
        or is_pronoun(folded)
        or asking_word(folded) is not None
        or folded in _MORE
        or folded in PREPOSITIONS
        or without_connective(folded) in PREPOSITIONS
        or folded in NOT_ABOUT_ANYTHING
        or folded in ARABIC_POINTING
        or folded in CONNECTIVES
    )


def speaks_of_those_present(folded: str) -> bool:
    """Whether a word means the one who asks, or the one who is asked."""
    return folded in _PRESENT
