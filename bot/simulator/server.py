"""The whole simulator on one loopback port: people's acts and a bot's calls go in, what each gets from the other comes
out. Tests and `qawl demo` use it alike."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.simulator.chats.chats import LARGEST_FILE, Chats
from bot.simulator.chats.guests import Guests
from bot.simulator.chats.membership import Membership
from bot.simulator.chats.people import People
from bot.simulator.chats.presence import Presence
from bot.simulator.chats.profile import Profile
from bot.simulator.chats.queries import Queries
from bot.simulator.chats.records import Json, User
from bot.simulator.faults import Faults
from bot.simulator.people.events import Feed
from bot.simulator.people.guard import add_headers, guard
from bot.simulator.people.server import PeopleApi
from bot.simulator.people.view import state_view
from bot.simulator.protocol.calls import Calls
from bot.simulator.protocol.context import Context
from bot.simulator.protocol.server import BotApi
from bot.simulator.protocol.updates import Updates
from bot.simulator.protocol.webhook import ANSWER_SECONDS, WebhookSender
from index.errors import InputError

TOKEN = "123456:SIMULATOR-no_real_token_of_any_bot"  # noqa: S105 - fixed and fake, for the simulator alone
BOT = User(123456, "Qawl · قول", username="qawl_bot", is_bot=True)
HOST = "127.0.0.1"

_LARGEST_BODY = LARGEST_FILE + 1_000_000  # the largest file with what stands around it
_SHUTDOWN_SECONDS = 0.5


class PortError(InputError):
    """A port that can't be listened on."""


class Simulator:
    """An async context manager; `url` is the Bot API's root and the page's address.

    `port` 0 takes any free one. `privacy` is the bot's privacy mode in groups. `clock` gives the time of messages and
    of what passes; `sleep` waits between deliveries to a webhook that fails, or takes more than `webhook_seconds`.
    `people` and `membership` are what people do, `chats` what there is, `faults` what is to go wrong, `calls` what the
    bot has called, `sent` what it has sent. `__aenter__` raises `PortError`.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        token: str = TOKEN,
        bot: User = BOT,
        privacy: bool = True,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        webhook_seconds: float = ANSWER_SECONDS,
    ) -> None:
        self.token = token
        self.url = f"http://{HOST}:{port}"
        self.chats = Chats(bot, privacy=privacy, clock=clock)
        self.membership = Membership(self.chats)
        queries = Queries(self.chats)
        self.people = People(self.chats, queries)
        self.updates = Updates()
        self.faults = Faults()
        self.calls = Calls()
        self.sent: list[Json] = []
        self._presence = Presence(self.chats)
        self._profile = Profile(self.chats)
        self._feed = Feed(self.chats)
        self._inboxes: defaultdict[int, asyncio.Queue[Json]] = defaultdict(asyncio.Queue)
        self.chats.updates.append(self.updates.push)
        guests = Guests(self.chats)
        context = Context(
            self.chats, queries, guests, self.membership, self._presence, self._profile, self.updates, self._keep
        )
        self._bot_api = BotApi(context, token, self.faults, self.calls)
        self._people_api = PeopleApi(self.chats, self.people, self._feed, self.state)
        self._sender = WebhookSender(
            self.updates, self.chats.now, self._bot_api.call_from_webhook, sleep=sleep, answer_seconds=webhook_seconds
        )
        self._port = port
        self._runner: web.AppRunner | None = None
        self._sending: asyncio.Task[None] | None = None

    @property
    def you(self) -> int | None:
        """The user whom the page's acts are by, where it doesn't say."""
        return self._people_api.you

    @you.setter
    def you(self, user_id: int) -> None:
        self._people_api.you = user_id

    async def __aenter__(self) -> Self:
        application = web.Application(middlewares=[guard], client_max_size=_LARGEST_BODY)
        application.on_response_prepare.append(add_headers)
        self._bot_api.register(application)
        self._people_api.register(application)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, HOST, self._port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise PortError(f"port {self._port} can't be listened on ({error.strerror}): choose another") from error
        self.url = f"http://{HOST}:{self._runner.addresses[0][1]}"
        self._sending = asyncio.create_task(self._sender.run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.updates.close()
        self._feed.close()
        if self._sending is not None:
            self._sending.cancel()
            with suppress(asyncio.CancelledError):
                await self._sending
        if self._runner is not None:
            await self._runner.cleanup()

    async def next_message(self, chat_id: int, within: float = 60.0) -> Json:
        """The bot's next new message in a chat that nobody has asked for yet, as it was sent.

        Raises `TimeoutError` after `within` seconds.
        """
        async with asyncio.timeout(within):
            return await self._inboxes[chat_id].get()

    def _keep(self, message: Json) -> None:
        """Keep what the bot sends for whoever asks."""
        self.sent.append(message)
        self._inboxes[message["chat"]["id"]].put_nowait(message)

    def state(self) -> Json:
        """All that the page shows, as JSON."""
        return state_view(self.chats, self._presence, self._profile, you=self.you, last_event=self._feed.last_id)
