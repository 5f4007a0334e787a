"""Entities that Telegram finds by itself: plain text goes in, commands, mentions, hashtags and addresses come out.

A near approximation of Telegram's own rules, which are not published: addresses are those with a scheme, or of a few
well-known domains.
"""

import re
from collections.abc import Iterator

from bot.simulator.formatting.entities import Entity
from bot.simulator.formatting.units import unit_offsets

_BEFORE = r"(?<![\w/@#$<>.\-])"
_PATTERNS = (
    ("url", re.compile(r"(?<![\w@.\-])(?:https?|tg|ftp)://[^\s<>\"«»]+[^\s<>\"«».,:;!?،؛؟')\]]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+\-@])[A-Za-z0-9._+\-]{1,64}@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,8}(?![\w\-])")),
    (
        "url",
        re.compile(
            r"(?<![\w@./\-])(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+(?:com|org|net|info|me|io|edu|gov|tv|uk|de|fr|"
            r"ir|kz|kg|qa|ae|eg|sa|jo|lb)(?![\w\-@])(?:/[^\s<>\"«»]*[^\s<>\"«».,:;!?،؛؟')\]])?",
            re.IGNORECASE,
        ),
    ),
    ("bot_command", re.compile(_BEFORE + r"/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])[\w\u200c·]{1,256}(?![\w#])")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{3,8}(?![\w$])")),
)


def automatic_entities(text: str) -> list[Entity]:
    """Commands, mentions, hashtags, cashtags, addresses and e-mail addresses in `text`, none meeting another."""
    offsets = unit_offsets(text)
    found = [Entity(kind, offsets[begin], offsets[end] - offsets[begin]) for kind, begin, end in _found(text)]
    return sorted(found, key=lambda entity: entity.offset)


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            begin, end = match.span()
            if all(end <= first or last <= begin for first, last in taken):
                taken.append((begin, end))
                yield kind, begin, end
