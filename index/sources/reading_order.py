"""How well a text that was taken out of a PDF reads: lines in, shares between 0 and 1 out.

PDFs store glyphs, not words: Arabic may come out letter by letter backwards, with its words in reverse order, or as
other letters. What tells: how many of the words are common ones, or begin with the article; whether letters that only
end words stand inside them; whether words stand in their usual order, and marks behind the words they belong to.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.language import arabic_share
from index.stopwords import STOPWORDS
from index.text import fold, tokens

_LONGEST_LOOK = 40_000  # code points: more of a text would not change the verdict
_ENOUGH_WORDS = 30  # fewer tell little, and are given the benefit of the doubt
_FEWEST_COMMON = 0.04
"""The share of common words: 0.04 at least in a thousand newspaper articles, 0.01 mostly in the same ones
letter by letter backwards."""
_FEWEST_ARTICLES = 0.08
"""The share of words that begin with the article: 0.10 at least in those articles, 0.06 at most backwards."""
_MOST_MISPLACED = 0.03
"""The share of words with a letter inside that only ends words: 0.02 at most, and 0.04 at least backwards."""
_MOST_UNREADABLE = 0.1
_FEWEST_IN_ORDER = 0.4

# What stands before its noun.
_FIRST = """
في من على الى عن بعد قبل منذ خلال بين حتى مع عند لدى نحو حول ضد دون هذا هذه ذلك تلك كل جميع بعض
احد احدى عدد كافه معظم وقال واضاف قال رئيس وزير وزاره مدينه دوله منطقه مدير عضو امين مجلس نائب
شركه جامعه هيئه محافظه حكومه وفي ومن وعلى يوم
"""
_RELATIVE = "التي الذي الذين اللذين اللتين والتي والذي والذين"  # what stands behind one
_PAIRS = """
بعد ان|على ان|الى ان|قبل ان|يمكن ان|يجب ان|الا ان|كما ان|منذ ان|بما ان|وقال ان|قال ان
واضاف ان|اضاف ان|اكد ان|واكد ان|اوضح ان|واوضح ان|وذكر ان|يذكر ان|المقرر ان|من المقرر
من خلال|من اجل|من قبل|من بين|اكثر من|اقل من|عدد من|العديد من|الكثير من|على الرغم
الرغم من|بالرغم من|في حين|في ذلك|بما في|في هذا|في هذه|هذا العام|العام الماضي
العام الجاري|في عام|منذ عام|خلال العام|اضافه الى|بالاضافه الى|مشيرا الى|اشار الى
واشار الى|نظرا الى|استنادا الى|بدلا من|فضلا عن|عباره عن|رئيس الوزراء|مجلس الوزراء
وزير الخارجيه|وزاره الخارجيه|رئيس الجمهوريه|مجلس الامن|الامم المتحده|الولايات المتحده
الشرق الاوسط|الاتحاد الاوروبي|المملكه العربيه|العربيه السعوديه|لا يمكن|لم يكن|لا يزال
ما زال|ما يزال|ان يكون|ان تكون|التي لا|الذي لا|الذي كان|التي كانت|انه لا|انها لا
على هذا|على هذه|كل من|اي من|من جهه|من جانب|من جانبه|جهه اخرى|ناحيه اخرى|عن طريق
على مدى|على مستوى|في مجال|حيث ان|حتى الان|بشكل عام|رئيس مجلس|مدير عام
"""
_IN_ORDER = frozenset(tuple(fold(pair).split()) for line in _PAIRS.split("\n") for pair in line.split("|") if pair)
_BEFORE_NOUNS = frozenset(fold(_FIRST).split())
_BEHIND_NOUNS = frozenset(fold(_RELATIVE).split())
_ARTICLE = fold("ال")
_PAIR_WEIGHT = 4  # a pair says more than a preposition
_IN_DOUBT = 5.0  # as many are taken to stand right, and as many wrong, before any is seen: a short text tells little
_MARK_BEHIND = re.compile(r"(?<=\w)[.،؛:!؟](?=\s|$)")
_MARK_BEFORE = re.compile(r"(?:(?<=\s)|^)[.،؛:!؟](?=\w)", re.MULTILINE)
_WORD = re.compile("[\u0621-\u064a]+")
_WITH_ARTICLE = re.compile("[وفبك]?ال|لل")
_MISPLACED = re.compile("[ةى].")
_OTHER_LANGUAGES = re.compile("[پچژگکیٹڈڑںےۀہھ]")  # Persian and Urdu, of whose order nothing is known here
_MOST_OF_OTHERS = 0.03
_UNREADABLE = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text reads. `arabic` tells whether most of it is Arabic; `common` is the share of common words among all,
    `articles` that of words with the article, `misplaced` that of words with a last letter inside; `in_order` and
    `marks_behind` are those of what stands as it should; `unreadable` that of characters without meaning."""

    arabic: bool
    words: int
    common: float
    articles: float
    misplaced: float
    in_order: float
    marks_behind: float
    unreadable: float

    @property
    def score(self) -> float:
        """For comparing readings of one PDF with each other: higher is better."""
        order = 2 * self.in_order + 0.5 * self.marks_behind if self.arabic else 1.0
        words = self.common + self.articles if self.arabic else self.common
        return words * order * (1 - self.unreadable) * (1 - self.misplaced)

    @property
    def garbled(self) -> bool:
        """Whether it is no text that anybody should be quoted from."""
        if self.unreadable > _MOST_UNREADABLE:
            return True
        if not self.arabic or self.words < _ENOUGH_WORDS:
            return False
        return (
            self.common < _FEWEST_COMMON
            or self.articles < _FEWEST_ARTICLES
            or self.misplaced > _MOST_MISPLACED
            or self.in_order < _FEWEST_IN_ORDER
        )


def reading_of(lines: Sequence[str]) -> Reading:
    """Judge a text by its lines."""
    text = "\n".join(lines)[:_LONGEST_LOOK]
    letters = sum(map(str.isalnum, text))
    unreadable = sum(map(len, _UNREADABLE.findall(text))) + sum(map(_is_meaningless, text))
    folded = [[token.folded for token in tokens(line)] for line in text.split("\n")]
    words = [word for line in folded for word in line]
    arabic = _WORD.findall(text)
    behind, before = len(_MARK_BEHIND.findall(text)), len(_MARK_BEFORE.findall(text))
    return Reading(
        arabic=(arabic_share(text) or 0) > 1 / 3 and len(_OTHER_LANGUAGES.findall(text)) <= _MOST_OF_OTHERS * letters,
        words=len(words),
        common=_share(sum(word in STOPWORDS for word in words), len(words)),
        articles=_share(sum(_WITH_ARTICLE.match(word) is not None for word in arabic), len(arabic)),
        misplaced=_share(sum(_MISPLACED.search(word) is not None for word in arabic), len(arabic)),
        in_order=_order(folded),
        marks_behind=_share(behind + 1, behind + before + 2),
        unreadable=_share(unreadable, letters + unreadable),
    )


def _order(lines: Sequence[Sequence[str]]) -> float:
    """The share of pairs in their order among those in either; near a half where there are few."""
    right, wrong = _IN_DOUBT, _IN_DOUBT
    for line in lines:
        for one, other in pairwise(line):
            right += _PAIR_WEIGHT * ((one, other) in _IN_ORDER)
            wrong += _PAIR_WEIGHT * ((other, one) in _IN_ORDER)
            right += _stands_right(one, other)
            wrong += _stands_right(other, one)
    return right / (right + wrong)


def _stands_right(one: str, other: str) -> bool:
    if one.startswith(_ARTICLE) and one not in _BEHIND_NOUNS:
        return other in _BEHIND_NOUNS
    return one in _BEFORE_NOUNS and other.startswith(_ARTICLE) and other not in _BEHIND_NOUNS


def _is_meaningless(character: str) -> bool:
    return character == "\ufffd" or (not character.isascii() and unicodedata.category(character) in {"Co", "Cn", "Cc"})


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
