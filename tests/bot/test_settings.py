"""Settings: read from environment and `.env`, unknown names refused, and `.env.example` telling the whole truth."""

import re
from pathlib import Path

import pytest
from somebody_else import reachable_folder, without_rights_of_root

from bot.cli import main
from bot.settings import load_settings, setting_names
from index.errors import SettingsError

_EXAMPLE = Path(__file__).parents[2] / ".env.example"


pytestmark = pytest.mark.usefixtures("at_home")


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


@pytest.mark.parametrize("address", ["localhost:8081", "http://[::1"])
def test_an_address_must_be_one(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("QAWL_TELEGRAM_TOKEN", "1:covert")
    monkeypatch.setenv("QAWL_TELEGRAM_API_URL", address)
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
        ("QAWL_LLM_BASE_URL", "localhost:11434/v1"),
        ("QAWL_LLM_BASE_URL", "ftp://example.org/v1"),
        ("QAWL_LLM_BASE_URL", "https://"),
        ("QAWL_LLM_BASE_URL", "https://[::1/v1"),
        ("QAWL_LLM_BASE_URL", "http://localhost:99999/v1"),
        ("QAWL_LLM_BASE_URL", "https://example.org/a b"),
        ("QAWL_LLM_BASE_URL", "https://me:secret@example.org/v1"),
        ("QAWL_LLM_BASE_URL", "https://example.org/v1?key=secret"),
        ("QAWL_LLM_API_KEY", "two words"),
        ("QAWL_LLM_API_KEY", "مفتاح"),
        ("QAWL_LLM_TIMEOUT", "0.5"),
        ("QAWL_LLM_TIMEOUT", "121"),
        ("QAWL_LLM_TIMEOUT", "nan"),
        ("QAWL_LLM_READS_CHATS", "some"),
        ("QAWL_LLM_TOKENS_PER_DAY", "-1"),
        ("QAWL_LLM_TOKENS_PER_CHAT", "1.5"),
        ("QAWL_LLM_PRICE_IN", "-0.1"),
        ("QAWL_LLM_PRICE_OUT", "inf"),
        ("QAWL_LLM_COST_PER_DAY", "-1"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name}: ") as caught:
        load_settings()
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_the_limit_on_questions_can_be_lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().questions_per_minute == 10
    monkeypatch.setenv("QAWL_QUESTIONS_PER_MINUTE", "0")
    assert load_settings().questions_per_minute == 0


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"QAWL_DATA_DIR=data\n# des r\xe9glages\n", 2),
        (b"#" * 20_000 + b"\nQAWL_DATA_DIR=r\xe9pertoire\n", 2),
        ("QAWL_DATA_DIR=data\n".encode("utf-16"), 1),
    ],
)
def test_a_file_that_is_not_in_utf_8_is_a_clear_error(
    content: bytes, line: int, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(".env").write_bytes(content)
    with pytest.raises(SettingsError, match=rf"^\.env is not in UTF-8, as line {line} shows: save it as UTF-8$"):
        load_settings()
    assert main(["list"]) == 2
    assert capsys.readouterr().err == f"qawl: .env is not in UTF-8, as line {line} shows: save it as UTF-8\n"


def test_a_mark_that_an_editor_writes_before_utf_8_is_no_part_of_a_name() -> None:
    Path(".env").write_text("QAWL_DATA_DIR=from-file\n", "utf-8-sig")
    assert load_settings().data_dir == Path("from-file")
    Path(".env").write_text("QAWL_DATADIR=x\n", "utf-8-sig")
    with pytest.raises(SettingsError, match="unknown setting QAWL_DATADIR"):
        load_settings()


def test_a_file_that_may_not_be_read_is_a_clear_error() -> None:
    with reachable_folder() as folder:
        Path(".env").write_text("QAWL_DATA_DIR=data\n")
        Path(".env").chmod(0)
        (folder / "data").mkdir()
        with without_rights_of_root(folder / "data"), pytest.raises(SettingsError) as refused:
            load_settings()
    assert str(refused.value) == ".env can't be read (Permission denied): mend its permissions"


def test_secrets_are_never_shown() -> None:
    secrets = "QAWL_TELEGRAM_TOKEN=123456:secret\nQAWL_WEBHOOK_SECRET=covert\nQAWL_LLM_API_KEY=covert\n"
    Path(".env").write_text(f"{secrets}QAWL_LLM_BASE_URL=https://example.org\nQAWL_LLM_MODEL=m\n", "utf-8")
    settings = load_settings()
    shown = repr(settings) + repr(settings.language_model)
    assert "secret" not in shown.replace("webhook_secret", "")
    assert "covert" not in shown


def test_without_a_model_none_is_asked() -> None:
    assert load_settings().language_model is None


def test_a_model_is_an_address_and_a_name_and_what_it_may_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAWL_LLM_BASE_URL", "http://localhost:11434/v1/")
    monkeypatch.setenv("QAWL_LLM_MODEL", "qwen3:4b")
    model = load_settings().language_model
    assert model is not None
    assert (model.base_url, model.name, model.host) == ("http://localhost:11434/v1", "qwen3:4b", "localhost:11434")
    assert (model.api_key, model.timeout, model.reads_chats) == (None, 20, False)
    assert (model.tokens_per_day, model.tokens_per_chat, model.cost_per_day) == (0, 0, 0)
    for name, value in (("API_KEY", " k-1\n"), ("TIMEOUT", "5"), ("READS_CHATS", "true"), ("PRICE_OUT", "0.6")):
        monkeypatch.setenv(f"QAWL_LLM_{name}", value)
    model = load_settings().language_model
    assert model is not None
    assert model.api_key is not None
    assert model.api_key.get_secret_value() == "k-1"
    assert (model.timeout, model.reads_chats, model.price_out) == (5, True, 0.6)


@pytest.mark.parametrize(
    ("name", "value", "missing"),
    [
        ("QAWL_LLM_BASE_URL", "http://localhost/v1", "QAWL_LLM_MODEL"),
        ("QAWL_LLM_MODEL", "qwen3:4b", "QAWL_LLM_BASE_URL"),
    ],
)
def test_half_a_model_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str, missing: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name} is set and {missing} is not") as caught:
        load_settings()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("price", ["QAWL_LLM_PRICE_IN", "QAWL_LLM_PRICE_OUT"])
def test_a_limit_of_what_costs_nothing_is_refused(monkeypatch: pytest.MonkeyPatch, price: str) -> None:
    monkeypatch.setenv("QAWL_LLM_BASE_URL", "https://models.example.org/v1")
    monkeypatch.setenv("QAWL_LLM_MODEL", "m")
    monkeypatch.setenv("QAWL_LLM_COST_PER_DAY", "2.5")
    with pytest.raises(SettingsError, match=r"^QAWL_LLM_COST_PER_DAY limits nothing without a price: set "):
        load_settings()
    monkeypatch.setenv(price, "0.6")
    model = load_settings().language_model
    assert model is not None
    assert model.cost_per_day == 2.5


HOSTS = pytest.mark.parametrize(
    ("host", "is_private"),
    [
        ("api.example.org", False),
        ("8.8.8.8", False),
        ("[2606:4700::1111]:80", False),
        ("localhost:11434", True),
        ("127.0.0.2", True),
        ("192.168.1.5:8000", True),
        ("100.64.0.7", True),
        ("[::1]", True),
        ("[fd00::7]:1", True),
        ("ollama:11434", True),
        ("gpu.home.arpa", True),
        ("machine.local", True),
    ],
)


@HOSTS
def test_the_token_crosses_no_open_network_unencrypted(
    monkeypatch: pytest.MonkeyPatch, host: str, is_private: bool
) -> None:
    for scheme in ("https", "http"):
        monkeypatch.setenv("QAWL_TELEGRAM_API_URL", f"{scheme}://{host}/")
        monkeypatch.delenv("QAWL_TELEGRAM_TOKEN", raising=False)
        assert load_settings().telegram_api_url == f"{scheme}://{host}"
        monkeypatch.setenv("QAWL_TELEGRAM_TOKEN", "1:covert")
        if scheme == "https" or is_private:
            assert load_settings().telegram_token is not None
        else:
            with pytest.raises(SettingsError, match=r"^QAWL_TELEGRAM_TOKEN .* https://") as caught:
                load_settings()
            assert "covert" not in str(caught.value)


@HOSTS
def test_a_key_crosses_no_open_network_unencrypted(
    monkeypatch: pytest.MonkeyPatch, host: str, is_private: bool
) -> None:
    monkeypatch.setenv("QAWL_LLM_MODEL", "m")
    for scheme in ("https", "http"):
        monkeypatch.setenv("QAWL_LLM_BASE_URL", f"{scheme}://{host}/v1")
        monkeypatch.delenv("QAWL_LLM_API_KEY", raising=False)
        assert load_settings().language_model is not None
        monkeypatch.setenv("QAWL_LLM_API_KEY", "covert")
        if scheme == "https" or is_private:
            assert load_settings().language_model is not None
        else:
            with pytest.raises(SettingsError, match=r"^QAWL_LLM_API_KEY .* https://") as caught:
                load_settings()
            assert "covert" not in str(caught.value)


def test_the_example_file_names_every_setting_and_no_other() -> None:
    named = re.findall(r"^#?(QAWL_[A-Z_]+)=", _EXAMPLE.read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(setting_names())
