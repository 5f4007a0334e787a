"""A delivery that tells an observer how long replies take on their way: what is to be delivered goes in and on."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.observing.events import Stage
from bot.observing.observer import Observer
from bot.telegram.formatting.rich_text import RichText
from bot.telegram.parsing.delivery import Address, Delivery


class ObservedDelivery:
    """Implements `Delivery` by another one."""

    def __init__(self, delivery: Delivery, observer: Observer) -> None:
        self._delivery = delivery
        self._observer = observer

    async def send(
        self, to: Address, pages: Sequence[RichText], keyboard: InlineKeyboardMarkup | None = None
    ) -> tuple[int, ...]:
        """See `Delivery.send`."""
        with self._observer.timing(Stage.SENDING):
            sent = await self._delivery.send(to, pages, keyboard)
        if sent:
            self._observer.replied()
        return sent

    async def post(self, to: Address, pages: Sequence[RichText]) -> tuple[int, ...]:
        """See `Delivery.post`."""
        with self._observer.timing(Stage.SENDING):
            sent = await self._delivery.post(to, pages)
        if sent:
            self._observer.replied()
        return sent

    async def replace(
        self,
        to: Address,
        message_ids: Sequence[int],
        pages: Sequence[RichText],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> tuple[int, ...]:
        """See `Delivery.replace`."""
        with self._observer.timing(Stage.SENDING):
            holding = await self._delivery.replace(to, message_ids, pages, keyboard)
        if holding:
            self._observer.replied()
        return holding

    async def amend(
        self,
        to: Address,
        message_ids: Sequence[int],
        pages: Sequence[RichText],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> tuple[int, ...]:
        """See `Delivery.amend`."""
        with self._observer.timing(Stage.SENDING):
            return await self._delivery.amend(to, message_ids, pages, keyboard)
