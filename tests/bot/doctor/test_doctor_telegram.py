"""`qawl doctor` asks Telegram, the simulator's, and tells what it says of token, webhook, groups and clock."""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from examined import named
from pydantic import SecretStr
from simulated_world import AMAL
from tiny_embedder import TinyEmbedder

from bot.doctor.asking_telegram import ask_telegram
from bot.doctor.examining import FINE, TO_MEND, examine, exit_status
from bot.doctor.records import Check, Installation
from bot.doctor.telegram_bot import telegram_bot
from bot.memory.embedded import EmbeddedMemory
from bot.services import Services
from bot.settings import Settings
from bot.simulator.faults import Fault
from bot.simulator.protocol.updates import Webhook
from bot.simulator.server import TOKEN, Simulator
from bot.simulator.threaded import in_thread
from bot.telegram.parsing.updates import WANTED_UPDATES

URL = "https://bot.example.org/qawl-secret-path"


@dataclass
class Doctored:
    """A simulator that serves, and a look at an installation whose bot is there."""

    simulator: Simulator
    folder: Path
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))

    def looked(self, *, token: str = TOKEN, api_url: str | None = None, **settings: object) -> list[Check]:
        chosen = Settings(
            data_dir=self.folder, telegram_token=SecretStr(token), telegram_api_url=api_url or self.simulator.url,
            **settings,  # type: ignore[arg-type]
        )  # fmt: skip
        services = Services(chosen, lambda _: None, lambda *_: TinyEmbedder())
        ask = partial(ask_telegram, clock=self.clock)
        found = list(examine(Installation(chosen, services, now=self.clock(), ask=ask), [telegram_bot]))
        services.close()
        assert token.partition(":")[2] not in repr(found)
        return found

    def said(self, name: str, **settings: object) -> list[tuple[str, str]]:
        return named(self.looked(**settings), name)  # type: ignore[arg-type]


pytestmark = pytest.mark.usefixtures("at_home")


@pytest.fixture
def doctored(tmp_path: Path) -> Iterator[Doctored]:
    with in_thread(Simulator()) as simulator:
        simulator.chats.add_user(AMAL)
        yield Doctored(simulator, tmp_path / "data")


def test_a_bot_that_is_well_is_named_and_everything_is_fine(doctored: Doctored) -> None:
    checks = doctored.looked()
    assert ("ok", f"{doctored.simulator.url} takes the token: it is @qawl_bot's") in named(checks, "telegram bot")
    assert named(checks, "webhook") == [("ok", "none: the bot polls")]
    assert named(checks, "privacy mode")[0][0] == "info"
    assert named(checks, "clock") == [("ok", "it agrees with the Telegram server's")]
    assert exit_status(checks) == FINE
    assert not doctored.folder.exists()


def test_a_token_that_is_rejected_is_to_be_mended_and_not_shown(
    doctored: Doctored, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    (check,) = doctored.looked(token="99:covert_covert_covert")
    assert (check.severity.value, check.message) == ("error", "Telegram rejects QAWL_TELEGRAM_TOKEN")
    assert "@BotFather" in (check.remedy or "")
    assert exit_status([check]) == TO_MEND
    assert "covert" not in caplog.text
    (check,) = doctored.looked(token="no token:covert")
    assert "is not a bot token" in check.message


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(drop="before"), "can't be asked about the token"),
        (Fault(status=500), "can't be asked about the token"),
        (Fault(status=502, body=b"<html>"), "can't be asked about the token"),
        (Fault(body=b"<html>"), "can't be asked about the token"),
        (Fault(body=b'{"ok": true}'), "not that of a Bot API server"),
        (Fault(body=b'{"ok": true, "result": "words"}'), "not that of a Bot API server"),
    ],
)
def test_a_server_that_does_not_answer_well_is_another_thing_than_a_bad_token(
    doctored: Doctored, fault: Fault, said: str
) -> None:
    doctored.simulator.faults.add("getMe", fault)
    (check,) = doctored.looked()
    assert check.severity.value == "error"
    assert said in check.message
    assert "QAWL_TELEGRAM_API_URL" in (check.remedy or "")
    assert named(doctored.looked(), "telegram bot")[0][0] == "ok"


@pytest.mark.parametrize("change", [str, str.lower, quote])
def test_an_answer_that_repeats_the_address_that_was_asked_shows_no_token(
    doctored: Doctored, change: Callable[[str], str]
) -> None:
    path = change(f"/bot{TOKEN}/getMe")
    body = f'{{"ok": false, "error_code": 400, "description": "Bad Request: no such route {path}"}}'
    doctored.simulator.faults.add("getMe", Fault(status=400, body=body.encode()))
    (check,) = doctored.looked()
    assert check.message.endswith("o such route /bot…/getme")  # the library changes the case
    assert change(TOKEN.partition(":")[2]).lower() not in repr(check).lower()


def test_nor_does_what_a_webhook_failed_with(doctored: Doctored) -> None:
    updates = doctored.simulator.updates
    updates.webhook = Webhook(URL)
    updates.last_error = (int(datetime.now(UTC).timestamp()), f"Wrong response from /{TOKEN.lower()}/hook")
    wanted = {"webhook_url": URL, "webhook_secret": SecretStr("word")}
    assert doctored.said("webhook", **wanted)[-1][1].endswith("Wrong response from /…/hook")


def test_nobody_at_the_address_is_said_too(doctored: Doctored) -> None:
    (check,) = doctored.looked(api_url="http://127.0.0.1:9")
    assert check.message.startswith("http://127.0.0.1:9 can't be asked about the token: ")
    assert exit_status([check]) == TO_MEND


def test_no_token_is_no_mistake(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    (check,) = telegram_bot(Installation(settings, Services(settings, print), ask=ask_telegram))
    assert (check.severity.value, check.name) == ("info", "telegram bot")


def test_a_server_that_wants_to_be_asked_later_is_no_matter_of_the_network(doctored: Doctored) -> None:
    doctored.simulator.faults.add("getMe", Fault(retry_after=30))
    (check,) = doctored.looked()
    assert check.message.endswith("it wants to be asked again later")
    assert re.fullmatch(r"try again in 3\d seconds", check.remedy or "")


# The webhook


@pytest.mark.parametrize("url", ["https://[bad/x", "https://bot.example.org:99999/x", "::", ""])
def test_an_address_that_is_none_hides_no_other_check(doctored: Doctored, url: str) -> None:
    body = f'{{"ok": true, "result": {{"url": "{url}", "has_custom_certificate": false, "pending_update_count": 0}}}}'
    doctored.simulator.faults.add("getWebhookInfo", Fault(body=body.encode()))
    checks = doctored.looked()
    assert [severity for severity, _ in named(checks, "webhook")] == ["warning" if url else "ok"]
    assert named(checks, "clock")


@pytest.mark.parametrize(
    "field", ['"pending_update_count": "many"', f'"last_error_date": {10**18}', f'"last_error_date": {10**40}']
)
def test_a_figure_that_is_none_is_an_answer_of_another_program(doctored: Doctored, field: str) -> None:
    webhook = f'{{"url": "{URL}", "has_custom_certificate": false, "pending_update_count": 0, {field}}}'
    body = f'{{"ok": true, "result": {webhook}}}'
    doctored.simulator.faults.add("getWebhookInfo", Fault(body=body.encode()))
    (check,) = doctored.looked()
    assert "not that of a Bot API server" in check.message
    assert "which program answers there" in (check.remedy or "")


def test_a_webhook_that_is_as_the_settings_want_it(doctored: Doctored) -> None:
    wanted = {"webhook_url": URL, "webhook_secret": SecretStr("word")}
    assert doctored.said("webhook", **wanted) == [
        ("info", "QAWL_WEBHOOK_URL is not registered yet: 'qawl bot' does that when it starts")
    ]
    doctored.simulator.updates.webhook = Webhook(URL)
    doctored.simulator.updates.allowed = frozenset(each.value for each in WANTED_UPDATES)
    assert doctored.said("webhook", **wanted) == [("ok", "Telegram posts to https://bot.example.org/…")]
    doctored.simulator.updates.allowed = frozenset({"message"})
    assert any("inline_query" in message for _, message in doctored.said("webhook", **wanted))


def test_a_webhook_that_is_not_the_settings(doctored: Doctored) -> None:
    doctored.simulator.updates.webhook = Webhook(URL)
    checks = doctored.looked()
    assert exit_status(checks) == TO_MEND
    ((severity, message),) = named(checks, "webhook")
    assert (severity, "bot.example.org" in message) == ("warning", True)
    assert "secret-path" not in repr(checks)
    ((severity, message),) = doctored.said(
        "webhook", webhook_url="https://other.example.org/", webhook_secret=SecretStr("word")
    )
    assert (severity, "not to QAWL_WEBHOOK_URL" in message) == ("warning", True)


def test_a_webhook_that_fails_is_warned_of_while_that_is_recent(doctored: Doctored) -> None:
    updates, now = doctored.simulator.updates, datetime.now(UTC)
    updates.webhook = Webhook(URL)
    wanted = {"webhook_url": URL, "webhook_secret": SecretStr("word")}
    for ago, severity in ((timedelta(minutes=5), "warning"), (timedelta(days=2), "info")):
        updates.last_error = (int((now - ago).timestamp()), "Connection refused")
        last = doctored.said("webhook", **wanted)[-1]
        assert (last[0], last[1].endswith(": Connection refused")) == (severity, True)
    updates.pending.extend({"update_id": number} for number in range(200))
    assert doctored.said("webhook", **wanted)[-1] == ("warning", "updates that were not taken yet: 200")
    updates.webhook = None
    assert doctored.said("webhook")[-1] == ("info", "updates that wait for the bot: 200")


@pytest.mark.parametrize(
    ("settings", "severity", "said"),
    [
        ({"webhook_secret": "word"}, "info", "without QAWL_WEBHOOK_URL nobody uses it"),
        ({"webhook_url": URL}, "error", "QAWL_WEBHOOK_SECRET is not set"),
        ({"webhook_url": URL, "webhook_secret": "a word"}, "error", "must be 1 to 256"),
        ({"webhook_url": "https://bot.example.org/healthz", "webhook_secret": "word"}, "error", "/healthz"),
        ({"webhook_url": "http://bot.example.org/", "webhook_secret": "word"}, "error", "http://"),
        ({"webhook_url": "https://bot.example.org:9000/", "webhook_secret": "word"}, "error", "443, 80, 88, 8443"),
    ],
)
def test_webhook_settings_that_can_not_work_are_said_without_asking(
    tmp_path: Path, settings: dict[str, str], severity: str, said: str
) -> None:
    chosen = Settings(data_dir=tmp_path / "data", **settings)  # type: ignore[arg-type]
    check, *_ = telegram_bot(Installation(chosen, Services(chosen, print)))
    assert (check.name, check.severity.value) == ("webhook", severity)
    assert said in check.message
    assert check.remedy


# Groups


def test_groups_that_are_to_be_remembered_must_be_seen(doctored: Doctored) -> None:
    membership, bot = doctored.simulator.membership, doctored.simulator.chats.bot.id
    group = membership.found_group("News", AMAL.id, supergroup=True).id
    membership.join(bot, group, by=AMAL.id)
    memory = EmbeddedMemory(doctored.folder)
    memory.decide(group, remembers=True)
    memory.decide(-5, remembers=False)
    memory.close()
    checks = doctored.looked()
    (check,) = [each for each in checks if each.name == "privacy mode"]
    assert (check.severity.value, f"group {group}" in check.message) == ("warning", True)
    assert "/setprivacy" in (check.remedy or "")
    membership.promote(bot, group, by=AMAL.id)
    assert [severity for severity, _ in doctored.said("privacy mode")] == ["ok"]
    membership.leave(bot, group, by=AMAL.id)
    ((severity, message),) = doctored.said("privacy mode")
    assert (severity, "not in group" in message) == ("info", True)


def test_a_group_that_has_moved_meanwhile_is_asked_about_where_it_is(doctored: Doctored) -> None:
    membership, bot = doctored.simulator.membership, doctored.simulator.chats.bot.id
    group = membership.found_group("News", AMAL.id).id
    membership.join(bot, group, by=AMAL.id)
    memory = EmbeddedMemory(doctored.folder)
    memory.decide(group, remembers=True)
    memory.close()
    membership.migrate(group, by=AMAL.id)
    assert [severity for severity, _ in doctored.said("privacy mode")] == ["warning"]


def test_without_privacy_mode_every_group_is_seen(tmp_path: Path) -> None:
    memory = EmbeddedMemory(tmp_path / "data")
    memory.decide(-5, remembers=True)
    memory.close()
    with in_thread(Simulator(privacy=False)) as simulator:
        doctored = Doctored(simulator, tmp_path / "data")
        assert [severity for severity, _ in doctored.said("privacy mode")] == ["ok"]


def test_a_group_that_the_bot_may_have_joined_before_privacy_mode_went_off_is_told(tmp_path: Path) -> None:
    with in_thread(Simulator(privacy=False)) as simulator:
        simulator.chats.add_user(AMAL)
        doctored, bot = Doctored(simulator, tmp_path / "data"), simulator.chats.bot.id
        group = simulator.membership.found_group("News", AMAL.id, supergroup=True).id
        simulator.membership.join(bot, group, by=AMAL.id)
        memory = EmbeddedMemory(doctored.folder)
        memory.decide(group, remembers=True)
        memory.close()
        (_, (severity, message)) = doctored.said("privacy mode")
        assert (severity, f"group {group}" in message) == ("info", True)
        simulator.membership.promote(bot, group, by=AMAL.id)
        assert [severity for severity, _ in doctored.said("privacy mode")] == ["ok"]


def test_what_is_off_at_botfather_is_told(doctored: Doctored) -> None:
    body = (
        b'{"ok": true, "result": {"id": 123456, "is_bot": true, "first_name": "Qawl", "username": "qawl_bot", '
        b'"can_join_groups": false, "supports_inline_queries": false}}'
    )
    doctored.simulator.faults.add("getMe", Fault(body=body))
    checks = [each for each in doctored.looked() if each.name == "telegram bot"]
    assert [each.severity.value for each in checks] == ["ok", "info", "info", "info"]
    assert ["/setjoingroups" in (checks[1].remedy or ""), "/setinline" in (checks[2].remedy or "")] == [True, True]


# The clock


@pytest.mark.parametrize(
    ("skew", "said"),
    [
        (timedelta(minutes=5), "it is 5 minutes ahead of the Telegram server's"),
        (-timedelta(days=400), "it is 400 days behind the Telegram server's"),
        (timedelta(seconds=20), "it agrees with the Telegram server's"),
    ],
)
def test_a_clock_that_is_wrong_is_seen_by_the_server_s(doctored: Doctored, skew: timedelta, said: str) -> None:
    doctored.clock = lambda: datetime.now(UTC) + skew
    checks = doctored.looked()
    assert [message for _, message in named(checks, "clock")] == [said]
    assert exit_status(checks) == (FINE if "agrees" in said else TO_MEND)
