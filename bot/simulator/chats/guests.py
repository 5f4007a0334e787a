"""The bot as a guest: a message that names it in a chat where it is no member goes in as an update; the one message
that it may answer with comes out. After Bot API 10.0."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.delivery import names_bot
from bot.simulator.chats.queries import ANSWER_SECONDS
from bot.simulator.chats.records import PRESENT, Chat, Json

_WITH_GUESTS = frozenset({"group", "supergroup"})


@dataclass(slots=True)
class GuestQuery:
    """A message that called the bot, which it may answer once."""

    id: str
    chat_id: int
    caller: Json
    asked: float
    answered: bool = False


class Guests:
    """All calls for the guest, by id."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats
        self._queries: dict[str, GuestQuery] = {}
        chats.events.append(self._see)

    def waiting(self, query_id: str) -> GuestQuery | None:
        """The query with this id, if the bot may still answer it."""
        query = self._queries.get(query_id)
        if query is None or query.answered or self._chats.clock() - query.asked > ANSWER_SECONDS:
            return None
        return query

    def answer(self, query: GuestQuery, content: Mapping[str, object]) -> Json:
        """The bot's message in the chat where it is a guest."""
        query.answered = True
        chat = self._chats.chat(query.chat_id)
        message = self._chats.new_message(chat, self._chats.bot, {**query.caller, **content})
        self._chats.tell("message", {"chat": chat.id, "message": message})
        return message

    def _see(self, kind: str, event: Json) -> None:
        """Call the bot where a new message of a person does."""
        if kind != "message":
            return
        chat, message = self._chats.chat(event["chat"]), event["message"]
        caller = _caller(message)
        if caller is None or not self._may_come(chat) or not names_bot(message, self._chats.bot):
            return
        query_id = str(5_000_000_000 + self._chats.next_number())
        self._queries[query_id] = GuestQuery(query_id, chat.id, caller, self._chats.clock())
        self._chats.update("guest_message", message | {"guest_query_id": query_id})

    def _may_come(self, chat: Chat) -> bool:
        status = chat.status(self._chats.bot.id)
        return chat.kind in _WITH_GUESTS and status not in PRESENT and status != "kicked"


def _caller(message: Json) -> Json | None:
    """Who wrote a message, as the guest's answer names them; None for a bot."""
    if "sender_chat" in message:
        return {"guest_bot_caller_chat": message["sender_chat"]}
    user = message.get("from")
    return {"guest_bot_caller_user": user} if user and not user["is_bot"] else None
