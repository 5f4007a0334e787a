"""Days that a text names from where it stands: "yesterday", «أمس الأول», «الاثنين الماضي». A quote and when it was
published in; the words and the days out, only where they can hardly be others.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from retrieval.calendar_words import weekday_of
from retrieval.quotation import TANWIN, Quotation

_SAME_DAY = range(5, 20)
"""Hours UTC at which it is the same day from New York to the Gulf: at others the publisher's day may be another."""
# Folded words, longer names first; "last Monday" in English may be either of two.
_AWAY = {
    ("the", "day", "before", "yesterday"): -2,
    ("the", "day", "after", "tomorrow"): 2,
    ("day", "before", "yesterday"): -2,
    ("day", "after", "tomorrow"): 2,
    ("امس", "الاول"): -2,
    ("اول", "امس"): -2,
    ("اول", "من", "امس"): -2,
    ("بعد", "غد"): 2,
    ("يوم", "غد"): 1,
    ("yesterday",): -1,
    ("tomorrow",): 1,
    ("امس",): -1,
    ("البارحه",): -1,
    ("غدا",): 1,
}
_WEEK = 7
_LAST = frozenset("الماضي المنصرم الفايت".split())
_NEXT = frozenset("المقبل القادم".split())
_GENITIVE = ("'s", "’s")
_COUNTED_FROM = frozenset("قبل ago from before after of وقبل".split())
"""Words before which another day is meant: "a year ago yesterday", «قبل أمس»."""
_TODAY = frozenset("today اليوم".split())
"""With one of these beside it "yesterday" may be any time past: «أعداء أمس أصدقاء اليوم»."""
_BECAME = "غدا"
"""Without tanwin it is the verb as well."""
_CLOSING = {"«": "»", "“": "”", '"': '"', "‘": "’"}
_OF_PUBLISHING = range(1900, 2200)


def relative_days(quote: str, published: datetime | None) -> Iterator[tuple[str, date]]:
    """The words of `quote` that name a day by how far it is, each with that day, in order.

    Nothing of what somebody is quoted to have said, who may have spoken on another day. `published` is aware; midnight
    UTC is a day whose hour isn't known.
    """
    day = None if published is None else _day(published)
    if day is None:
        return
    quotation = Quotation(quote)
    if not _TODAY.isdisjoint(word.folded for word in quotation.words):
        return
    said = list(_said(quote))
    place = 0
    while place < len(quotation.words):
        end, meant = _away(quotation, place, day) or _weekday(quotation, place, day) or (place + 1, None)
        start, stop = quotation.words[place].start, quotation.words[end - 1].end
        if meant is not None and not any(first <= start < last for first, last in said):
            yield quote[start:stop], meant
        place = end


def _day(published: datetime) -> date | None:
    there = published.astimezone(UTC)
    is_sure = there.hour in _SAME_DAY or there.time() == time()
    return there.date() if is_sure and there.year in _OF_PUBLISHING else None


def _said(text: str) -> Iterator[tuple[int, int]]:
    """Where a text is somebody's words; a sentence may hold the beginning of these alone, or their end."""
    opened: tuple[int, str] | None = None
    for at, sign in enumerate(text):
        if opened is None and sign in "»”":
            yield 0, at
        elif opened is None and sign in _CLOSING and (sign != '"' or not _ends_a_quote(text, at)):
            opened = at, _CLOSING[sign]
        elif opened is None and sign == '"':
            yield 0, at
        elif opened is not None and sign == opened[1] and not text[at + 1 : at + 2].isalnum():
            yield opened[0], at
            opened = None
    if opened is not None:
        yield opened[0], len(text)


def _ends_a_quote(text: str, at: int) -> bool:
    """Whether a straight quotation mark stands behind words, so that it ends what began in an earlier sentence."""
    return not text[:at].endswith((" ", "(", "\n")) and at > 0


def _away(quotation: Quotation, place: int, day: date) -> tuple[int, date | None] | None:
    """The place after words that tell how far a day is, and the day, where they can be no other. A weekday that stands
    beside them is taken with them, and has to be that day's."""
    for words, away in _AWAY.items():
        end = place + len(words)
        if tuple(quotation.folded(each) for each in range(place, end)) == words and quotation.joined(place, end - 1):
            beside = _weekday_beside(quotation, end)
            end += beside is not None
            meant = day + timedelta(days=away)
            is_sure = beside in {None, meant.weekday()} and _is_a_day(
                quotation, place, end, is_dated=beside is not None
            )
            return end, meant if is_sure else None
    return None


def _weekday_beside(quotation: Quotation, end: int) -> int | None:
    is_beside = quotation.between(end - 1).strip() in {"", ",", "،"}
    return weekday_of(quotation.folded(end)) if is_beside else None


def _is_a_day(quotation: Quotation, place: int, end: int, *, is_dated: bool) -> bool:
    """Whether words such as "yesterday" name the day, and aren't part of another time, a title or a genitive."""
    if quotation.folded(place - 1) in _COUNTED_FROM or quotation.folded(end).isdecimal():
        return False
    written = quotation.slice(place, end - 1)
    if written.casefold().endswith(_GENITIVE):
        return False
    if written[0].isupper() and (place > 0 or (quotation.has_capital(end) and quotation.between(end - 1) == " ")):
        return False  # "Tomorrow Never Dies"
    is_last = end == len(quotation.words)
    return quotation.folded(place) != _BECAME or TANWIN in written or is_dated or is_last


def _weekday(quotation: Quotation, place: int, day: date) -> tuple[int, date | None] | None:
    """«الاثنين الماضي», «الاثنين المقبل»: the nearest one before or after the day."""
    named = weekday_of(quotation.folded(place))
    direction = quotation.folded(place + 1)
    if named is None or direction not in _LAST | _NEXT or not quotation.joined(place, place + 1):
        return None
    if quotation.folded(place + 2).isdecimal() or quotation.folded(place - 1) in _COUNTED_FROM:
        return place + 2, None
    if direction in _LAST:
        return place + 2, day - timedelta(days=(day.weekday() - named - 1) % _WEEK + 1)
    return place + 2, day + timedelta(days=(named - day.weekday() - 1) % _WEEK + 1)
