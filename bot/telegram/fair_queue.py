"""A queue in which askers take turns: items go in with the name of who asks, and the item that is next comes out.
Nothing waits here; see `bot.telegram.fair_places` for who does."""

from collections import OrderedDict, deque
from collections.abc import Hashable
from typing import Generic, TypeVar

_Asker = TypeVar("_Asker", bound=Hashable)
_Item = TypeVar("_Item")


class FairQueue(Generic[_Asker, _Item]):
    """Round robin by asker: what one asker puts in comes out in that order, one at each turn.

        queue = FairQueue[int, str]()
        for question in ("a1", "a2", "a3"):
            queue.put(1, question)
        queue.put(2, "b1")
        [queue.take() for _ in range(4)]   # ["a1", "b1", "a2", "a3"]

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

    def take(self) -> _Item:
        """The item whose turn it is, which waits no more. Raises `LookupError` where nothing waits."""
        asker, items = self._waiting.popitem(last=False)
        if len(items) > 1:
            self._waiting[asker] = items
        self._length -= 1
        return items.popleft()

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
        own = self._waiting.get(asker)
        turns = len(own) if own is not None else 0
        ahead, is_before = turns, True
        for other, items in self._waiting.items():
            if other == asker:
                is_before = False
            else:
                ahead += min(len(items), turns + is_before)
        return ahead
