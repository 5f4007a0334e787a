"""What happens, as Server-Sent Events: events go in as they happen; each watcher gets those after its last one.

message, edited   chat, message (Telegram's own)
deleted           chat, message_ids
reaction          chat, message_id, reactions: [{emoji, users}]
typing            chat, topic, action, until (a time in seconds)
draft             chat, topic, draft_id, text ("" for thinking, null once it is over), entities, until
callback_answer   query, user, chat, message_id, text, alert, url
inline_results    query, user, chat, results (as the bot gave them), next_offset, button
commands          menus: [{scope, language_code, commands}]
chat              chat, about: a chat of the state without its messages
reset             nothing: the watcher has been away for too long, and the state has to be fetched anew
"""

import asyncio
import json
from collections import deque
from collections.abc import Iterator

from aiohttp import web

from bot.simulator.changes import Changes
from bot.simulator.chats.chats import Chats
from bot.simulator.chats.records import Json
from bot.simulator.people.view import chat_view

_KEPT = 2000
_HEARTBEAT_SECONDS = 15.0


class Feed:
    """The last events. Their numbers begin with the time, so that those of an earlier run are known to be old."""

    def __init__(self, chats: Chats) -> None:
        self.last_id = int(1000 * chats.clock())
        self._chats = chats
        self._kept: deque[tuple[int, str]] = deque(maxlen=_KEPT)
        self._changes = Changes()
        self._closing = False
        chats.events.append(self._add)

    def close(self) -> None:
        """Let every watcher go."""
        self._closing = True
        self._changes.notify()

    async def watch(self, request: web.Request) -> web.StreamResponse:
        """Send events from the header Last-Event-ID, or the query's `after`, on; without either from now on."""
        wanted = request.headers.get("Last-Event-ID") or request.query.get("after") or ""
        last = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 16 else self.last_id
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        try:
            await response.write(b": here\n\n")
            while not self._closing:
                for number, text in self._after(last):
                    last = number
                    await response.write(text.encode())
                await self._news(response, last)
        except ConnectionError:
            pass  # the page was closed
        return response

    async def _news(self, response: web.StreamResponse, last: int) -> None:
        """Return when there is more than `last`, or after a sign of life that tells a closed page apart."""
        try:
            async with asyncio.timeout(_HEARTBEAT_SECONDS):
                await self._changes.until(lambda: self.last_id > last or self._closing)
        except TimeoutError:
            await response.write(b": still here\n\n")

    def _add(self, kind: str, content: Json) -> None:
        if kind == "chat":
            content = content | {"about": chat_view(self._chats, self._chats.chat(content["chat"]))}
        self.last_id += 1
        self._kept.append((self.last_id, _event(self.last_id, kind, content)))
        self._changes.notify()

    def _after(self, last: int) -> Iterator[tuple[int, str]]:
        first = self._kept[0][0] if self._kept else self.last_id + 1
        if last > self.last_id or last < first - 1:
            yield self.last_id, _event(self.last_id, "reset", {})
            return
        yield from [(number, text) for number, text in self._kept if number > last]


def _event(number: int, kind: str, content: Json) -> str:
    return f"id: {number}\nevent: {kind}\ndata: {json.dumps(content)}\n\n"
