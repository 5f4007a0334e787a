"""The delivery of replies by a real bot: pages of rich text go in; messages are sent, changed and deleted, and the ids
of those that arrived come out. What Telegram may answer to that ends here, in a log."""

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from telegram import Bot, InlineKeyboardMarkup, MessageEntity, ReplyParameters
from telegram.error import ChatMigrated, RetryAfter, TelegramError

from bot.telegram.formatting.rich_text import NO_PREVIEW, RichText, to_telegram
from bot.telegram.parsing.delivery import Address, NotSentError
from bot.telegram.sending.failures import Failure, failure_of, is_held_back
from bot.telegram.sending.once import HeldBackError, hold_back
from bot.telegram.sending.rates import seconds_to_wait

_LOGGER = logging.getLogger(__name__)


class TelegramDelivery:
    """Delivers by `bot`, which keeps to Telegram's rates and repeats what can be repeated by itself."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(
        self, to: Address, pages: Sequence[RichText], keyboard: InlineKeyboardMarkup | None = None
    ) -> tuple[int, ...]:
        """As `Delivery.send`. Only the first page replies to a message."""
        route = _Route(to)
        sent = await self._send_all(route, pages, keyboard)
        await _wait_if_held_back(route)
        return sent

    async def post(self, to: Address, pages: Sequence[RichText]) -> tuple[int, ...]:
        """As `Delivery.post`."""
        route = _Route(to)
        sent = await self._send_all(route, pages)
        if route.held_back is not None:
            raise NotSentError(f"nothing of it has left ({route.held_back})")
        return sent

    async def replace(
        self,
        to: Address,
        message_ids: Sequence[int],
        pages: Sequence[RichText],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> tuple[int, ...]:
        """As `Delivery.replace`. Where a page is sent anew, so are those after it, to keep their order."""
        route = _Route(to)
        left = deque(message_ids)
        holding: list[int | None] = []
        in_place = True
        for page in _pages(pages, keyboard):
            old = left.popleft() if left else None
            if old is not None and not in_place and await self._delete(route, old):
                old = None
            if old is not None and await self._edit(route, old, page):
                holding.append(old)
                continue
            in_place = False
            holding.append(await self._send(route, page))
        await _wait_if_held_back(route)
        for old in left:
            await self._delete(route, old)
        return tuple(message_id for message_id in holding if message_id is not None)

    async def amend(
        self,
        to: Address,
        message_ids: Sequence[int],
        pages: Sequence[RichText],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> tuple[int, ...]:
        """As `Delivery.amend`. From the last page to the first: each says what the one before it will not any more."""
        if not 0 < len(message_ids) <= len(pages):
            return tuple(message_ids)
        route = _Route(to)
        made = list(_pages(pages, keyboard))
        sent = [await self._send(route, page) for page in made[len(message_ids) :]]
        if None not in sent:
            for message_id, page in reversed(list(zip(message_ids, made, strict=False))):
                if not await self._edit(route, message_id, page):
                    break
        return (*message_ids, *(each for each in sent if each is not None))

    async def _send_all(
        self, route: "_Route", pages: Sequence[RichText], keyboard: InlineKeyboardMarkup | None = None
    ) -> tuple[int, ...]:
        sent = [await self._send(route, page) for page in _pages(pages, keyboard)]
        return tuple(message_id for message_id in sent if message_id is not None)

    async def _send(self, route: "_Route", page: "_Page") -> int | None:
        """Send one page: its id, None where it did not arrive, as far as is known."""
        while route.is_open:
            to = route.to
            reply = ReplyParameters(to.reply_to, allow_sending_without_reply=True) if to.reply_to else None
            try:
                message = await self._bot.send_message(
                    to.chat_id,
                    page.text,
                    entities=page.entities,
                    message_thread_id=to.topic_id,
                    reply_parameters=reply if page.is_first else None,
                    link_preview_options=NO_PREVIEW,
                    disable_notification=to.silently or None,
                    reply_markup=page.keyboard,
                )
            except TelegramError as error:
                better = _mended(error, route, page)
                if better is None:
                    return None
                page = better
            else:
                return message.message_id
        return None

    async def _edit(self, route: "_Route", message_id: int, page: "_Page") -> bool:
        """Make a message say `page`: False where it is not there to be changed. Where that is not known, it is."""
        while route.is_open:
            try:
                await self._bot.edit_message_text(
                    page.text,
                    route.to.chat_id,
                    message_id,
                    entities=page.entities,
                    link_preview_options=NO_PREVIEW,
                    reply_markup=page.keyboard,
                )
            except TelegramError as error:
                failure = failure_of(error)
                if failure in {Failure.NO_MESSAGE, Failure.MOVED}:  # of a group that moved, the messages stay behind
                    return False
                better = None if failure is Failure.SAME else _mended(error, route, page)
                if better is None:
                    return True
                page = better
            else:
                return True
        return True

    async def _delete(self, route: "_Route", message_id: int) -> bool:
        """Take a message away: whether it is gone now."""
        if not route.is_open:
            return False
        try:
            return await self._bot.delete_message(route.to.chat_id, message_id)
        except TelegramError as error:
            _LOGGER.info("Message %d of chat %d was not deleted: %s", message_id, route.to.chat_id, error)
            return "not found" in error.message


@dataclass(frozen=True, slots=True)
class _Page:
    """One message to be."""

    text: str
    entities: Sequence[MessageEntity]
    keyboard: InlineKeyboardMarkup | None
    is_first: bool


@dataclass(slots=True)
class _Route:
    """Where the pages of one reply go, as it turns out on the way; closed once the next page need not be tried.

    `held_back` is why not even the first one has left, where a later try may do better.
    """

    to: Address
    is_open: bool = True
    held_back: TelegramError | None = None


def _pages(pages: Sequence[RichText], keyboard: InlineKeyboardMarkup | None) -> Iterator[_Page]:
    for place, rich in enumerate(pages, 1):
        text, entities = to_telegram(rich)
        yield _Page(text, entities, keyboard if place == len(pages) else None, is_first=place == 1)


async def _wait_if_held_back(route: _Route) -> None:
    """Raises `HeldBackError` where Telegram asks to come later, and the update in work can."""
    error = route.held_back
    if isinstance(error, RetryAfter) and await hold_back(seconds_to_wait(error)):
        raise HeldBackError(f"the answer to chat {route.to.chat_id} comes later: {error}")


def _mended(error: TelegramError, route: _Route, page: _Page) -> _Page | None:
    """The page to try next after `error`, with the route changed as that needs; None where there is nothing to try.

    Each remedy takes something away, so that they come to an end.
    """
    to = route.to
    match failure_of(error):
        case Failure.MOVED if isinstance(error, ChatMigrated) and error.new_chat_id != to.chat_id:
            route.to = Address(error.new_chat_id)  # topics and messages keep no number when a group moves
        case Failure.NO_TOPIC if to.topic_id is not None:
            route.to = replace(to, topic_id=None)
        case Failure.NO_REPLY if to.reply_to is not None:
            route.to = replace(to, reply_to=None)
        case Failure.MARKED_WRONG if page.entities:
            page = replace(page, entities=())
        case Failure.UNKNOWN:
            _LOGGER.warning("A message to chat %d may be lost, and is not sent again: %s", to.chat_id, error)
            return None
        case Failure.REFUSED:
            _LOGGER.error("A message to chat %d is refused: %s", to.chat_id, error)
            return None
        case _:
            _LOGGER.warning("Chat %d can't be written to: %s", to.chat_id, error)
            route.is_open = False
            if page.is_first and is_held_back(error):
                route.held_back = error
            return None
    _LOGGER.warning("A message to chat %d is sent differently: %s", to.chat_id, error)
    return page
