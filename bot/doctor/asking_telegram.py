"""Telegram asked live about a bot: a token and an address in; what it says out, within seconds. The token is in no
error and no log."""

import asyncio
import errno
from collections.abc import Callable, Collection
from datetime import datetime

import httpx
from telegram import Bot, ChatMember, User, WebhookInfo
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.clocks import utc_now
from bot.doctor.telegram_state import BotState, Silence, TelegramState, WebhookState
from bot.observing.safe import Secrets
from bot.telegram.receiving.application import require_token, root_of
from bot.telegram.receiving.connecting import REJECTED
from bot.telegram.receiving.logs import keep_token_out_of_logs
from bot.telegram.sending.rates import seconds_to_wait
from bot.telegram.sending.server_time import moment_of
from index.errors import SettingsError

SECONDS = 5.0  # for each step of a call
MOST_SECONDS = 20.0  # for all calls
MOST_GROUPS = 10  # that are asked about, each by a call of its own

_LEADERS = {ChatMember.ADMINISTRATOR, ChatMember.OWNER}
_MEMBERS = {ChatMember.MEMBER, ChatMember.RESTRICTED}

Clock = Callable[[], datetime]


def ask_telegram(
    token: str, api_url: str | None, groups: Collection[int], clock: Clock = utc_now
) -> TelegramState | Silence:
    """Ask who the bot is, where its updates go, and whether it leads the first `MOST_GROUPS` of the groups.

    Raises `SettingsError` for a token that is none, or is rejected.
    """
    require_token(token)
    keep_token_out_of_logs()
    try:
        return asyncio.run(_ask(token, root_of(api_url), sorted(groups)[:MOST_GROUPS], clock))
    except InvalidToken:
        raise SettingsError(REJECTED) from None  # its message holds the token
    except RetryAfter as error:
        return Silence("it wants to be asked again later", f"try again in {seconds_to_wait(error):.0f} seconds")
    except (TimedOut, TimeoutError):
        return Silence("it doesn't answer in time")
    except TelegramError as error:
        return Silence(_told(error.message, Secrets([token])))
    # The library looks for what an answer doesn't hold, and takes dates for what they are not.
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError, OSError) as error:
        if isinstance(error, OSError) and error.errno != errno.EOVERFLOW:  # which a date far away is to the system
            raise
        return Silence(
            "its answer is not that of a Bot API server",
            "see which program answers there: a proxy leads to it, or QAWL_TELEGRAM_API_URL",
        )


async def _ask(token: str, root: str, groups: Collection[int], clock: Clock) -> TelegramState:
    times: list[tuple[datetime | None, datetime]] = []

    async def note_time(response: httpx.Response) -> None:
        times.append((moment_of(response.headers.get("Date")), clock()))

    request = HTTPXRequest(
        connect_timeout=SECONDS, read_timeout=SECONDS, write_timeout=SECONDS, pool_timeout=SECONDS,
        httpx_kwargs={"event_hooks": {"response": [note_time]}},
    )  # fmt: skip
    async with asyncio.timeout(MOST_SECONDS), request:
        bot = Bot(token, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot", request=request)
        who, webhook = await bot.get_me(), await bot.get_webhook_info()
        leads = {group: await _leads(bot, group, who.id) for group in groups}
    server_time, own_time = times[0] if times else (None, clock())
    return TelegramState(_bot_state(who), _webhook_state(webhook, Secrets([token])), leads, server_time, own_time)


async def _leads(bot: Bot, group: int, bot_id: int) -> bool | None:
    try:
        member = await bot.get_chat_member(group, bot_id)
    except ChatMigrated as moved:  # while the bot was not running
        return await _leads(bot, moved.new_chat_id, bot_id)
    except (BadRequest, Forbidden):  # the group is gone, or the bot is
        return None
    return member.status in _LEADERS if member.status in _LEADERS | _MEMBERS else None


def _bot_state(who: User) -> BotState:
    return BotState(
        username=who.username or "",
        reads_groups=bool(who.can_read_all_group_messages),
        joins_groups=bool(who.can_join_groups),
        answers_inline=bool(who.supports_inline_queries),
        answers_guests=bool(who.supports_guest_queries),
    )


def _webhook_state(webhook: WebhookInfo, secrets: Secrets) -> WebhookState:
    if not isinstance(webhook.pending_update_count, int) or not isinstance(webhook.url, str):
        raise TypeError("the library takes whatever it is given")
    return WebhookState(
        url=webhook.url,
        waiting=webhook.pending_update_count,
        failed_at=webhook.last_error_date,
        failure=_told(webhook.last_error_message or "", secrets),
        kinds=frozenset(webhook.allowed_updates),
    )


def _told(text: str, secrets: Secrets) -> str:
    """The first line of what Telegram says, which may repeat the address that was asked, without the token."""
    return secrets.hide(text).splitlines()[0] if text.strip() else "it gives no reason"
