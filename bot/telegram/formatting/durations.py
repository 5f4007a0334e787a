"""How long something takes, in words: seconds and the reader's texts go in; "2 minutes" or "3 days, 4 hours" comes out.
In Arabic these words are in the genitive, and stand after a preposition."""

import math

from bot.texts import Texts

_MINUTE = 60  # seconds


def wait_in_words(seconds: float, texts: Texts) -> str:
    """How long to wait, in whole seconds or, from a minute on, in whole minutes; rounded up, so that nobody comes back
    too early."""
    whole = max(1, math.ceil(seconds))
    if whole < _MINUTE:
        return texts.say("second-count", count=whole)
    return texts.say("minute-count", count=math.ceil(whole / _MINUTE))


def age_in_words(seconds: float, texts: Texts) -> str:
    """How long something lasts already, in its two largest units: "3 days, 4 hours"."""
    minutes = int(seconds) // _MINUTE
    counted = {"day-count": minutes // 1440, "hour-count": minutes // 60 % 24, "minute-count": minutes % 60}
    said = [texts.say(unit, count=count) for unit, count in counted.items() if count]
    if not said:
        return texts.say("minute-count", count=0)
    return texts.say("two-units", longer=said[0], shorter=said[1]) if len(said) > 1 else said[0]
