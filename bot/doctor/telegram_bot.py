"""Checks of the bot in Telegram: the token live, and what Telegram says of the bot behind it."""

from collections.abc import Iterator

from bot.doctor.clock import server_clock
from bot.doctor.groups import groups
from bot.doctor.records import Check, Installation, Severity
from bot.doctor.stored import remembered
from bot.doctor.telegram_state import Silence, TelegramState
from bot.doctor.webhooks import registered, wanted
from bot.telegram.receiving.application import TELEGRAM_API
from index.errors import QawlError

NAME = "telegram bot"


def telegram_bot(installation: Installation) -> Iterator[Check]:
    """That the token is one, and that groups, webhook and clock are as the bot needs them."""
    settings = installation.settings
    yield from wanted(settings)
    if settings.telegram_token is None:
        yield Check(
            NAME, Severity.INFO, "QAWL_TELEGRAM_TOKEN is not set: there is no bot",
            "get a token from @BotFather, if you want a bot",
        )  # fmt: skip
        return
    if installation.ask is None:
        yield Check(NAME, Severity.INFO, "it was not asked")
        return
    remembering = _remembering(installation)
    answer = installation.ask(settings.telegram_token.get_secret_value(), settings.telegram_api_url, remembering)
    where = settings.telegram_api_url or TELEGRAM_API
    if isinstance(answer, Silence):
        yield Check(
            NAME, Severity.ERROR, f"{where} can't be asked about the token: {answer.why}",
            answer.remedy or "check the network and its proxy"
            + (", and QAWL_TELEGRAM_API_URL" if settings.telegram_api_url else ""),
        )  # fmt: skip
        return
    yield Check(NAME, Severity.OK, f"{where} takes the token: it is @{answer.bot.username}'s")
    yield from _switched(answer)
    yield from groups(answer, remembering)
    yield from registered(answer.webhook, settings, installation.now)
    yield from server_clock(answer)


def _remembering(installation: Installation) -> frozenset[int]:
    """The groups whose messages are to be kept; none where telling would change the memory's tables, and where it
    can't be read, which other checks say."""
    try:
        with remembered(installation.settings) as memory:
            return frozenset() if memory is None else memory.remembering()
    except QawlError:
        return frozenset()


def _switched(state: TelegramState) -> Iterator[Check]:
    """What is off at @BotFather, and may be meant so."""
    off = [
        ("it can't be added to groups", "/setjoingroups at @BotFather, if you want that", state.bot.joins_groups),
        (
            f"“@{state.bot.username} question” does nothing in other chats",
            "/setinline at @BotFather, if you want that", state.bot.answers_inline,
        ),
        (
            "it can't be asked where it is no member",
            "guest mode, in the bot's settings at @BotFather, if you want that", state.bot.answers_guests,
        ),
    ]  # fmt: skip
    for message, remedy, is_on in off:
        if not is_on:
            yield Check(NAME, Severity.INFO, message, remedy)
