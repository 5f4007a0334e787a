"""What becomes of a call that the network or the server failed: calls go in, and are repeated where that can double
nothing; all other failures come out as they are."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import httpx
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.telegram.sending.methods import is_passing, is_repeatable

_LOGGER = logging.getLogger(__name__)

UNSENT_PAUSES = (0.5, 1.0, 2.0)  # seconds before a call that surely never left is tried again
REPEAT_PAUSE = 0.5  # seconds before one that may have arrived is repeated, where that does no harm

_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def was_not_sent(error: BaseException) -> bool:
    """Whether a call failed before anything of it left: there was no connection to send it by."""
    return isinstance(error.__cause__, _NEVER_LEFT)


class CarefulBot(ExtBot[None]):
    """A bot whose every call is tried again where it surely did not arrive, and once more where doing it twice is the
    same as doing it once. A message that may have arrived is never sent again.

    `on_error` is told of every error that a call met; of "too many requests" only `Rates` can tell.
    """

    __slots__ = ("_on_error",)

    def __init__(
        self, token: str, *, on_error: Callable[[TelegramError], None] | None = None, **arguments: Any
    ) -> None:
        super().__init__(token, **arguments)
        self._on_error = on_error

    async def _do_post(self, endpoint: str, data: dict[str, Any], **timeouts: Any) -> Any:
        unsent = 0
        repeated = False
        while True:
            try:
                return await self._post_once(endpoint, data, **timeouts)
            except BadRequest:  # a network error only in name
                raise
            except NetworkError as error:
                if endpoint == "getUpdates":  # polls are repeated anyway
                    raise
                if was_not_sent(error) and unsent < len(UNSENT_PAUSES) and not is_passing(endpoint):
                    pause = UNSENT_PAUSES[unsent]
                    unsent += 1
                elif is_repeatable(endpoint) and not repeated and not was_not_sent(error):
                    pause = REPEAT_PAUSE
                    repeated = True
                else:
                    raise
                _LOGGER.info("%s failed (%s): trying again in %.1f s", endpoint, type(error).__name__, pause)
            await asyncio.sleep(pause)

    async def _post_once(self, endpoint: str, data: dict[str, Any], **timeouts: Any) -> Any:
        try:
            return await super()._do_post(endpoint, data, **timeouts)
        except TelegramError as error:
            if self._on_error is not None and not isinstance(error, RetryAfter):
                self._on_error(error)
            raise
        except (KeyError, TypeError) as error:
            # The library looks for the result in an answer that has none.
            raise TelegramError("Invalid server response") from error
