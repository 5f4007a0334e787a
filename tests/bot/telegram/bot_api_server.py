"""A Bot API server on the loopback interface, after https://core.telegram.org/bots/api: real HTTP goes in and out.

async with BotApiServer() as server:
    ...start a bot with server.token against server.url...
    await server.user_says(7, "ماذا اقترح رئيسي؟", language_code="ar")
    message = await server.next_message(7)
"""

import asyncio
import json
import time
from types import TracebackType
from typing import Any

from aiohttp import web
from bot_api_state import ApiError, BotApiState, Fault, Json

TOKEN = "123456:AAabc-DEF_ghi"


class BotApiServer:
    """Serves one bot. `port` 0 takes any free one; `url` and `state` are there once it has started."""

    def __init__(self, token: str = TOKEN, port: int = 0) -> None:
        self.token = token
        self.state = BotApiState()
        self._port = port
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> "BotApiServer":
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.state.close()
        if self._runner is not None:
            await self._runner.cleanup()

    # What tests do.

    async def user_says(self, chat_id: int, text: str, *, language_code: str | None = "en", **fields: Any) -> Json:
        """A user writes to the bot in a private chat. `fields` are added to the message, or replace its own."""
        message = self._message(chat_id, language_code, text=text, **fields)
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
        await self.state.push("message", message)
        return message

    async def user_edits(self, chat_id: int, text: str) -> None:
        """A user changes a message in a private chat."""
        await self.state.push("edited_message", self._message(chat_id, "en", text=text, edit_date=int(time.time())))

    async def user_sends(self, chat_id: int, *, language_code: str | None = "en", **content: Any) -> None:
        """A user sends something that is no text: `content` is the message's, such as `sticker={…}`."""
        await self.state.push("message", self._message(chat_id, language_code, **content))

    async def group_says(self, chat_id: int, text: str) -> None:
        """A member writes in a group that the bot is in."""
        message = self._message(chat_id, "en", text=text)
        message["chat"] = self.state.chats[chat_id] = {"id": chat_id, "type": "supergroup", "title": "A group"}
        await self.state.push("message", message)

    async def malformed_update(self) -> None:
        """An update whose message lacks what every message must have."""
        await self.state.push("message", {"message_id": 1, "date": 0, "chat": {"id": 5}, "text": "secret words"})

    async def next_message(self, chat_id: int, within: float = 10.0) -> Json:
        """The bot's next message to a chat that no test has asked for yet. Raises `TimeoutError` after `within` s."""
        async with asyncio.timeout(within):
            return await self.state.next_sent(chat_id)

    async def called(self, method: str) -> None:
        """Wait until the bot has called `method` at least once."""
        await self.state.called(method.lower())

    def fail(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next `times` calls of `method` fail."""
        self.state.faults[method.lower()].extend([fault] * times)

    @property
    def actions(self) -> list[tuple[int, str]]:
        """Every chat action so far: (chat id, action)."""
        return self.state.actions

    def _message(self, chat_id: int, language_code: str | None, **content: Any) -> Json:
        sender: Json = {"id": abs(chat_id), "is_bot": False, "first_name": "Reader"}
        if language_code is not None:
            sender["language_code"] = language_code
        chat = self.state.chats[chat_id] = {"id": chat_id, "type": "private", "first_name": "Reader"}
        number = self.state.next_message_id()
        return {"message_id": number, "from": sender, "chat": chat, "date": int(time.time()), **content}

    # What the bot does.

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        try:
            result = await self._result(request)
        except ApiError as error:
            body = {"ok": False, "error_code": error.status, "description": error.description}
            if error.parameters:
                body["parameters"] = error.parameters
            return web.json_response(body, status=error.status)
        return web.json_response({"ok": True, "result": result})

    async def _result(self, request: web.Request) -> object:
        if request.match_info["token"] != self.token:
            raise ApiError(401, "Unauthorized")
        method = request.match_info["method"].lower()
        parameters = await _parameters(request)
        await self.state.record(method, parameters)
        await self._suffer(method, request)
        if method == "getupdates":
            return await self.state.get_updates(parameters)
        return self.state.call(method, parameters)

    async def _suffer(self, method: str, request: web.Request) -> None:
        if not self.state.faults[method]:
            return
        fault = self.state.faults[method].popleft()
        await asyncio.sleep(fault.delay)
        if fault.drop and request.transport is not None:
            request.transport.abort()
        if fault.retry_after is not None:
            wait = fault.retry_after
            raise ApiError(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
        if fault.status is not None:
            raise ApiError(fault.status, fault.description)


async def _parameters(request: web.Request) -> Json:
    """A call's parameters from its query and its body, whichever of the documented ways they came."""
    parameters: Json = dict(request.query)
    if request.content_type == "application/json":
        parameters |= await request.json()
    else:
        parameters |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    # In forms and queries, lists and objects stand as JSON.
    for name in ("allowed_updates", "link_preview_options", "commands"):
        if isinstance(parameters.get(name), str):
            parameters[name] = json.loads(parameters[name])
    return parameters
