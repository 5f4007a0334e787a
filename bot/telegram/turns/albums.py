"""Which albums have been reacted to: an album comes as many messages with one number, and should get one reply."""

from collections import OrderedDict

ALBUMS_REMEMBERED = 1000  # the messages of one album come within seconds


class Albums:
    """The last albums seen."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, None] = OrderedDict()

    def is_new(self, album: str | None) -> bool:
        """Whether nothing of this album has come before; always for what belongs to none."""
        if album is None:
            return True
        if album in self._seen:
            return False
        self._seen[album] = None
        if len(self._seen) > ALBUMS_REMEMBERED:
            self._seen.popitem(last=False)
        return True
