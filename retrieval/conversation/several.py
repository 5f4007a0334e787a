"""Whether those whom "they" stands for were named: "where are they going?", «ماذا يلبسون؟». A question's words and what
was asked about before in; yes or no out. Where nobody was named, "they" may be anybody.
"""

from collections.abc import Sequence

from index.language import has_arabic
from index.text import fold, stem
from retrieval.conversation.arabic_pronouns import asks_of_several
from retrieval.conversation.arabic_question import taken_apart
from retrieval.conversation.focus import Focus
from retrieval.conversation.reading import Read
from retrieval.examples.given_names import is_given_name
from retrieval.facts.named import TITLES
from retrieval.lexicon.lexicon import lexicon

_IN = frozenset("in on at during في علي خلال اثناء".split())
_IN_THE = "بال"
_ARTICLES = frozenset("the a an this that these those".split())
_ENGLISH = frozenset(
    """
    people men women children family crowd team club squad band company firm bank school university college
    hospital museum council committee commission union party government ministry army police court parliament cabinet
    airline association federation organisation organization group gang agency authority
    """.split()
)
"""People and bodies that aren't plurals by their form."""
_ARABIC = frozenset(
    fold(word)
    for word in """
    ناس شعب أهل أهالي سكان رجال نساء أطفال أولاد بنات شباب طلاب طلبة تلاميذ أسرة عائلة وزراء رؤساء قادة زعماء نواب أعضاء
    خبراء علماء أطباء عمال جنود ضباط قضاة محامو لاعبو ركاب ضحايا قتلى جرحى أسرى رهائن نازحو حجاج تجار مزارعو صيادو سياح
    وزارة حكومة برلمان مجلس لجنة هيئة جيش شرطة محكمة شركة بنك مصرف مدرسة جامعة كلية مستشفى متحف نادي فريق منتخب حزب حركة
    رئيس وزير ملك أمير زعيم قائد مدير مدرب لاعب نجم سفير نائب
    جماعة عصابة منظمة جمعية نقابة اتحاد رابطة مؤسسة وكالة طاقم وفد فرقة بلدية إدارة قوات ميليشيا
    """.split()
)
"""People and bodies, without the article."""
_NO_PLURALS = ("ss", "ics", "maths", "news")
_PLURALS = ("ون", "ين")
_SHORTEST_PLURAL = 5


def is_of_nobody(words: Sequence[Read], before: Focus) -> bool:
    """Whether "they" are asked about without anybody named `before`, or the question has a topic of its own. "And"
    goes on with whatever it was."""
    if has_arabic(words[0].folded):
        question = taken_apart(words)
        of_several, goes_on = asks_of_several(question), question.connects
    else:
        folded = [word.folded for word in words]
        of_several, goes_on = "they" in folded, folded[0] in {"and", "but", "or"}
    if not of_several or goes_on or not any(word.content for word in words):
        return False
    return _has_a_topic(words, before) or not (before.name or any(map(_may_be_several, before.named)))


def _has_a_topic(words: Sequence[Read], before: Focus) -> bool:
    """Whether a question tells in or at what something is: "on the trip", في الرحلة."""
    for place, word in enumerate(words[1:], 1):
        led = words[place - 1].folded
        if led in _ARTICLES and place > 1:
            led, is_noun = words[place - 2].folded, True
        else:
            is_noun = word.definite
        is_led = led in _IN or word.folded.startswith(_IN_THE)
        if (
            is_led
            and is_noun
            and word.content
            and not (word.place or word.time)
            and stem(word.folded) not in before.stems
        ):
            return True
    return False


def _may_be_several(word: Read) -> bool:
    """Whether a word names people or a body: by its form, as one of the lists, or as a name, such as any word is that
    the list of words hasn't got."""
    if word.time is not None:
        return False
    if word.place or word.folded in TITLES or stem(word.folded) not in lexicon().translations:
        return True
    if not has_arabic(word.folded):
        is_plural = word.folded.endswith("s") and not word.folded.endswith(_NO_PLURALS)
        return word.capital or is_plural or word.folded in _ENGLISH
    bare = word.folded.removeprefix("و").removeprefix("ب").removeprefix("ال")
    is_plural = word.folded.endswith(_PLURALS) and len(bare) >= _SHORTEST_PLURAL
    return is_plural or bare in _ARABIC or is_given_name(word.folded)
