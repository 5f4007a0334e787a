"""How updates reach the bot: polls and the webhook."""

import ipaddress
import re
from urllib.parse import urlsplit

from bot.simulator.chats.records import Json
from bot.simulator.protocol.context import Context
from bot.simulator.protocol.errors import bad_request
from bot.simulator.protocol.parameters import Parameters
from bot.simulator.protocol.updates import Webhook

MOST_CONNECTIONS = 100
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


async def get_updates(context: Context, call: Parameters) -> list[Json]:
    """getUpdates: long polling."""
    context.updates.allow(_allowed(call))
    return await context.updates.poll(call.integer("offset"), call.integer("limit"), call.integer("timeout"))


def set_webhook(context: Context, call: Parameters) -> bool:
    """setWebhook: on this machine only; an empty url removes it."""
    url = call.text("url")
    if not url:
        return delete_webhook(context, call)
    if not _is_on_loopback(url):
        raise bad_request("bad webhook: the simulator delivers to loopback addresses only")
    secret = call.text("secret_token")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if call.flag("drop_pending_updates"):
        context.updates.drop()
    context.updates.allow(_allowed(call))
    connections = call.integer("max_connections", 40)
    context.updates.set_webhook(Webhook(url, secret, connections if 1 <= connections <= MOST_CONNECTIONS else 40))
    return True


def delete_webhook(context: Context, call: Parameters) -> bool:
    """deleteWebhook."""
    if call.flag("drop_pending_updates"):
        context.updates.drop()
    context.updates.set_webhook(None)
    return True


def get_webhook_info(context: Context, _call: Parameters) -> Json:
    """getWebhookInfo."""
    updates = context.updates
    shown: Json = {
        "url": updates.webhook.url if updates.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(updates.pending),
    }
    if updates.webhook is not None:
        shown |= {"max_connections": updates.webhook.max_connections, "ip_address": "127.0.0.1"}
    if updates.last_error is not None:
        shown["last_error_date"], shown["last_error_message"] = updates.last_error
    if updates.allowed:
        shown["allowed_updates"] = sorted(updates.allowed)
    return shown


def _allowed(call: Parameters) -> list[str] | None:
    if "allowed_updates" not in call.values:
        return None
    return [str(kind) for kind in call.array("allowed_updates", "allowed updates") or []]


def _is_on_loopback(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        return parts.scheme in {"http", "https"} and (host == "localhost" or ipaddress.ip_address(host).is_loopback)
    except ValueError:
        return False
