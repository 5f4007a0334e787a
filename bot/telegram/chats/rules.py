"""What a bot's operator decides about it, and what it needs to keep what it is given: records that put it together."""

from dataclasses import dataclass

from telegram import Update

from bot.keeper import Keeper
from bot.telegram.turns.workers import Workers


@dataclass(frozen=True, slots=True)
class Rules:
    """What the operator decides about questions.

    `questions_per_minute` for each person, 0 for no limit, and none for the users `admins`. `longest_question` in
    characters, as far as it is known. `allowed` are the ids of the chats and users that the bot is there for beside
    the admins; none: everybody.
    """

    questions_per_minute: int = 0
    admins: frozenset[int] = frozenset()
    longest_question: int | None = None
    allowed: frozenset[int] = frozenset()

    def serves(self, chat_id: int | None, person_id: int | None) -> bool:
        """Whether the bot is there for a chat, or for a person wherever they write."""
        people = self.allowed | self.admins
        return not self.allowed or chat_id in people or person_id in people

    def serves_sender(self, update: Update) -> bool:
        """The same of the chat and the person that an update comes from."""
        chat, person = update.effective_chat, update.effective_user
        return self.serves(None if chat is None else chat.id, None if person is None else person.id)


@dataclass(frozen=True, slots=True)
class Keeping:
    """What a bot that keeps what it is given and what chats say needs: who keeps it, and the threads to do so in.

    Files and addresses are read in threads of `reading`; messages are stored, and all that is forgotten is removed, in
    the one thread of `storing`.
    """

    keeper: Keeper
    reading: Workers
    storing: Workers
