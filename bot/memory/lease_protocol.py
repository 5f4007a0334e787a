"""What only one process at a time may do: names that are held for a while. Engines stand behind it; see
`bot.memory.protocol`."""

from typing import Protocol


class LeaseMemory(Protocol):
    """Durable leases, by the clock of the database: clocks of several machines differ."""

    def hold(self, name: str, holder: str, seconds: float) -> bool:
        """Take a lease that is free or has run out, or renew one's own, for `seconds` from now, an
        hour at most: whether it is held. One that seems to last longer was taken before the clock was set back, and
        has run out."""

    def let_go(self, name: str, holder: str) -> None:
        """Free a lease; nothing happens where somebody else holds it."""

    def check_writable(self, holder: str) -> None:
        """Make a durable change that leaves nothing behind. Raises `LibraryError` while nothing can be stored. One
        process calls it from one thread at a time, by its own name."""

    def holder_of(self, name: str) -> str | None:
        """Who holds a lease now; None for nobody."""
