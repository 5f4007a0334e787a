"""The bot's handlers, put together: an engine and a memory go in; an application that reacts to updates comes out."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.clocks import utc_now
from bot.engine import Engine
from bot.memory.protocol import Memory
from bot.observing.engine import ObservedEngine
from bot.observing.observer import Observer
from bot.observing.queues import Queue
from bot.summaries import Summariser
from bot.telegram.about.common_commands import CommonCommands
from bot.telegram.about.menu import set_menu
from bot.telegram.about.recent_errors import RecentErrors
from bot.telegram.access import Access
from bot.telegram.answering.asking import Asking
from bot.telegram.answering.guest import GuestMode
from bot.telegram.answering.inline import InlineMode
from bot.telegram.answering.messages import Messages, Taking
from bot.telegram.answering.shared import Shared
from bot.telegram.answering.writing import Scribe, Writing
from bot.telegram.apologies import Apologies
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.channel_commands import ChannelCommand, ChannelCommands
from bot.telegram.chats.group_admins import GroupAdmins
from bot.telegram.chats.linked_channels import LinkedChannels
from bot.telegram.chats.membership import Membership
from bot.telegram.chats.presses import Presses
from bot.telegram.chats.rights import Rights
from bot.telegram.chats.rules import Keeping, Rules
from bot.telegram.digests.feature import Digests
from bot.telegram.digests.posting import Pause, Posting
from bot.telegram.keeping.contributions import Contributions
from bot.telegram.keeping.daily_forgetting import DailyForgetting
from bot.telegram.overflow import Overflow
from bot.telegram.receiving.application import BotApplication, order_of
from bot.telegram.receiving.connecting import until_done
from bot.telegram.routing import Handling, route
from bot.telegram.sending.delivering import TelegramDelivery
from bot.telegram.sending.observed_delivery import ObservedDelivery
from bot.telegram.turns.crowding import Crowd
from bot.telegram.turns.workers import Workers
from bot.texts import LANGUAGES, texts_in

__all__ = ["Handlers", "Keeping", "Rules"]

_LOGGER = logging.getLogger(__name__)

REMEMBERED = timedelta(days=180)  # how long the buttons under an answer work, at least


class Handlers:
    """The handlers of one bot.

    Questions are worked out in threads of `thinking`; the memory is asked, and quotes are looked up, in those of
    `looking`. With `keeping` people add and have forgotten, and what chats say is kept.
    With `writing` a language model adds to answers. `summariser` makes digests; `pause` waits for their time, and for
    a day to pass, by the clock that `now` shows. Operators are shown `errors`; `observer` is told what happens. Where
    several workers share the memory, `worker` is the name of this one.
    """

    def __init__(
        self,
        engine: Engine,
        memory: Memory,
        thinking: Workers,
        looking: Workers,
        rules: Rules | None = None,
        *,
        keeping: Keeping | None = None,
        writing: Writing | None = None,
        summariser: Summariser | None = None,
        errors: RecentErrors | None = None,
        observer: Observer | None = None,
        worker: str | None = None,
        pause: Pause = asyncio.sleep,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._observer = observer or Observer()
        self._engine = ObservedEngine(engine, self._observer)
        self._summariser = summariser
        self._pause = pause
        self._posting: Posting | None = None
        self._memory = memory
        self._thinking = thinking
        self._looking = looking
        self._rules = rules or Rules()
        self._keeping = keeping
        self._writing = writing
        self._errors = errors
        self._worker = worker
        self._now = now
        self._daily = DailyForgetting(memory, looking, REMEMBERED, now, pause)
        working = {Queue.QUESTIONS: thinking, Queue.MEMORY: looking}
        if keeping is not None:
            working[Queue.READING] = keeping.reading  # what waits to be stored, the recorder tells
        for queue, workers in working.items():
            self._observer.queues.add(queue, workers.length)
        for language in LANGUAGES:
            texts_in(language)  # reads them: not while people wait

    async def at_start(self, application: BotApplication) -> None:
        """To be called when the bot has connected; goes on until cancelled. Digests wait for no menu: Telegram may hold
        back a change of the bot's description for hours. Nothing here ends what goes on beside it."""
        bot = application.bot
        done = await self._daily.forget(bot)
        async with asyncio.TaskGroup() as together:
            together.create_task(self._daily.run(bot, done=done))
            together.create_task(self._set_menu(bot))
            if self._posting is not None:
                together.create_task(self._posting.run())

    async def _set_menu(self, bot: Bot) -> None:
        try:
            await until_done(lambda: set_menu(bot, self._rules.admins))
        except (BadRequest, Forbidden, InvalidToken) as error:  # the last where a server knows no such method
            _LOGGER.warning("The menu was not set: %s", error)
        except Exception:  # else no digest would come before the next start; the bot works without
            _LOGGER.exception("The menu was not set")

    def register(self, application: BotApplication) -> None:
        """Let the application react to updates as Qawl does: each feature adds its commands and buttons; `route` says
        which update goes where."""
        shared = self._shared(application)
        backend, rules = shared.backend, self._rules
        shared.intake.overflow = Overflow(shared.bot, backend)
        model = self._writing.model if self._writing is not None else None
        sums_up = self._summariser is not None
        common = CommonCommands(shared, rules, model, REMEMBERED, self._errors, sums_up=sums_up)
        commands, actions = {**common.commands}, {**common.actions}
        posted: dict[str, ChannelCommand] = {}
        taking: Taking | None = None
        if self._keeping is not None:
            contributions = Contributions(shared, rules, self._keeping, self._worker)
            commands |= contributions.commands
            actions |= contributions.actions
            posted |= contributions.posted
            taking = contributions.taking
            shared.intake.arrivals = contributions.recorder
        digests: Digests | None = None
        if self._summariser is not None:
            greet, start = common.commands["start"], application.create_task
            digests = Digests(shared, self._summariser, rules, greet, start, self._pause, self._worker)
            commands |= digests.commands  # /start among them, which may lead to a digest
            actions |= digests.actions
            posted |= digests.posted
            self._posting = digests.posting
        route(
            application,
            Handling(
                access=Access(backend, rules, None if digests is None else digests.asked_about.of),
                messages=Messages(
                    backend,
                    shared.asking,
                    commands,
                    before=shared.membership.settled,
                    wishes=common.wishes,
                    taking=taking,
                ),
                presses=Presses(backend, actions),
                inline=InlineMode(backend),
                guests=GuestMode(backend, shared.asking),
                membership=shared.membership,
                rights=shared.rights,
                apologies=Apologies(backend),
                channels=ChannelCommands(shared.bot, posted, self._pause),
                digests=digests,
            ),
        )

    def _shared(self, application: BotApplication) -> Shared:
        bot, intake, rules = application.bot, order_of(application).intake, self._rules
        channels = LinkedChannels(bot)
        backend = Backend(
            engine=self._engine,
            memory=self._memory,
            delivery=ObservedDelivery(TelegramDelivery(bot), self._observer),
            thinking=self._thinking,
            looking=self._looking,
            crowd=Crowd(self._thinking),
            linked_channel=channels.of_group,
            told_channel=channels.told_of_group,
            longest_question=rules.longest_question,
            now=self._now,
            observer=self._observer,
        )
        scribe = Scribe(self._writing, intake.stopping)
        return Shared(
            bot=bot,
            backend=backend,
            intake=intake,
            asking=Asking(bot, backend, rules.questions_per_minute, rules.admins, scribe),
            scribe=scribe,
            rights=Rights(backend, GroupAdmins(bot), rules.admins),
            channels=channels,
            membership=Membership(backend, self._keeping.storing if self._keeping is not None else None),
        )
