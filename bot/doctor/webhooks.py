"""Checks of the way that updates take: what the settings want, and what Telegram does."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.doctor.records import Check, Severity
from bot.doctor.telegram_state import WebhookState
from bot.settings import Settings
from bot.telegram.parsing.updates import WANTED_UPDATES
from bot.telegram.receiving.webhook import webhook_of
from bot.terminal import iso_time
from index.errors import SettingsError

NAME = "webhook"
PORTS = (443, 80, 88, 8443)  # https://core.telegram.org/bots/api#setwebhook
RECENT = timedelta(hours=1)
MANY_WAIT = 100

_AGAIN = "start 'qawl bot' again"


def wanted(settings: Settings) -> Iterator[Check]:
    """That `QAWL_WEBHOOK_…` can be used, by themselves."""
    url, secret = settings.webhook_url, settings.webhook_secret
    if url is None:
        if secret is not None:
            yield Check(
                NAME, Severity.INFO, "QAWL_WEBHOOK_SECRET is set, and without QAWL_WEBHOOK_URL nobody uses it",
                "set QAWL_WEBHOOK_URL, or remove the secret",
            )  # fmt: skip
        return
    try:
        webhook_of(url, None if secret is None else secret.get_secret_value(), settings.webhook_port)
    except SettingsError as error:
        message, _, remedy = str(error).partition(": ")
        yield Check(NAME, Severity.ERROR, message, remedy or "see QAWL_WEBHOOK_ in .env.example")
    if settings.telegram_api_url is not None:  # a server of one's own may post to any address
        return
    if not url.startswith("https://"):
        yield Check(
            NAME, Severity.ERROR, "QAWL_WEBHOOK_URL begins with http://, and Telegram posts to https:// alone",
            "put a proxy with a certificate before the bot: docs/running.md has two",
        )  # fmt: skip
    elif (urlsplit(url).port or 443) not in PORTS:
        yield Check(
            NAME, Severity.ERROR, f"Telegram posts to ports {', '.join(map(str, PORTS))}, and to no other",
            "let the proxy listen on one of them, and name it in QAWL_WEBHOOK_URL",
        )  # fmt: skip


def registered(webhook: WebhookState, settings: Settings, now: datetime) -> Iterator[Check]:
    """That updates go where the settings want them, and arrive."""
    if webhook.url != (settings.webhook_url or ""):
        yield _elsewhere(webhook, settings)
    elif not webhook.url:
        yield Check(NAME, Severity.OK, "none: the bot polls")
    else:
        yield Check(NAME, Severity.OK, f"Telegram posts to {_shown(webhook.url)}")
        yield from _arriving(webhook, now)
    if webhook.waiting > MANY_WAIT and not webhook.url:
        yield Check(NAME, Severity.INFO, f"updates that wait for the bot: {webhook.waiting}")


def _elsewhere(webhook: WebhookState, settings: Settings) -> Check:
    if not webhook.url:
        return Check(NAME, Severity.INFO, "QAWL_WEBHOOK_URL is not registered yet: 'qawl bot' does that when it starts")
    if settings.webhook_url is None:
        return Check(
            NAME, Severity.WARNING,
            f"Telegram posts updates to {_shown(webhook.url)}, so that who polls gets none",
            f"{_AGAIN}, which ends that and polls; or set QAWL_WEBHOOK_URL. If it comes back, another program uses the "
            "token: /revoke at @BotFather",
        )  # fmt: skip
    return Check(
        NAME, Severity.WARNING, f"Telegram posts updates to {_shown(webhook.url)}, not to QAWL_WEBHOOK_URL",
        f"{_AGAIN}, which registers its own. If it changes back, another program uses the token: /revoke at @BotFather",
    )  # fmt: skip


def _arriving(webhook: WebhookState, now: datetime) -> Iterator[Check]:
    if webhook.failed_at is not None:
        is_recent = now - webhook.failed_at < RECENT
        yield Check(
            NAME, Severity.WARNING if is_recent else Severity.INFO,
            f"posting failed last at {iso_time(webhook.failed_at)}: {webhook.failure}",
            "see that the bot runs, and that the proxy passes its path on to QAWL_WEBHOOK_PORT" if is_recent else None,
        )  # fmt: skip
    if webhook.waiting > MANY_WAIT:
        yield Check(
            NAME, Severity.WARNING, f"updates that were not taken yet: {webhook.waiting}",
            "see that the bot runs; several workers take more, docs/scaling.md",
        )  # fmt: skip
    missing = {str(kind.value) for kind in WANTED_UPDATES} - webhook.kinds
    if webhook.kinds and missing:
        yield Check(NAME, Severity.INFO, f"updates that are not posted: {', '.join(sorted(missing))}", _AGAIN)


def _shown(url: str) -> str:
    """An address without what may be secret in it: some programs put the token into the path."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # nothing can be posted to such a one
        return "an address that can't be read"
    return f"{parts.scheme}://{parts.hostname or ''}{f':{port}' if port else ''}/…"
