"""Whose words are these? News reports what people said, sentence after sentence, without naming them again.

A sentence in; the words among which its subject stands out, or that its subject stands in a sentence before it:
"وأشار إلى أن…", "He added…" and "…, he said." are about whoever was named last. Rules of thumb, for ranking: no parser.
"""

from functools import lru_cache

from index.language import has_arabic
from index.records import Span
from index.text import tokens
from retrieval.speech.attribution import ends_without_speaker
from retrieval.speech.verbs import may_report, says_without_subject

_SENTENCES_KNOWN = 20_000
"""The same sentences are found for many questions, and cutting them into words takes half the time of the evidence."""

_LEADING = frozenset("كما ثم وكما هذا وفي ايضا قد وقد".split())
_ENGLISH_PRONOUNS = frozenset("he she they it his her their its him them".split())
_ENGLISH_LEADING = frozenset("and but also then later however meanwhile moreover furthermore".split())
_LONGEST_LEAD = 2
_ADVERBIAL = frozenset("من جانبه جانبها جانبهم جهته جهتها ناحيته بدوره بدورها بدورهم وكان كان وكانت كانت".split())
_SUBJECT_ENDS = frozenset(
    """
    الي ان انه انها علي عن في حيث قد خلال بان الذي التي باسم بعد قبل عندما مع لدي
    that to in on at with by for from of during after before when who which said says told
    """.split()
)
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
    words = words[skipped:]
    if not words:
        return False
    if not has_arabic(words[0].folded):
        return words[0].folded in _ENGLISH_PRONOUNS
    return says_without_subject(sentence, words)


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
