"""Whether an Arabic question leans on the ones before it: its words in, yes or no out.

It does by a pronoun (`arabic_pronouns`), by leaving out a subject that was named before (متى وصل؟), by pointing back
(لماذا رفض ذلك؟), or by a conjunction, unless it then names whom it asks about (ومتى وصل رئيسي؟).
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from index.text import stem
from retrieval.arabic_verbs import is_past_verb
from retrieval.asking_words import CONNECTIVES
from retrieval.conversation.arabic_pronouns import stands_for_somebody
from retrieval.conversation.arabic_question import BUT, ArabicQuestion, taken_apart
from retrieval.conversation.arabic_subjects import ALSO, EXISTING, NO_SUBJECT, STATES, leaves_its_subject_out
from retrieval.conversation.arabic_verbs import looks_like_a_verb
from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import (
    ARABIC_HEADS,
    ARABIC_OBLIQUE,
    ARABIC_POINTING,
    HOW_MANY,
    POINTING_TO_A_PLACE,
    PREPOSITIONS,
    RELATIVE_TO_SOMETHING,
    WHERE_AND_WHEN,
    WHO_OR_WHAT_IS,
    WITH_PREPOSITION,
)

_WHO = frozenset("من مين".split())
_OTHER = frozenset("اخر اخري".split())
_BEGIN_WITH_WAW = frozenset(
    """
    وزير وزيره وزاره وزراء وفاه وكاله وثيقه وثايق وظيفه وظايف ولايه ولايات وسايل وصول وقود وحده وحدات وعود ورشه
    وليد وايل وسام وفيات وسيط وساطه وطني وطنيه ودايع وراثه وردت وصلت وقعت وداعا واحد واحده
    وافق وافقت واصل واصلت واجه واجهت وهران واتساب واتس ورده ورود ولاده ولادات وجبه وجبات وجهه وجهات وجود وضع وقت
    وقف وكيل وكلاء ولي ولاء وباء وادي وارسو والد والده والدي وثاب وجدان وجدي وحيد وديع ورق ورقه وزن وسط وسيم وشاح وصفه
    وصيه وضوء وطن وعد وعي وفد وفود وفره وقايع وقايه وقوع ولع ويكيبيديا ويكيليكس وول ويلز ويليام وودي
    وداد وفاء واصف وهيب وهبي وداع وصل ورد واردات وارن وارنر والت ويندوز ويب وورلد ويست وايت وسايط ولايم ورم
    """.split()
)
"""Words whose first letter is no conjunction."""
_OF_SOMETHING = frozenset("لجنه هييه وفد طاقم مجلس اداره امانه رياسه عضويه غرفه حكومه برلمان محكمه كادر".split())
"""Nouns that with one that has the article behind them name a body of what was spoken of: لجنة التحكيم."""
_IN = frozenset("في علي الي".split())
_WAS = frozenset("كان كانت".split())
_IS = _WAS | {"هو", "هي"}
_PREFIXED = ("بال", "لل", "كال")
_ANYBODY = "احد"
_PLURAL = "ات"
_SHORTEST_PLURAL = 6
_ANSWERED = frozenset("رد ردت ردوا علق علقت استجاب استجابت".split())
_ANSWER = frozenset("رد ردود تعليق".split())
_POSITION = frozenset("موقف راي نصيب حصه تقدير تقديرات توقع توقعات".split())
"""Nouns that somebody has of something: without it, it was named before."""
_ON = frozenset("علي عن حول بشان ازاء تجاه".split())
_TO = PREPOSITIONS | frozenset("من حيال ازاء".split())
_IN_ORDER = frozenset("المقبل المقبله القادم القادمه التالي التاليه السابق السابقه".split())
_FEW = 2
_SHORT = 3


def leans_in_arabic(words: Sequence[Read], said: Collection[str]) -> bool:
    """Whether a question of these words can't be understood alone. It has a word that could be searched for; words with
    the stems `said` were said before."""
    question = taken_apart(words)
    if question.asks_what_about:
        return True
    if stands_for_somebody(question) or leaves_its_subject_out(question) or _points_back(question):
        return True
    if question.asks is None:
        return _goes_on(words, said)
    if (
        _is_of_a_place(question)
        or _answers(question)
        or _asks_for_a_position(question)
        or _is_the_next_one(question, said)
    ):
        return True
    return (question.connects and not _names_its_own(question)) or _asks_for_more(question)


def _points_back(question: ArabicQuestion) -> bool:
    """Whether "ذلك" or "هذا القرار" is what the question is about."""
    pointing = [place for place, word in enumerate(question.rest) if word.folded in ARABIC_POINTING]
    if not pointing or question.asks is None:
        return False
    before, after = question.rest[: pointing[0]], question.rest[pointing[0] + 1 :]
    is_said_of_somebody = question.verb_first and not after and len(before) > 1
    own = sum(word.content and not word.says for word in before[is_said_of_somebody:])
    return own <= 1 and len(after) <= 1


def _is_of_a_place(question: ArabicQuestion) -> bool:
    """Whether a question ends with "هناك" and names no place: "من يسكن هناك؟", "ماذا حدث هناك أمس؟"."""
    rest = list(question.rest)
    while len(rest) > 1 and rest[-1].folded in NO_SUBJECT - POINTING_TO_A_PLACE:
        rest.pop()
    if len(rest) < _FEW or rest[-1].folded not in POINTING_TO_A_PLACE or len(rest) > _SHORT + 1:
        return False
    return not any(word.place or word.folded in _IN for word in rest[:-1])


def _answers(question: ArabicQuestion) -> bool:
    """Whether it asks how somebody answered, and doesn't say what: "كيف ردت إسرائيل؟", "ما كان رد إيران؟"."""
    rest = [word for word in question.rest if word.folded not in _WAS]
    is_answer = bool(rest) and (
        (question.verb_first and rest[0].folded in _ANSWERED)
        or (question.asks in WHO_OR_WHAT_IS and rest[0].folded in _ANSWER)
    )
    return is_answer and len(rest) <= _SHORT and _ON.isdisjoint(word.folded for word in rest)


def _asks_for_a_position(question: ArabicQuestion) -> bool:
    """Whether it asks for somebody's position or share, and doesn't say on what: "وما موقف السودان؟"."""
    rest = [word for word in question.rest if word.folded not in _IS]
    if question.asks not in WHO_OR_WHAT_IS or not _FEW <= len(rest) <= _SHORT or rest[0].folded not in _POSITION:
        return False
    holder = rest[1:]
    return all(word.content and word.folded not in _TO and not word.folded.startswith(_PREFIXED) for word in holder)


def _is_the_next_one(question: ArabicQuestion, said: Collection[str]) -> bool:
    """Whether it asks for the next of what was spoken of: "متى القمة المقبلة؟"."""
    if len(question.rest) > _SHORT:
        return False
    return any(
        noun.definite and order.folded in _IN_ORDER and stem(noun.folded) in said
        for noun, order in pairwise(question.rest[-2:])
    )


def _goes_on(words: Sequence[Read], said: Collection[str]) -> bool:
    """Whether words without a question word go on with what was asked: "وإيران؟", "وعن السكك الحديدية؟"."""
    first = words[0]
    if len(words) > _SHORT or not first.folded.startswith(tuple(CONNECTIVES)):
        return first.folded in BUT and len(words) <= _SHORT + 1
    bare = first.without_connective
    if bare is not first and len(words) > 1 and (bare.folded in ARABIC_HEADS or stem(bare.folded) in said):
        return True
    # A name may be of two words: "ونزار قباني؟".
    is_name = len(words) <= _FEW and first.folded.startswith("و") and len(bare.folded) > _FEW + (len(words) == 1)
    begins_so = first.place or first.folded in _BEGIN_WITH_WAW or (len(words) == _FEW and _is_verb_with_waw(first))
    if is_name and not begins_so and all(word.content and not word.definite for word in words[1:]):
        return True
    return (
        bare.folded in PREPOSITIONS
        or bare.folded in ARABIC_OBLIQUE
        or (bare.folded.startswith("ال") and len(bare.folded) > _SHORT + 1)
        or bare.place
        or bare.written.startswith(("أ", "إ", "آ"))
        or bare.folded.startswith(WITH_PREPOSITION)
    )


def _is_verb_with_waw(word: Read) -> bool:
    """Whether a word has the form of a verb of the past whose first letter is no conjunction: ولدت, وصفت."""
    return len(word.folded) == _SHORT + 1 and word.folded.endswith("ت")


def _names_its_own(question: ArabicQuestion) -> bool:
    """Whether a question that connects with others says itself whom or what it asks about."""
    rest = question.rest
    own = [word for word in rest if word.content and word.folded not in NO_SUBJECT]
    if _is_of_a_body(own):
        return False
    if question.asks == "هل" and rest and rest[0].folded in POINTING_TO_A_PLACE:
        return any(word.place or word.definite for word in own)
    if question.verb_first:
        if len(rest) < 2 or not rest[0].content:
            return False
        subject = rest[1]
        bare = subject.content and not subject.definite and subject.folded not in NO_SUBJECT | STATES
        return (bare and not subject.says) or subject.place or len(own) > _SHORT + 1
    if question.asks in WHO_OR_WHAT_IS and rest and rest[0].superlative:
        # "by how much" is no name: تضررا
        others = [word for word in own if not word.superlative and not (word.written.endswith("ا") and not word.place)]
        return len(others) > 1 or any(word.place for word in own)
    if question.asks in WHO_OR_WHAT_IS:
        named = len(own) > 1 and (any(word.place for word in own) or not own[1].definite)
        return named or len(own) > _SHORT + 1
    return len(own) >= _SHORT and (any(word.place for word in own) or not own[-1].definite)


def _is_of_a_body(own: Sequence[Read]) -> bool:
    """Whether what is asked about is a body that must be something's: "ومن رئيس لجنة التحكيم؟"."""
    if len(own) < _FEW or any(word.place for word in own):
        return False
    body, whose = own[-_FEW:]
    return body.folded in _OF_SOMETHING and whose.definite and len(own) <= _SHORT


def _asks_for_more(question: ArabicQuestion) -> bool:
    """Whether something is asked for that must be something's ("ما السبب؟", "كم استمر؟"), or "أيضا" adds to what was
    said: at the end of a short question, or soon after "هل"."""
    folded = [word.folded for word in question.rest]
    if _asks_for_something_of_it([each for each in folded if each not in _IS], question.asks):
        return True
    if len(folded) == 1 and question.asks in HOW_MANY:
        return True
    if question.asks == "هل" and len(folded) == _FEW and folded[0] in POINTING_TO_A_PLACE:
        return not (question.rest[1].definite or question.rest[1].place)
    if question.asks == "هل" and len(folded) == _FEW and _is_anything(question.rest[1]):
        return question.rest[0].content and not question.rest[0].definite and folded[0] not in EXISTING
    if question.asks in _WHO and len(folded) == 1 and is_past_verb(folded[0]):
        return True
    if question.asks == "هل" and (not ALSO.isdisjoint(folded[:_SHORT]) or _OTHER.issuperset(folded[-1:])):
        return len(folded) <= _SHORT + 1
    return len(folded) <= _SHORT and not ALSO.isdisjoint(folded[-1:])


def _asks_for_something_of_it(folded: Sequence[str], asks: str | None) -> bool:
    """Whether nothing is named but what must be something's: "كم كانت النتيجة؟", "من سجل الأهداف؟"."""
    if len(folded) == _FEW and (asks in _WHO or asks in WHERE_AND_WHEN) and looks_like_a_verb(folded[0]):
        folded = folded[1:]
    return len(folded) == 1 and folded[0] in RELATIVE_TO_SOMETHING


def _is_anything(word: Read) -> bool:
    """Whether a word names nothing that is known: "هل نجا أحد؟", "هل وصلت مساعدات؟"."""
    is_plural = word.folded.endswith(_PLURAL) and len(word.folded) >= _SHORTEST_PLURAL
    return word.folded == _ANYBODY or (is_plural and not word.definite and not word.place)
