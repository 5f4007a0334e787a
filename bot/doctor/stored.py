"""What is stored, as checks may open it: settings in; out comes what can be opened without changing any tables."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from bot.memory.protocol import Memory
from bot.settings import Settings
from bot.storage import has_library, has_memory, is_library_older, is_memory_older, open_memory


def is_library_current(settings: Settings) -> bool:
    """Whether there is a library that no earlier version of Qawl made. Raises as `open_library`."""
    return has_library(settings) and not is_library_older(settings)


@contextmanager
def remembered(settings: Settings) -> Iterator[Memory | None]:
    """What the bot remembers, until the body ends; None where that is nothing, or of an earlier version of Qawl. Raises
    as `open_library`."""
    if not has_memory(settings) or is_memory_older(settings):
        yield None
        return
    with closing(open_memory(settings)) as memory:
        yield memory
