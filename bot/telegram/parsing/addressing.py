"""Whom a text speaks to: a text with Telegram's entities and the bot's name go in; whether the bot is named in it, the
command it begins with, and the words without either come out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telegram import MessageEntity

_PAUSES = " \t\n\r\u00a0\u200e\u200f,،;؛:–—-"  # what may part a name from the words beside it
_VOCATIVE = re.compile(r"(?:^|(?<=\s))يا\s*$")  # "يا @bot": the particle goes with the name
_ENDS_A_SENTENCE = re.compile(r"[?؟!.…]")


@dataclass(frozen=True, slots=True)
class Self:
    """The bot, as people name it. `username` without the @, compared in any case."""

    id: int
    username: str


@dataclass(frozen=True, slots=True)
class Addressed:
    """What a text says, and to whom.

    `words` is the text without the names of the bot and without its command. `names_bot` tells whether the bot is
    mentioned. `command` is a command at the very beginning, in lower case without the slash, or None; `for_another`
    that it names another bot.
    """

    words: str
    names_bot: bool = False
    command: str | None = None
    for_another: bool = False


def address(text: str, entities: Sequence[MessageEntity], bot: Self) -> Addressed:
    """Tell what `text` says from whom it says it to. Entities that lie outside the text are passed over."""
    units = text.encode("utf-16-le", "surrogatepass")
    within = [each for each in entities if 0 <= each.offset < each.offset + each.length <= len(units) // 2]
    command, target, start = _command(units, within)
    names = [name for name in _names(units, within, bot) if name[0] >= start]
    return Addressed(
        words=_joined(_parts(units, start, names)),
        names_bot=bool(names),
        command=command,
        for_another=target is not None and target != bot.username.lower(),
    )


def _command(units: bytes, entities: Sequence[MessageEntity]) -> tuple[str | None, str | None, int]:
    """The command that the text begins with, the bot it names, and where the words after it begin, in UTF-16 units."""
    for entity in entities:
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            name, at, target = _slice(units, 0, entity.length).removeprefix("/").lower().partition("@")
            return name, target if at else None, entity.length
    return None, None, 0


def _names(units: bytes, entities: Sequence[MessageEntity], bot: Self) -> list[tuple[int, int]]:
    """Where the bot is named, in UTF-16 units, in order."""
    username = f"@{bot.username}".lower()
    found = set()
    for entity in entities:
        start, end = entity.offset, entity.offset + entity.length
        named = entity.type == MessageEntity.MENTION and _slice(units, start, end).lower() == username
        pointed_at = entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == bot.id
        if named or pointed_at:
            found.add((start, end))
    return sorted(found)


def _parts(units: bytes, start: int, names: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The words before, between and after the names."""
    for begin, end in names:
        if begin >= start:
            yield _slice(units, start, begin)
            start = end
    yield _slice(units, start, len(units) // 2)


def _joined(parts: Iterator[str]) -> str:
    """The parts as one text, without the commas and spaces that stood around the names between them."""
    whole = next(parts)
    for part in parts:
        left, right = _VOCATIVE.sub("", whole).rstrip(_PAUSES), part.lstrip(_PAUSES)
        apart = left and right and not _ENDS_A_SENTENCE.match(right)
        whole = f"{left} {right}" if apart else left + right
    return whole.strip()


def _slice(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "replace")
