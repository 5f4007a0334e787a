"""Which part of a stream is wanted: "24h", "3 أيام", "today", "2026-03-01", "100", "about railways"; a `Wanted` out."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from index.errors import SpanError
from index.text import fold

MOST_POSTS = 10_000
"""Posts in one digest: more are cut to the newest."""
LONGEST = timedelta(days=3660)

_UNITS = {
    "m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1),
    "month": timedelta(days=30),
}  # fmt: skip
# Folded. A unit in Arabic may stand by itself in the dual: يومين.
_NAMES = {
    "m": "m min mins minute minutes د دقيقه دقايق",
    "h": "h hr hrs hour hours س ساعه ساعات",
    "d": "d day days ي يوم ايام يوما",
    "w": "w wk week weeks اسبوع اسابيع اسبوعا",
    "month": "month months شهر اشهر شهور شهرا",
}
_UNIT_OF = {name: unit for unit, names in _NAMES.items() for name in names.split()}
_DUALS = {"دقيقتين": "m", "ساعتين": "h", "يومين": "d", "اسبوعين": "w", "شهرين": "month"}
_CALLED = {
    timedelta(days=1): "today daily tonight نهارده انهارده ليله يومي يوميا",
    timedelta(days=2): "yesterday امس مبارح امبارح بارحه",
    timedelta(days=7): "weekly اسبوعي اسبوعيا",
    timedelta(days=30): "monthly شهري شهريا",
}
"""Stretches by names of their own. There is none that ends before now: "yesterday" is all since the day before."""
_BY_NAME = {name: length for length, names in _CALLED.items() for name in names.split()}
_THIS = re.compile(r"(?:(?:the|this|last|past|previous|هذا|هذه|هاي|اخر) )*(?:يوم (?=امس|مبارح|امبارح)|ه?ال)?")
"""What stands before a stretch, or is written onto it: "this (week)", هذا الأسبوع, هاليوم, يوم أمس."""
_LATELY = re.compile(r" (?:الماضي|الفايت|المنصرم|الاخير|الحالي)(?:ه|ين)?$")
_AMOUNT = re.compile(r"(\d{1,5})\s*([^\W\d_]*)")
_TOPIC = re.compile(r"(?:^|\s)(?:about|on|عن|حول)\s+(?P<topic>\S.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to digest: posts since a time (aware), or the last so many, or both; on one topic or on any.

    `topic_id` is that of a forum topic, to which the messages then belong; 0 is "General", None takes all.
    """

    since: datetime | None = None
    last: int | None = None
    topic: str | None = None
    topic_id: int | None = None


def since(text: str, now: datetime, zone: tzinfo = UTC) -> datetime:
    """The time that "24h", "3d", "أسبوع", "today" or an ISO date or time means, `now` being aware.

    A date begins at midnight in `zone`, and a time without one is read there. Raises `SpanError` for anything else.
    """
    length = length_of(text)
    if length is not None:
        return now - length
    try:
        moment = datetime.fromisoformat(fold(text.strip()).upper())
    except ValueError as error:
        raise SpanError(f"{text.strip()!r} is no time span: use 24h, 3d, 2w, or a date such as 2026-03-01") from error
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def last(text: str) -> int:
    """How many posts "100" or "١٠٠" means. Raises `SpanError` where it is no number from 1 to `MOST_POSTS`."""
    digits = fold(text.strip())
    number = int(digits) if re.fullmatch(r"[0-9]{1,9}", digits) else 0
    if not 1 <= number <= MOST_POSTS:
        raise SpanError(f"{text.strip()!r} is no number of posts: use 1 to {MOST_POSTS}")
    return number


def wanted(text: str, now: datetime, zone: tzinfo = UTC) -> Wanted:
    """What the words after a command ask for: "", "24h", "100", "about railways", "3d عن السكك الحديدية".

    Raises `SpanError` where what stands before the topic is neither a span nor a number.
    """
    topic = _TOPIC.search(text)
    head = (text[: topic.start()] if topic else text).strip()
    about = topic["topic"].strip() if topic else None
    if not head:
        return Wanted(topic=about)
    if re.fullmatch(r"[0-9]+", fold(head)):
        return Wanted(last=last(head), topic=about)
    return Wanted(since=since(head, now, zone), topic=about)


def length_of(text: str) -> timedelta | None:
    """How long the stretch up to now is that "24h", "3d", "أسبوع", "today" or "this month" means; None for other words.

    Raises `SpanError` for more than ten years.
    """
    folded = fold(text)
    folded = _LATELY.sub("", _THIS.sub("", " ".join(folded.split()), count=1))
    if folded in _BY_NAME:
        return _BY_NAME[folded]
    if folded in _DUALS:
        return 2 * _UNITS[_DUALS[folded]]
    if folded in _UNIT_OF and len(folded) > 1:
        return _UNITS[_UNIT_OF[folded]]
    amount = _AMOUNT.fullmatch(folded)
    if amount is None or amount[2] not in _UNIT_OF or not int(amount[1]):
        return None
    length = int(amount[1]) * _UNITS[_UNIT_OF[amount[2]]]
    if length > LONGEST:
        raise SpanError(f"{folded!r} is too long ago: use ten years at most")
    return length
