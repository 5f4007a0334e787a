"""What a Bot API server knows, apart from HTTP: updates that wait to be fetched, messages that the bot has sent,
and what is to go wrong. Method calls go in as parameters; results or an `ApiError` come out."""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from message_html import MarkupError, parse, units

LONGEST_MESSAGE = 4096  # UTF-16 units after parsing
MOST_UPDATES = 100
BOT = {"id": 123456, "is_bot": True, "first_name": "Qawl", "username": "qawl_bot"}

Json = dict[str, Any]

_CONSTANT: Mapping[str, object] = {
    "getme": BOT,
    "deletewebhook": True,
    "getwebhookinfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
}


class ApiError(Exception):
    """A call that the server refuses: a status and what the Bot API says to it."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


@dataclass
class Fault:
    """What happens to a call instead of, or before, what should.

    With `drop` the call takes effect, but its connection is closed without a word.
    """

    status: int | None = None
    description: str = "Internal Server Error"
    retry_after: int | None = None
    delay: float = 0.0
    drop: bool = False


@dataclass
class BotApiState:
    """One bot's side of the server.

    `calls` lists every call, in order, as (method, parameters); `sent` every message; `actions` every chat action
    as (chat id, action).
    """

    calls: list[tuple[str, Json]] = field(default_factory=list)
    sent: list[Json] = field(default_factory=list)
    actions: list[tuple[int, str]] = field(default_factory=list)
    commands: Json = field(default_factory=dict)
    faults: defaultdict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    chats: dict[int, Json] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    closing: bool = False

    def __post_init__(self) -> None:
        self._updates: deque[Json] = deque()
        self._last_update = 1000
        self._last_message = 0
        self._allowed: frozenset[str] = frozenset()
        self._poll = 0
        self._changed = asyncio.Condition()
        self._inboxes: defaultdict[int, asyncio.Queue[Json]] = defaultdict(asyncio.Queue)

    async def record(self, method: str, parameters: Json) -> None:
        """Remember a call, whatever comes of it."""
        self.calls.append((method, parameters))
        async with self._changed:
            self._changed.notify_all()

    async def called(self, method: str) -> None:
        """Wait for the first call of a method, by its name in lower case."""
        async with self._changed:
            await self._changed.wait_for(lambda: any(name == method for name, _ in self.calls))

    async def push(self, kind: str, content: Json) -> None:
        """Put an update in line, unless the bot's last getUpdates call excluded its kind."""
        if not self._allowed or kind in self._allowed:
            self._last_update += 1
            self._updates.append({"update_id": self._last_update, kind: content})
        async with self._changed:
            self._changed.notify_all()

    def next_message_id(self) -> int:
        """Message ids count up, over all chats."""
        self._last_message += 1
        return self._last_message

    async def next_sent(self, chat_id: int) -> Json:
        """The bot's next message to a chat, as soon as there is one."""
        return await self._inboxes[chat_id].get()

    async def close(self) -> None:
        """Let every waiting poll return."""
        self.closing = True
        async with self._changed:
            self._changed.notify_all()

    async def get_updates(self, parameters: Mapping[str, Any]) -> list[Json]:
        """Long polling: wait until there is something, or for `timeout` seconds."""
        self._poll = mine = self._poll + 1
        offset = int(parameters.get("offset") or 0)
        limit = min(MOST_UPDATES, max(1, int(parameters.get("limit") or MOST_UPDATES)))
        if "allowed_updates" in parameters:
            self._allowed = frozenset(parameters["allowed_updates"])
        while offset < 0 and len(self._updates) > -offset:
            self._updates.popleft()
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        async with self._changed:
            self._changed.notify_all()
            try:
                async with asyncio.timeout(float(parameters.get("timeout") or 0)):
                    await self._changed.wait_for(lambda: bool(self._updates) or self._poll != mine or self.closing)
            except TimeoutError:
                return []
        if self._poll != mine:
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        return list(self._updates)[:limit]

    def call(self, method: str, parameters: Mapping[str, Any]) -> object:
        """The result of any other method, by its name in lower case."""
        match method:
            case "sendmessage":
                return self.send_message(parameters)
            case "sendchataction":
                return self.send_chat_action(parameters)
            case "setmycommands":
                return self.set_my_commands(parameters)
        if method not in _CONSTANT:
            raise ApiError(404, "Not Found")
        return _CONSTANT[method]

    def send_message(self, parameters: Mapping[str, Any]) -> Json:
        """Deliver a message, with its entities if it is in HTML."""
        chat = self._chat(parameters)
        text = str(parameters.get("text", ""))
        entities: list[Json] = []
        if str(parameters.get("parse_mode", "")).lower() == "html":
            try:
                text, found = parse(text)
            except MarkupError as error:
                raise ApiError(400, f"Bad Request: can't parse entities: {error}") from error
            entities = [entity.as_json() for entity in found]
        if not text.strip():
            raise ApiError(400, "Bad Request: message text is empty")
        if units(text) > LONGEST_MESSAGE:
            raise ApiError(400, "Bad Request: message is too long")
        message = {
            "message_id": self.next_message_id(),
            "from": BOT,
            "chat": chat,
            "date": int(time.time()),
            "text": text.strip(),
        }
        if entities:
            message["entities"] = entities
        if preview := parameters.get("link_preview_options"):
            message["link_preview_options"] = preview
        self.sent.append(message)
        self._inboxes[chat["id"]].put_nowait(message)
        return message

    def send_chat_action(self, parameters: Mapping[str, Any]) -> bool:
        """Show an action such as "typing" in a chat."""
        self.actions.append((self._chat(parameters)["id"], str(parameters.get("action"))))
        return True

    def set_my_commands(self, parameters: Mapping[str, Any]) -> bool:
        """Remember the bot's menu for one language."""
        self.commands[str(parameters.get("language_code", ""))] = parameters.get("commands")
        return True

    def _chat(self, parameters: Mapping[str, Any]) -> Json:
        try:
            chat = self.chats[int(parameters["chat_id"])]
        except (KeyError, ValueError):
            raise ApiError(400, "Bad Request: chat not found") from None
        if chat["id"] in self.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return chat
