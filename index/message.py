"""What is known of a document that is a message in a chat, beside its text."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """Who wrote a message, and where in the chat.

    `author_id` is a user's number, or the number of the chat in whose name a group's administrator wrote; None for a
    channel's posts and where nobody is named. `author` is the name to be shown. `topic_id` is the forum topic's, 0
    outside topics and in "General". `reply_to` is the origin of the message that it answers, stored or not.
    """

    author_id: int | None = None
    author: str | None = None
    topic_id: int = 0
    reply_to: str | None = None


class Authored(Protocol):
    """What somebody wrote, as far as is known who."""

    @property
    def author_id(self) -> int | None: ...

    @property
    def author(self) -> str | None: ...


def are_by_one_person(one: Authored, other: Authored) -> bool:
    """Whether two messages are by one person; where nobody knows by whom, they are not."""
    if one.author_id is not None or other.author_id is not None:
        return one.author_id == other.author_id
    return one.author is not None and one.author == other.author
