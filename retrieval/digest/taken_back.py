"""What no longer holds because of a later post: an appointment that moved, and what a reply denies.

Sentences with their posts in; verdicts out. `retrieval.digest.superseded` holds two sentences alone against each other;
here it counts when each was said, and which post replies to which.
"""

import re

from retrieval.digest.quotable import Quotable
from retrieval.digest.records import Post
from retrieval.stated.appointments import tells_another_time
from retrieval.stated.level_clauses import is_among
from retrieval.stated.moves import Said

# On folded words with single spaces.
_NOT_TRUE = re.compile(
    r"\b(?:not|isnt|is never) (?:true|correct|right|so)\b|\b(?:untrue|fake|hoax|rumou?rs?|debunked)\b"
    r"|\b(?:that|this|it|news|story|report)(?: is)? (?:false|wrong)\b|\bno truth\b"
    r"|(?<!\w)(?:غير|مش|مو|ليس|ليست|مب|ماهو) (?:صحيح|صحيحه|دقيق|دقيقه|حقيقي)(?!\w)"
    r"|(?<!\w)(?:لا|ما الها|ما له) صحه(?!\w)"
    r"|(?<!\w)(?:ال)?(?:شايعه|شايعات|اشاعه|اشاعات|مفبرك|مفبركه|ملفق|كذب|كاذب|كاذبه|مزيف)(?!\w)"
    r"|(?<!\w)و?(?:نفي|نفت|نفته|نفاه|نفوه|تنفي|ينفي|كذبت|كذبته)(?!\w)|\b(?:denied|denies|denying)\b"
)
_DEEDS = {
    "stopped": frozenset(
        """
        stopped stops halted halts suspended suspends suspension closed closes closure shut cut outage blackout
        توقف توقفت ايقاف وقف تعليق علقت اغلاق اغلقت اغلق انقطاع انقطع انقطعت قطع
        """.split()
    ),
    "goes on": frozenset(
        """
        resumed resumes resume resumption reopened reopens reopening restored restoration restarted
        استيناف استونفت استانفت استانف تستانف عوده عاد عادت رجع رجعت رجوع اعاده فتح فتحت افتتاح
        """.split()
    ),
}
_FEWEST_IN_COMMON = 3
_LIKE = 0.5
"""Share of a sentence's stems that stand in another which speaks of the same thing."""


def takes_back(newer: Quotable, by: Post, older: Quotable, of: Post) -> bool:
    """Whether a sentence of a later post tells that what one of an earlier post tells is so no longer, or never was."""
    if newer.quote == older.quote or not _is_later(by, of):
        return False
    if denies_in_reply(newer, by, of) or tells_another_time(said(newer, by), said(older, of)):
        return True
    return not newer.asks and not older.asks and point_apart(newer, older)


def denies_in_reply(newer: Quotable, by: Post, of: Post) -> bool:
    """Whether a sentence denies what the post tells that its own replies to."""
    return by.reply_to == of.document_id and is_denial(newer)


def is_denial(sentence: Quotable) -> bool:
    """Whether a sentence says that something isn't true."""
    return not sentence.asks and _NOT_TRUE.search(" ".join(sentence.words)) is not None


def said(sentence: Quotable, by: Post) -> Said:
    """A sentence, with when it was said."""
    return Said(sentence.quote, by.published)


def point_apart(one: Quotable, other: Quotable) -> bool:
    """Whether two sentences on one thing can't both hold: one denies it, or it stopped in one and goes on in the other.

    Where they share a figure they agree on that, and what is denied is another one.
    """
    common = one.stems & other.stems
    shortest = min(len(one.stems), len(other.stems))
    if len(common) < max(_LIKE * shortest, _FEWEST_IN_COMMON) or not common.isdisjoint(one.figures):
        return False
    deeds = _deed(one), _deed(other)
    return is_denial(one) != is_denial(other) or (all(deeds) and deeds[0] != deeds[1])


def _deed(sentence: Quotable) -> str:
    """Whether a sentence tells first that something stopped, or that it goes on; empty where it tells neither. What
    follows may tell what was before: «استئناف الرحلات بعد توقف يومين»."""
    deeds = ((name, word) for word in sentence.words for name, words in _DEEDS.items() if is_among(word, words))
    return next((name for name, _ in deeds), "")


def _is_later(one: Post, other: Post) -> bool:
    if one.published is None or other.published is None:
        return False
    return one.published > other.published
