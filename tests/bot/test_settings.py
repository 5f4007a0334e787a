"""Settings: read from environment and `.env`, unknown names refused, and `.env.example` telling the whole truth."""

import re
from pathlib import Path

import pytest

from bot.settings import load_settings, setting_names
from index.errors import SettingsError

_EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in setting_names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_settings_everything_has_a_default() -> None:
    settings = load_settings()
    assert settings.data_dir == Path("data")
    assert settings.telegram_token is None
    assert settings.embedding_model is None


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("QAWL_DATA_DIR=from-file\nQAWL_EMBEDDING_MODEL=بعيد\nOTHER=1\n", "utf-8")
    monkeypatch.setenv("QAWL_DATA_DIR", "from-environment")
    settings = load_settings()
    assert settings.data_dir == Path("from-environment")
    assert settings.embedding_model == "بعيد"


def test_an_empty_value_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAWL_TELEGRAM_TOKEN", "")
    assert load_settings().telegram_token is None


@pytest.mark.parametrize("where", ["environment", "file"])
def test_an_unknown_name_is_refused_with_the_known_ones(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    if where == "file":
        Path(".env").write_text("QAWL_DATADIR=x\n", "utf-8")
    else:
        monkeypatch.setenv("QAWL_DATADIR", "x")
    with pytest.raises(SettingsError, match=r"QAWL_DATADIR.*QAWL_DATA_DIR"):
        load_settings()


def test_an_address_must_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAWL_TELEGRAM_API_URL", "localhost:8081")
    with pytest.raises(SettingsError, match="QAWL_TELEGRAM_API_URL"):
        load_settings()


def test_a_file_that_is_not_text_is_a_clear_error() -> None:
    Path(".env").write_bytes(b"QAWL_DATA_DIR=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"\.env"):
        load_settings()


def test_the_token_is_never_shown() -> None:
    Path(".env").write_text("QAWL_TELEGRAM_TOKEN=123456:secret\n", "utf-8")
    assert "secret" not in repr(load_settings())


def test_the_example_file_names_every_setting_and_no_other() -> None:
    named = re.findall(r"^#?(QAWL_[A-Z_]+)=", _EXAMPLE.read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(setting_names())
