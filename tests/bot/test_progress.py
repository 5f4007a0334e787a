"""The progress of an ingestion on a terminal and elsewhere."""

import io
import sys

import pytest

from bot.cli.output import progress_reporter
from index.ingestion_report import Progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    report = progress_reporter()
    for step in (Progress(1, 1, "a"), Progress(2, 3, "b"), Progress(3, 3, "c")):
        report(step)
    return stream.getvalue()


def test_a_bar_goes_on_where_more_turns_up(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _shown(_Terminal(), monkeypatch)
    assert "1/1" in shown
    assert "3/3" in shown


def test_elsewhere_a_line_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shown(io.StringIO(), monkeypatch) == "1/1 a\n2/3 b\n3/3 c\n"
