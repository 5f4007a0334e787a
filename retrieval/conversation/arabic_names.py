"""Which words of an Arabic question are the only name in it that is no place: its words in, those of the name out.

No capital tells a name. A noun of a question has the article ("القمة"), or the noun behind it has ("نادي الهلال"); so
the last of the words that have none is a name, and those before it belong to it behind a verb or a title.
"""

from collections.abc import Sequence

from retrieval.arabic_verbs import is_verb
from retrieval.conversation.arabic_question import taken_apart
from retrieval.conversation.reading import Read
from retrieval.conversation.times import tells_a_time
from retrieval.conversation.vocabulary import ARABIC_HEADS, FEMININE_ENDING, WITH_PREPOSITION

_KINDS = frozenset(
    """
    رييس وزير ملك امير زعيم قايد مدير مدرب لاعب نجم فيلم كتاب ديوان مسلسل مهرجان نادي فريق منتخب حزب بنك سهم اسهم مصنع
    مطار ميناء برنامج تطبيق هاتف لقاح دواء مرض فيروس نهر بحر جبل قانون مشروع عدد سعر ارباح مبيعات حكم موسس صاحب
    جيش برلمان سفير شعب وفد قوات مجلس مندوب مبعوث ممثل متحدث سكان مواطنو طيران
    """.split()
)
"""Nouns before a name that tell what it is the name of."""
_OF_PERSONS = frozenset("عمر رييس وزير ملك امير زعيم قايد مدير مدرب لاعب نجم سفير ديوان".split())
"""Those which a person's name follows, often of two words."""
_BEFORE_DAYS = frozenset("يوم ليله صباح مساء".split())
_LONGEST = 2


def arabic_name(words: Sequence[Read], subject: Sequence[Read]) -> tuple[Read, ...]:
    """The only name among the words of a question that are its `subject`; none where there are more, or none."""
    runs: list[list[int]] = []
    for place, word in enumerate(words):
        if word in subject and _may_be_of_a_name(word):
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
    if len(runs) != 1:
        return ()
    first, last = runs[0][0], runs[0][-1]
    question = taken_apart(words)
    leads = question.rest[0] if question.verb_first and question.rest else None
    verb = first > 0 and (words[first - 1] is leads or is_verb(words[first - 1].folded))
    while first < last and tells_of_what(words[first]):
        first += 1
    if _belongs_to_what_follows(words[last:], verb):
        return ()
    before = words[first - 1] if first else None
    titled = before is not None and (before.definite or before.folded in _OF_PERSONS) and before.content
    is_whole = (titled or verb) and last - first < _LONGEST
    return tuple(words[first if is_whole else last : last + 1])


def _belongs_to_what_follows(words: Sequence[Read], verb: bool) -> bool:
    """Whether the first word is of the one behind it ("نادي الهلال"), which no place is that a verb leads to."""
    if len(words) == 1:
        return False
    word, after = words[0], words[1]
    if after.place:
        return not verb or tells_of_what(word)
    return after.definite and not tells_a_time(after.folded)


def tells_of_what(word: Read) -> bool:
    """Whether a word is a noun that tells what the name behind it is the name of: مطار, شركة."""
    return word.folded in _KINDS | ARABIC_HEADS or word.written.endswith(FEMININE_ENDING)


def _may_be_of_a_name(word: Read) -> bool:
    is_noun = word.definite or word.superlative or word.folded.startswith(WITH_PREPOSITION)
    is_time = word.time is not None or word.folded in _BEFORE_DAYS
    return not (is_noun or is_time or word.place or word.says or is_verb(word.folded) or word.folded.isdecimal())
