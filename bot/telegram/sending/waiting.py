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

from bot.telegram.formatting.rich_text import RichText, plain, to_telegram
from bot.telegram.parsing.delivery import Address
from bot.telegram.sending.failures import Failure, failure_of
from bot.telegram.turns.moments import any_of

_LOGGER = logging.getLogger(__name__)

TYPING_SECONDS = 4.0  # a client shows the word for five seconds at most
LAST_WORD_SECONDS = 1.0  # an answer waits no longer than this for a "typing…" still on its way
DRAFT_AFTER_SECONDS = 1.0
BETWEEN_DRAFTS_SECONDS = 1.0  # they count as messages, of which a chat takes one a second
DRAFT_SECONDS = 20.0  # a client shows a draft for thirty seconds, https://core.telegram.org/bots/api#sendmessagedraft
DRAFT_TIMEOUT_SECONDS = 2.0  # for each step of sending one: an answer waits until its draft has arrived or failed
LAST_DRAFT_SECONDS = 5.0

# Connections to servers that know no drafts: older ones, https://core.telegram.org/bots/api#available-methods.
_without_drafts: WeakSet[BaseRequest] = WeakSet()


class Draft:
    """The draft of one answer; without a `text` to begin with, and outside of private chats, there is none."""

    def __init__(self, bot: Bot, address: Address, text: str | None) -> None:
        self._bot = bot
        self._address = address
        self._page = plain(text or "")
        self._wanted = text is not None
        self._changed, self._done = asyncio.Event(), asyncio.Event()
        self._outcome: asyncio.Future[bool] | None = None

    @property
    def is_possible(self) -> bool:
        """Whether there can be one, as far as is known."""
        return self._wanted and self._address.chat_id > 0 and self._bot.request not in _without_drafts

    def change(self, page: RichText) -> None:
        """Let it say this as soon as may be, unless that is what it says."""
        if page != self._page:
            self._page = page
            self._changed.set()

    async def show(self, page: RichText) -> bool:
        """Let it say this, and wait for it: whether it does."""
        if not self.is_possible or self._done.is_set():
            return False
        self._outcome = asyncio.get_running_loop().create_future()
        self._page = page
        self._changed.set()
        return await self._outcome

    async def keep(self) -> None:
        """Show it, renewed and changed in time, until `end`."""
        draft_id = 1 + secrets.randbelow(2**31 - 1)  # the same for one question: then what it says changes in place
        try:
            await any_of(self._changed, self._done, seconds=DRAFT_AFTER_SECONDS)
            while not self._done.is_set() and self.is_possible:
                self._changed.clear()
                outcome, self._outcome = self._outcome, None
                self._settle(outcome, shown=await self._send(draft_id))
                await any_of(self._done, seconds=BETWEEN_DRAFTS_SECONDS)
                await any_of(self._changed, self._done, seconds=DRAFT_SECONDS - BETWEEN_DRAFTS_SECONDS)
        finally:
            self._done.set()
            self._settle(self._outcome, shown=False)

    def end(self) -> None:
        """Show it no more."""
        self._done.set()

    async def _send(self, draft_id: int) -> bool:
        text, entities = to_telegram(self._page)
        try:
            await self._bot.send_message_draft(
                self._address.chat_id,
                draft_id,
                text,
                message_thread_id=self._address.topic_id,
                entities=entities,
                connect_timeout=DRAFT_TIMEOUT_SECONDS,
                read_timeout=DRAFT_TIMEOUT_SECONDS,
                pool_timeout=DRAFT_TIMEOUT_SECONDS,
                write_timeout=DRAFT_TIMEOUT_SECONDS,
            )
        except TelegramError as error:
            _LOGGER.info("A draft was not shown: %s", error)
            if _knows_no_drafts(error):
                _without_drafts.add(self._bot.request)
            return False
        return True

    @staticmethod
    def _settle(outcome: "asyncio.Future[bool] | None", *, shown: bool) -> None:
        if outcome is not None and not outcome.done():
            outcome.set_result(shown)


@asynccontextmanager
async def waiting(bot: Bot, address: Address, draft_text: str | None = None) -> AsyncIterator[Draft]:
    """Show that an answer is being made while the body runs. Whether that works makes no difference to the body.

    `draft_text` is what the draft says until the body changes it; None for no draft.
    """
    done = asyncio.Event()
    draft = Draft(bot, address, draft_text)
    typing = asyncio.create_task(_keep_typing(bot, address, done))
    drafting = asyncio.create_task(draft.keep()) if draft.is_possible else None
    try:
        yield draft
    finally:
        done.set()
        draft.end()
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
        await any_of(done, seconds=TYPING_SECONDS)


def _knows_no_drafts(error: TelegramError) -> bool:
    """Whether a server refuses drafts as such, and not this chat alone. It answers 404 to methods it doesn't know."""
    return isinstance(error, InvalidToken) or (isinstance(error, BadRequest) and failure_of(error) is Failure.REFUSED)
