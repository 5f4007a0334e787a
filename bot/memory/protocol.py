"""The one interface to what the bot remembers. Engines stand behind it; no SQL shows through.

Calls are synchronous and safe from any thread; what a call stored is on the disk when it returns. Moments are aware.
Any call may raise `LibraryError` where the storage itself fails. A lone surrogate in a question comes back as a
question mark, for no file can hold it, and a NUL as U+FFFD where the engine can't hold one; everything else comes back
as it was given.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from bot.memory.chat_protocol import ChatMemory
from bot.memory.digest_protocol import DigestMemory
from bot.memory.inbox_protocol import InboxMemory
from bot.memory.lease_protocol import LeaseMemory
from bot.memory.records import ChatSettings, Conversation, Exchange, FeedbackCounts
from bot.memory.spending_protocol import SpendingMemory


def all_stored(_document_id: str) -> bool:
    """For who knows that nothing can have been forgotten meanwhile."""
    return True


class Memory(ChatMemory, DigestMemory, SpendingMemory, InboxMemory, LeaseMemory, Protocol):
    """Durable exchanges, settings, feedback, which updates were answered, what is kept of chats, their digests, what
    the language model cost, updates that wait, and leases."""

    def claim_update(self, update_id: int, at: datetime) -> bool:
        """Record that an update is being answered: True the first time, False ever after.

        Called just before the first message of an answer goes out: an update that comes again after a crash is
        answered if nothing was sent for it, and never twice.
        """

    def unclaim_update(self, update_id: int) -> None:
        """Take back `claim_update`, as nothing was done for the update; nothing happens where it was not called."""

    def is_claimed(self, update_id: int) -> bool:
        """Whether `claim_update` was called for this update before, in this or an earlier process."""

    def last_forgotten(self, chat_id: int) -> int:
        """A number that is greater each time after the chat was forgotten; 0 where it wasn't in the last day."""

    def remember(
        self, exchange: Exchange, is_stored: Callable[[str], bool] = all_stored, forgotten: int | None = None
    ) -> bool:
        """Store an exchange, in place of one with the same id, and of its quotes only the words of documents that are
        stored still, by `is_stored` of their ids.

        `forgotten` is what `last_forgotten` said when the question came: where the chat was forgotten since, nothing is
        stored, and False comes back. Nobody forgets anything meanwhile, so `is_stored` is to be quick, and to call
        nothing of the memory: who asks for a document to be forgotten removes that from the library first.
        """

    def change_exchange(self, exchange_id: str, change: Callable[[Exchange], Exchange | None]) -> Exchange | None:
        """Store what `change` makes of an exchange as it is stored by now, in its place, and return that.

        Where there is no such exchange, as it was forgotten, or `change` makes None of it, nothing is stored, and None
        comes back. Its conversation, the message that asked, and when, stay as they are stored, also where the chat
        has moved; all else can be changed. Nobody moves or forgets anything meanwhile, so `change` is to be quick, and
        to call nothing of the memory. New quotes are its to look after, see `Exchange.quoting_only`.
        """

    def exchange(self, exchange_id: str) -> Exchange | None:
        """An exchange by id."""

    def exchange_answering(self, chat_id: int, question_id: int) -> Exchange | None:
        """The latest exchange that answers this message of this chat: the last asked, among these the last stored."""

    def exchange_shown_in(self, chat_id: int, answer_id: int) -> Exchange | None:
        """The latest exchange whose answer (or part of it) this message of the bot's is."""

    def last_exchange(self, conversation: Conversation) -> Exchange | None:
        """The conversation's last exchange, if it was asked after the conversation was last forgotten."""

    def recent_questions(
        self, conversation: Conversation, since: datetime, most: int = 3, until: datetime | None = None
    ) -> list[str]:
        """The conversation's last questions asked after `since` and after it was last forgotten, the last one last.

        What was asked or forgotten after `until` was so before the clock was put back, and counts for nothing.
        Of several exchanges that answer one message, as where it was edited, the latest counts alone.
        """

    def forget_conversation(self, conversation: Conversation, at: datetime) -> None:
        """Let no later question lean on one asked up to `at`. Buttons under earlier answers go on working."""

    def settings(self, chat_id: int) -> ChatSettings:
        """A chat's settings; the defaults where it decided nothing."""

    def change_settings(self, chat_id: int, change: Callable[[ChatSettings], ChatSettings]) -> ChatSettings:
        """Store what `change` makes of a chat's settings as they are stored by now, and return that. Nobody else
        changes, moves or forgets them meanwhile, so `change` is to be quick, and to call nothing of the memory."""

    def give_feedback(self, exchange_id: str, user_id: int, useful: bool, at: datetime) -> bool:
        """Store what somebody thinks of an answer, in place of what they thought before. False, and nothing is stored,
        where there is no such exchange, as it was forgotten."""

    def feedback(self) -> FeedbackCounts:
        """All feedback, counted."""

    def move_chat(self, old_chat_id: int, new_chat_id: int, documents: Mapping[str, str]) -> None:
        """A group became a supergroup: its exchanges, settings and conversations go along.

        `documents` gives the new ids of documents by the old ones. What the new chat decided for itself already stays.
        Messages stay where they are: a supergroup counts its own anew, so those from before are found by the old
        chat's id. Repeating a move changes nothing.
        """

    def forget_chat(self, chat_id: int, wish: int | None = None) -> None:
        """Drop all that is known of a chat, from the files too: exchanges, conversations, what was thought of its
        answers, settings, messages on their way into the library, updates that wait. What people decided about their
        own messages, and whether its messages are kept from now on, stays, and what it spent stays in the days' totals;
        that it was forgotten is known for a day, see `last_forgotten`.
        An update in a worker's hands stays until it is finished. `wish` is the number of the update that asks for all
        this: it stays, and so do those that came after it."""

    def forget_quotes(self, is_stored: Callable[[str], bool]) -> bool:
        """Drop the words of every quote whose document is not stored any more, by `is_stored` of its id, from the files
        too; whether there were any. Their places stay, so that other quotes keep their numbers."""

    def forget_before(self, moment: datetime) -> None:
        """Drop exchanges asked, updates claimed or put in, parts of albums stored, digests shown, and days' spending,
        before `moment`, from the files too. Settings and schedules stay; feedback from before still counts, without a
        sign of whose it is."""

    def latest_moment(self) -> datetime | None:
        """The latest moment that anything was noted at, by the clock that was right or wrong then; None before the
        first."""

    def close(self) -> None:
        """Let go of files."""
