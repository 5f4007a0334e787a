"""What a chat shows while an answer is made: "typing…" at the top, and in private, where it takes longer than a moment,
a draft of the message. A place to show it goes in; both have ended when the answer is sent."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakSet

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.telegram.delivery import Address
from bot.telegram.failures import Failure, failure_of

_LOGGER = logging.getLogger(__name__)

TYPING_SECONDS = 4.0  # a client shows the word for five seconds at most
LAST_WORD_SECONDS = 1.0  # an answer waits no longer than this for a "typing…" still on its way
DRAFT_AFTER_SECONDS = 1.0
DRAFT_SECONDS = 20.0  # a client shows a draft for thirty seconds, https://core.telegram.org/bots/api#sendmessagedraft
DRAFT_TIMEOUT_SECONDS = 2.0  # for each step of sending one: an answer waits until its draft has arrived or failed
LAST_DRAFT_SECONDS = 5.0

# Connections to servers that know no drafts: older ones, https://core.telegram.org/bots/api#available-methods.
_without_drafts: WeakSet[BaseRequest] = WeakSet()


@asynccontextmanager
async def waiting(bot: Bot, address: Address, draft_text: str | None = None) -> AsyncIterator[None]:
    """Show that an answer is being made while the body runs. Whether that works makes no difference to the body.

    `draft_text` is what the draft says; None for no draft, and there is none but in private chats.
    """
    done = asyncio.Event()
    typing = asyncio.create_task(_keep_typing(bot, address, done))
    drafting = asyncio.create_task(_keep_drafting(bot, address, draft_text, done)) if draft_text else None
    try:
        yield
    finally:
        done.set()
        # Cut off on its way, either could reach Telegram after the answer, and stand under it for seconds.
        if drafting is not None:
            await asyncio.wait({drafting}, timeout=LAST_DRAFT_SECONDS)
            drafting.cancel()
        await asyncio.wait({typing}, timeout=LAST_WORD_SECONDS)
        typing.cancel()


async def _keep_typing(bot: Bot, address: Address, done: asyncio.Event) -> None:
    while not done.is_set():
        try:
            await bot.send_chat_action(address.chat_id, ChatAction.TYPING, message_thread_id=address.topic_id)
        except TelegramError as error:
            _LOGGER.debug("The typing action failed: %s", error)
        await _pass(done, TYPING_SECONDS)


async def _keep_drafting(bot: Bot, address: Address, text: str, done: asyncio.Event) -> None:
    draft_id = 1 + secrets.randbelow(2**31 - 1)  # the same for one question: then what it says changes in place
    await _pass(done, DRAFT_AFTER_SECONDS)
    while not done.is_set() and address.chat_id > 0 and bot.request not in _without_drafts:
        try:
            await bot.send_message_draft(
                address.chat_id,
                draft_id,
                text,
                message_thread_id=address.topic_id,
                connect_timeout=DRAFT_TIMEOUT_SECONDS,
                read_timeout=DRAFT_TIMEOUT_SECONDS,
                pool_timeout=DRAFT_TIMEOUT_SECONDS,
                write_timeout=DRAFT_TIMEOUT_SECONDS,
            )
        except TelegramError as error:
            _LOGGER.info("A draft was not shown: %s", error)
            if _knows_no_drafts(error):
                _without_drafts.add(bot.request)
        await _pass(done, DRAFT_SECONDS)


def _knows_no_drafts(error: TelegramError) -> bool:
    """Whether a server refuses drafts as such, and not this chat alone. It answers 404 to methods it doesn't know."""
    return isinstance(error, InvalidToken) or (isinstance(error, BadRequest) and failure_of(error) is Failure.REFUSED)


async def _pass(done: asyncio.Event, seconds: float) -> None:
    """Let so much time go by, or less where all is done."""
    try:
        await asyncio.wait_for(done.wait(), seconds)
    except TimeoutError:
        return
