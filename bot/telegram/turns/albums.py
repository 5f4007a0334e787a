"""Which albums have been reacted to: an album comes as many messages with one number, and should get one reply."""

from bot.recent import Recent

ALBUMS_REMEMBERED = 1000  # the messages of one album come within seconds


class Albums:
    """The last albums seen."""

    def __init__(self) -> None:
        self._seen = Recent[str, None](ALBUMS_REMEMBERED)

    def is_new(self, album: str | None) -> bool:
        """Whether nothing of this album has come before; always for what belongs to none."""
        if album is None:
            return True
        if album in self._seen:
            return False
        self._seen[album] = None
        return True
