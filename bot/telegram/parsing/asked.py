"""What the bot is asked, as a record that goes from whoever understood it to whoever answers it."""

from dataclasses import dataclass
from datetime import datetime

from bot.memory.records import Conversation
from bot.telegram.parsing.delivery import Address


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to the bot.

    `question_id` is the asking message's, None for a question asked by a button. `reply_to` is the message that the
    answer replies to, `leans_on` the one that the question itself replies to; either may be None. `borrowed` tells that
    its words are another's, who didn't ask the bot. `written_at` is when it was asked, by Telegram's clock, None
    by a button.
    """

    conversation: Conversation
    question: str
    question_id: int | None
    reply_to: int | None
    leans_on: int | None
    device_language: str | None
    borrowed: bool = False
    written_at: datetime | None = None

    @property
    def kept(self) -> str:
        """What may be stored of its words: of another's nothing."""
        return "" if self.borrowed else self.question

    @property
    def address(self) -> Address:
        """Where its answer goes."""
        return Address(self.conversation.chat_id, self.conversation.topic_id or None, self.reply_to)

    @property
    def comes_again(self) -> bool:
        """Whether it is asked again where the bot dies over it: a press of a button counts as answered at once."""
        return self.question_id is not None
