"""What passes: "typing…" and drafts, with the time until which they are shown."""

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.records import Json

# https://core.telegram.org/bots/api#sendchataction and #sendmessagedraft
TYPING_SECONDS = 5
DRAFT_SECONDS = 30


class Presence:
    """The bot's chat actions and drafts. A message of the bot ends both in its chat."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats
        self._typing: dict[tuple[int, int | None], Json] = {}
        self._drafts: dict[tuple[int, int | None], Json] = {}

    def act(self, chat_id: int, action: str, topic: int | None) -> None:
        """Show an action such as "typing"."""
        until = self._chats.clock() + TYPING_SECONDS
        shown = {"chat": chat_id, "topic": topic, "action": action, "until": until}
        self._typing[chat_id, topic] = shown
        self._chats.tell("typing", shown)

    def draft(self, chat_id: int, draft_id: int, content: Json, topic: int | None) -> None:
        """Show a message that is being written; `content` has its text and entities, or neither."""
        until = self._chats.clock() + DRAFT_SECONDS
        shown = {"chat": chat_id, "topic": topic, "draft_id": draft_id, "text": "", **content, "until": until}
        self._drafts[chat_id, topic] = shown
        self._chats.tell("draft", shown)

    def end(self, chat_id: int, topic: int | None) -> None:
        """The message is there: what led to it goes."""
        self._typing.pop((chat_id, topic), None)
        draft = self._drafts.pop((chat_id, topic), None)
        if draft is not None:
            self._chats.tell("draft", {"chat": chat_id, "topic": topic, "draft_id": draft["draft_id"], "text": None})

    def typing(self) -> list[Json]:
        """What is shown now."""
        return [shown for shown in self._typing.values() if shown["until"] > self._chats.clock()]

    def drafts(self) -> list[Json]:
        """What is shown now."""
        return [shown for shown in self._drafts.values() if shown["until"] > self._chats.clock()]
