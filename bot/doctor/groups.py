"""Checks of what the bot gets to see in the groups that have it remember what is said."""

from collections.abc import Collection, Iterator

from bot.doctor.records import Check, Severity
from bot.doctor.telegram_state import TelegramState

NAME = "privacy mode"


def groups(state: TelegramState, remembering: Collection[int]) -> Iterator[Check]:
    """That Telegram shows the bot what these groups decided to have remembered."""
    blind = sorted(group for group, leads in state.leads.items() if leads is False)
    if state.bot.reads_groups:
        yield Check(NAME, Severity.OK, "off: in groups that it joins from now on, the bot sees everything")
        if blind:  # Telegram doesn't tell when the bot joined them
            yield Check(
                NAME, Severity.INFO,
                f"what is said in {_listed(blind)} is to be remembered, and the bot is no admin there: if it joined "
                "while privacy mode was on, that does not reach it",
                "make it an admin there, or remove it from the group and add it again",
            )  # fmt: skip
        return
    if not remembering:
        yield Check(
            NAME, Severity.INFO, "on: in groups the bot sees what is meant for it, and all where it is an admin"
        )
        return
    left = sorted(group for group, leads in state.leads.items() if leads is None)
    unasked = len(set(remembering) - state.leads.keys())
    if blind:
        yield Check(
            NAME, Severity.WARNING,
            f"on, and the bot is no admin in {_listed(blind)}: what is said there is to be remembered, and never "
            "reaches it",
            "make it an admin there; or /setprivacy, Disable at @BotFather, then remove the bot from the group and add "
            "it again",
        )  # fmt: skip
    if left:
        yield Check(
            NAME, Severity.INFO, f"the bot is not in {_listed(left)} any more, where it was to remember what is said"
        )
    if unasked:
        yield Check(NAME, Severity.INFO, f"on, and more groups are to be remembered than were asked about: {unasked}")
    if not blind and not left and not unasked:
        yield Check(NAME, Severity.OK, "on, and the bot is an admin in all groups that are to be remembered")


def _listed(numbers: Collection[int]) -> str:
    return ", ".join(f"group {number}" for number in numbers)
