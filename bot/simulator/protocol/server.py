"""The Bot API over HTTP: requests go in, JSON answers and files come out."""

import asyncio
import inspect

from aiohttp import web

from bot.simulator.chats.records import Json
from bot.simulator.faults import Fault, Faults
from bot.simulator.protocol.calls import Calls
from bot.simulator.protocol.context import Context
from bot.simulator.protocol.errors import ApiError
from bot.simulator.protocol.methods.table import METHODS
from bot.simulator.protocol.parameters import Parameters
from bot.simulator.protocol.requests import read_parameters


class BotApi:
    """Serves one bot, known by its token. Calls are kept in `calls`, and suffer what `faults` holds for them."""

    def __init__(self, context: Context, token: str, faults: Faults, calls: Calls) -> None:
        self._context = context
        self._token = token
        self._faults = faults
        self._calls = calls

    def register(self, application: web.Application) -> None:
        """Add the routes."""
        application.router.add_route("*", "/bot{token}/{method}", self._handle)
        application.router.add_get("/file/bot{token}/{path:.+}", self._download)

    async def call(self, method: str, call: Parameters) -> object:
        """The result of a method. Raises `ApiError`."""
        known = METHODS.get(method.lower())
        if known is None:
            raise ApiError(404, "Not Found")
        result = known(self._context, call)
        return await result if inspect.isawaitable(result) else result

    async def call_from_webhook(self, reply: Json) -> None:
        """Run the method that a webhook answered with. What comes of it, nobody hears."""
        try:
            await self.call(str(reply.get("method")), Parameters(reply))
        except ApiError:
            return

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            self._require_token(request)
            call = await read_parameters(request)
            self._calls.record(method, call.values)
            fault = self._faults.next(method) or Fault()
            await asyncio.sleep(fault.delay)
            answer = await self._suffered(fault, method, call)
        except ApiError as error:
            return web.json_response(error.as_json(), status=error.status)
        except ConnectionResetError:
            return web.Response()  # who called has gone before all was said; nobody hears this
        if answer is None and request.transport is not None:
            request.transport.abort()
        return answer or web.Response()

    async def _suffered(self, fault: Fault, method: str, call: Parameters) -> web.Response | None:
        """The answer; None for none at all. Raises `ApiError`."""
        if fault.drop == "before":
            return None
        status = fault.answered_status
        if status is not None and fault.body is not None:
            return web.Response(status=status, body=fault.body)
        if status is not None:
            parameters = {"retry_after": fault.retry_after} if fault.retry_after is not None else None
            raise ApiError(status, fault.answered_description, parameters)
        result = await self.call(method, call)
        if fault.drop == "after":
            return None
        if fault.body is not None:
            return web.Response(body=fault.body)
        return web.json_response({"ok": True, "result": result})

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._require_token(request)
        except ApiError as error:
            return web.json_response(error.as_json(), status=error.status)
        for file in self._context.chats.files.values():
            if file.path == request.match_info["path"]:
                return web.Response(body=file.content, content_type="application/octet-stream")
        return web.json_response(ApiError(404, "Not Found").as_json(), status=404)

    def _require_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self._token:
            raise ApiError(401, "Unauthorized")
