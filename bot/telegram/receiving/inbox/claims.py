"""Which updates of the inbox were answered, as one worker of several is told, and which it has put off: numbers of
updates in; what was put off is handled anew, and what comes after it in its line with it (see `held.Hands`)."""

from datetime import datetime

from bot.memory.inbox_protocol import InboxMemory
from bot.telegram.receiving.inbox.held import Hands


class InboxClaims:
    """Claims (`bot.telegram.sending.once.Claims`) that can be confirmed and put off (`Repeats`). Safe to use from
    threads."""

    def __init__(self, memory: InboxMemory, worker: str, hands: Hands) -> None:
        self._memory = memory
        self._worker = worker
        self._hands = hands
        # Not in `hands`: an answer that has arrived is to be recorded also when its update is in other hands by then.
        self._unconfirmed: set[int] = set()

    def is_claimed(self, update_id: int) -> bool:
        """Whether an answer to this update has arrived, or it can't be handled now and is put off."""
        return self._hands.put_off_with_its_line(update_id) or self._memory.is_answered(update_id)

    def claim_update(self, update_id: int, at: datetime) -> bool:  # noqa: ARG002 - the database has its own clock
        """Record that an answer is about to leave: False where another worker has taken the update over."""
        if self._hands.is_put_off(update_id):
            return False
        if self._memory.begin_answer(update_id, self._worker):
            return True
        self._hands.put_off(update_id)  # should that other die meanwhile, and the update come back, it is not lost
        return False

    def confirm_update(self, update_id: int) -> None:
        """Record that an answer has arrived. What fails is tried again by `confirm_the_rest`."""
        self._unconfirmed.add(update_id)
        self._memory.confirm_answer(update_id)
        self._unconfirmed.discard(update_id)

    def confirm_the_rest(self) -> None:
        """Record what could not be recorded, before another worker answers it too. Raises `LibraryError`."""
        for update_id in list(self._unconfirmed):
            self.confirm_update(update_id)

    def put_off(self, update_id: int) -> bool:
        """Have an update handled anew, as the storage fails now: whether it will be, and nothing need be said."""
        return self._hands.try_again(update_id)

    def hold_back(self, update_id: int, seconds: float) -> bool:
        """Have an update handled anew in so many seconds, in whoever's hands it is then. Raises `LibraryError`."""
        if not self._hands.is_patient(update_id) or not self._memory.hold_back(update_id, self._worker, seconds):
            return False
        self._hands.hold_back(update_id)
        return True

    def was_held_back(self, update_id: int) -> bool:
        """Whether an update is handled anew after Telegram held back its answer."""
        return self._hands.was_held_back(update_id)
