"""A poll as text: its question, and below it in one line what could be voted for, each with its votes where they are
known. Only together do the options say what they are: "Friday" alone would look like when something is."""

from collections.abc import Sequence

from index.sources.extracted import one_line

POLL_MARK = "📊"
"""What the line of options begins with."""
_BETWEEN = " · "
_LONGEST_OPTION = 100  # code points; Telegram's own limit
_LONGEST_QUESTION = 300  # the same

Option = tuple[str, int | None]
"""What can be voted for, and how many did; None where that is not known."""


def poll_text(question: str, options: Sequence[Option]) -> str:
    """The lines of a poll, without those that would be empty."""
    told = [_told(text, votes) for written, votes in options if (text := one_line(written, _LONGEST_OPTION))]
    lines = [one_line(question, _LONGEST_QUESTION), f"{POLL_MARK} {_BETWEEN.join(told)}" if told else None]
    return "\n".join(filter(None, lines))


def _told(option: str, votes: int | None) -> str:
    return option if votes is None else f"{option}: {votes}"
