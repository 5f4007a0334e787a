"""What a source takes back: "Correction: an earlier post said 430,000 tonnes. The correct figure is 340,000."

Ranked candidates in; those that still hold out, best first: in the place of what is taken back stands its correction,
and with it its rank, because a correction's own words are seldom those that are asked for. Only what says of itself
that it corrects is read so, and what it takes back must be told by the same number, in an older document.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.records import Sentence
from index.text import content_words, fold, stem
from retrieval.candidate import Candidate
from retrieval.numbers import Figure
from retrieval.stated.ages import age
from retrieval.stated.statement import is_same_number, statement

# On folded words: hamza and alef have one shape, and so have teh marbuta and heh.
_LABEL = r"^\W*(?:correction|corrected|clarification|erratum|تصحيح|تصويب|استدراك|توضيح)\b"
"""What papers and channels write before what sets right what they wrote."""
_LABELLED = re.compile(rf"{_LABEL}(?:\s*[:：\])|.!]|\s+[-–—]|[–—]|\s*$)")
_BEGINS_LIKE_A_LABEL = re.compile(_LABEL)
_OF_OUR_OWN = re.compile(
    r"\b(?:earlier|previous|our) (?:earlier |previous )?(?:posts?|reports?|story|version|article|message|tweet)\b"
    r"|(?<!\w)[بل]?(?:ال|ل)?(?:خبر|منشور|تقرير|رساله|بيان|تغريده) (?:ال)?سابقه?\b"
    r"|(?<!\w)(?:كما |ما )?(?:ورد|اوردنا|ذكرنا|نشرنا|نشرناه|اوردناه|ذكرناه)\b"
)
"""What a source says of itself that it wrote before."""
_EARLIER = re.compile(
    r"\b(?:earlier|previous|previously|an? (?:post|report|story|version) said)\b"
    r"|\b(?:سابقا|سابق|السابق|سابقه|ورد|اوردنا|ذكرنا|نشرنا|خطا)\b"
)
_RATHER = re.compile(r"\b(?:not|rather than|instead of)\b|(?<!\w)(?:و?ليس|و?ليست|و?لا|بدلا من|بدل)(?!\w)")
"""What the wrong figure stands behind, where the right one stands before it."""
_RIGHT = re.compile(r"\b(?:correct|actual|in fact|should)\b|(?<!\w)و?(?:الصحيح|الصحيحه|الصواب|بل)(?!\w)")
_LEAST_IN_COMMON = 2
"""Content words, the number aside, that a sentence shares with what is taken back, where both are of one language."""

_TOLD_BY = 0.75
"""Share that a correction in another language holds of what a sentence holds of the question's words, at least."""


def is_correction(text: str) -> bool:
    """Whether a sentence says of itself that it corrects what was written before: "Correction: …", and not "Correction
    in gold prices continues"."""
    folded = fold(text)
    if _LABELLED.search(folded):
        return True
    return _BEGINS_LIKE_A_LABEL.search(folded) is not None and _OF_OUR_OWN.search(folded) is not None


def without_withdrawn(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those that only tell what is taken back, or are taken back by a newer document."""
    by_sentence = {each.sentence: each for each in ranked}
    rank: dict[Sentence, Candidate] = {}
    dropped: set[Sentence] = set()
    for candidate in ranked:
        wrong = _taken_back(candidate.quote)
        right = _corrected_by(candidate, by_sentence) if wrong else None
        if right is None:
            continue
        withdrawn = [each for each in ranked if each is not right and _is_taken_back(each, candidate, wrong)]
        if right is not candidate:
            withdrawn.append(candidate)
        dropped |= {each.sentence for each in withdrawn}
        best = max((right, candidate, *withdrawn), key=lambda each: each.score)
        right = replace(right, score=best.score, features=right.with_signals_of(best, "likely"))
        rank[right.sentence] = (
            right if right.sentence == candidate.sentence else replace(right, context=candidate.sentence)
        )
    told = [rank.get(each.sentence, each) for each in ranked if each.sentence not in dropped]
    return sorted(told, key=lambda each: -each.score)


def _taken_back(quote: str) -> tuple[Figure, ...]:
    """The figures that a sentence takes back; none where it corrects nothing."""
    if not is_correction(quote):
        return ()
    folded = fold(quote)
    stated = statement(quote).numbers
    rather = _rather(quote)
    if rather is not None:
        return statement(rather).numbers
    return stated if _EARLIER.search(folded) and not _RIGHT.search(folded) else ()


def _rather(quote: str) -> str | None:
    """What stands behind "not" or "rather than" in a sentence; None where there is no such word."""
    words = quote.split(" ")
    for place in range(1, len(words)):
        if _RATHER.match(fold(" ".join(words[place : place + 2]))):
            return " ".join(words[place:])
    return None


def _corrected_by(candidate: Candidate, ranked: dict[Sentence, Candidate]) -> Candidate | None:
    """The candidate that tells the right figure: the same sentence, or the one after it in its passage."""
    rather = _rather(candidate.quote)
    if rather is not None and len(statement(candidate.quote).numbers) > len(statement(rather).numbers):
        return candidate
    sentences = candidate.stored.sentences
    place = sentences.index(candidate.sentence) + 1
    following = ranked.get(sentences[place]) if place < len(sentences) else None
    return following if following is not None and statement(following.quote).numbers else None


def _is_taken_back(told: Candidate, correction: Candidate, wrong: Sequence[Figure]) -> bool:
    """Whether an older document tells one of the figures that a correction takes back, of the same matter."""
    if age(told) >= age(correction):
        return False
    if not any(is_same_number(one, other) for one in statement(told.quote).numbers for other in wrong):
        return False
    if told.stored.document.language != correction.stored.document.language:
        return correction.features["words"] >= _TOLD_BY * told.features["words"]
    ours, theirs = ({stem(word.folded) for word in content_words(each.quote)} for each in (told, correction))
    return len({each for each in ours & theirs if not each[0].isdigit()}) >= _LEAST_IN_COMMON
