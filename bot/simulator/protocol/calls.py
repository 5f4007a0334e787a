"""What the bot has called, for tests: calls go in as they arrive, whatever comes of them."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from bot.simulator.changes import Changes

_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the method's name in lower case, and its arguments as they came."""

    method: str
    values: Mapping[str, object]


class Calls:
    """The last calls, in order."""

    def __init__(self) -> None:
        self._all: deque[Call] = deque(maxlen=_REMEMBERED)
        self._changes = Changes()

    def record(self, method: str, values: Mapping[str, object]) -> None:
        """Remember a call."""
        self._all.append(Call(method.lower(), values))
        self._changes.notify()

    def all(self) -> list[Call]:
        """Every call, in order."""
        return list(self._all)

    def of(self, method: str) -> list[Mapping[str, object]]:
        """The arguments of every call of `method`, in order."""
        return [call.values for call in self._all if call.method == method.lower()]

    async def happened(self, method: str, times: int = 1) -> None:
        """Wait until `method` has been called `times` times."""
        await self._changes.until(lambda: len(self.of(method)) >= times)
