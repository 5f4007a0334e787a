"""One message as a Telegram Desktop export has it: JSON in; its text, its author's number, what album it is of, out."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from index.sources.moments import parse_moment
from index.sources.polls import poll_text

JsonObject = Mapping[str, object]

LARGEST_ALBUM = 10
"""Messages; Telegram's own limit."""

_SECONDS_OF_AN_ALBUM = 1
_MEDIA = ("photo", "file")


def number(value: object) -> int | None:
    """A message's, chat's or user's number; None where there is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value):
        return int(value)
    return value if isinstance(value, int) and abs(value) < 10**18 else None


def author_number(message: JsonObject) -> int | None:
    """The number of the person who wrote it; None for channels and where nobody is named."""
    sender = message.get("from_id")
    return number(sender.removeprefix("user")) if isinstance(sender, str) else number(sender)


def sent_at(message: JsonObject) -> datetime | None:
    """When it was sent. Old exports have only the clock of the computer that made them, taken for UTC."""
    return parse_moment(message.get("date_unixtime")) or parse_moment(message.get("date"))


def message_text(message: JsonObject) -> str:
    """What a message says: its text or caption without markup, and a poll's question and answers with their votes."""
    parts = [_joined(message.get("text") or message.get("text_entities"))]
    poll = message.get("poll")
    if isinstance(poll, dict):
        answers = poll.get("answers")
        options = [each for each in answers if isinstance(each, dict)] if isinstance(answers, list) else []
        voted = [(_joined(each.get("text")), number(each.get("voters"))) for each in options]
        parts.append(poll_text(_joined(poll.get("question")), voted))
    return "\n".join(part for part in parts if part.strip())


def is_same_album(earlier: JsonObject, later: JsonObject) -> bool:
    """Whether two messages, one right after the other, are of one album. Exports don't say so: an album's are sent by
    one person in one moment, one number after the other, each with a picture or file."""
    first, second = number(earlier.get("id")), number(later.get("id"))
    if first is None or second is None or second != first + 1:
        return False
    if not all(any(each.get(kind) for kind in _MEDIA) for each in (earlier, later)):
        return False
    if any(earlier.get(name) != later.get(name) for name in ("from_id", "forwarded_from", "reply_to_message_id")):
        return False
    before, after = sent_at(earlier), sent_at(later)
    return before is not None and after is not None and abs((after - before).total_seconds()) <= _SECONDS_OF_AN_ALBUM


def album_caption(messages: Sequence[JsonObject]) -> tuple[JsonObject, str]:
    """The message that an album goes by (the first with a caption, else the first), and all captions."""
    texts = [message_text(message) for message in messages]
    captioned = next((message for message, text in zip(messages, texts, strict=True) if text.strip()), messages[0])
    return captioned, "\n".join(text for text in texts if text.strip())


def _joined(text: object) -> str:
    """Text that is a string, or a list of strings and of entities with their text."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    parts = (part.get("text") if isinstance(part, dict) else part for part in text)
    return "".join(part for part in parts if isinstance(part, str))
