"""Buttons pressed and inline queries typed: a person's question to the bot goes in as an update, and what the bot says
to it comes out as an event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.errors import PeopleError, UnknownError
from bot.simulator.chats.records import Chat, Json, User

ANSWER_SECONDS = 15 * 60  # how long Telegram waits for an answer


@dataclass(slots=True)
class Query:
    """A button pressed, or an inline query, that the bot may answer once."""

    id: str
    user_id: int
    chat_id: int
    asked: float
    message_id: int | None = None
    query: str = ""
    contents: dict[str, Json] = field(default_factory=dict)  # of inline results: what choosing one would send
    answered: bool = False


class Queries:
    """All queries, by id. `chosen` says which message an inline message id stands for: (chat id, message id)."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats
        self._queries: dict[str, Query] = {}
        self.chosen: dict[str, tuple[int, int]] = {}

    def press(self, user: User, chat: Chat, message: Json, row: int, column: int) -> Json:
        """Press a button: {"query": id}, or {"url": …}. Raises `UnknownError` for a button that is not there."""
        keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
        if not (0 <= row < len(keyboard) and 0 <= column < len(keyboard[row])):
            raise UnknownError(f"there is no button {row}, {column} under message {message['message_id']}")
        button = keyboard[row][column]
        if "url" in button:
            return {"url": button["url"]}
        if "callback_data" not in button:
            raise PeopleError("the simulator does not know this kind of button")
        query = self._new(user, chat, message["message_id"])
        update = {"id": query.id, "from": user.as_json(), "chat_instance": f"simulated{chat.id}"}
        inline = [key for key, place in self.chosen.items() if place == (chat.id, message["message_id"])]
        update |= {"inline_message_id": inline[0]} if inline else {"message": message}
        self._chats.update("callback_query", update | {"data": button["callback_data"]})
        return {"query": query.id}

    def ask(self, user: User, chat: Chat, text: str, offset: str) -> str:
        """Ask inline: the query's id."""
        query = self._new(user, chat)
        query.query = text
        kind = "sender" if chat.id == user.id else chat.kind
        update = {"id": query.id, "from": user.as_json(), "query": text, "offset": offset, "chat_type": kind}
        self._chats.update("inline_query", update)
        return query.id

    def choose(self, user: User, query_id: str, result_id: str) -> tuple[Chat, Json, str]:
        """The chat to send a result to, what to send, and its inline message id. Raises `UnknownError`."""
        query = self._queries.get(query_id)
        if query is None or query.user_id != user.id or result_id not in query.contents:
            raise UnknownError(f"there is no result {result_id} to query {query_id}")
        inline_id = self._new_inline_id()
        update = {"result_id": result_id, "from": user.as_json(), "query": query.query}
        self._chats.update("chosen_inline_result", update | {"inline_message_id": inline_id})
        return self._chats.chat(query.chat_id), query.contents[result_id], inline_id

    def name_inline(self, chat_id: int, message_id: int) -> str:
        """An inline message id for a message that is there."""
        inline_id = self._new_inline_id()
        self.chosen[inline_id] = (chat_id, message_id)
        return inline_id

    def waiting(self, query_id: str, *, inline: bool) -> Query | None:
        """The query with this id, if the bot may still answer it."""
        query = self._queries.get(query_id)
        if query is None or query.answered or (query.message_id is None) != inline:
            return None
        return query if self._chats.clock() - query.asked <= ANSWER_SECONDS else None

    def answer_press(self, query: Query, said: Mapping[str, object]) -> None:
        """Show what the bot says to a press: `text`, `alert` and `url`."""
        query.answered = True
        place = {"query": query.id, "user": query.user_id, "chat": query.chat_id, "message_id": query.message_id}
        self._chats.tell("callback_answer", place | dict(said))

    def answer_inline(
        self, query: Query, results: Sequence[Json], contents: Mapping[str, Json], more: Mapping[str, object]
    ) -> None:
        """Show results; `contents` is what choosing each would send, `more` what stands beside them."""
        query.answered = True
        query.contents = dict(contents)
        place = {"query": query.id, "user": query.user_id, "chat": query.chat_id}
        self._chats.tell("inline_results", {**place, "results": list(results), **more})

    def _new_inline_id(self) -> str:
        return f"simulated-inline-{self._chats.next_number()}"

    def _new(self, user: User, chat: Chat, message_id: int | None = None) -> Query:
        query_id = str(4_000_000_000 + self._chats.next_number())
        query = self._queries[query_id] = Query(query_id, user.id, chat.id, self._chats.clock(), message_id)
        return query
