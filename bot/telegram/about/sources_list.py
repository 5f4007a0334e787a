"""/sources: a page of what the bot has read goes out, newest first, with buttons to turn the pages."""

import re
from collections.abc import Sequence

from telegram import CallbackQuery, InlineKeyboardMarkup

from bot.telegram.chats.backend import Backend
from bot.telegram.chats.presses import pressed_at, presser_texts, tell
from bot.telegram.chats.rights import Rights
from bot.telegram.formatting.rendering import SOURCES_ON_A_PAGE, render_sources
from bot.telegram.formatting.rich_text import RichText
from bot.telegram.parsing.callback_data import LARGEST_NUMBER, Press
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.keyboards import under_sources
from bot.texts import Texts
from index.library_records import Scopes

_ID = re.compile(r"-?[0-9]{1,19}")
_LONGEST_NUMBER = 9  # digits that are read: there are fewer pages than that


class SourcesList:
    """The list, for each chat its own."""

    def __init__(self, backend: Backend, rights: Rights) -> None:
        self._backend = backend
        self._rights = rights

    async def command(self, incoming: Incoming) -> None:
        """/sources, or /sources with the number of a page."""
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        scopes = await self._backend.scopes(incoming.chat_id)
        place = (scopes, incoming.asker_id, _page_named(incoming.words))
        forgettable = await self._rights.forgettable(incoming.chat_id, incoming.asker_id)
        pages, keyboard = await self._backend.looking.run(self._page, *place, texts, forgettable)
        await self._backend.delivery.send(incoming.address, pages, keyboard)

    async def turn(self, query: CallbackQuery, press: Press) -> None:
        """Show another page in place of the one whose button was pressed."""
        at = pressed_at(query)
        texts = await presser_texts(query, self._backend)
        owner_id = int(press.subject) if _ID.fullmatch(press.subject) else 0
        if not await self._rights.may_press(at.chat_id, query.from_user.id, owner_id):
            await tell(query, texts.say("button-of-another"))
            return
        await tell(query)
        scopes = await self._backend.scopes(at.chat_id)
        forgettable = await self._rights.forgettable(at.chat_id, query.from_user.id)
        pages, keyboard = await self._backend.looking.run(
            self._page, scopes, owner_id, press.number, texts, forgettable
        )
        message_id = query.message.message_id if query.message is not None else 0
        await self._backend.delivery.replace(at, [message_id], pages, keyboard)

    def _page(
        self, scopes: Scopes, owner_id: int, page: int, texts: Texts, forgettable: Scopes
    ) -> tuple[Sequence[RichText], InlineKeyboardMarkup | None]:
        """A page of the list, the last one where there are not so many; counted from 0."""
        listing = self._backend.engine.listing
        found = listing.page(page, SOURCES_ON_A_PAGE, scopes)
        some = listing.tally([each for each in scopes if each in forgettable]).articles > 0
        rendered = render_sources(
            found.shown, found.number + 1, found.pages, found.held.articles, texts,
            messages_kept=found.held.messages, forgettable=some,
        )  # fmt: skip
        return rendered, under_sources(owner_id, found.number, found.pages, texts)


def _page_named(words: str) -> int:
    """The page that "/sources 3" asks for, from 0; the first where no number is given. Arabic digits count too."""
    named = int(words[:_LONGEST_NUMBER]) if words.isdecimal() else 1
    return min(max(1, named), LARGEST_NUMBER) - 1
