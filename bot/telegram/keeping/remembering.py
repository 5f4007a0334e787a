"""/remember, /optout and /optin: what groups decide about keeping what they say, and people about their own messages,
goes in by words; it is stored, and done at once."""

from telegram import Bot, ChatMemberAdministrator
from telegram.error import TelegramError

from bot.keeper import Keeper
from bot.telegram.answering.messages import Command
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.rights import Rights
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.turns.workers import Workers
from bot.texts import Texts
from index.records import Scope

START, STOP, FORGET = "/remember on", "/remember off", "/forget everything"

_ON_OR_OFF = {
    **dict.fromkeys(("on", "start", "yes", "تشغيل", "شغل", "شغّل", "نعم", "ابدأ"), True),
    **dict.fromkeys(("off", "stop", "no", "إيقاف", "ايقاف", "أوقف", "اوقف", "لا"), False),
}


class Remembering:
    """What these commands do. Messages are removed in the thread of `keeping`, in which they are stored: none that is
    on its way can slip through."""

    def __init__(self, bot: Bot, backend: Backend, rights: Rights, keeper: Keeper, keeping: Workers) -> None:
        self._bot = bot
        self._backend = backend
        self._rights = rights
        self._keeper = keeper
        self._keeping = keeping

    @property
    def commands(self) -> dict[str, Command]:
        """Each by its name."""
        return {"remember": self.remember, "optout": self.opt_out, "optin": self.opt_in}

    async def remember(self, incoming: Incoming) -> None:
        """/remember on or off, for those who lead the group; alone it tells everybody how things are."""
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        if incoming.private:
            await self._backend.say(incoming.address, texts.say("remember-in-private", start=START))
            return
        memory, looking = self._backend.memory, self._backend.looking
        wanted = _ON_OR_OFF.get(incoming.words.casefold())
        if wanted is None:
            text = _state(texts, on=await looking.run(memory.remembers, incoming.chat_id))
        elif await self._rights.leads(incoming.chat_id, incoming.asker_id):
            await looking.run(memory.decide, incoming.chat_id, wanted)
            text = _decision(texts, on=wanted)
        else:
            await self._backend.say(incoming.address, texts.say("admins-only"))
            return
        if wanted is not False and not await self._sees_everything(incoming.chat_id):
            text += "\n\n" + texts.say("remember-needs-access")
        await self._backend.say(incoming.address, text)

    async def opt_out(self, incoming: Incoming) -> None:
        """/optout: leave somebody's messages out, in this group, or asked in private in all."""
        await self._opt(incoming, out=True)

    async def opt_in(self, incoming: Incoming) -> None:
        """/optin: take that back."""
        await self._opt(incoming, out=False)

    async def _opt(self, incoming: Incoming, *, out: bool) -> None:
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        if incoming.as_chat:
            await self._backend.say(incoming.address, texts.say("opt-anonymous"))
            return
        where = None if incoming.private else incoming.chat_id
        await self._keeping.run(self._opt_now, incoming.asker_id, where, out)
        await self._backend.say(incoming.address, _opted(texts, everywhere=where is None, out=out))

    def _opt_now(self, user_id: int, chat_id: int | None, out: bool) -> None:
        memory = self._backend.memory
        memory.set_silence(user_id, chat_id, out)
        if not out:
            return
        memory.drop_reached(user_id, chat_id)
        memory.drop_messages(chat_id, user_id)
        if chat_id is None:
            self._keeper.forget_author_everywhere(user_id)
        else:
            self._keeper.forget_author(user_id, Scope.chat(chat_id))

    async def _sees_everything(self, chat_id: int) -> bool:
        """Whether Telegram shows the bot all messages of a group. Where it doesn't say, nothing is claimed."""
        try:
            if (await self._bot.get_me()).can_read_all_group_messages:
                return True
            return isinstance(await self._bot.get_chat_member(chat_id, self._bot.id), ChatMemberAdministrator)
        except TelegramError:
            return True


def _state(texts: Texts, *, on: bool) -> str:
    return texts.say("remember-state-on", stop=STOP) if on else texts.say("remember-state-off", start=START)


def _decision(texts: Texts, *, on: bool) -> str:
    return texts.say("remember-on", stop=STOP) if on else texts.say("remember-off", forget=FORGET)


def _opted(texts: Texts, *, everywhere: bool, out: bool) -> str:
    if out:
        return texts.say("opted-out-everywhere" if everywhere else "opted-out-here")
    return texts.say("opted-in-everywhere" if everywhere else "opted-in-here")
