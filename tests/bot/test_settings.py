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


def test_operators_are_listed_by_their_user_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().telegram_admins == frozenset()
    monkeypatch.setenv("QAWL_TELEGRAM_ADMINS", " 123456789, 7,")
    assert load_settings().telegram_admins == {7, 123456789}


def test_the_chats_that_are_allowed_are_listed_by_their_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().allowed_chats == frozenset()
    monkeypatch.setenv("QAWL_ALLOWED_CHATS", "-1001234567890, 7,")
    assert load_settings().allowed_chats == {-1001234567890, 7}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QAWL_ALLOWED_CHATS", "@group"),
        ("QAWL_ALLOWED_CHATS", "7;8"),
        ("QAWL_ALLOWED_CHATS", "--7"),
        ("QAWL_TELEGRAM_ADMINS", "@operator"),
        ("QAWL_TELEGRAM_ADMINS", "7;8"),
        ("QAWL_TELEGRAM_ADMINS", "-100123"),
        ("QAWL_QUESTIONS_PER_MINUTE", "-1"),
        ("QAWL_QUESTIONS_PER_MINUTE", "many"),
        ("QAWL_WEBHOOK_URL", "example.org/qawl"),
        ("QAWL_WEBHOOK_PORT", "0"),
        ("QAWL_WEBHOOK_PORT", "65536"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name}: ") as caught:
        load_settings()
    assert "\n" not in str(caught.value)


def test_the_limit_on_questions_can_be_lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().questions_per_minute == 10
    monkeypatch.setenv("QAWL_QUESTIONS_PER_MINUTE", "0")
    assert load_settings().questions_per_minute == 0


def test_a_file_that_is_not_text_is_a_clear_error() -> None:
    Path(".env").write_bytes(b"QAWL_DATA_DIR=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"\.env"):
        load_settings()


def test_secrets_are_never_shown() -> None:
    Path(".env").write_text("QAWL_TELEGRAM_TOKEN=123456:secret\nQAWL_WEBHOOK_SECRET=covert\n", "utf-8")
    shown = repr(load_settings())
    assert "secret" not in shown.replace("webhook_secret", "")
    assert "covert" not in shown


def test_the_example_file_names_every_setting_and_no_other() -> None:
    named = re.findall(r"^#?(QAWL_[A-Z_]+)=", _EXAMPLE.read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(setting_names())
