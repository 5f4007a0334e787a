"""What is remembered of updates that Telegram posts, so that any worker may take them and those of a dead one are taken
by others. Engines stand behind it; see `bot.memory.protocol`. The record is here too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol

Renew = Callable[[str], str | None]
"""What becomes of the content of an update that waits; None where it stays as it is, being another message's."""


class Put(Enum):
    """What became of an update that was put in: it waits, it was there before, or too many of its line or of its sender
    wait, so that it is to be dropped, or stands in the place of another."""

    NEW = auto()
    KNOWN = auto()
    TOO_MANY = auto()
    IN_PLACE = auto()


@dataclass(frozen=True, slots=True)
class InboxUpdate:
    """An update in a worker's hands: `content` as it was put in.

    `is_begun`: some worker was about to send an answer, and it is not known whether it arrived: it is answered again,
    for a lost answer is worse than a doubled one. `is_answered`: one has arrived; the update is only to be finished.
    `is_aside`: its line goes on without it. `takes`: how many times it was taken from a worker whose time had run out,
    most likely since that worker died. `content` is empty where the chat it told of was forgotten meanwhile: there is
    nothing to handle any more. `waited` is how many seconds it could have been taken before it was. `was_held_back`: it
    was handled before, and its answer was to come later.
    """

    update_id: int
    line: str | None
    content: str
    is_begun: bool = False
    is_answered: bool = False
    is_aside: bool = False
    takes: int = 0
    waited: float = field(default=0.0, compare=False)
    was_held_back: bool = False


class InboxMemory(Protocol):
    """Durable updates, each until it is finished; that there was one stays known until `Memory.forget_before`.

    Workers are known by names, each process by one that no other ever had. A worker holds an update for the seconds it
    took it for, by the clock of the database; whoever holds it longer has to renew that. Updates of one line are only
    ever in one worker's hands, who is to handle them in order of their numbers, one after the other.
    """

    def put_update(
        self,
        update_id: int,
        line: str | None,
        content: str,
        chat_id: int | None = None,
        asker_id: int | None = None,
        renew: Renew | None = None,
        *,
        in_group: bool = False,
        is_wish: bool = False,
    ) -> Put:
        """Store an update; one that comes again, finished or not, changes nothing. One of whose line, or of whose
        sender, too many wait (see `bot.line_limits`) is not stored, so that nobody can fill the storage: it is to be
        dropped with `drop_update`, and until then is new where it comes again.

        `line` names what it is in order with (None: nothing). `chat_id` is the chat that its content tells of: it goes
        with that chat when it is forgotten. `asker_id` is who sent it; None where nobody's turn depends on it.
        `in_group` tells that others stand in its line too, so that its sender may have only few places there; `is_wish`
        that everything of a chat is to be forgotten, for which there is room when there is none for anything else.

        `renew` is for an edit, and makes of the content of an earlier version what is to stand there instead, and None
        of all other content. Where too many wait, and the latest version that isn't finished is in nobody's hands and
        wasn't recorded (see `ChatMemory.arrive`), that is done: were the edit recorded at once, the earlier version
        would be recorded after it. Where that version is in a worker's hands, the edit waits, as if there were room.
        """

    def drop_update(self, update_id: int) -> bool:
        """Let an update that there was no room for count as finished, once all is done for it that is to be done: False
        where it is known already, as another worker that it was posted to has dropped it, or found room for it."""

    def take_updates(self, worker: str, most: int, seconds: float, *, lost: bool = True) -> list[InboxUpdate]:
        """Take up to `most` updates for `seconds`, an hour at most, in order of their numbers.

        They are those that nobody holds (any more), and of each line the first few, if nobody else holds any of that
        line; and of each sender the first few, in all lines together, then the first of a line in which others wait
        behind it. An update that this worker itself held for too long may be among them; what others held for too long
        is, unless it isn't to be taken for `lost`. What it holds already it holds for `seconds` from now too: all that
        a worker holds runs out together.
        """

    def renew_updates(self, worker: str, seconds: float) -> frozenset[int]:
        """Hold for `seconds` from now what the worker holds: the numbers of these. What it held for too long is not
        among them, and may be in other hands."""

    def begin_answer(self, update_id: int, worker: str) -> bool:
        """Record that an answer is about to leave: True while this worker holds the update and no answer has arrived.

        Called just before the first message: where it is False nothing may be sent for this update.
        """

    def hold_back(self, update_id: int, worker: str, seconds: float) -> bool:
        """Let an update wait for `seconds` from now, as Telegram holds back its answer: nobody takes it before, nor
        what comes after it in its line. It stays in the worker's hands until that gives it back.

        False, and nothing changes, where this worker doesn't hold it, an answer has arrived, it stepped aside, or it
        would be older than an hour by then.
        """

    def give_back(self, worker: str, update_ids: Sequence[int]) -> None:
        """Give back some of what a worker holds: others may take it as soon as it may be taken."""

    def confirm_answer(self, update_id: int) -> None:
        """Record that an answer has arrived at Telegram: nobody answers this update any more."""

    def is_answered(self, update_id: int) -> bool:
        """Whether an answer was confirmed, or the update is finished."""

    def step_aside(self, update_id: int) -> None:
        """Let the update's line go on without it, for good: it stays in the worker's hands, and in no order."""

    def is_forgotten(self, update_id: int) -> bool:
        """Whether the chat that an update tells of was forgotten after it came: nothing is to be made of it."""

    def finish_update(self, update_id: int, worker: str) -> bool:
        """Drop what an update says, and never give it out again; False where this worker doesn't hold it any more."""

    def release_updates(self, worker: str) -> None:
        """Give back all that a worker holds, as it stops: others may take it at once."""

    def inbox_length(self) -> int:
        """How many updates are not finished, in whoever's hands."""
