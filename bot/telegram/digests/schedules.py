"""/digest: when a chat's digests shall come goes in, by words or by buttons, and is stored.

In private anybody decides for themselves; in a group its administrators do. In a channel the command comes as a post,
which only its administrators can write.
"""

from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardMarkup, Message

from bot.memory.digest_protocol import Scheduled
from bot.memory.records import ChatSettings
from bot.scheduling.saying import complaint, nothing_scheduled, state, zone_question
from bot.scheduling.schedule import Schedule, decoded
from bot.scheduling.words import Asked, Off, ScheduleError, wish
from bot.scheduling.zones import OFFERED
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.channel_commands import Posted
from bot.telegram.chats.linked_channels import UntoldError
from bot.telegram.chats.presses import pressed_at, presser_texts, tell
from bot.telegram.chats.rights import Rights
from bot.telegram.digests.making import keeps
from bot.telegram.digests.posting import Posting
from bot.telegram.formatting.rich_text import plain
from bot.telegram.keeping.remembering import START
from bot.telegram.parsing.callback_data import Press
from bot.telegram.parsing.delivery import Address
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.keyboards import under_zone_question
from bot.telegram.parsing.reply_language import command_texts, question_texts
from bot.telegram.sending.once import no_answer_yet
from bot.texts import Texts
from index.errors import InputError

COMMAND = "digest"


@dataclass(frozen=True, slots=True)
class _Reply:
    """What is said, and the zones to choose from where that is the question."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None


class Schedules:
    """What this command and its buttons do."""

    def __init__(self, backend: Backend, rights: Rights, posting: Posting) -> None:
        self._backend = backend
        self._rights = rights
        self._posting = posting

    async def command(self, incoming: Incoming) -> None:
        """/digest with a schedule or "off", for those who lead the chat; alone it tells everybody how things are."""
        settings = await self._backend.settings(incoming.chat_id)
        texts = command_texts(settings, incoming.words, incoming.device_language)
        if incoming.words and not await self._rights.leads(incoming.chat_id, incoming.asker_id):
            reply = _Reply(texts.say("admins-only"))
        else:
            where = Address(incoming.chat_id, incoming.topic_id)
            reply = await self._reply(where, incoming.asker_id, incoming.words, settings, texts)
        await self._backend.say(incoming.address, reply.text, reply.keyboard)

    async def posted(self, posted: Posted) -> tuple[int, ...]:
        """The same in a channel."""
        where = posted.where
        settings = await self._backend.settings(where.chat_id)
        reply = await self._reply(where, where.chat_id, posted.words, settings, posted.texts(settings))
        return await self._backend.say(where, reply.text, reply.keyboard)

    async def choose_zone(self, query: CallbackQuery, press: Press) -> None:
        """Somebody has pressed the button of a zone: that is the chat's from now on."""
        at = pressed_at(query)
        texts = await presser_texts(query, self._backend)
        if not await self._rights.leads(at.chat_id, query.from_user.id):
            await tell(query, texts.say("admins-only"))
            return
        try:
            schedule = decoded(press.subject, OFFERED[press.number])
        except (InputError, IndexError):
            await tell(query, texts.say("button-expired"))
            return
        with no_answer_yet():  # it is, once it is stored
            await tell(query, texts.say("settings-stored"))
        # Who presses may read another language than they, or another admin, asked in.
        settings = await self._backend.settings(at.chat_id)
        asked_in = question_texts(settings, _text_of(query), query.from_user.language_code)
        text = await self._set(at, query.from_user.id, schedule, asked_in)
        message_id = query.message.message_id if query.message is not None else 0
        await self._backend.delivery.replace(at, [message_id], [plain(text)])

    async def _reply(self, where: Address, by: int, words: str, settings: ChatSettings, texts: Texts) -> _Reply:
        memory, looking = self._backend.memory, self._backend.looking
        try:
            wanted = wish(words)
        except ScheduleError as error:
            return _Reply(complaint(error, texts))
        match wanted:
            case Asked():
                scheduled = await looking.run(memory.schedule_of, where.chat_id)
                if scheduled is None:
                    return _Reply(nothing_scheduled(texts))
                return _Reply(state(scheduled.schedule, self._backend.now(), texts))
            case Off():
                await looking.run(memory.drop_schedule, where.chat_id)
                self._posting.wake()
                return _Reply(texts.say("schedule-off"))
        zone = wanted.zone or settings.time_zone
        schedule = Schedule(wanted.minute, wanted.weekday, zone or OFFERED[0])
        if not zone:
            return _Reply(zone_question(texts), under_zone_question(schedule.code, texts))
        return _Reply(await self._set(where, by, schedule, texts))

    async def _set(self, where: Address, by: int, schedule: Schedule, texts: Texts) -> str:
        """Store a schedule, and its zone as the chat's: what is said of it."""
        memory, now = self._backend.memory, self._backend.now()
        scheduled = Scheduled(where.chat_id, where.topic_id or 0, schedule, texts.tag, set_at=now, set_by=by)
        await self._backend.looking.run(memory.set_schedule, scheduled)
        self._posting.wake()
        said = state(schedule, now, texts)
        if where.chat_id < 0 and not where.silently and not await self._may_keep(where.chat_id):
            said += "\n\n" + texts.say("summary-not-remembering", start=START)
        return said

    async def _may_keep(self, group_id: int) -> bool:
        """Whether there may be something to tell of a group: also where Telegram doesn't say."""
        try:
            return await keeps(self._backend, group_id)
        except UntoldError:
            return True


def _text_of(query: CallbackQuery) -> str:
    """What the message says whose button was pressed; "" where Telegram doesn't tell any more."""
    return (query.message.text or "") if isinstance(query.message, Message) else ""
