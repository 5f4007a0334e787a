"""What people add and chats say, and how all that is forgotten: what a bot shares and who keeps things go in; commands,
what buttons do, and a recorder of all that arrives come out."""

from collections.abc import Mapping

from bot.storing import Storing
from bot.telegram.answering.messages import Command, Taking
from bot.telegram.answering.shared import Shared
from bot.telegram.chats.channel_commands import ChannelCommand
from bot.telegram.chats.presses import Action
from bot.telegram.chats.rules import Keeping, Rules
from bot.telegram.keeping.adding import Adding
from bot.telegram.keeping.chat_turns import ChatTurns
from bot.telegram.keeping.forgetting import Forgetting
from bot.telegram.keeping.reading_room import ReadingRoom
from bot.telegram.keeping.recorder import Recorder
from bot.telegram.keeping.remembering import Remembering
from bot.telegram.keeping.taking_in import TakingIn
from bot.telegram.parsing.callback_data import Act


class Contributions:
    """`taking` is what to offer a private message to that is no command, `posted` are commands that channels may post.
    Where several workers share the memory,
    `worker` is the name of this one."""

    def __init__(self, shared: Shared, rules: Rules, keeping: Keeping, worker: str | None) -> None:
        bot, backend, keeper = shared.bot, shared.backend, keeping.keeper
        turns = None if worker is None else ChatTurns(backend.memory, worker)
        room = ReadingRoom(backend, TakingIn(bot, keeper, keeping.reading), shared.membership.follow, turns=turns)
        adding = Adding(backend, shared.rights, room)
        self.recorder = Recorder(
            bot, shared.intake, backend.memory, Storing(backend.memory, keeper, backend.now, keeping.storing.check),
            shared.channels, rules, backend.looking, keeping.storing, queues=backend.observer.queues,
            is_shared=worker is not None,
        )  # fmt: skip
        forgetting = Forgetting(backend, shared.rights, keeper, room, self.recorder, keeping.storing)
        remembering = Remembering(bot, backend, shared.rights, keeper, keeping.storing)
        self.commands: Mapping[str, Command] = {
            "add": adding.command,
            "forget": forgetting.command,
            **remembering.commands,
        }
        self.posted: Mapping[str, ChannelCommand] = {"forget": forgetting.posted}
        self.actions: Mapping[Act, Action] = forgetting.actions
        self.taking: Taking = adding
