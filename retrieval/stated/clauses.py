"""Which words of a sentence only tell who says the rest: a quotation in; their places, or the rest, out.

"The minister said that …", "…, officials said", "according to …", «أكد الوزير أن …», «… بحسب الوزير».
"""

from collections.abc import Iterator

from index.language import has_arabic
from index.text import is_stopword
from retrieval.calendar_words import weekday_of
from retrieval.quotation import Quotation
from retrieval.speech.saying import speaks_of_saying
from retrieval.speech.verbs import is_more_often_another, makes_a_statement, reports_before

THAT = frozenset("that ان انه انها انهم بان بانه بانها".split())
_SAID = frozenset("said says".split())
"""What needs no "that" behind it."""
_ABOUT = frozenset("on in at to about after yesterday nothing so he she it they".split())
_WHEN = frozenset({"yesterday", "today", "late"})
_DAYS = _WHEN - {"late"}
_ACCORDING = frozenset("وفقا وفق بحسب حسب حسبما وحسب طبقا".split())
_LONGEST = 8
"""Words of a clause of saying."""


def said_by(quotation: Quotation) -> frozenset[int]:
    """The places of words that tell who says what the rest of the sentence holds."""
    return frozenset(_at_the_head(quotation)) | frozenset(_at_the_end(quotation)) | frozenset(_according(quotation))


def what_is_said(quotation: Quotation) -> str:
    """The sentence with blanks for these words: all else stands where it stood."""
    letters = list(quotation.text)
    for place in said_by(quotation):
        _, start, end = quotation.words[place]
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def saying_words(quotation: Quotation) -> frozenset[str]:
    """The folded words of saying in these."""
    return frozenset(quotation.folded(place) for place in said_by(quotation) if says(quotation, place))


def _at_the_head(quotation: Quotation) -> Iterator[int]:
    """ "The minister told Reuters on Monday that": up to the "that", with a verb of saying in front of it."""
    has_verb = False
    for place in range(min(_LONGEST, len(quotation.words))):
        word = quotation.folded(place)
        if has_verb and word in THAT:
            yield from range(place)
            return
        if has_arabic(word) and place == 0 and not says(quotation, place):
            return
        has_verb = has_verb or says(quotation, place)
        if quotation.between(place).strip(" \u00a0"):
            return
        if word in _SAID and place:
            end = _after_when(quotation, place + 1)
            if quotation.folded(end) not in THAT | _ABOUT:
                yield from range(end)
                return


def _after_when(quotation: Quotation, place: int) -> int:
    """The place after the day that begins at a place, if one does and more of the sentence follows: "said late on
    Monday the …"."""
    end = place + (quotation.folded(place) == "late")
    end += quotation.folded(end) == "on"
    if weekday_of(quotation.folded(end)) is None and quotation.folded(end) not in _DAYS:
        return place
    return end + 1 if quotation.joined(place - 1, end + 1) else place


def _at_the_end(quotation: Quotation) -> Iterator[int]:
    """ "…, officials in Basra said on Monday": behind the last comma, where the verb of saying has no object."""
    last = len(quotation.words)
    first = next((at + 1 for at in range(last - 2, -1, -1) if quotation.between(at).strip()[:1] in {",", "،"}), 0)
    if not first or last - first > _LONGEST:
        return
    verbs = [place for place in range(first, last) if says(quotation, place)]
    if not verbs:
        return
    after = range(verbs[-1] + 1, last)
    if has_arabic(quotation.folded(first)):
        is_said = quotation.folded(first) in {"كما", "حسبما"}
    else:
        is_said = verbs[-1] > first and all(_tells_when(quotation, place) for place in after)
        is_said |= verbs[-1] == first and quotation.folded(first) in _SAID
    if is_said:
        yield from range(first, last)


def _according(quotation: Quotation) -> Iterator[int]:
    """ "According to the police", «بحسب الشرطة»: up to the next sign."""
    for place in range(len(quotation.words)):
        word = quotation.folded(place)
        if word in _ACCORDING or (word == "according" and quotation.folded(place + 1) == "to"):
            end = place
            while end < len(quotation.words) - 1 and not quotation.between(end).strip(" \u00a0"):
                end += 1
            if end - place < _LONGEST:
                yield from range(place, end + 1)


def says(quotation: Quotation, place: int) -> bool:
    """Whether the word at a place is one of saying, by which something is stated."""
    word = quotation.words[place]
    if quotation.has_capital(place) or not makes_a_statement(word.folded):
        return False
    if is_more_often_another(word.folded) and not reports_before(word.folded, quotation.folded(place + 1)):
        return False
    return speaks_of_saying(quotation.text[word.start : word.end])


def _tells_when(quotation: Quotation, place: int) -> bool:
    word = quotation.folded(place)
    return is_stopword(word) or weekday_of(word) is not None or word.isdecimal() or word in _WHEN
