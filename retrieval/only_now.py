"""Which words of a question only say that the present is asked about, and can be left out of it.

A place in a question's tokens in, yes or no out. Where it isn't sure the answer is no: a word too many does less harm
than a name or a time too few.
"""

from collections.abc import Sequence

from index.text import Token, is_stopword
from retrieval.asking_words import CONNECTIVES, NOW, TODAY, asking_word

_NOW_WITH_HAMZA = "هلا"
"""هلأ, folded: typed without its hamza it is a name."""
_HAMZA = "أ"
_RIGHT = frozenset("right just".split())
"""Before "now" they are part of it."""
_BE = frozenset("is isnt are arent was were be been being".split())
_THE = frozenset("the a an far hard alt new extreme radical religious".split())
"""Before "right" these make it no part of "now": "who is right now?", "the far right now"."""
_BEFORE_TIMES = frozenset(
    """
    حتي لحد لغايه الي من منذ بعد قبل في خلال عن مع نفس كل طوال هذا مثل او ام
    until till by from since to of than before after even for about around as the and or vs versus
    """.split()
)
"""Behind these "now" is a time as others are, or a name: «حتى الآن», "until today", "the today programme"."""
_BEHIND_TIMES = frozenset("and or vs versus on that او ام".split())
"""Before these it is as well: "now and then", "now that it is over"."""
_OTHER_TIMES = frozenset("امس الامس امبارح البارحه غدا الغد بكره yesterday tomorrow then".split())
_BETWEEN = frozenset("بين مابين وبين between".split())
_THEN = frozenset("ذلك ذاك".split())
"""Before الحين they make it "then"."""
_WITHOUT_SPACE = frozenset('«»“”‘’"()[]{}-–—/#@&')
"""Beside these a word is quoted, or part of a name."""
_PAPERS = frozenset("المصري العرب الوطن".split())
"""Before اليوم they are what a paper or a channel is called."""
_OF_PAPERS = frozenset(
    """
    صحيفه الصحيفه جريده الجريده مجله المجله قناه القناه موقع الموقع وكاله شبكه محطه اذاعه تلفزيون فضاييه منصه برنامج
    نشر نشرت ذكر ذكرت قالت كتبت اوردت نقلت افادت كشفت
    """.split()
)
"""Behind these اليوم may be part of what a paper or a channel is called: «صحيفة القدس اليوم»."""
_ARTICLE = "ال"


def says_only_now(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether the word at a place of `words`, all tokens of `text`, only says that the present is asked about.

    Not in names, and not where times are set beside each other: a capital inside an English sentence, "then and now".
    """
    word = words[place]
    if word.folded in _RIGHT:
        is_part = place + 1 < len(words) and words[place + 1].folded == "now" and not _is_the_right(words, place)
        return is_part and says_only_now(text, words, place + 1)
    if not _WITHOUT_SPACE.isdisjoint(text[max(word.start - 1, 0) : word.start] + text[word.end : word.end + 1]):
        return False
    bare = _without_particle(word.folded)
    if bare == TODAY:
        return _is_today(words, place)
    if _is_one_of_times(words, place):
        return False
    if bare == _NOW_WITH_HAMZA:
        return _HAMZA in text[word.start : word.end]
    is_capital = place > 0 and text[word.start].isupper() and any(map(str.islower, text))
    return bare in NOW and not is_capital and not (bare == "الحين" and place and words[place - 1].folded in _THEN)


def _is_today(words: Sequence[Token], place: int) -> bool:
    """Whether اليوم is sure to be "today" there, not "the day", and no part of a name: before a word that asks, where
    it begins a question, and where it ends one, behind a word with the article."""
    earlier = [word.folded for word in words[:place]]
    if not earlier:
        return len(words) > 1 and asking_word(words[1].folded) is not None
    before = earlier[-1]
    if place + 1 < len(words) or words[place].folded != TODAY or before in _PAPERS | _OTHER_TIMES:
        return False
    is_noun = before.startswith(_ARTICLE) and not is_stopword(before)
    return is_noun and (_OF_PAPERS | _BETWEEN).isdisjoint(earlier)


def _is_one_of_times(words: Sequence[Token], place: int) -> bool:
    """Whether "now" is set beside another time there, or is a time as others are: «أمس والآن», "until now"."""
    earlier = [word.folded for word in words[:place]]
    if earlier and earlier[-1] in _RIGHT:
        if _is_the_right(words, place - 1):
            return True
        earlier.pop()
    before = earlier[-1] if earlier else ""
    after = words[place + 1].folded if place + 1 < len(words) else ""
    times = _OTHER_TIMES | NOW | {TODAY}
    return (
        before in _BEFORE_TIMES | _OTHER_TIMES
        or after in _BEHIND_TIMES | _OTHER_TIMES
        or (after[:1] in CONNECTIVES and after[1:] in times)
        or (before != "" and words[place].folded[0] in CONNECTIVES)
        or not _BETWEEN.isdisjoint(earlier)
    )


def _is_the_right(words: Sequence[Token], place: int) -> bool:
    """Whether "right" may be no part of "right now"."""
    before = [word.folded for word in words[max(place - 2, 0) : place]]
    return not _THE.isdisjoint(before) or not _BE.isdisjoint(before[-1:])


def _without_particle(folded: str) -> str:
    """A word without the conjunction and the preposition before it: الحين of وللحين."""
    bare = folded[1:] if folded[:1] in CONNECTIVES and len(folded) > 3 else folded
    if bare.startswith("لل"):
        return f"ال{bare[2:]}"
    return bare[1:] if bare.startswith("ل") else bare
