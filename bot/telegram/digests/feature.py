"""Summaries, catching up, and digests that come by themselves: what a bot shares and a summariser go in; commands, what
buttons do, and who is to see which messages come out."""

from collections.abc import Mapping

from bot.summaries import Summariser
from bot.telegram.answering.messages import SUMMARY, Command
from bot.telegram.answering.shared import Shared
from bot.telegram.chats.channel_commands import ChannelCommand
from bot.telegram.chats.presses import Action
from bot.telegram.chats.rules import Rules
from bot.telegram.digests.catchup import Catchup
from bot.telegram.digests.groups_asked_about import GroupsAskedAbout
from bot.telegram.digests.making import Making
from bot.telegram.digests.posting import Pause, Posting, Start
from bot.telegram.digests.schedules import COMMAND, Schedules
from bot.telegram.digests.showing import Showing
from bot.telegram.digests.summary import Summary
from bot.telegram.parsing.callback_data import Act
from bot.telegram.parsing.incoming import Incoming


class Digests:
    """`start` starts work beside the handlers, and `pause` waits for a digest's time; `greet` is what /start does
    without a digest. Where several workers share the memory, `worker` is the name of this one.

    `posted` are commands that channels may post; `catchup` is to see what anybody writes, and `posting` is to be run;
    `asked_about` tells of which group somebody wants to hear.
    """

    def __init__(
        self,
        shared: Shared,
        summariser: Summariser,
        rules: Rules,
        greet: Command,
        start: Start,
        pause: Pause,
        worker: str | None,
    ) -> None:
        bot, backend, asking = shared.bot, shared.backend, shared.asking
        making = Making(backend, summariser, shared.scribe)
        showing = Showing(bot, backend, making, shared.rights)
        self.posting = Posting(bot, backend, making, start, rules.serves, pause, worker)
        schedules = Schedules(backend, shared.rights, self.posting)
        self.catchup = Catchup(bot, backend, asking, showing)
        self.asked_about = GroupsAskedAbout(bot, backend)
        self._greet = greet
        self.commands: Mapping[str, Command] = {
            "start": self._start,
            SUMMARY: Summary(backend, asking, showing).command,
            "catchup": self.catchup.command,
            COMMAND: schedules.command,
        }
        self.posted: Mapping[str, ChannelCommand] = {COMMAND: schedules.posted}
        self.actions: Mapping[Act, Action] = {
            Act.DIGEST: showing.turn,
            Act.TIME_ZONE: schedules.choose_zone,
        }

    async def _start(self, incoming: Incoming) -> None:
        """A button in a group leads here, to what was missed there."""
        if not await self.catchup.started(incoming):
            await self._greet(incoming)
