"""/forget: the number, the id or the title of a document, or everything of a chat, goes in; after a question whether it
is meant, it is gone from the library and from the memory."""

from collections.abc import Sequence

from telegram import CallbackQuery

from bot.keeper import Keeper
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.channel_commands import Posted
from bot.telegram.chats.presses import Action, pressed_at, presser_texts, tell
from bot.telegram.chats.rights import Rights
from bot.telegram.formatting.rendering import render_choice
from bot.telegram.formatting.rich_text import plain
from bot.telegram.keeping.reading_room import ReadingRoom
from bot.telegram.keeping.recorder import Recorder
from bot.telegram.parsing.callback_data import Act, Press
from bot.telegram.parsing.delivery import Address
from bot.telegram.parsing.documents_meant import EVERYTHING, Found, find
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.keyboards import under_forgetting
from bot.telegram.sending.once import no_answer_yet, update_in_work
from bot.telegram.turns.workers import Workers
from bot.texts import Texts
from index.library_records import DocumentSummary, Scopes
from index.records import LIBRARY, Scope


class Forgetting:
    """What /forget and its buttons do. What removes runs in the thread of `keeping`, where messages are
    stored: so nothing of a chat is stored meanwhile.

    What asks who leads a group raises `TelegramError` where Telegram doesn't say.
    """

    def __init__(
        self,
        backend: Backend,
        rights: Rights,
        keeper: Keeper,
        room: ReadingRoom,
        recorder: Recorder,
        keeping: Workers,
    ) -> None:
        self._backend = backend
        self._rights = rights
        self._keeper = keeper
        self._room = room
        self._recorder = recorder
        self._keeping = keeping

    @property
    def actions(self) -> dict[Act, Action]:
        """Each by what its button says."""
        return {Act.FORGET: self.forget, Act.FORGET_ALL: self.forget_all, Act.KEEP: self.keep}

    async def command(self, incoming: Incoming) -> None:
        """Ask whether it is meant; or which, where it could be several."""
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        if incoming.words.casefold() in EVERYTHING:
            await self._ask_for_all(incoming, texts)
            return
        scopes = await self._rights.empties(incoming.chat_id, incoming.asker_id)
        if not scopes:
            await self._backend.say(incoming.address, texts.say("forgetting-admins-only"))
            return
        listed = await self._backend.scopes(incoming.chat_id)
        found = await self._backend.looking.run(self._named, incoming, listed)
        own = [each for each in found if each.summary.scope in scopes]
        if not incoming.words and incoming.replies_to is None:
            await self._backend.say(incoming.address, texts.say("forgetting-hint"))
        elif not found:
            await self._backend.say(incoming.address, texts.say("forgetting-not-found"))
        elif not own:
            await self._backend.say(incoming.address, texts.say(_refusal(found[0].summary.scope, incoming.chat_id)))
        elif len(own) == 1:
            await self._ask(incoming, own[0].summary, texts)
        else:
            await self._backend.delivery.send(incoming.address, render_choice(_lines(own), len(own), texts))

    async def posted(self, posted: Posted) -> tuple[int, ...]:
        """In a channel: ask whether everything is meant. Single posts are named in the group that discusses them."""
        channel_id = posted.where.chat_id
        texts = posted.texts(await self._backend.settings(channel_id))
        if posted.words.casefold() not in EVERYTHING:
            return await self._backend.say(posted.where, texts.say("forgetting-in-channel"))
        return await self._ask_whether_all(posted.where, texts)

    async def forget(self, query: CallbackQuery, press: Press) -> None:
        """Forget the document that the button names."""
        at = pressed_at(query)
        texts = await presser_texts(query, self._backend)
        listed = await self._backend.scopes(at.chat_id)
        summary = await self._backend.looking.run(self._summary, press.subject, listed)
        scopes = await self._rights.empties(at.chat_id, query.from_user.id)
        if not scopes or (summary is not None and summary.scope not in scopes):
            whose = Scope.chat(at.chat_id) if summary is None else summary.scope
            await tell(query, texts.say(_refusal(whose, at.chat_id)))
            return
        if summary is not None:
            await self._keeping.run(self._keeper.forget, summary.id, summary.scope)
        await tell(query)
        await self._settle(query, texts.say("forgotten-document") if summary else texts.say("source-gone"))

    async def forget_all(self, query: CallbackQuery, _press: Press) -> None:
        """Forget all that belongs to the chat."""
        at = pressed_at(query)
        texts = await presser_texts(query, self._backend)
        if not await self._rights.owns(at.chat_id, query.from_user.id):
            await tell(query, texts.say("forgetting-channel-owner-only" if at.silently else "forgetting-owner-only"))
            return
        with no_answer_yet():
            await tell(query)
        async with self._room.closed(at.chat_id):
            wish = update_in_work()
            await self._recorder.forget(at.chat_id, wish)
            count = await self._keeping.run(self._forget_chat_now, at.chat_id, wish)
        await self._settle(query, texts.say("forgotten-everything", count=count))

    async def keep(self, query: CallbackQuery, _press: Press) -> None:
        """Forget nothing."""
        at = pressed_at(query)
        texts = await presser_texts(query, self._backend)
        if not await self._rights.empties(at.chat_id, query.from_user.id):
            await tell(query, texts.say("forgetting-channel-admins-only" if at.silently else "forgetting-admins-only"))
            return
        await tell(query)
        await self._settle(query, texts.say("forgotten-nothing"))

    async def _ask(self, incoming: Incoming, summary: DocumentSummary, texts: Texts) -> None:
        question = texts.say("forget-document", title=summary.title or texts.say("untitled"), count=summary.sentences)
        keyboard = under_forgetting(Press(Act.FORGET, summary.id), texts)
        await self._backend.say(incoming.address, question, keyboard)

    async def _ask_for_all(self, incoming: Incoming, texts: Texts) -> None:
        # Who writes in a group's name may be its owner: the press will tell.
        if not incoming.as_chat and not await self._rights.owns(incoming.chat_id, incoming.asker_id):
            await self._backend.say(incoming.address, texts.say("forgetting-owner-only"))
            return
        await self._ask_whether_all(incoming.address, texts)

    async def _ask_whether_all(self, where: Address, texts: Texts) -> tuple[int, ...]:
        held = await self._backend.looking.run(self._held, Scope.chat(where.chat_id))
        question = texts.say("forget-everything", count=held)
        keyboard = under_forgetting(Press(Act.FORGET_ALL), texts)
        return await self._backend.say(where, question, keyboard)

    def _named(self, incoming: Incoming, scopes: Scopes) -> Sequence[Found]:
        exchange = None
        if incoming.replies_to is not None:
            exchange = self._backend.memory.exchange_shown_in(incoming.chat_id, incoming.replies_to)
        return find(incoming.words, self._backend.engine.listing, scopes, None if exchange is None else exchange.cited)

    def _summary(self, document_id: str, scopes: Scopes) -> DocumentSummary | None:
        return next(iter(self._backend.engine.listing.summaries([document_id], scopes)), None)

    def _held(self, scope: Scope) -> int:
        return self._backend.engine.listing.tally([scope]).documents

    def _forget_chat_now(self, chat_id: int, wish: int | None) -> int:
        # The library first: from then on nobody can quote it any more.
        count = self._keeper.forget_scope(Scope.chat(chat_id))
        self._backend.memory.forget_chat(chat_id, wish)
        return count

    async def _settle(self, query: CallbackQuery, text: str) -> None:
        """Let the question say what came of it."""
        message_id = query.message.message_id if query.message is not None else 0
        await self._backend.delivery.replace(pressed_at(query), [message_id], [plain(text)])


def _refusal(scope: Scope, chat_id: int) -> str:
    """What is said to who may not remove what belongs there, in a chat that sees it."""
    if scope == LIBRARY:
        return "forgetting-not-yours"
    return "forgetting-admins-only" if scope == Scope.chat(chat_id) else "forgetting-channels"


def _lines(found: Sequence[Found]) -> list[tuple[str, DocumentSummary]]:
    return [(f"{each.number}.", each.summary) for each in found]
