"""Checks of the FAISS files beside an embedded library: caches, which are compared with the database that they come
from."""

from collections import Counter
from collections.abc import Iterator

from bot.doctor.records import Check, Installation, Severity
from bot.doctor.stored import is_library_current
from index.embedded.caches_examined import CacheFinding, examine_caches

NAME = "vector cache"


def vector_caches(installation: Installation) -> Iterator[Check]:
    """That no file claims to be what it is not. Those that are missing or behind are made good before a search."""
    settings = installation.settings
    if settings.database_url is not None or not is_library_current(settings):
        return
    found = examine_caches(settings.data_dir)
    for state in found:
        if state.finding is CacheFinding.DAMAGED:
            yield Check(
                NAME, Severity.WARNING,
                f"{state.file.name} is damaged: the next search makes it anew",
                f"rm {state.file}, and look after the disk if that happens again",
            )  # fmt: skip
        elif state.finding is CacheFinding.UNREADABLE:
            yield Check(
                NAME, Severity.WARNING,
                f"{state.file.name} can't be read ({state.trouble}): vectors are read from the library instead",
                f"mend its permissions, or remove {state.file}: the next search makes it anew",
            )  # fmt: skip
        elif state.finding is CacheFinding.WRONG:
            yield Check(
                NAME, Severity.ERROR,
                f"{state.file.name} holds other vectors than the library: articles may not be found",
                f"stop the bot, rm {state.file}, and start it again",
            )  # fmt: skip
    counts = Counter(state.finding for state in found)
    waiting = sum(counts[each] for each in (CacheFinding.MISSING, CacheFinding.BEHIND, CacheFinding.OTHER))
    if counts[CacheFinding.CURRENT]:
        held = sum(state.passages for state in found if state.finding is CacheFinding.CURRENT)
        yield Check(NAME, Severity.OK, f"agrees with the library, passages: {held}")
    if waiting:
        yield Check(NAME, Severity.INFO, f"files that the next search makes or brings up to date: {waiting}")
