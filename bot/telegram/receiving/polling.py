"""Telegram's answers to getUpdates, made safe to poll for: raw answers go in, updates come out, each once.

Updates are acknowledged only when they are finished (see `intake`); and every failure reaches the updater's error
callback, including those that would end its loop without a word.
"""

from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.telegram.parsing.updates import readable, tell_if_unreadable
from bot.telegram.receiving.intake import MOST_POLLED, Intake
from bot.telegram.sending.calling import CarefulBot

# While updates are in hand, polls show them again and return at once: how long to wait before the next.
REPOLL_SECONDS = 0.25


class TokenRejectedError(TelegramError):
    """Telegram stopped accepting the token. The updater dies silently of `InvalidToken`; this it reports."""


class UpdatesRequest(HTTPXRequest):
    """The connection for getUpdates. An update that can't be read becomes one that holds its number and no
    more: no handler wants it, and it is acknowledged with the rest."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The server's answer with readable updates only. Raises `TelegramError` for what is no answer at all."""
        answer: object = HTTPXRequest.parse_json_payload(payload)
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        updates = answer.get("result")
        if isinstance(updates, list) and updates:
            answer["result"] = [kept for update in updates if (kept := readable(update)) is not None]
            if not answer["result"]:
                # Nothing here can be acknowledged: an error makes the updater pause before it asks again.
                raise TelegramError("Updates without a number")
        return answer


class PollingBot(CarefulBot):
    """A bot that can be polled for a long time unattended, and that never shows its token.

    `intake` is told of every update that arrives, and says which may be acknowledged.
    """

    __slots__ = ("_intake",)

    def __init__(self, token: str, *, intake: Intake, **arguments: Any) -> None:
        super().__init__(token, **arguments)
        self._intake = intake

    def __repr__(self) -> str:
        return type(self).__name__

    async def get_updates(self, *args: Any, **kwargs: Any) -> tuple[Update, ...]:
        """As `ExtBot.get_updates`, from where the intake says; updates that are in hand already are left out. While the
        intake is full, the next ones stay with Telegram, which keeps them for a day.

        Without a `timeout` it only acknowledges. Raises nothing but `TelegramError`, and never `InvalidToken`.
        """
        only_acknowledges = not _seconds(kwargs.get("timeout"))
        while self._intake.is_full and not only_acknowledges:
            await self._intake.change(REPOLL_SECONDS)
        kwargs |= {"offset": self._intake.offset, "limit": MOST_POLLED}
        updates = await self._fetch(*args, **kwargs)
        if only_acknowledges:
            return ()
        new = tuple(update for update in updates if self._intake.take(update.update_id))
        for update in new:
            tell_if_unreadable(update)
        await self._intake.arrived(new)
        if updates and not new:
            await self._intake.change(REPOLL_SECONDS)
        return new

    async def acknowledge(self) -> None:
        """Tell Telegram which updates are finished, so that they don't come again. Raises as `get_updates`."""
        await self.get_updates(timeout=timedelta(0))

    async def _fetch(self, *args: Any, **kwargs: Any) -> tuple[Update, ...]:
        try:
            return await super().get_updates(*args, **kwargs)
        except InvalidToken:
            raise TokenRejectedError("Telegram rejects the token") from None
        except TelegramError:
            raise
        except Exception as error:
            # The updater would ask again at once, and again; after a TelegramError it waits longer each time.
            raise TelegramError(f"Unreadable answer to getUpdates: {type(error).__name__}") from error


def _seconds(timeout: float | timedelta | None) -> float:
    return timeout.total_seconds() if isinstance(timeout, timedelta) else timeout or 0.0
