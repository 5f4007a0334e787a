"""Where a message stands: a topic and the message that it answers go in, the fields that say so come out."""

from bot.simulator.chats.errors import PeopleError, UnknownError
from bot.simulator.chats.records import Chat, Json
from bot.simulator.formatting.units import units


def around_fields(
    chat: Chat,
    *,
    topic: int | None = None,
    reply_to: int | None = None,
    quote: str | None = None,
    position: int | None = None,
) -> Json:
    """`reply_to_message`, the `quote` found nearest to `position` in UTF-16 units, and the topic: the given one, or
    that of the message answered.

    Raises `UnknownError` for a topic or a message that is not there, and `PeopleError` for a quote that is not in it.
    """
    fields: Json = {}
    answered = None
    if reply_to is not None:
        answered = chat.messages.get(reply_to)
        if answered is None:
            raise UnknownError(f"there is no message {reply_to} to answer in chat {chat.id}")
        if answered.get("is_topic_message"):
            topic = answered["message_thread_id"]
        if quote:
            fields["quote"] = _quote(answered, quote, position or 0)
    if topic is not None:
        if topic not in chat.topics:
            raise UnknownError(f"there is no topic {topic} in chat {chat.id}")
        fields |= {"message_thread_id": topic, "is_topic_message": True}
        # In a topic, what answers nothing answers the message that opened it.
        answered = answered or chat.messages.get(topic)
    if answered is not None:
        fields["reply_to_message"] = {
            name: value for name, value in answered.items() if name not in {"reply_to_message", "quote"}
        }
    return fields


def _quote(answered: Json, quote: str, position: int) -> Json:
    text = answered.get("text") or answered.get("caption") or ""
    places = [units(text[:index]) for index in _occurrences(text, quote)]
    if not places:
        raise PeopleError("the quote is not in the message")
    nearest = min(places, key=lambda place: abs(place - position))
    return {"text": quote, "position": nearest, "is_manual": True}


def _occurrences(text: str, wanted: str) -> list[int]:
    found = []
    at = text.find(wanted)
    while at != -1:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found
