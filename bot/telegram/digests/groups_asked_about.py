"""Of which group somebody wants to hear in private: what they sent or pressed there goes in, the group comes out."""

from telegram import Bot, CallbackQuery, Update

from bot.telegram.answering.messages import understood
from bot.telegram.chats.backend import Backend
from bot.telegram.digests.catchup import linked_group
from bot.telegram.parsing.callback_data import Act, decode


class GroupsAskedAbout:
    """Knows the links that /catchup offers, and the buttons under what it sent."""

    def __init__(self, bot: Bot, backend: Backend) -> None:
        self._bot = bot
        self._backend = backend

    async def of(self, update: Update) -> int | None:
        """The group, as it is numbered by now; None for an update that asks about none. Raises `LibraryError`."""
        query = update.callback_query
        group_id = self._linked(update) if query is None else await self._shown(query)
        if group_id is None:
            return None
        return await self._backend.looking.run(self._backend.memory.home_of, group_id)

    def _linked(self, update: Update) -> int | None:
        incoming = understood(update.message, self._bot)
        is_start = incoming is not None and incoming.private and incoming.command == "start"
        return linked_group(incoming.words) if incoming is not None and is_start else None

    async def _shown(self, query: CallbackQuery) -> int | None:
        press = decode(query.data)
        if press is None or press.act is not Act.DIGEST or query.message is None:
            return None
        shown = await self._backend.looking.run(self._backend.memory.digest, press.subject)
        is_here = shown is not None and shown.shown_in == query.message.chat.id == query.from_user.id
        return shown.about if shown is not None and is_here and shown.about < 0 else None
