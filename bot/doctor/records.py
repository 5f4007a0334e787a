"""What a check says, and what it is given to look at."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from bot.clocks import utc_now
from bot.doctor.telegram_state import Silence, TelegramState
from bot.services import Services
from bot.settings import LanguageModel, Settings
from index.errors import QawlError


class Severity(StrEnum):
    """How much it matters: nothing, something to know, something to mend, something that doesn't work."""

    OK = "ok"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, what was found, and what the user can do about it; None where that is nothing."""

    name: str
    severity: Severity
    message: str
    remedy: str | None = None


def check_of(name: str, error: QawlError, otherwise: str) -> Check:
    """What an error says whose message is what is wrong and, after its last colon, what to do. `otherwise` is to be
    done where it says nothing of that."""
    message, _, remedy = str(error).rpartition(": ")
    return Check(name, Severity.ERROR, message or remedy, remedy if message else otherwise)


Probe = Callable[[LanguageModel], None]
"""Asks a language model for a few words of JSON, live. Raises `EndpointError`, and `SettingsError` where it can't be
asked at all."""


AskTelegram = Callable[[str, str | None, Collection[int]], TelegramState | Silence]
"""Asks Telegram about the bot with a token, at an address (None: Telegram's own), and of its place in these groups.
Raises `SettingsError` where the token is rejected."""


@dataclass(frozen=True, slots=True)
class Installation:
    """What is looked at. `probe` asks the language model, `ask` Telegram; without one it is not asked. `now` is
    aware. `service_file` is where the settings of a service would be, for root to read."""

    settings: Settings
    services: Services
    probe: Probe | None = None
    env_file: Path = Path(".env")
    now: datetime = field(default_factory=utc_now)
    ask: AskTelegram | None = None
    service_file: Path | None = None


Examine = Callable[[Installation], Iterator[Check]]
"""One kind of check. What it raises becomes a check of its own."""
