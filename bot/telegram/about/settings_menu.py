"""/language and /settings: what a chat decides for itself goes in, by words or by buttons, and is stored.

In private anybody decides; in a group its administrators do.
"""

from collections.abc import Callable
from dataclasses import replace

from telegram import CallbackQuery

from bot.memory.records import ChatSettings, Language
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.presses import Action, pressed_at, presser_texts, tell
from bot.telegram.chats.rights import Rights
from bot.telegram.formatting.rich_text import RichText
from bot.telegram.parsing.callback_data import Act, Press
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.keyboards import ALL, OWN, under_language, under_settings
from bot.telegram.parsing.reply_language import hint_texts
from bot.texts import Texts

_LANGUAGES = {
    **dict.fromkeys(("ar", "arabic", "العربية", "عربية", "عربي", "بالعربية"), Language.ARABIC),
    **dict.fromkeys(("en", "english", "الإنجليزية", "الانجليزية", "إنجليزي", "انجليزي"), Language.ENGLISH),
    **dict.fromkeys(("auto", "automatic", "تلقائي", "تلقائيًا", "تلقائيا"), Language.AUTO),
}


class SettingsMenu:
    """What these commands and their buttons do."""

    def __init__(self, backend: Backend, rights: Rights) -> None:
        self._backend = backend
        self._rights = rights

    @property
    def actions(self) -> dict[Act, Action]:
        """Each by what its button says."""
        return {Act.LANGUAGE: self.choose, Act.GROUP_LANGUAGE: self.choose, Act.GROUP_BUTTONS: self.choose}

    async def language(self, incoming: Incoming) -> None:
        """/language with a language, or alone: then there are buttons to choose with."""
        settings = await self._backend.settings(incoming.chat_id)
        texts = hint_texts(settings, incoming.device_language)
        if not await self._rights.leads(incoming.chat_id, incoming.asker_id):
            await self._backend.say(incoming.address, texts.say("admins-only"))
            return
        chosen = _LANGUAGES.get(incoming.words.casefold())
        if chosen is None:
            keyboard = under_language(settings.language, texts)
            await self._backend.say(incoming.address, texts.say("language-question"), keyboard)
            return
        settings = await self._store(incoming.chat_id, lambda stored: replace(stored, language=chosen))
        await self._backend.say(incoming.address, _chosen(settings, hint_texts(settings, incoming.device_language)))

    async def settings(self, incoming: Incoming) -> None:
        """/settings: in groups, for those who lead them."""
        settings = await self._backend.settings(incoming.chat_id)
        texts = hint_texts(settings, incoming.device_language)
        if incoming.private:
            await self._backend.say(incoming.address, texts.say("settings-in-private"))
        elif await self._rights.leads(incoming.chat_id, incoming.asker_id):
            await self._backend.say(incoming.address, _overview(settings, texts), under_settings(settings, texts))
        else:
            await self._backend.say(incoming.address, texts.say("admins-only"))

    async def choose(self, query: CallbackQuery, press: Press) -> None:
        """Store what a button says, and let its message say so."""
        at = pressed_at(query)
        device = query.from_user.language_code
        change = _change(press)
        if change is None:
            await tell(query, (await presser_texts(query, self._backend)).say("button-expired"))
            return
        if not await self._rights.leads(at.chat_id, query.from_user.id):
            await tell(query, (await presser_texts(query, self._backend)).say("admins-only"))
            return
        settings = await self._store(at.chat_id, change)
        texts = hint_texts(settings, device)
        await tell(query, texts.say("settings-stored"))
        in_private = press.act is Act.LANGUAGE
        text = _chosen(settings, texts) if in_private else _overview(settings, texts)
        keyboard = under_language(settings.language, texts) if in_private else under_settings(settings, texts)
        message_id = query.message.message_id if query.message is not None else 0
        await self._backend.delivery.replace(at, [message_id], [RichText(text)], keyboard)

    async def _store(self, chat_id: int, change: Callable[[ChatSettings], ChatSettings]) -> ChatSettings:
        return await self._backend.looking.run(self._backend.memory.change_settings, chat_id, change)


def _change(press: Press) -> Callable[[ChatSettings], ChatSettings] | None:
    """What a button changes; None for one that says nothing we know."""
    if press.act is Act.GROUP_BUTTONS:
        return (
            (lambda settings: replace(settings, buttons_for_all=press.subject == ALL))
            if press.subject in {ALL, OWN}
            else None
        )
    if press.subject not in set(Language):
        return None
    return lambda settings: replace(settings, language=Language(press.subject))


def _chosen(settings: ChatSettings, texts: Texts) -> str:
    return texts.say("language-chosen", language=settings.language)


def _overview(settings: ChatSettings, texts: Texts) -> str:
    who = "buttons-for-all" if settings.buttons_for_all else "buttons-for-asker"
    return f"{texts.say('settings-heading')}\n\n{_chosen(settings, texts)}\n{texts.say(who)}"
