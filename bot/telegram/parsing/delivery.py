"""How replies reach Telegram: pages of rich text and a keyboard in, the ids of the messages that arrived out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from telegram import InlineKeyboardMarkup

from bot.telegram.formatting.rich_text import RichText
from index.errors import QawlError


class NotSentError(QawlError):
    """Nothing of a message has left, and a later try may do better."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a reply goes: a chat, its topic (None outside topics), and the message that it replies to, if any.

    What is sent `silently` makes no sound where it arrives.
    """

    chat_id: int
    topic_id: int | None = None
    reply_to: int | None = None
    silently: bool = False


class Delivery(Protocol):
    """Sends, edits, and copes with what Telegram answers.

    What can't be delivered (the bot is blocked or was removed, the chat is gone, Telegram holds back) is logged, not
    raised. Only where nothing of an answer has left, and its update is handled anew once Telegram takes it, `send` and
    `replace` raise `bot.telegram.sending.once.HeldBackError`. Nothing is sent again where it may have arrived: one
    message lost is better than one doubled.
    """

    async def send(
        self, to: Address, pages: Sequence[RichText], keyboard: InlineKeyboardMarkup | None = None
    ) -> tuple[int, ...]:
        """Send the pages in order, the keyboard under the last: the ids of those that arrived."""

    async def post(self, to: Address, pages: Sequence[RichText]) -> tuple[int, ...]:
        """As `send`, for what nobody waits for, and who sends can send later: raises `NotSentError` where surely
        nothing arrived, for want of a connection or as Telegram asks for patience."""

    async def replace(
        self,
        to: Address,
        message_ids: Sequence[int],
        pages: Sequence[RichText],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> tuple[int, ...]:
        """Make earlier messages say `pages` instead: edits what is there, sends what is more, deletes what is left.

        A message that is gone is sent anew; one that says the same already is left alone. The ids that now hold it.
        """

    async def amend(
        self,
        to: Address,
        message_ids: Sequence[int],
        pages: Sequence[RichText],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> tuple[int, ...]:
        """Make messages that may stand as they are say `pages`, which are as many or more, instead: the ids that now
        hold them.

        Nothing is sent anew for a message that is gone. Where this fails on the way nothing that they said is missing,
        though some of it may be there twice.
        """
