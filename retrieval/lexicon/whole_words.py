"""Names that are known as a whole: by its stem لبنان (Lebanon) would be milk, السودان (Sudan) black, ماكرون cunning.

A folded Arabic word in; the key by which the list of words knows it out, which is no stem. Only names of which a stem
makes another word are told here, and none that is as often the other word: صلاح, جدة.
"""

import re
from functools import lru_cache

from index.text import fold, stem

_MARK = "="
"""What a key begins with, and no stem does."""
_ARTICLE = "ال"
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_ENDING = re.compile("(?<=ي)(?:ه|ا|ون|ين|ات|ان|تان|تين)$")
"""Of an adjective: لبنانية, لبنانيون."""

# As they are written where nothing is attached to them; those with an article have it as part of the name.
_PLACES = """
    ألماتي أنقرة آستانة الأستانة البحرين البصرة بكين بيجين بوتان بهوتان الجزائر حلب الخرطوم دبي الرباط الرياض السودان
    سودان سورية الشام الصين طهران عمان الغابون القاهرة القدس قطر الكاميرون كوبا لبنان المجر المغرب مصر مكة المنامة ميلان
    ناورو الهند وارسو اليونان بالاو براغ تايبيه توجو بنين
""".split()
_ADJECTIVES = """
    بحريني بصراوي بوتاني جزائري حلبي سوداني سوري شامي صيني عماني غابوني غيني غياني قاهري مقدسي قطري كاميروني كوبي لبناني
    هنغاري مغربي مصري مكي ناوروي هندي يوناني بالاوي تركي تنزاني بنيني
""".split()
_PEOPLE = """
    البارزاني بارزاني البشير الحريري الحسين حسين السلمان سلمان السليمان سليمان السيسي الطالباني طالباني طالبان بوتين
    تبون زيدان عباس عثمان ماكرون مودي هنية ياسين يوسف
""".split()
_TIMES = "الأحد الاثنين الجمعة السبت نيسان جوان شعبان بليون".split()
"""Weekdays and months, and a number."""
_NAMES = frozenset(map(fold, (*_PLACES, *_PEOPLE, *_TIMES)))
_BENT = frozenset(map(fold, _ADJECTIVES))


@lru_cache(maxsize=200_000)
def whole(folded: str) -> str | None:
    """The key of a folded word that is a name known as a whole, with whatever is attached to it; else None."""
    for word in _without_particles(folded):
        if word in _NAMES:
            return _MARK + word
        adjective = _ENDING.sub("", word.removeprefix(_ARTICLE))
        if adjective in _BENT:
            return _MARK + adjective
    return None


def searched(key: str) -> str:
    """The stem by which texts are searched for what a key or a stem stands for."""
    return stem(key.removeprefix(_MARK)) if key.startswith(_MARK) else key


def _without_particles(folded: str) -> list[str]:
    """A word as it is, and without the conjunction and the preposition that may stand before it."""
    words = [folded, *(folded[1:] for each in _CONJUNCTIONS if folded.startswith(each))]
    contracted = [_ARTICLE + word[2:] for word in words if word.startswith("لل")]
    return [*words, *contracted, *(word[1:] for word in words if word.startswith(_PREPOSITIONS))]
