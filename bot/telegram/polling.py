"""Telegram's answers to getUpdates, made safe to poll for: raw answers go in, updates come out.

An update that can't be read is put aside alone, instead of being fetched again for ever with all that follow it;
and every failure reaches the updater's error callback, including those that would end its loop without a word.
"""

import logging
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

_LOGGER = logging.getLogger(__name__)


class TokenRejectedError(TelegramError):
    """Telegram stopped accepting the token. The updater dies silently of `InvalidToken`; this it reports."""


class UpdatesRequest(HTTPXRequest):
    """The connection for getUpdates. An update that can't be read becomes one that holds its number alone: no
    handler wants it, and the updater acknowledges it with the rest."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The server's answer with readable updates only. Raises `TelegramError` for what is no answer at all."""
        answer: object = HTTPXRequest.parse_json_payload(payload)
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        updates = answer.get("result")
        if isinstance(updates, list) and updates:
            readable = [kept for update in updates if (kept := _readable(update)) is not None]
            if not readable:
                # Nothing here can be acknowledged: an error makes the updater pause before it asks again.
                raise TelegramError("Updates without a number")
            answer["result"] = readable
        return answer


class PollingBot(ExtBot[Any]):
    """A bot that can be polled for a long time unattended, and that never shows its token."""

    __slots__ = ()

    def __repr__(self) -> str:
        return type(self).__name__

    async def get_updates(self, *args: Any, **kwargs: Any) -> tuple[Update, ...]:
        """As `ExtBot.get_updates`, but raises nothing except `TelegramError`, and never `InvalidToken`."""
        try:
            return await super().get_updates(*args, **kwargs)
        except InvalidToken:
            raise TokenRejectedError("Telegram rejects the token") from None
        except TelegramError:
            raise
        except Exception as error:
            # The updater would ask again at once, and again; after a TelegramError it waits longer each time.
            raise TelegramError(f"Unreadable answer to getUpdates: {type(error).__name__}") from error


def _readable(update: object) -> dict[str, Any] | None:
    """`update` if it can be read, else its number alone, else None. What it held is not logged: it is private."""
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        _LOGGER.warning("Dropped an update that has no number")
        return None
    number: int = update["update_id"]
    try:
        _read(update)
    except Exception as error:  # noqa: BLE001 - whatever reading foreign data raises, the rest must go on
        _LOGGER.warning("Dropped update %d: reading it raises %s", number, type(error).__name__)
        return {"update_id": number}
    return update


def _read(update: dict[str, Any]) -> None:
    """Read `update` to the depth that handlers rely on. Raises whatever that raises."""
    read = Update.de_json(update, None)
    if read.effective_message is not None and read.effective_chat is None:
        # The library reads over this, but every filter that looks at the chat would fail.
        raise ValueError("a message without a chat")
