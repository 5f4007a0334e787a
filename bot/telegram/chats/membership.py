"""The bot's own comings and goings: changes of its membership and moves of groups go in; a greeting goes out, what was
decided in a chat that the bot is put out of is taken back, and what belonged to a group that became a supergroup moves
along."""

import asyncio
import logging

from telegram import Bot, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import ChatMigrated, TelegramError
from telegram.ext import ContextTypes

from bot.telegram.chats.backend import Backend
from bot.telegram.parsing.delivery import Address
from bot.telegram.turns.workers import Workers
from index.records import Scope

_LOGGER = logging.getLogger(__name__)

_PRESENT = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER})


class Membership:
    """The handlers of what happens to the bot itself."""

    def __init__(self, backend: Backend, keeping: Workers | None = None) -> None:
        """`keeping` is the thread in which messages are stored, if any are: none meets a move that way."""
        self._backend = backend
        self._workers = keeping or backend.looking
        self._moving = asyncio.Lock()
        self._moves: dict[int, asyncio.Event] = {}  # under way, by the new id

    async def changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Greet a group that the bot was added to; to be promoted, put out or blocked is no reason to speak. Who puts
        it out, and has it in again, decides anew what it may keep and when digests come."""
        change = update.my_chat_member
        if change is None:
            return
        came = not is_present(change.old_chat_member) and is_present(change.new_chat_member)
        in_group = change.chat.type in {ChatType.GROUP, ChatType.SUPERGROUP}
        if came and in_group and not await self._has_moved_to(change.chat.id):
            texts = await self._backend.texts(change.chat.id, change.from_user.language_code)
            await self._backend.say(Address(change.chat.id), texts.say("group-greeting"))
        else:
            _LOGGER.info("In chat %d the bot is now: %s", change.chat.id, change.new_chat_member.status)
        if not is_present(change.new_chat_member):
            await self._leave(change, update.update_id, context.bot)

    async def moved(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Move what belonged to a group to the supergroup that it became. Telegram tells it in both, in any order."""
        message = update.message
        if message is None:
            return
        if message.migrate_to_chat_id is not None:
            await self._move(message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id is not None:
            await self._move(message.migrate_from_chat_id, message.chat.id)

    async def settled(self, chat_id: int) -> None:
        """Wait until nothing is being moved to this chat."""
        move = self._moves.get(chat_id)
        if move is not None:
            await move.wait()

    async def follow(self, chat_id: int) -> None:
        """Move what has been stored for a group while it was being moved itself, or after that."""
        home = await self._backend.looking.run(self._backend.memory.home_of, chat_id)
        if home != chat_id:
            await self._move(chat_id, home)

    async def _leave(self, change: ChatMemberUpdated, update_id: int, bot: Bot) -> None:
        if change.chat.type == ChatType.GROUP and await _has_become_another(change.chat.id, bot):
            return
        memory, looking = self._backend.memory, self._backend.looking
        await looking.run(memory.leave_chat, change.chat.id, update_id)
        # After a crash it may come again, when other decisions have been made.
        await looking.run(memory.claim_update, update_id, self._backend.now())

    async def _has_moved_to(self, chat_id: int) -> bool:
        """Whether a group has become this chat: another worker may have been told."""
        return chat_id in self._moves or await self._backend.looking.run(self._backend.memory.is_home, chat_id)

    async def _move(self, old_id: int, new_id: int) -> None:
        done = self._moves.setdefault(new_id, asyncio.Event())
        try:
            async with self._moving:  # the second telling finds everything moved, and repeats what is idempotent
                await self._workers.run(self._move_now, old_id, new_id)
        finally:
            done.set()
            self._moves.pop(new_id, None)

    def _move_now(self, old_id: int, new_id: int) -> None:
        documents = self._backend.engine.move_scope(Scope.chat(old_id), Scope.chat(new_id))
        self._backend.memory.move_chat(old_id, new_id, documents)


async def _has_become_another(chat_id: int, bot: Bot) -> bool:
    """Whether a group has become a supergroup, which Telegram may tell after the bot's membership of it has ended."""
    try:
        await bot.get_chat(chat_id)
    except ChatMigrated:
        return True
    except TelegramError as error:
        _LOGGER.info("Chat %d is left: %s", chat_id, error)
    return False


def is_present(member: ChatMember) -> bool:
    """Whether a member of this kind is in the chat."""
    return member.status in _PRESENT or (isinstance(member, ChatMemberRestricted) and member.is_member)
