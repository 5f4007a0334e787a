"""What an error of Telegram means for a message: a `TelegramError` goes in, a `Failure` comes out.

Telegram tells its refusals apart by their wording only; what is known of it stands here and nowhere else.
"""

from enum import Enum, auto

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.sending.calling import was_not_sent
from bot.telegram.sending.once import AnsweredBeforeError


class Failure(Enum):
    """Why a message was not sent, changed or deleted."""

    MOVED = auto()  # the group has become a supergroup, with another id
    NO_TOPIC = auto()  # the topic is not there
    NO_REPLY = auto()  # the message to be answered is not there
    MARKED_WRONG = auto()  # the entities are refused
    NO_MESSAGE = auto()  # the message to be changed or deleted is not there, or not to be changed
    SAME = auto()  # the message says that already
    UNREACHABLE = auto()  # the chat can't be written to: blocked, removed, gone, held back; nor will the next message
    UNKNOWN = auto()  # it may have arrived
    REFUSED = auto()  # anything else: the message itself is not as Telegram wants it


_WORDINGS = (
    (Failure.SAME, ("message is not modified",)),
    (Failure.NO_TOPIC, ("message thread not found", "topic_deleted", "topic_id_invalid")),
    (Failure.NO_REPLY, ("message to be replied not found", "message to reply not found", "replied message not found")),
    (
        Failure.NO_MESSAGE,
        ("message to edit not found", "message to delete not found", "message can't be edited",
         "message can't be deleted", "message_id_invalid", "message identifier is not specified",
         "there is no text in the message to edit"),
    ),
    (Failure.MARKED_WRONG, ("entit",)),  # "can't parse entities: …", "ENTITY_BOUNDS_INVALID", "entity begins or ends …"
    (
        Failure.UNREACHABLE,
        ("chat not found", "user not found", "peer_id_invalid", "chat_write_forbidden", "chat_restricted",
         "chat_send_plain_forbidden", "group chat was deactivated", "have no rights", "not enough rights",
         "need administrator rights", "topic_closed", "user is deactivated", "bot is not a member"),
    ),
)  # fmt: skip


def failure_of(error: TelegramError) -> Failure:
    """What `error` means."""
    if isinstance(error, ChatMigrated):
        return Failure.MOVED
    if isinstance(error, Forbidden | InvalidToken | AnsweredBeforeError) or is_held_back(error):
        return Failure.UNREACHABLE
    if not isinstance(error, BadRequest):
        return Failure.UNKNOWN if isinstance(error, NetworkError) or type(error) is TelegramError else Failure.REFUSED
    said = error.message.lower()
    return next((kind for kind, wordings in _WORDINGS if any(each in said for each in wordings)), Failure.REFUSED)


def is_held_back(error: TelegramError) -> bool:
    """Whether a call surely had no effect, and the same call may have one later."""
    return isinstance(error, RetryAfter) or was_not_sent(error)


def name_of(error: TelegramError) -> str:
    """What `error` counts as, for an operator: one of a few words."""
    names = (
        (RetryAfter, "flood"), (InvalidToken, "token"), (Conflict, "conflict"), (Forbidden, "forbidden"),
    )  # fmt: skip
    for kind, name in names:
        if isinstance(error, kind):
            return name
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        return "timeout" if isinstance(error, TimedOut) and not was_not_sent(error) else "network"
    return failure_of(error).name.lower()
