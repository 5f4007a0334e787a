"""What every test of a bot may rely on, however slow its machine is."""

import pytest

from bot.telegram import waiting
from bot.telegram.digests import showing


@pytest.fixture(autouse=True)
def nothing_said_of_slowness(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a bot says because an answer takes a second or two comes in those tests alone that ask for it."""
    monkeypatch.setattr(waiting, "DRAFT_AFTER_SECONDS", 600.0)
    monkeypatch.setattr(showing, "NOTE_AFTER_SECONDS", 600.0)
