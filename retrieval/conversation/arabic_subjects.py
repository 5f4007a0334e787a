"""Whether an Arabic verb comes without the one whose it is: a question taken apart in, yes or no out.

"متى وصل إلى طهران؟" and "في أي عام ولد؟" leave their subject out, as it was named before. A noun behind the verb may be
its subject or its object. It is the object where it is indefinite and in the accusative ("هل أصدرت تحذيرا؟"), or
where the verb governs it with a preposition ("هل فاز بجوائز؟").
"""

import re
from collections.abc import Sequence

from retrieval.arabic_verbs import is_past_verb
from retrieval.asking_words import NOW, words_asking
from retrieval.conversation.arabic_question import ArabicQuestion
from retrieval.conversation.arabic_verbs import governs_with_b, looks_like_a_verb, takes_an_object
from retrieval.conversation.reading import Read
from retrieval.conversation.vocabulary import (
    HOW_MANY,
    HOW_MANY_OR_WHICH,
    PREPOSITIONS,
    WHAT,
    WHERE_AND_WHEN,
    WHO_OR_WHAT_IS,
    WITH_PREPOSITION,
    speaks_of_those_present,
)
from retrieval.quotation import TANWIN

ALSO = frozenset("ايضا كذلك كمان برضه برضو".split())
STATES = frozenset("حيز قيد موضع طور رهن ضمن عبر نحو تحت فوق دون بدون رغم بسبب".split())
"""Nouns that lead from a verb to a state or a way, and are no subject: "متى يدخل حيز التنفيذ؟"."""
NO_SUBJECT = (
    frozenset(
        """
    امس غدا هناك هنا لاحقا سابقا اخيرا بعدها قبلها وقتها حينها اليوم مجددا ثانيه قريبا فعلا رسميا لاول معا
    داخلها داخله خارجها خارجه
    """.split()
    )
    | NOW
)
"""What follows a verb and is not its subject."""
_BESIDE_VERBS = (PREPOSITIONS | ALSO | NO_SUBJECT | STATES | frozenset("حين عندما لما حينما بينما".split())) - {"من"}
"""What follows a verb whose subject was named before; من would rather ask again."""
_OF = "من"
_DOING = frozenset("فعل فعلت يفعل انجز انجزت قرر قررت كتب كتبت طلب طلبت".split())
_WE_OR_YOU = ("ن", "ت")
"""How verbs of those present begin."""
_BEGIN_ALIKE = frozenset("توفي توفيت تولي تولت تزوج تزوجت تحدث تحدثت توجه توجهت تخرج تخرجت تاسس تاسست نشا نشات".split())
_IMPERSONAL = frozenset("يمكن يجب ينبغي يجوز".split())
EXISTING = frozenset("يوجد توجد يلزم تلزم يبقي تبقي".split())
_BY_WHICH = frozenset({"باي", "لاي"})
_WHEN = words_asking("متي", "امتي")
_SHORTEST_OBJECT = 4
_OBJECT = re.compile(
    "(?:[^ا][^اي][^ا]|ت..ي.|[^ا].[اي].|م[^اي]...?|ا[^و]..?ا.|است..ا.|[^ام]ا.و.|فيلم|البوم|دولار|مليون|برنامج)ا"
)
"""Forms of nouns in the accusative, that names which end alike seldom have: هدفا, تحذيرا, قرارا, مشروعا, اتفاقا."""
_WITH_B = re.compile("ب(?:[أإ].*|م.{3,}|.{3,}ة|.{2,}ات|.وا..?.)")
"""What begins with the preposition ب for sure, by the form behind it: a hamza, a noun of place, an ending, a plural."""
_FEW = 2


def leaves_its_subject_out(question: ArabicQuestion) -> bool:
    """Whether a verb comes without the one whose it is."""
    rest = question.rest
    if question.asks in _BY_WHICH and len(rest) == 1:
        return True
    if question.behind and question.asks in HOW_MANY_OR_WHICH:
        return len(rest) == _FEW and rest[1].content and not rest[1].definite
    if question.behind and question.asks in WHO_OR_WHAT_IS | _WHEN and len(rest) == 1:
        return rest[0].content and not rest[0].definite and not rest[0].place
    if not rest:
        return False
    return _counts_without_subject(rest) if question.asks in HOW_MANY else _has_none_behind_its_verb(question)


def _counts_without_subject(rest: Sequence[Read]) -> bool:
    """Whether what is counted is what somebody named before does: "كم يصدر إلى الصين؟", "كم اشترى من النفط؟"."""
    verb, after = rest[0], rest[1:]
    if len(rest) == _FEW and not verb.definite and not _looks_like_one(verb) and _looks_like_one(after[0]):
        return True  # "كم سنة سجن؟"
    is_verb = verb.folded.startswith(("ي", "ت")) or is_past_verb(verb.folded) or takes_an_object(verb.folded)
    if not after or not is_verb or not _may_be_somebodys(verb) or verb.folded in EXISTING:
        return False
    if after[0].folded == _OF:
        return not any(word.place for word in after) and not _names_a_subject_behind(after)
    return verb.folded.startswith(("ي", "ت")) and _has_something_else(verb, after)


def _looks_like_one(word: Read) -> bool:
    return not word.definite and not word.place and looks_like_a_verb(word.folded)


def _has_none_behind_its_verb(question: ArabicQuestion) -> bool:
    if not question.verb_first:
        return False
    verb, after = question.rest[0], question.rest[1:]
    if not _may_be_somebodys(verb):
        return False
    of_you = verb.folded.startswith(_WE_OR_YOU) and question.asks == "هل"
    is_alone = not after or (all(word.folded in NO_SUBJECT for word in after) and not of_you)
    if is_alone and (question.asks in WHERE_AND_WHEN or (question.behind and not after)):
        return looks_like_a_verb(verb.folded)
    begins_alike = verb.folded in _BEGIN_ALIKE or is_past_verb(verb.folded)
    if verb.folded.startswith(_WE_OR_YOU) and not begins_alike:
        return False
    if question.asks in WHAT and not question.behind and not (verb.says or verb.folded in _DOING):
        return False
    return not after or _has_something_else(verb, after)


def _may_be_somebodys(verb: Read) -> bool:
    is_noun = not verb.content or verb.definite or verb.place
    return not is_noun and not speaks_of_those_present(verb.folded) and verb.folded not in _IMPERSONAL


def _has_something_else(verb: Read, after: Sequence[Read]) -> bool:
    """Whether what follows a verb is no subject of its, and no subject comes behind it."""
    first = after[0]
    if first.folded in _BESIDE_VERBS or first.folded.startswith(WITH_PREPOSITION):
        return not _names_a_subject_behind(after)
    if governs_with_b(verb.folded) and not first.place and _WITH_B.fullmatch(first.written):
        return sum(word.content for word in after) <= _FEW
    if not _is_accusative(first) or not _is_object(verb, first):
        return False
    behind = next((word for word in after[1:] if not _is_accusative(word)), None)
    return behind is None or behind.folded in _BESIDE_VERBS | {_OF} or behind.folded.startswith(WITH_PREPOSITION)


def _is_object(verb: Read, word: Read) -> bool:
    """Whether an accusative is one for sure: شاكيرا ends like it where the ending isn't marked."""
    if TANWIN in word.written:
        return True
    return takes_an_object(verb.folded) and _OBJECT.fullmatch(word.folded) is not None


def _is_accusative(word: Read) -> bool:
    """Whether a word is written as an indefinite accusative is: تحذيرا, تحذيرًا."""
    if word.definite or word.place or not word.content:
        return False
    return TANWIN in word.written or (word.folded.endswith("ا") and len(word.folded) >= _SHORTEST_OBJECT)


def _names_a_subject_behind(after: Sequence[Read]) -> bool:
    """Whether a subject follows what has a preposition: "متى وصل إلى القاهرة وفد حماس؟". What is definite may belong to
    the word before it: "إلى العاصمة الإيرانية"."""
    own = [word for word in after if word.content]
    return len(own) > _FEW or any(not word.definite and not word.place for word in own[1:])
