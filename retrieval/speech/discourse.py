"""Whose words are these? News reports what people said, sentence after sentence, without naming them again.

A sentence in; the words among which its subject stands out, or that its subject stands in a sentence before it:
"وأشار إلى أن…", "He added…" and "…, he said." are about whoever was named last. Rules of thumb, for ranking: no parser.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from index.language import has_arabic
from index.records import Span
from index.text import Token, tokens
from retrieval.calendar_words import is_calendar_word
from retrieval.speech.attribution import ends_without_speaker
from retrieval.speech.verbs import may_report, says_without_subject

_SENTENCES_KNOWN = 20_000
"""The same sentences are found for many questions, and cutting them into words takes half the time of the evidence."""

_LEADING = frozenset("كما ثم وكما هذا وفي ايضا قد وقد".split())
_ENGLISH_PRONOUNS = frozenset("he she they it his her their its him them".split())
_ENGLISH_LEADING = frozenset("and but also then later however meanwhile moreover furthermore".split())
_ARABIC_PRONOUNS = frozenset("هو هي هم".split())
_NO_PRONOUN = frozenset("ما الامر الذي التي الذين من".split())
"""Behind a pronoun these make it another word: «وهو ما أدى إلى», «هو الذي»."""
_PEOPLE = frozenset("he she they".split())
_LONGEST_LEAD = 2
_LONGEST_CIRCUMSTANCE = 8  # words before a comma that tell when, where or of what: "In March, he …"
_CIRCUMSTANCE = frozenset(
    """
    in on at after before during since by with for from as asked when while until last earlier yesterday
    في من بعد قبل خلال منذ ردا عند حول بشان وفي ومن وبعد وقبل وخلال ومنذ وردا وعند وحول وبشان
    """.split()
)
"""What such words begin with."""
_ADVERBIAL = frozenset("من جانبه جانبها جانبهم جهته جهتها ناحيته بدوره بدورها بدورهم وكان كان وكانت كانت".split())
_SUBJECT_ENDS = frozenset(
    """
    الي ان انه انها علي عن في حيث قد خلال بان الذي التي باسم بعد قبل عندما مع لدي
    that to in on at with by for from of during after before when who which said says told
    """.split()
)
_SCENERY = frozenset(
    """
    rain raining rained snow snowing snowed fog wind winds sun sky skies weather temperature temperatures cold dark
    night hall room street streets square building doors
    المطر الثلج الضباب الرياح الشمس السماء الجو الطقس الحراره امطار الامطار القاعه الشارع الشوارع الساحه المكان المبني
    هطل هطلت تساقط تساقطت
    """.split()
)
"""What a sentence of the weather, or of the place, begins with, but for words that name nothing."""
_NAMING_NOTHING = frozenset("it was were is the a an had been heavy".split())
_LONGEST_SCENERY = 12  # words: a longer sentence tells more
_SOURCE = frozenset("according بحسب حسب وبحسب وحسب وفق ووفق وفقا ووفقا".split())
_OF_SOMEBODY = frozenset("him her them قوله قولها قولهم تعبيره تعبيرها رايه رايها له لها لهم".split())
_LONGEST_SOURCE = 3  # words: "according to him"
_COMMAS = frozenset(",،")
_LONGEST_SUBJECT = 8  # words: "رئيس كازاخستان قاسم جومارت توكاييف" and the verb before it


@lru_cache(maxsize=_SENTENCES_KNOWN)
def leaves_subject_out(sentence: str) -> bool:
    """Whether `sentence` begins with a reporting verb without subject or with a pronoun, or says so at its end who
    speaks ("…, he said.")."""
    return _begins_without_subject(sentence) or ends_without_speaker(sentence)


def _begins_without_subject(sentence: str) -> bool:
    words = tokens(sentence[:200])
    leading = _ENGLISH_LEADING | _LEADING
    skipped = 0
    while skipped < min(_LONGEST_LEAD, len(words)) and words[skipped].folded in leading:
        skipped += 1
    if _has_no_subject(sentence, words[skipped:]) or _has_none_behind_a_circumstance(sentence, words):
        return True
    source = [word.folded for word in words[:_LONGEST_SOURCE]]
    return bool(source) and source[0] in _SOURCE and not _OF_SOMEBODY.isdisjoint(source)


def _has_no_subject(sentence: str, words: Sequence[Token]) -> bool:
    if not words:
        return False
    if not has_arabic(words[0].folded):
        return words[0].folded in _ENGLISH_PRONOUNS
    if words[0].folded.removeprefix("و") in _ARABIC_PRONOUNS:
        return len(words) > 1 and words[1].folded not in _NO_PRONOUN
    return says_without_subject(sentence, words)


def _has_none_behind_a_circumstance(sentence: str, words: Sequence[Token]) -> bool:
    """Whether a few words that name nobody, and a comma, stand before a pronoun or a verb of saying without subject."""
    if not words or words[0].folded not in _CIRCUMSTANCE:
        return False
    for place, (word, later) in enumerate(pairwise(words[: _LONGEST_CIRCUMSTANCE + 1]), 1):
        if sentence[word.end : later.start].strip() not in _COMMAS:
            continue
        if any(sentence[each.start].isupper() and not is_calendar_word(each.folded) for each in words[1:place]):
            return False
        # Behind an Arabic "and" it is of whoever the words before name: «في متحف بناه أمير، وهو شاعر».
        is_person = later.folded in _PEOPLE or (has_arabic(later.folded) and not later.folded.startswith("و"))
        return is_person and _has_no_subject(sentence, words[place:])
    return False


@lru_cache(maxsize=_SENTENCES_KNOWN)
def is_scenery(sentence: str) -> bool:
    """Whether a sentence tells of the weather or the place alone, so that nobody in it can be who speaks behind it:
    "Rain fell at noon", «وكان الجو ماطرا»."""
    words = tokens(sentence)
    own = [word for word in words if not _leads(word.folded) and word.folded not in _NAMING_NOTHING]
    if not own or len(words) > _LONGEST_SCENERY or any(sentence[word.start].isupper() for word in words[1:]):
        return False
    return own[0].folded.removeprefix("و") in _SCENERY and not any(may_report(word.folded) for word in words)


@lru_cache(maxsize=_SENTENCES_KNOWN)
def subject_span(sentence: str) -> Span:
    """Where in `sentence` its subject may stand: after leading adverbs and verb, up to the first particle that an
    object or a clause begins with, at most eight words. Empty where it has none.

    In "وكان رئيسي قد التقى … جباروف" that is رئيسي, in "كما رحب جباروف باقتراح رئيسي" it begins with جباروف.
    """
    words = tokens(sentence[:300])
    first = 0
    while first < len(words) and _leads(words[first].folded):
        first += 1
    end = first
    while end < len(words) and end - first < _LONGEST_SUBJECT and words[end].folded not in _SUBJECT_ENDS:
        end += 1
    return Span(words[first].start, words[end - 1].end) if first < end else Span(0, 0)


def _leads(folded: str) -> bool:
    return folded in _ADVERBIAL or folded in _LEADING or folded in _ENGLISH_LEADING or may_report(folded)
