"""Which updates of the inbox were answered, as one worker of several is told, and which it has put off: numbers of
updates in; what was put off is handled anew, and what comes after it in its line with it, so that the order stays."""

from datetime import datetime

from bot.memory.inbox_protocol import InboxMemory

MOST_TRIES = 5  # of an update while the storage fails and works again: then whoever waits is told


class InboxClaims:
    """Claims (`bot.telegram.once.Claims`) that can be confirmed and put off. Safe to use from threads."""

    def __init__(self, memory: InboxMemory, worker: str) -> None:
        self._memory = memory
        self._worker = worker
        self._lines: dict[int, str | None] = {}  # of the updates in hand
        self._put_off: set[int] = set()
        self._stopped: set[str] = set()  # lines in which something was put off
        self._tries: dict[int, int] = {}
        self._unconfirmed: set[int] = set()
        self._patient: set[int] = set()  # updates in hand that may wait for Telegram
        self._held_back: set[int] = set()  # those of them that do
        self._were_held_back: set[int] = set()  # updates in hand that did

    def is_claimed(self, update_id: int) -> bool:
        """Whether an answer to this update has arrived, or it can't be handled now and is put off."""
        if self._lines.get(update_id) in self._stopped:
            self._put_off.add(update_id)
            return True
        return self._memory.is_answered(update_id)

    def claim_update(self, update_id: int, at: datetime) -> bool:  # noqa: ARG002 - the database has its own clock
        """Record that an answer is about to leave: False where another worker has taken the update over."""
        if update_id in self._put_off:
            return False
        if self._memory.begin_answer(update_id, self._worker):
            return True
        self._stop(update_id)  # should that other die meanwhile, and the update come back, it is not lost
        return False

    def confirm_update(self, update_id: int) -> None:
        """Record that an answer has arrived. What fails is tried again by `confirm_the_rest`."""
        self._unconfirmed.add(update_id)
        self._memory.confirm_answer(update_id)
        self._unconfirmed.discard(update_id)

    def put_off(self, update_id: int) -> bool:
        """Have an update handled anew, as the storage fails now: whether it will be, and nothing need be said."""
        if update_id not in self._lines or self._tries.get(update_id, 0) >= MOST_TRIES:
            return False
        self._tries[update_id] = self._tries.get(update_id, 0) + 1
        self._stop(update_id)
        return True

    def hold_back(self, update_id: int, seconds: float) -> bool:
        """Have an update handled anew in so many seconds, in whoever's hands it is then. Raises `LibraryError`."""
        if update_id not in self._patient or not self._memory.hold_back(update_id, self._worker, seconds):
            return False
        self._held_back.add(update_id)
        self._stop(update_id)
        return True

    def was_held_back(self, update_id: int) -> bool:
        """Whether an update is handled anew after Telegram held back its answer."""
        return update_id in self._were_held_back

    # As what an `InboxReader` asks and tells

    def confirm_the_rest(self) -> None:
        """Record what could not be recorded, before another worker answers it too. Raises `LibraryError`."""
        for update_id in list(self._unconfirmed):
            self.confirm_update(update_id)

    def is_put_off(self, update_id: int) -> bool:
        """Whether an update is to be handled anew."""
        return update_id in self._put_off

    def is_held_back(self, update_id: int) -> bool:
        """Whether that is not to be before Telegram takes its answer."""
        return update_id in self._held_back

    def hold(self, update_id: int, line: str | None, *, is_patient: bool = False, was_held_back: bool = False) -> None:
        """An update is handed on, as part of a line; with `is_patient` it may wait for Telegram, and its line with
        it; `was_held_back` tells that it did."""
        self._lines[update_id] = line
        if was_held_back:
            self._were_held_back.add(update_id)
        if is_patient and line is not None:
            self._patient.add(update_id)

    def stepped_aside(self, update_id: int) -> None:
        """An update's line goes on without it: it can't wait any more in its order."""
        self._patient.discard(update_id)

    def take_up(self, line: str | None, update_id: int) -> None:
        """An update, and its line, can be handled again from now on."""
        self._lines.pop(update_id, None)
        self._put_off.discard(update_id)
        self._held_back.discard(update_id)
        if line is not None:
            self._stopped.discard(line)

    def forget(self, update_id: int) -> None:
        """An update is finished, or in no hands of this worker's any more."""
        self._lines.pop(update_id, None)
        self._patient.discard(update_id)
        self._were_held_back.discard(update_id)
        self._tries.pop(update_id, None)

    def _stop(self, update_id: int) -> None:
        self._put_off.add(update_id)
        line = self._lines.get(update_id)
        if line is not None:
            self._stopped.add(line)
