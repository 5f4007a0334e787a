"""A queue in which askers take turns: items go in with the name of who asks, and the item that is next comes out.
Nothing waits here; see `bot.telegram.turns.fair_places` for who does."""

from collections import OrderedDict, deque
from collections.abc import Container, Hashable
from typing import Generic, TypeVar

_Asker = TypeVar("_Asker", bound=Hashable)
_Item = TypeVar("_Item")


class FairQueue(Generic[_Asker, _Item]):
    """Round robin by asker: what one asker puts in comes out in that order, one at each turn.

        queue = FairQueue[int, str]()
        for question in ("a1", "a2", "a3"):
            queue.put(1, question)
        queue.put(2, "b1")
        [queue.take()[1] for _ in range(4)]   # ["a1", "b1", "a2", "a3"]

    Who was served goes behind everybody who waits: nobody is served twice while somebody waits who came before.
    """

    def __init__(self) -> None:
        self._waiting: OrderedDict[_Asker, deque[_Item]] = OrderedDict()  # whose turn comes first is first
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def put(self, asker: _Asker, item: _Item) -> None:
        """Let an item wait behind what the asker put in before."""
        self._waiting.setdefault(asker, deque()).append(item)
        self._length += 1

    def take(self, passed_over: Container[_Asker] = ()) -> tuple[_Asker, _Item]:
        """The item whose turn it is, and whose it is; it waits no more. Those who are `passed_over` keep their turns.
        Raises `LookupError` where nobody else waits."""
        asker = next((each for each in self._waiting if each not in passed_over), None)
        if asker is None:
            raise LookupError("nobody waits who may be served")
        items = self._waiting.pop(asker)
        if len(items) > 1:
            self._waiting[asker] = items
        self._length -= 1
        return asker, items.popleft()

    def move_back(self, asker: _Asker) -> None:
        """Let the turn of an asker, of whom something waits, come after those of all others."""
        self._waiting.move_to_end(asker)

    def waiting_of(self, asker: _Asker) -> int:
        """How many items of one asker wait."""
        return len(self._waiting.get(asker, ()))

    def remove(self, asker: _Asker, item: _Item) -> bool:
        """Let an item wait no more; False where it does not. The asker's turn stays where it is."""
        items = self._waiting.get(asker)
        if items is None or item not in items:
            return False
        items.remove(item)
        self._length -= 1
        if not items:
            del self._waiting[asker]
        return True

    def ahead_of(self, asker: _Asker) -> int:
        """How many items come out before one that this asker would put in now, if nothing else is put in."""
        turns = self.waiting_of(asker)
        ahead, is_before = turns, True
        for other, items in self._waiting.items():
            if other == asker:
                is_before = False
            else:
                ahead += min(len(items), turns + is_before)
        return ahead
