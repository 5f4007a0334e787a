"""The few words of a quoted sentence that answer by themselves: a number, a time, a name.

A question and a sentence in; where the short answer stands in the sentence out, or None. Only where the sentence holds
one thing of the kind asked for, and no other, is it marked: a wrong mark misleads, a missing one costs nothing.
"""

import re
from collections.abc import Sequence

from index.dates import MONTH
from index.language import has_arabic
from index.records import Span
from index.text import Token, is_stopword, stem, tokens
from retrieval.asked_for import AskedFor, asked_for
from retrieval.matching import names_any, words_covered, words_of
from retrieval.question import Question

_NUMBER_WORDS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half
    third quarter
    اثنان اثنين اثنتان اثنتين ثلاثه ثلاث اربعه اربع خمسه خمس سته ست سبعه سبع ثمانيه ثماني ثمان تسعه تسع عشره عشر عشرون
    عشرين ثلاثون ثلاثين اربعون اربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين ميه مايه مايتان ميتان
    مايتين ميتين الف الاف الفا الفين مليون ملايين مليونا مليونين مليار مليارات مليارا تريليون نصف ثلث ربع
    """.split()
)
_AFTER_NUMBER = frozenset("percent million billion trillion thousand hundred بالمايه بالميه".split())
_JOINS_NUMBERS = frozenset({"and", "point", "و"})
_WEEKDAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday
    الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد
    """.split()
)
_TIME_UNITS = frozenset("century centuries decade القرن قرن عقد العقد".split())
_MONTH_WORD = re.compile(rf"(?:{MONTH})\Z")
_YEAR = re.compile(r"(?:1\d|20)\d\d\Z")
_BEFORE_YEARS = frozenset("in since by until till from of during before after between عام سنه في منذ حتي خلال".split())
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)\Z")
_PERCENT = re.compile(r"[ \u00a0]?[%٪]")
_JOINS_NAMES = frozenset({"of", "de", "van", "von", "bin", "ibn", "al", "el", "da", "della", "le", "la"})


def short_answer(question: Question, sentence: str) -> Span | None:
    """Where the short answer to `question` stands in `sentence`, in code points; None where there is none for sure."""
    words = tokens(sentence)
    match asked_for(question.text):
        case AskedFor.NUMBER:
            found = _new(_numbers(sentence, words), words, question)
        case AskedFor.TIME:
            found = _new(_times(sentence, words), words, question)
        case AskedFor.NAME:
            found = [run for run in _names(sentence, words) if not _names_asked_about(sentence, words, run, question)]
        case AskedFor.ANYTHING:
            return None
    if len(found) != 1:
        return None
    return Span(words[found[0].start].start, _with_percent(sentence, words[found[0].end - 1].end))


def _new(found: Sequence[Span], words: Sequence[Token], question: Question) -> list[Span]:
    """Those that say more than the question does."""
    known = {word.stem for word in question.words}
    return [run for run in found if not all(stem(word.folded) in known for word in words[run.start : run.end])]


def _names_asked_about(sentence: str, words: Sequence[Token], run: Span, question: Question) -> bool:
    """Whether the run names, in whatever script, somebody or something that the question names."""
    part = words_of(sentence[words[run.start].start : words[run.end - 1].end])
    return words_covered(question, [part]) > 0 or names_any(question, part) > 0


def _with_percent(sentence: str, end: int) -> int:
    sign = _PERCENT.match(sentence, end)
    return sign.end() if sign else end


def _runs(words: Sequence[Token], inside: Sequence[bool], joins: frozenset[str], sentence: str) -> list[Span]:
    """Longest runs of words that are inside; a joining word between two of them joins, other marks part them."""
    found: list[Span] = []
    place = 0
    while place < len(words):
        if not inside[place]:
            place += 1
            continue
        end = place + 1
        while end < len(words):
            if inside[end] and _close(sentence, words[end - 1], words[end]):
                end += 1
            elif end + 1 < len(words) and words[end].folded in joins and inside[end + 1]:
                end += 2
            else:
                break
        found.append(Span(place, end))
        place = end
    return found


def _close(sentence: str, one: Token, other: Token) -> bool:
    """Nothing but a blank, a hyphen or a comma within a date stands between them."""
    return sentence[one.end : other.start] in {" ", "-", "", "\u00a0"}


def _is_number(word: Token) -> bool:
    return word.folded[0].isdigit() or word.folded in _NUMBER_WORDS or word.folded.removeprefix("و") in _NUMBER_WORDS


def _numbers(sentence: str, words: Sequence[Token]) -> list[Span]:
    """Numbers in digits or words with what they are multiplied by; dates are none."""
    times = {
        place
        for run in _times(sentence, words)
        for place in range(run.start, run.end)
        if run.end - run.start > 1 or not words[place].folded.isdigit() or _after_year_word(words, place)
    }
    numbers = [place not in times and _is_number(word) for place, word in enumerate(words)]
    inside = [
        number or (place > 0 and numbers[place - 1] and words[place].folded in _AFTER_NUMBER)
        for place, number in enumerate(numbers)
    ]
    return _runs(words, inside, _JOINS_NUMBERS, sentence)


def _after_year_word(words: Sequence[Token], place: int) -> bool:
    return place > 0 and words[place - 1].folded.removeprefix("ال") in _BEFORE_YEARS


def _times(sentence: str, words: Sequence[Token]) -> list[Span]:
    """Dates, years, months, weekdays and centuries; a small number is part of one beside a month."""
    months = [_is_month(sentence, word) for word in words]
    counts = [word.folded.isdigit() or bool(_ORDINAL.match(word.folded)) for word in words]
    inside = [months[place] or _is_year(word) or word.folded in _WEEKDAYS for place, word in enumerate(words)]
    for place, count in enumerate(counts):
        if count and (True in months[max(place - 1, 0) : place + 2]):
            inside[place] = True
        if count and place + 1 < len(words) and words[place + 1].folded in _TIME_UNITS:
            inside[place] = inside[place + 1] = True
    return _joined_dates(_runs(words, inside, frozenset(), sentence), months, words, sentence)


def _joined_dates(found: Sequence[Span], months: Sequence[bool], words: Sequence[Token], sentence: str) -> list[Span]:
    """ "September 19" and "2023" with a comma between them are one date."""
    joined: list[Span] = []
    for run in found:
        last = joined[-1] if joined else None
        if last is not None and last.end == run.start and any(months[last.start : last.end]):
            between = sentence[words[run.start - 1].end : words[run.start].start]
            if between in {", ", "، "}:
                joined[-1] = Span(last.start, run.end)
                continue
        joined.append(run)
    return joined


def _is_year(word: Token) -> bool:
    """1,250 is none, though it is folded to 1250."""
    return bool(_YEAR.match(word.folded)) and word.end - word.start == len(word.folded)


def _is_month(sentence: str, word: Token) -> bool:
    """Whether it names a month: "may" and "march" do so with a capital only, and اب is a father more often."""
    if not _MONTH_WORD.match(word.folded):
        return False
    return len(word.folded) > 2 if has_arabic(word.folded) else sentence[word.start].isupper()


def _names(sentence: str, words: Sequence[Token]) -> list[Span]:
    """Runs of capitalised words, in a sentence of Latin script: Arabic has no capitals, and this does not guess."""
    if has_arabic(sentence):
        return []
    inside = [
        sentence[word.start].isupper()
        and not (place == 0 and is_stopword(word.folded))
        and not _is_month(sentence, word)
        and word.folded not in _WEEKDAYS
        for place, word in enumerate(words)
    ]
    found = _runs(words, inside, _JOINS_NAMES, sentence)
    # A single capitalised word at the head of a sentence may be any word.
    return [run for run in found if run.start or run.end - run.start > 1]
