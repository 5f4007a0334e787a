"""What people give the bot to answer from: /add, and what operators send it in private, go in; it is read and stored in
the room for that, and what may not be is said."""

from collections.abc import Sequence

from bot.telegram.chats.backend import Backend
from bot.telegram.chats.rights import Rights
from bot.telegram.keeping.downloads import LARGEST_DOWNLOAD
from bot.telegram.keeping.reading_room import Order, ReadingRoom
from bot.telegram.parsing.given import Given, GivenFile, GivenPost
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.sending.once import given_up_if_held_back, was_held_back
from bot.telegram.turns.albums import Albums
from bot.telegram.turns.limits import DAY, Limit
from bot.texts import Texts
from index.records import LIBRARY, Scope

# So that nobody floods the machine; none of it holds for operators.
ADDS_PER_DAY = 30  # files, links and posts of one person
LARGEST_FILE = 5_000_000  # bytes; a long book as plain text is a fifth of it
MOST_DOCUMENTS = 2_000  # of one chat, beside its messages, from which on nothing more is added


class Adding:
    """What /add does, and what is done with files, links and posts in private chats."""

    def __init__(self, backend: Backend, rights: Rights, room: ReadingRoom) -> None:
        self._backend = backend
        self._rights = rights
        self._room = room
        self._limit = Limit(ADDS_PER_DAY, DAY)
        self._hinted = Albums()

    async def command(self, incoming: Incoming) -> None:
        """/add with links, on a file, or as a reply to a message with a file, with links or from elsewhere.

        Raises `TelegramError` where Telegram doesn't say who leads the group.
        """
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        scope = await self._rights.fills(incoming.chat_id, incoming.asker_id)
        given = incoming.offered.given or incoming.offered_in_reply.given
        if scope is None:
            await self._backend.say(incoming.address, texts.say("adding-admins-only"))
        elif not given:
            await self._backend.say(incoming.address, texts.say("adding-hint"))
        else:
            await self._add(incoming, given, scope, texts)

    def takes(self, incoming: Incoming) -> bool:
        """Whether a private message holds something to add, or to say how to; False for one like any other."""
        given, alone = incoming.offered.given, incoming.offered.alone
        if self._rights.is_operator(incoming.asker_id):
            return alone or _holds(GivenFile, given)
        return alone and not _holds(GivenPost, given)

    async def offered(self, incoming: Incoming) -> None:
        """Add what an operator sends in private; tell others how. For messages that it `takes`."""
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        if self._rights.is_operator(incoming.asker_id):
            await self._add(incoming, incoming.offered.given, LIBRARY, texts)
        elif self._hinted.is_new(incoming.album) or was_held_back():
            await self._backend.say(incoming.address, texts.say("adding-how"))

    async def _add(self, incoming: Incoming, given: Sequence[Given], scope: Scope, texts: Texts) -> None:
        if self._room.is_full(incoming.chat_id):
            await self._backend.say(incoming.address, texts.say("adding-too-many"))
            return
        if self._rights.is_operator(incoming.asker_id):
            largest = LARGEST_DOWNLOAD
        else:
            largest = LARGEST_FILE
            if await self._backend.looking.run(self._articles, scope) >= MOST_DOCUMENTS:
                await self._backend.say(incoming.address, texts.say("adding-full", count=MOST_DOCUMENTS))
                return
            now = self._backend.clock()
            admitted = [each for each in given if self._limit.act(incoming.asker_id, now).allowed]
            if len(admitted) < len(given):
                with given_up_if_held_back():  # what is admitted is read now, and counted once
                    await self._backend.say(incoming.address, texts.say("adding-enough-today", count=ADDS_PER_DAY))
            given = admitted
        if given:
            where = texts.say(_where(scope, private=incoming.private))
            await self._room.read(Order(given, scope, incoming.address, texts, where, largest))

    def _articles(self, scope: Scope) -> int:
        return self._backend.engine.listing.tally([scope]).articles


def _holds(kind: type[Given], given: Sequence[Given]) -> bool:
    return any(isinstance(each, kind) for each in given)


def _where(scope: Scope, *, private: bool) -> str:
    if scope == LIBRARY:
        return "added-for-all"
    return "added-for-you" if private else "added-for-group"
