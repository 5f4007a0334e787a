"""Days that a text names from where it stands: "yesterday", «أمس الأول», «الاثنين الماضي». A quote and when it was
published in; the words and the days out, only where they can hardly be others.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from retrieval.gloss.dates import weekday_of
from retrieval.gloss.quotation import Quotation
from retrieval.speech.attribution import QUOTED

_SAME_DAY = range(5, 20)
"""Hours UTC at which it is the same day from New York to the Gulf: at others the publisher's day may be another."""
# Folded words, longer names first; "last Monday" in English may be either of two.
_AWAY = {
    ("the", "day", "before", "yesterday"): -2,
    ("the", "day", "after", "tomorrow"): 2,
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


def relative_days(quote: str, published: datetime | None) -> Iterator[tuple[str, date]]:
    """The words of `quote` that name a day by how far it is, each with that day, in order.

    Nothing of what somebody is quoted to have said, who may have spoken on another day. `published` is aware; midnight
    UTC is a day whose hour isn't known.
    """
    day = None if published is None else _day(published)
    if day is None:
        return
    quotation = Quotation(quote)
    said = [match.span() for match in QUOTED.finditer(quote)]
    place = 0
    while place < len(quotation.words):
        found = _away(quotation, place, day) or _weekday(quotation, place, day)
        if found is None:
            place += 1
            continue
        end, meant = found
        start, stop = quotation.words[place].start, quotation.words[end - 1].end
        if not any(first <= start < last for first, last in said):
            yield quote[start:stop], meant
        place = end


def _day(published: datetime) -> date | None:
    there = published.astimezone(UTC)
    return there.date() if there.hour in _SAME_DAY or there.time() == time() else None


def _away(quotation: Quotation, place: int, day: date) -> tuple[int, date] | None:
    """The place after the words, and the day; with the weekday that stands beside them, which has to be that day's."""
    for words, away in _AWAY.items():
        end = place + len(words)
        if tuple(quotation.folded(each) for each in range(place, end)) != words or not quotation.joined(place, end - 1):
            continue
        meant = day + timedelta(days=away)
        if quotation.words[end - 1 : end] and quotation.slice(place, end - 1).endswith(_GENITIVE):
            return None
        beside = weekday_of(quotation.folded(end)) if quotation.between(end - 1).strip() in {"", ",", "،"} else None
        if beside is None:
            return end, meant
        return (end + 1, meant) if beside == meant.weekday() else None
    return None


def _weekday(quotation: Quotation, place: int, day: date) -> tuple[int, date] | None:
    """«الاثنين الماضي», «الاثنين المقبل»: the nearest one before or after the day."""
    named = weekday_of(quotation.folded(place))
    direction = quotation.folded(place + 1)
    if named is None or direction not in _LAST | _NEXT or not quotation.joined(place, place + 1):
        return None
    if direction in _LAST:
        return place + 2, day - timedelta(days=(day.weekday() - named - 1) % _WEEK + 1)
    return place + 2, day + timedelta(days=(named - day.weekday() - 1) % _WEEK + 1)
