"""The last of what never ends: keys and values go in, and what went in longest ago is forgotten first."""

from collections import OrderedDict
from collections.abc import Iterator, MutableMapping
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Recent(MutableMapping[_Key, _Value]):
    """At most `most` values, by their keys, in the order in which they were put in: when there is one more, that which
    was put in longest ago goes. What is put in again is the newest; to look something up changes nothing."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[_Key, _Value] = OrderedDict()

    def __getitem__(self, key: _Key) -> _Value:
        return self._kept[key]

    def __setitem__(self, key: _Key, value: _Value) -> None:
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def __delitem__(self, key: _Key) -> None:
        del self._kept[key]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)
