"""Why a language model is not asked, as `NotAskedError.reason` names it."""

from enum import StrEnum


class WhyNot(StrEnum):
    """What keeps a request from being sent."""

    RESTING = "it failed, and rests before it is tried again"
    FULL = "as many requests are under way as may be"
    TOKENS = "the day's tokens are spent"
    TOKENS_EACH = "the chat's tokens of the day are spent"
    COST = "the day's money is spent"
    LEDGER = "what was spent can't be read"
