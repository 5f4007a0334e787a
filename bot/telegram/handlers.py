"""The bot's handlers, put together: an engine and a memory go in; an application that reacts to updates comes out."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from telegram import CallbackQuery, Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, InlineQueryHandler, MessageHandler, filters

from bot.engine import Engine
from bot.keeper import Keeper
from bot.memory.protocol import Memory
from bot.storing import Storing
from bot.telegram.answer_buttons import AnswerButtons
from bot.telegram.apologies import Apologies
from bot.telegram.application import BotApplication, intake_of
from bot.telegram.asking import Asking
from bot.telegram.backend import Backend, utc_now
from bot.telegram.callback_data import Act
from bot.telegram.commands import Commands, ExampleButtons
from bot.telegram.delivering import TelegramDelivery
from bot.telegram.group_admins import GroupAdmins
from bot.telegram.guest import GuestMode
from bot.telegram.inline import InlineMode
from bot.telegram.linked_channels import LinkedChannels
from bot.telegram.membership import Membership
from bot.telegram.menu import set_menu
from bot.telegram.messages import Command, Messages
from bot.telegram.presses import Presses
from bot.telegram.recorder import Recorder
from bot.telegram.remembering import Remembering
from bot.telegram.settings_menu import SettingsMenu
from bot.telegram.sources_list import SourcesList
from bot.telegram.workers import Workers
from bot.texts import LANGUAGES, texts_in

REMEMBERED = timedelta(days=180)  # how long the buttons under an answer work, at least


@dataclass(frozen=True, slots=True)
class Rules:
    """What the operator decides about questions.

    `questions_per_minute` for each person, 0 for no limit, and none for the users `admins`. `longest_question` in
    characters, as far as it is known.
    """

    questions_per_minute: int = 0
    admins: frozenset[int] = frozenset()
    longest_question: int | None = None


class Handlers:
    """The handlers of one bot.

    Questions are worked out in threads of `thinking`; the memory is asked, and quotes are looked up, in those of
    `looking`. What chats say is kept by `keeper` in the one thread of `keeping`; without them nothing is.
    """

    def __init__(
        self,
        engine: Engine,
        memory: Memory,
        thinking: Workers,
        looking: Workers,
        rules: Rules | None = None,
        *,
        keeper: Keeper | None = None,
        keeping: Workers | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._engine = engine
        self._keeper = keeper
        self._keeping = keeping
        self._memory = memory
        self._thinking = thinking
        self._looking = looking
        self._rules = rules or Rules()
        self._now = now
        for language in LANGUAGES:
            texts_in(language)  # reads them: not while people wait

    async def at_start(self, application: BotApplication) -> None:
        """To be called when the bot has connected. Raises `TelegramError`, and `LibraryError` of the memory."""
        await self._looking.run(self._memory.forget_before, self._now() - REMEMBERED)
        await set_menu(application.bot)

    def register(self, application: BotApplication) -> None:
        """Let the application react to updates as Qawl does."""
        bot, rules = application.bot, self._rules
        channels = LinkedChannels(bot)
        backend = Backend(
            engine=self._engine,
            memory=self._memory,
            delivery=TelegramDelivery(bot),
            thinking=self._thinking,
            looking=self._looking,
            linked_channel=channels.of_group,
            longest_question=rules.longest_question,
            now=self._now,
        )
        asking = Asking(bot, backend, rules.questions_per_minute, rules.admins)
        admins = GroupAdmins(bot)
        commands, settings = Commands(bot, backend), SettingsMenu(backend, admins)
        sources, membership = SourcesList(backend, admins), Membership(backend, self._keeping)
        by_name: dict[str, Command] = {
            "start": commands.start,
            "help": commands.help,
            "new": commands.new,
            "sources": sources.command,
            "language": settings.language,
            "settings": settings.settings,
        }
        if self._keeper is not None and self._keeping is not None:
            remembering = Remembering(bot, backend, admins, self._keeper, self._keeping)
            by_name |= remembering.commands
            intake = intake_of(application)
            storing = Storing(self._memory, self._keeper, self._now)
            intake.arrivals = Recorder(bot, intake, self._memory, storing, channels, self._looking, self._keeping)
        messages = Messages(backend, asking, by_name, before=membership.settled)

        def beside(work: Coroutine[Any, Any, None], query: CallbackQuery) -> None:
            application.create_task(work, update=Update(0, callback_query=query))

        examples = ExampleButtons(backend, asking, beside)
        buttons = {**AnswerButtons(backend, admins).actions, **settings.actions}
        presses = Presses(backend, {**buttons, Act.EXAMPLE: examples.ask, Act.SOURCES: sources.turn})
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
        application.add_error_handler(Apologies(backend).failed)
