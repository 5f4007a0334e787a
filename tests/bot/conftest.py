"""What every test of a bot may rely on, however slow its machine is."""

import pytest

from bot.telegram.digests import showing
from bot.telegram.sending import rates, waiting


@pytest.fixture(autouse=True)
def nothing_said_of_slowness(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a bot says because an answer takes a second or two comes in those tests alone that ask for it."""
    monkeypatch.setattr(waiting, "DRAFT_AFTER_SECONDS", 600.0)
    monkeypatch.setattr(showing, "NOTE_AFTER_SECONDS", 600.0)


@pytest.fixture(autouse=True)
def no_rates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages leave at once: at Telegram's rates a group would wait four seconds for each after the fifth. Tests that
    are about the rates have them."""
    for name in ("OVERALL", "GROUP", "CHAT"):
        monkeypatch.setattr(rates, name, rates.Rate(burst=1000, per_second=1000.0))
