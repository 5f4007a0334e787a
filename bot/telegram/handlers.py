"""The bot's handlers, put together: an engine and a memory go in; an application that reacts to updates comes out."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import Update
from telegram.error import BadRequest, Forbidden, InvalidToken
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.clocks import utc_now
from bot.engine import Engine
from bot.memory.protocol import Memory
from bot.observing.engine import ObservedEngine
from bot.observing.observer import Observer
from bot.observing.queues import Queue
from bot.storing import Storing
from bot.summaries import Summariser
from bot.telegram.access import BEFORE_ALL_OTHERS, Access
from bot.telegram.adding import Adding
from bot.telegram.answer_buttons import AnswerButtons
from bot.telegram.apologies import Apologies
from bot.telegram.application import BotApplication, intake_of
from bot.telegram.asking import Asking
from bot.telegram.backend import Backend
from bot.telegram.callback_data import Act
from bot.telegram.chat_turns import ChatTurns
from bot.telegram.commands import Commands, ExampleButtons
from bot.telegram.crowding import Crowd
from bot.telegram.delivering import TelegramDelivery
from bot.telegram.digests.catchup import Catchup
from bot.telegram.digests.making import Making
from bot.telegram.digests.posting import Pause, Posting
from bot.telegram.digests.schedules import COMMAND, Schedules
from bot.telegram.digests.showing import Showing
from bot.telegram.digests.summary import Summary
from bot.telegram.forgetting import Forgetting
from bot.telegram.group_admins import GroupAdmins
from bot.telegram.guest import GuestMode
from bot.telegram.incoming import Incoming
from bot.telegram.inline import InlineMode
from bot.telegram.linked_channels import LinkedChannels
from bot.telegram.membership import Membership
from bot.telegram.menu import set_menu
from bot.telegram.messages import Command, Messages, Taking
from bot.telegram.observed_delivery import ObservedDelivery
from bot.telegram.operator_status import OperatorStatus
from bot.telegram.overflow import Overflow
from bot.telegram.presses import Action, Presses
from bot.telegram.privacy import Privacy
from bot.telegram.reading_room import ReadingRoom
from bot.telegram.recent_errors import RecentErrors
from bot.telegram.recorder import Recorder
from bot.telegram.remembering import Remembering
from bot.telegram.rights import Rights
from bot.telegram.rules import Keeping, Rules
from bot.telegram.server_time import is_clock_right
from bot.telegram.settings_menu import SettingsMenu
from bot.telegram.sources_list import SourcesList
from bot.telegram.taking_in import TakingIn
from bot.telegram.workers import Workers
from bot.telegram.writing import Scribe, Writing
from bot.texts import LANGUAGES, texts_in
from index.errors import LibraryError

__all__ = ["Handlers", "Keeping", "Rules"]

_LOGGER = logging.getLogger(__name__)

REMEMBERED = timedelta(days=180)  # how long the buttons under an answer work, at least


class Handlers:
    """The handlers of one bot.

    Questions are worked out in threads of `thinking`; the memory is asked, and quotes are looked up, in those of
    `looking`. With `keeping` people add and have forgotten, and what chats say is kept.
    With `writing` a language model adds to answers. `summariser` makes digests; `pause` waits for their time, by the
    clock that `now` shows. Operators are shown `errors`; `observer` is told what happens. Where several workers share
    the memory, `worker` is the name of this one.
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
        working = {Queue.QUESTIONS: thinking, Queue.MEMORY: looking}
        if keeping is not None:
            working |= {Queue.READING: keeping.reading, Queue.STORING: keeping.storing}
        for queue, workers in working.items():
            self._observer.queues.add(queue, workers.length)
        for language in LANGUAGES:
            texts_in(language)  # reads them: not while people wait

    async def at_start(self, application: BotApplication) -> None:
        """To be called when the bot has connected; goes on for as long as digests are to come by themselves.

        Raises a `TelegramError` that trying again can mend.
        """
        if is_clock_right(application.bot):
            try:
                await self._looking.run(self._memory.forget_before, self._now() - REMEMBERED)
            except LibraryError as error:
                _LOGGER.error("What is old was not forgotten: %s", error)  # noqa: TRY400 - the message says it all
        else:  # what seems to be old may be of today
            _LOGGER.error("This machine's clock is days from Telegram's: set it, then start the bot again")
        try:
            await set_menu(application.bot, self._rules.admins)
        except (BadRequest, Forbidden, InvalidToken) as error:  # the last where a server knows no such method
            _LOGGER.warning("The menu was not set: %s", error)
        if self._posting is not None:
            await self._posting.run()

    def register(self, application: BotApplication) -> None:
        """Let the application react to updates as Qawl does."""
        bot, rules, keeping = application.bot, self._rules, self._keeping
        channels = LinkedChannels(bot)
        backend = Backend(
            engine=self._engine,
            memory=self._memory,
            delivery=ObservedDelivery(TelegramDelivery(bot), self._observer),
            thinking=self._thinking,
            looking=self._looking,
            crowd=Crowd(self._thinking),
            linked_channel=channels.of_group,
            longest_question=rules.longest_question,
            now=self._now,
            observer=self._observer,
        )
        intake = intake_of(application)
        intake.overflow = Overflow(bot, backend)
        scribe = Scribe(self._writing, intake.stopping)
        asking = Asking(bot, backend, rules.questions_per_minute, rules.admins, scribe)
        admins = GroupAdmins(bot)
        commands = Commands(bot, backend, sums_up=self._summariser is not None)
        settings = SettingsMenu(backend, admins)
        rights = Rights(admins, rules.admins)
        sources = SourcesList(backend, admins, rights)
        membership = Membership(backend, keeping.storing if keeping else None)
        by_name: dict[str, Command] = {
            "start": commands.start,
            "help": commands.help,
            "new": commands.new,
            "sources": sources.command,
            "language": settings.language,
            "settings": settings.settings,
            **self._disclosing(backend, commands.help),
        }
        taking: Taking | None = None
        forgetting_actions: dict[Act, Action] = {}
        if keeping is not None:
            turns = None if self._worker is None else ChatTurns(self._memory, self._worker)
            room = ReadingRoom(backend, TakingIn(bot, keeping.keeper, keeping.reading), membership.follow, turns=turns)
            adding = Adding(backend, rights, room)
            forgetting = Forgetting(backend, rights, keeping.keeper, room, keeping.storing)
            by_name |= {"add": adding.command, "forget": forgetting.command}
            taking, forgetting_actions = adding.offered, forgetting.actions
            remembering = Remembering(bot, backend, admins, keeping.keeper, keeping.storing)
            by_name |= remembering.commands
            storing = Storing(self._memory, keeping.keeper, self._now, keeping.storing.check)
            intake.arrivals = Recorder(
                bot, intake, self._memory, storing, channels, self._looking, keeping.storing,
                is_shared=self._worker is not None,
            )  # fmt: skip
        # Digests
        showing = schedules = catchup = None
        if self._summariser is not None:
            making = Making(backend, self._summariser, scribe)
            showing = Showing(bot, backend, making, admins)
            summary, catchup = Summary(backend, asking, showing), Catchup(bot, backend, asking, showing)
            self._posting = Posting(
                bot, backend, making, application.create_task, rules.may_have_digests, self._pause, self._worker
            )
            schedules = Schedules(bot, backend, admins, self._posting, self._pause)
            by_name |= {"summary": summary.command, "catchup": catchup.command, COMMAND: schedules.command}
            by_name["start"] = _start(catchup, commands)
        messages = Messages(backend, asking, by_name, before=membership.settled, taking=taking)
        examples = ExampleButtons(backend, asking)
        buttons = {**AnswerButtons(backend, admins).actions, **settings.actions, **forgetting_actions}
        actions = {**buttons, Act.EXAMPLE: examples.ask, Act.SOURCES: sources.turn}
        if showing is not None and schedules is not None and catchup is not None:
            actions |= {Act.DIGEST: showing.turn, Act.TIME_ZONE: schedules.choose_zone}
            posts = filters.UpdateType.CHANNEL_POST & filters.TEXT
            application.add_handler(MessageHandler(posts, schedules.posted))
            # After all others, whatever they did: to have written is to have read.
            application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, catchup.wrote), group=1)
        presses = Presses(backend, actions)
        application.add_handlers(
            [
                MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, membership.moved),
                MessageHandler(filters.UpdateType.MESSAGE, messages.new),
                MessageHandler(filters.UpdateType.EDITED_MESSAGE, messages.edited),
                MessageHandler(filters.UpdateType.GUEST_MESSAGE, GuestMode(backend, asking).asked),
                CallbackQueryHandler(presses.pressed),
                InlineQueryHandler(InlineMode(backend).asked),
                ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER),
            ]
        )
        self._guard(application, backend, rights)

    def _guard(self, application: BotApplication, backend: Backend, rights: Rights) -> None:
        """Before and after what the bot does: whom it is there for, who may do what, and what is said to failures."""
        access = Access(backend, self._rules.allowed, self._rules.admins)
        application.add_handler(TypeHandler(Update, access.check), group=BEFORE_ALL_OTHERS)
        application.add_handler(ChatMemberHandler(rights.members_changed, ChatMemberHandler.CHAT_MEMBER))
        application.add_error_handler(Apologies(backend).failed)

    def _disclosing(self, backend: Backend, otherwise: Command) -> dict[str, Command]:
        """Commands that tell how the bot is, and what it does with what it is told."""
        model = self._writing.model if self._writing is not None else None
        return {
            "privacy": Privacy(backend, model, REMEMBERED).tell,
            "status": OperatorStatus(backend, self._rules.admins, model, self._errors, otherwise).tell,
        }


def _start(catchup: Catchup, commands: Commands) -> Command:
    async def start(incoming: Incoming) -> None:
        if not await catchup.started(incoming):
            await commands.start(incoming)

    return start
