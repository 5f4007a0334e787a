"""/catchup: somebody in a group goes in; what was said there since they last wrote, or last caught up, is sent to them
in private. Nothing of a group is told to anybody who is not in it."""

import logging
import re
from datetime import datetime

from telegram import Bot, Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.clocks import believed
from bot.dates import readable_date
from bot.memory.digest_protocol import ShownDigest
from bot.printable import without_direction_controls
from bot.telegram.answering.asking import Asking
from bot.telegram.answering.messages import understood
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.group_members import is_member
from bot.telegram.digests.making import keeps
from bot.telegram.digests.showing import Extras, Showing
from bot.telegram.digests.summary import FIRST_SPAN, TICK
from bot.telegram.keeping.remembering import START
from bot.telegram.parsing.callback_data import new_id
from bot.telegram.parsing.delivery import Address
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.keyboards import to_private_chat
from bot.telegram.sending.once import given_up_if_held_back
from bot.texts import Texts
from retrieval.digest.time_span import Wanted

_LOGGER = logging.getLogger(__name__)

WHOLE_GROUP = 0  # people read and write in all topics: their marks are the group's
DONE = "👍"

_PAYLOAD = re.compile(r"catchup_(-[0-9]{1,18})")  # of which any storage can hold the number


class Catchup:
    """What this command does, and the link that it offers."""

    def __init__(self, bot: Bot, backend: Backend, asking: Asking, showing: Showing) -> None:
        self._bot = bot
        self._backend = backend
        self._asking = asking
        self._showing = showing

    async def command(self, incoming: Incoming) -> None:
        """/catchup in a group: the digest goes to whoever asked, or, where Telegram doesn't let the bot begin, a way
        to open the chat goes to the group."""
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        if incoming.private:
            await self._backend.say(incoming.address, texts.say("catchup-in-private"))
        elif incoming.asker_id < 0:
            await self._backend.say(incoming.address, texts.say("catchup-anonymous"))
        elif not await keeps(self._backend, incoming.chat_id):
            await self._backend.say(incoming.address, texts.say("summary-not-remembering", start=START))
        elif not await self._asking.admits_command(incoming, texts):
            return
        elif await self._told(incoming, texts):
            await self._nod(incoming)
        else:
            address = f"https://t.me/{self._bot.username}?start=catchup_{incoming.chat_id}"
            question = texts.say("catchup-open-chat")
            await self._backend.say(incoming.address, question, to_private_chat(address, texts))

    async def started(self, incoming: Incoming) -> bool:
        """What follows the link that `command` offers; False for a /start that came from elsewhere."""
        linked = linked_group(incoming.words)
        if linked is None or not incoming.private:
            return False
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        if not await self._asking.admits_command(incoming, texts):
            return True
        group_id = await self._backend.looking.run(self._backend.memory.home_of, linked)
        if await is_member(self._bot, group_id, incoming.asker_id):
            await self._tell(incoming.asker_id, group_id, texts)
        else:
            await self._backend.say(incoming.address, texts.say("catchup-members-only"))
        return True

    async def wrote(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Somebody has written in a group."""
        message = update.message
        if message is None or message.chat.type not in {ChatType.GROUP, ChatType.SUPERGROUP}:
            return
        incoming = understood(message, context.bot)
        if incoming is not None and incoming.command is None and incoming.asker_id > 0:
            await self._backend.looking.run(self._note, incoming.chat_id, incoming.asker_id, incoming.written_at)

    async def _told(self, incoming: Incoming, texts: Texts) -> bool:
        """As `_tell`, from a group, which doesn't wait until Telegram takes what goes to one person."""
        with given_up_if_held_back():
            return await self._tell(incoming.asker_id, incoming.chat_id, texts)

    async def _tell(self, person_id: int, group_id: int, texts: Texts) -> bool:
        """Send what somebody missed: whether it arrived. Nothing goes to people who are not in the group."""
        memory, now = self._backend.memory, self._backend.now()
        if not await is_member(self._bot, group_id, person_id):
            return False
        seen = believed(await self._backend.looking.run(memory.reached, group_id, WHOLE_GROUP, person_id), now)
        since = now - FIRST_SPAN if seen is None else seen + TICK
        asked = ShownDigest(
            id=new_id(),
            shown_in=person_id,
            asker_id=person_id,
            about=group_id,
            wanted=Wanted(since=since),
            document_id=None,
            language=texts.language,
            made_at=now,
        )
        group = await self._name(group_id)
        extras = Extras(
            above=texts.say("catchup-heading", group=group),
            if_empty=texts.say("catchup-nothing", group=group, since=readable_date(since, texts.tag)),
        )
        digest, arrived = await self._showing.show(Address(person_id), asked, texts, extras)
        if arrived and digest.last is not None:
            last = min(digest.last, self._backend.now())
            await self._backend.looking.run(self._note, group_id, person_id, last)
        return arrived

    async def _name(self, group_id: int) -> str:
        try:
            title = (await self._bot.get_chat(group_id)).title
            return without_direction_controls(title or "").strip() or str(group_id)
        except TelegramError as error:
            _LOGGER.info("Telegram doesn't say what chat %d is called: %s", group_id, error)
            return str(group_id)

    async def _nod(self, incoming: Incoming) -> None:
        """Let the group see that it is done, without a message."""
        try:
            await self._bot.set_message_reaction(incoming.chat_id, incoming.message_id, DONE)
        except TelegramError as error:
            _LOGGER.info("A reaction in chat %d failed: %s", incoming.chat_id, error)

    def _note(self, chat_id: int, person_id: int, at: datetime) -> None:
        """Up to then somebody has missed nothing. It isn't noted where the group is not remembered, nor of who opted
        out."""
        memory = self._backend.memory
        if memory.remembers(chat_id) and person_id not in memory.silent_in(chat_id):
            memory.reach(chat_id, WHOLE_GROUP, person_id, at)


def linked_group(words: str) -> int | None:
    """The group that the words after a /start lead back to; None for any that no link of `Catchup` leads to."""
    found = _PAYLOAD.fullmatch(words)
    return None if found is None else int(found[1])
