"""What one worker has in its hands of the inbox: updates go in as they are taken; how many more there is room for,
which are finished, and which are to be handled anew comes out. Nothing here asks the memory, or waits."""

from dataclasses import dataclass, replace
from threading import Lock

from bot.memory.inbox_protocol import InboxUpdate

MOST_HELD = 16
"""Updates in one worker's hands: others wait where any worker may take them. Four times what one line or one person may
have there (`bot.memory.inbox`), so that four of these at least share a worker. No measurement stands behind it."""

MOST_WITH_ASIDE = 64
"""With those that stepped aside, whose work takes minutes: what is quick doesn't wait for them, and slow work doesn't
pile up without end. No measurement stands behind four times `MOST_HELD`."""

MOST_TRIES = 5  # of an update while the storage fails and works again: then whoever waits is told


@dataclass(slots=True)
class Held:
    """An update in hand. `came` is when it was put in, by `time.monotonic`; `is_patient`: its answer may wait for
    Telegram, and its line with it. `is_put_off`: it is to be handled anew, and `is_held_back`: not before Telegram
    takes its answer."""

    update: InboxUpdate
    came: float
    is_patient: bool = False
    tries: int = 0
    is_finished: bool = False
    is_put_off: bool = False
    is_held_back: bool = False

    @property
    def update_id(self) -> int:
        """Its number."""
        return self.update.update_id

    @property
    def line(self) -> str | None:
        """What it is in order with, also once that goes on without it."""
        return self.update.line

    @property
    def keeps_its_line(self) -> bool:
        """Whether what comes after it waits for it."""
        return self.line is not None and not self.update.is_aside


class Hands:
    """Updates in hand, by their numbers. What was put off is handled anew, and what comes after it in its line with it,
    so that the order stays. Nothing happens to a number that isn't in hand. Safe to use from threads."""

    def __init__(self) -> None:
        self._held: dict[int, Held] = {}
        self._lock = Lock()

    def __contains__(self, update_id: int) -> bool:
        return update_id in self._held

    def room(self) -> int:
        """How many more may be taken."""
        with self._lock:
            aside = sum(each.update.is_aside for each in self._held.values())
            return max(0, min(MOST_HELD - (len(self._held) - aside), MOST_WITH_ASIDE - len(self._held)))

    def take(self, held: Held) -> None:
        """An update is in hand from now on."""
        with self._lock:
            self._held[held.update_id] = held

    def finish(self, update_id: int) -> None:
        """An update's handling has ended."""
        with self._lock:
            if update_id in self._held:
                self._held[update_id].is_finished = True

    def step_aside(self, update_id: int) -> bool:
        """Let an update's line go on without it: it can't wait any more in its order. False if it isn't in hand."""
        with self._lock:
            held = self._held.get(update_id)
            if held is None:
                return False
            held.update, held.is_patient = replace(held.update, is_aside=True), False
            return True

    # What is put off

    def put_off(self, update_id: int) -> None:
        """An update is to be handled anew, and what comes after it in its line after it."""
        with self._lock:
            if update_id in self._held:
                self._held[update_id].is_put_off = True

    def try_again(self, update_id: int) -> bool:
        """As `put_off`, if it was not tried often enough."""
        with self._lock:
            held = self._held.get(update_id)
            if held is None or held.tries >= MOST_TRIES:
                return False
            held.tries += 1
            held.is_put_off = True
            return True

    def hold_back(self, update_id: int) -> None:
        """As `put_off`, but not before Telegram takes its answer."""
        with self._lock:
            if update_id in self._held:
                self._held[update_id].is_put_off = self._held[update_id].is_held_back = True

    def put_off_with_its_line(self, update_id: int) -> bool:
        """Put off what comes in a line in which something was put off: whether that is so."""
        with self._lock:
            held = self._held.get(update_id)
            if held is None or held.line is None:
                return False
            in_line = [each for each in self._held.values() if each.line == held.line]
            if not any(each.is_put_off and each.keeps_its_line for each in in_line):
                return False
            held.is_put_off = True
            return True

    def is_put_off(self, update_id: int) -> bool:
        """Whether an update is to be handled anew."""
        with self._lock:
            return update_id in self._held and self._held[update_id].is_put_off

    def is_patient(self, update_id: int) -> bool:
        """Whether an update's answer may wait for Telegram."""
        with self._lock:
            return update_id in self._held and self._held[update_id].is_patient

    def was_held_back(self, update_id: int) -> bool:
        """Whether an update was handled before, and its answer held back."""
        with self._lock:
            return update_id in self._held and self._held[update_id].update.was_held_back

    # What is done with, or begins anew

    def done(self) -> list[int]:
        """What is finished and needn't be held any more."""
        with self._lock:
            return sorted(each.update_id for each in self._held.values() if each.is_finished and not each.is_put_off)

    def put_off_ready(self) -> tuple[list[Held], list[Held]]:
        """What was put off and may go, in order, as nothing of its line is in work any more: what can be handled anew
        now, and what can't before Telegram takes an answer in its line."""
        with self._lock:
            in_work = {each.line for each in self._held.values() if not each.is_finished and each.keeps_its_line}
            ready = [
                each
                for _, each in sorted(self._held.items())
                if each.is_finished and each.is_put_off and each.line not in in_work
            ]
            late = {each.line for each in ready if each.is_held_back}
            return [each for each in ready if each.line not in late], [each for each in ready if each.line in late]

    def take_up(self, update_id: int) -> None:
        """What was put off is handled anew from now on; how often it was tried stays known."""
        with self._lock:
            held = self._held.get(update_id)
            if held is not None:
                held.is_finished = held.is_put_off = held.is_held_back = False

    def let_go(self, update_id: int) -> None:
        """An update is finished, or in no hands of this worker's any more: nothing is kept of it."""
        with self._lock:
            self._held.pop(update_id, None)
