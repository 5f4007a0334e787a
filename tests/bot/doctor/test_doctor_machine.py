"""`qawl doctor` looks at disk, memory, clock and versions, and says what is short or wrong."""

import shutil
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from tiny_embedder import TinyEmbedder

from bot.doctor import machine, packages
from bot.doctor.clock import clock
from bot.doctor.examining import TO_MEND, examine, exit_status
from bot.doctor.machine import GB, available_memory, disk, memory, total_memory
from bot.doctor.records import Check, Examine, Installation
from bot.memory.embedded import EmbeddedMemory
from bot.services import Services
from bot.settings import Settings
from index.embedded.library import EmbeddedLibrary
from index.feeds import Feed, Validators
from index.records import LIBRARY

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Usage(NamedTuple):
    """What `shutil.disk_usage` says, as far as it matters."""

    free: int


pytestmark = pytest.mark.usefixtures("at_home")


def looked(tmp_path: Path, check: Examine) -> list[Check]:
    settings = Settings(data_dir=tmp_path / "data", cache_dir=tmp_path / "cache")
    services = Services(settings, lambda _: None, lambda *_: TinyEmbedder())
    found = list(examine(Installation(settings, services, now=NOW), [check]))
    services.close()
    return found


def severities(checks: Iterable[Check]) -> list[str]:
    return [each.severity.value for each in checks]


def test_a_disk_that_is_almost_full_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for free, severity in ((3 * GB, "ok"), (GB // 2, "warning")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: Usage(free))
        (check,) = looked(tmp_path, disk)
        assert (check.severity.value, check.message.startswith(f"{free / GB:.1f} GB are free")) == (severity, True)
    assert "QAWL_DATA_DIR" in (check.remedy or "")
    assert exit_status([check]) == TO_MEND


def test_a_library_needs_room_to_be_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    with (tmp_path / "data" / "library.sqlite3").open("wb") as file:
        file.truncate(5 * GB)  # a hole, which takes no room itself
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(3 * GB))
    (check,) = looked(tmp_path, disk)
    assert (check.severity.value, "10.0 GB should be" in check.message) == ("warning", True)


def test_memory_is_compared_with_what_a_bot_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for total, available, severity in (
        (8 * GB, 4 * GB, "ok"), (8 * GB, GB // 2, "info"), (GB, GB, "warning"), (8 * GB, None, "ok"),
        (None, None, "info"),
    ):  # fmt: skip
        monkeypatch.setattr(machine, "total_memory", lambda total=total: total)
        monkeypatch.setattr(machine, "available_memory", lambda available=available: available)
        assert severities(looked(tmp_path, memory)) == [severity]


def test_memory_is_read_as_linux_tells_it(tmp_path: Path) -> None:
    meminfo, limit = tmp_path / "meminfo", tmp_path / "memory.max"
    meminfo.write_text("MemTotal:        4194304 kB\nMemFree:  1 kB\nMemAvailable:    1048576 kB\n")
    assert (total_memory(meminfo, limit), available_memory(meminfo)) == (4 * GB, GB)
    limit.write_text("max\n")
    assert total_memory(meminfo, limit) == 4 * GB
    limit.write_text(f"{2 * GB}\n")
    assert total_memory(meminfo, limit) == 2 * GB
    meminfo.write_text("nonsense\n")
    assert (total_memory(meminfo, limit), available_memory(meminfo)) == (2 * GB, None)
    assert (total_memory() or 0) > 0


def test_what_was_stored_in_the_future_tells_that_a_clock_goes_wrong(tmp_path: Path) -> None:
    remembered = EmbeddedMemory(tmp_path / "data")
    remembered.claim_update(1, NOW - timedelta(days=1))
    assert looked(tmp_path, clock) == []
    remembered.claim_update(2, NOW + timedelta(days=800))
    remembered.close()
    (check,) = looked(tmp_path, clock)
    assert check.severity.value == "warning"
    assert "2026-03-02T12:00:00Z" in check.message
    assert "2028-05-10T12:00:00Z" in check.message
    assert exit_status([check]) == TO_MEND


def test_so_does_a_feed_that_was_read_in_the_future(tmp_path: Path) -> None:
    library = EmbeddedLibrary(tmp_path / "data")
    library.feeds.note_entries("https://example.org/feed.xml", LIBRARY, [])
    library.feeds.note_read(Feed("https://example.org/feed.xml", LIBRARY), NOW + timedelta(hours=2), Validators(), [])
    library.close()
    assert severities(looked(tmp_path, clock)) == ["warning"]


def test_what_is_installed_is_what_is_asked_for(tmp_path: Path) -> None:
    checks = looked(tmp_path, packages.packages)
    assert "ok" in severities(checks)
    told = next(each.message for each in checks if each.severity.value == "ok")
    assert f"python-telegram-bot {version('python-telegram-bot')}" in told
    assert "SQLite 3." in told
    assert not {"warning", "error"} & set(severities(checks))


def test_versions_that_are_too_old_or_missing_are_said_with_what_mends_them() -> None:
    asked = [Requirement("python-telegram-bot>=99"), Requirement("there-is-no-such-package>=1"), Requirement("torch")]
    old, missing = packages.outside(asked)
    assert (old.severity.value, missing.severity.value) == ("warning", "error")
    assert old.remedy == "pip install 'python-telegram-bot>=99'"
    (python,) = packages.python(">=4")
    assert "is not >=4" in python.message
    assert severities(packages.sqlite((3, 8, 0), has_full_text_search=True)) == ["error"]
    assert severities(packages.sqlite((3, 45, 0), has_full_text_search=False)) == ["error"]
    assert severities(packages.sqlite((3, 45, 0), has_full_text_search=True)) == []


def test_versions_other_than_the_locked_ones_are_only_told() -> None:
    asked = [Requirement("torch"), Requirement("aiohttp")]
    locked = f"# a comment\ntorch==0.1 ; sys_platform == 'linux'\naiohttp=={version('aiohttp')}\nnumpy==0.1\n"
    (check,) = packages.other_than_locked(asked, locked)
    assert (check.severity.value, check.message) == (
        "info", f"others than were tested: torch {version('torch')} (tested: 0.1)"
    )  # fmt: skip
