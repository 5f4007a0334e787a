"""Shows digests: what one is of and where it goes come in; a note where it takes long, a page with buttons to turn it,
and then a picture where one is wanted, go out. The page is the answer: the picture comes behind it or not at all."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, ReplyParameters
from telegram.error import TelegramError

from bot.digests.daily_counts import daily_counts
from bot.digests.picture import picture
from bot.memory.digest_protocol import ShownDigest
from bot.recent import Recent
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.group_members import is_member
from bot.telegram.chats.presses import pressed_at, presser_texts, tell
from bot.telegram.chats.rights import Rights
from bot.telegram.digests.making import Making, emptied
from bot.telegram.formatting.rendering import SHOWN_ON_PAGES, cited_in, linked_in, render_digest
from bot.telegram.formatting.rich_text import RichText, plain
from bot.telegram.parsing.callback_data import LARGEST_NUMBER, Press
from bot.telegram.parsing.delivery import Address
from bot.telegram.parsing.keyboards import under_digest
from bot.telegram.sending.once import HeldBackError, no_answer_yet
from bot.telegram.sending.waiting import waiting
from bot.texts import Texts, texts_in
from index.errors import InputError, QawlError
from retrieval.digest.records import Digest
from retrieval.records import Citation

_LOGGER = logging.getLogger(__name__)

NOTE_AFTER_SECONDS = 2.0
PAGES_KEPT = 200  # digests whose pages are at hand; others are worked out again


@dataclass(frozen=True, slots=True)
class _Pages:
    """Pages as they were shown, what they cite, and the documents that links of theirs were shared in."""

    pages: tuple[RichText, ...]
    cited: tuple[Citation, ...] = ()
    linked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """All that is to be sent; `picture` is a PNG, None for no picture."""

    digest: Digest
    shown: _Pages
    picture: bytes | None


@dataclass(frozen=True, slots=True)
class Extras:
    """`above` is said before the digest; `chart` gives the zone in whose days a picture counts posts, None for no
    picture.

    `if_empty` is said where there are no posts; without it the digest says so itself.
    """

    above: str = ""
    chart: tzinfo | None = None
    if_empty: str = ""


class Showing:
    """Shows digests and turns their pages."""

    def __init__(self, bot: Bot, backend: Backend, making: Making, rights: Rights) -> None:
        self._bot = bot
        self._backend = backend
        self._making = making
        self._rights = rights
        self._kept = Recent[str, _Pages](PAGES_KEPT)

    async def show(self, to: Address, asked: ShownDigest, texts: Texts, extras: Extras) -> tuple[Digest, bool]:
        """Work a digest out and send it: the digest, and whether it arrived. Raises what `Making.make` does.

        The note is no answer: if the process ends before the digest is sent, the command comes again.
        """
        work = asyncio.ensure_future(self._work_out(asked, texts, extras))
        note: tuple[int, ...] = ()
        try:
            async with waiting(self._bot, to):
                await asyncio.wait({work}, timeout=NOTE_AFTER_SECONDS)
                if not work.done():
                    with no_answer_yet():
                        note = await self._backend.say(to, texts.say("summary-working"))
                made = await self._standing(await work, asked, texts, extras)
        except BaseException:
            work.cancel()
            if note:
                await self._backend.delivery.replace(to, note, [])
            raise
        keyboard = None
        if len(made.shown.pages) > 1:
            await self._backend.looking.run(self._backend.memory.put_digest, asked)
            self._kept[asked.id] = made.shown
            keyboard = under_digest(asked.id, 0, len(made.shown.pages), texts)
        arrived = await self._put(to, note, made.shown.pages[:1], keyboard)
        if arrived and made.picture is not None:
            await self._illustrate(to, asked, made.shown, made.picture)
        return made.digest, bool(arrived)

    async def holds_anything(self, asked: ShownDigest) -> bool:
        """See `Making.holds_anything`."""
        return await self._making.holds_anything(asked)

    async def turn(self, query: CallbackQuery, press: Press) -> None:
        """Show another page in place of the one whose button was pressed."""
        at, person_id = pressed_at(query), query.from_user.id
        asked = await self._backend.looking.run(self._backend.memory.digest, press.subject)
        if asked is None or asked.shown_in != at.chat_id:
            await tell(query, (await presser_texts(query, self._backend)).say("button-expired"))
        elif not await self._rights.may_press(at.chat_id, person_id, asked.asker_id):
            await tell(query, (await presser_texts(query, self._backend)).say("button-of-another"))
        elif asked.shown_in > 0 > asked.about and not await is_member(self._bot, asked.about, person_id):
            await tell(query, (await presser_texts(query, self._backend)).say("catchup-members-only"))
        else:
            await tell(query)
            await self._show_page(query, at, asked, press.number)

    async def _show_page(self, query: CallbackQuery, at: Address, asked: ShownDigest, number: int) -> None:
        texts = texts_in(asked.language, query.from_user.language_code)
        pages = (await self._pages(asked, texts)).pages
        page = min(number, len(pages) - 1, LARGEST_NUMBER)
        keyboard = under_digest(asked.id, page, len(pages), texts)
        message_id = query.message.message_id if query.message is not None else 0
        await self._backend.delivery.replace(at, [message_id], [pages[page]], keyboard)

    async def _pages(self, asked: ShownDigest, texts: Texts) -> _Pages:
        """The pages at hand, while all that they cite still stands; else those of a new digest of the same."""
        kept = self._kept.get(asked.id)
        if kept is not None and await self._making.stands(asked, kept.cited, kept.linked):
            self._kept[asked.id] = kept  # used just now
            return kept
        try:
            made = await self._making.make(asked)
            digest = await self._making.standing(asked, made, SHOWN_ON_PAGES)
            pages = await self._rendered(digest or emptied(made), texts, "")
        except InputError:  # the one article that it was of is not there any more
            return _Pages((plain(texts.say("summary-gone")),))
        if digest is not None:
            self._kept[asked.id] = pages
        return pages

    async def _work_out(self, asked: ShownDigest, texts: Texts, extras: Extras) -> _Made:
        return await self._laid_out(await self._making.make(asked), texts, extras)

    async def _standing(self, made: _Made, asked: ShownDigest, texts: Texts, extras: Extras) -> _Made:
        """What was made, where all that it says still stands; else what is made anew, if only that there is nothing."""
        try:
            digest = await self._making.standing(asked, made.digest, SHOWN_ON_PAGES)
        except InputError:
            if asked.document_id is None:
                raise
            return _Made(emptied(made.digest), _Pages((plain(texts.say("summary-gone")),)), None)
        return made if digest is made.digest else await self._laid_out(digest or emptied(made.digest), texts, extras)

    async def _laid_out(self, digest: Digest, texts: Texts, extras: Extras) -> _Made:
        if not digest.posts and extras.if_empty:
            return _Made(digest, _Pages((plain(extras.if_empty),)), None)
        shown = await self._rendered(digest, texts, extras.above)
        counts = daily_counts(digest, extras.chart) if extras.chart is not None else None
        drawn = await self._backend.thinking.run(picture, counts, texts) if counts is not None else None
        return _Made(digest, shown, drawn)

    async def _rendered(self, digest: Digest, texts: Texts, above: str) -> _Pages:
        pages = await self._backend.looking.run(render_digest, digest, texts, SHOWN_ON_PAGES, above)
        return _Pages(tuple(pages), cited_in(digest, SHOWN_ON_PAGES), linked_in(digest, SHOWN_ON_PAGES))

    async def _put(
        self, to: Address, note: Sequence[int], pages: Sequence[RichText], keyboard: InlineKeyboardMarkup | None = None
    ) -> tuple[int, ...]:
        """Send pages, in place of the note where there is one."""
        if note:
            try:
                return await self._backend.delivery.replace(to, note, pages, keyboard)
            except HeldBackError:  # who comes for it later begins anew
                await self._backend.delivery.replace(to, note, [])
                raise
        return await self._backend.delivery.send(to, pages, keyboard)

    async def _illustrate(self, to: Address, asked: ShownDigest, shown: _Pages, drawn: bytes) -> None:
        """Send the posts of each day, unless some that it names were removed meanwhile. The digest has arrived, and
        stays without a picture where Telegram refuses one, or it isn't known whether it may be shown still."""
        reply = ReplyParameters(to.reply_to, allow_sending_without_reply=True) if to.reply_to else None
        try:
            if await self._making.stands(asked, shown.cited, shown.linked):
                await self._bot.send_photo(
                    to.chat_id, drawn, message_thread_id=to.topic_id, reply_parameters=reply, filename="posts.png"
                )
        except (TelegramError, QawlError) as error:
            _LOGGER.warning("A picture for chat %d was not sent: %s", to.chat_id, error)
