"""A load balancer for tests, and Telegram's habit of posting again: what is posted to it goes to one worker after the
other, to the next where one doesn't take it; some of it comes once or twice more, at once or later."""

import asyncio
import random
from collections.abc import Sequence
from http import HTTPStatus
from itertools import count

from aiohttp import ClientError, ClientSession, ClientTimeout, web

AGAIN = 0.2  # of all updates are posted again
LATEST_SECONDS = 5.0


class Balancer:
    """An async context manager; `url` is where to post. `again` counts what it posted once more."""

    def __init__(self, ports: Sequence[int], port: int, chance: random.Random) -> None:
        self.url = f"http://127.0.0.1:{port}/qawl"
        self.again = 0
        self._ports = ports
        self._port = port
        self._chance = chance
        self._turn = count()
        self._tasks: set[asyncio.Task[int]] = set()

    async def __aenter__(self) -> "Balancer":
        self._session = ClientSession(timeout=ClientTimeout(total=20))
        server = web.Application()
        server.router.add_post("/qawl", self._take)
        self._runner = web.AppRunner(server, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.settled()
        await self._runner.cleanup()
        await self._session.close()

    async def settled(self) -> None:
        """Wait until everything that is to be posted again was."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _take(self, request: web.Request) -> web.Response:
        body, headers = await request.read(), {k: v for k, v in request.headers.items() if k.startswith("X-Telegram")}
        while self._chance.random() < AGAIN:
            self.again += 1
            later = self._chance.choice([0.0, self._chance.random() * LATEST_SECONDS])
            task = asyncio.create_task(self._post(body, headers, later))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return web.Response(status=await self._post(body, headers))

    async def _post(self, body: bytes, headers: dict[str, str], later: float = 0.0) -> int:
        await asyncio.sleep(later)
        first = next(self._turn)
        for port in (self._ports[(first + each) % len(self._ports)] for each in range(len(self._ports))):
            try:
                url = f"http://127.0.0.1:{port}/qawl"
                async with self._session.post(url, data=body, headers=headers) as response:
                    await response.read()
                    if response.status == HTTPStatus.OK:
                        return HTTPStatus.OK
            except (TimeoutError, ClientError, OSError):
                continue
        return HTTPStatus.SERVICE_UNAVAILABLE
