"""What Telegram says of a bot, as data: who it is, where its updates go, and whether it leads its groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BotState:
    """What was decided about a bot at @BotFather. `reads_groups` tells that its privacy mode is off."""

    username: str
    reads_groups: bool
    joins_groups: bool
    answers_inline: bool
    answers_guests: bool


@dataclass(frozen=True, slots=True)
class WebhookState:
    """Where updates are posted, "" for nowhere; how many wait; when and why posting one failed last; which kinds are
    posted, none for Telegram's choice. `failed_at` is aware."""

    url: str
    waiting: int
    failed_at: datetime | None
    failure: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class TelegramState:
    """An answer of Telegram's.

    `leads` tells of each group that was asked about whether the bot is an admin there; None where it is no member.
    `server_time` is what the server's clock said, None where it said nothing, when `own_time` was here; both aware.
    """

    bot: BotState
    webhook: WebhookState
    leads: Mapping[int, bool | None]
    server_time: datetime | None
    own_time: datetime


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer that can be understood, and why; fit to be shown. `remedy` is what mends it where that is none of the
    network's."""

    why: str
    remedy: str | None = None
