"""What every bot can do, whatever it keeps: what it shares with other features goes in; its commands, and what the
buttons under answers, examples, lists and settings do, come out."""

from collections.abc import Mapping
from datetime import timedelta

from bot.telegram.about.commands import Commands, ExampleButtons
from bot.telegram.about.operator_status import OperatorStatus
from bot.telegram.about.privacy import Privacy
from bot.telegram.about.recent_errors import RecentErrors
from bot.telegram.about.settings_menu import SettingsMenu
from bot.telegram.about.sources_list import SourcesList
from bot.telegram.answering.answer_buttons import AnswerButtons
from bot.telegram.answering.answer_words import AnswerWords
from bot.telegram.answering.messages import Command
from bot.telegram.answering.shared import Shared
from bot.telegram.answering.writing import AskedModel
from bot.telegram.chats.presses import Action
from bot.telegram.chats.rules import Rules
from bot.telegram.parsing.callback_data import Act


class CommonCommands:
    """`model` is the language model that is asked, if any; exchanges are `remembered` so long at least. Operators are
    shown `errors`. With `sums_up` people are told that the bot makes digests."""

    def __init__(
        self,
        shared: Shared,
        rules: Rules,
        model: AskedModel | None,
        remembered: timedelta,
        errors: RecentErrors | None,
        *,
        sums_up: bool,
    ) -> None:
        backend, rights = shared.backend, shared.rights
        greeting = Commands(shared.bot, backend, sums_up=sums_up)
        settings = SettingsMenu(backend, rights)
        sources = SourcesList(backend, rights)
        buttons = AnswerButtons(backend, rights)
        self.wishes = AnswerWords(shared.bot, backend, rights, buttons)
        self.commands: Mapping[str, Command] = {
            "start": greeting.start,
            "help": greeting.help,
            "new": greeting.new,
            "sources": sources.command,
            "language": settings.language,
            "settings": settings.settings,
            "privacy": Privacy(backend, model, remembered).tell,
            "status": OperatorStatus(backend, rules.admins, model, errors, greeting.help).tell,
        }
        self.actions: Mapping[Act, Action] = {
            **buttons.actions,
            **settings.actions,
            Act.EXAMPLE: ExampleButtons(backend, shared.asking).ask,
            Act.SOURCES: sources.turn,
        }
