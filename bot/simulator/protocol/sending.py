"""How the bot's messages come to be: a call's destination, reply and keyboard go in with the content; the message that
everybody sees comes out."""

from typing import Any

from bot.simulator.chats.errors import PeopleError, UnknownError
from bot.simulator.chats.records import Chat, Json
from bot.simulator.chats.replies import around_fields
from bot.simulator.formatting.units import units
from bot.simulator.protocol.context import Context
from bot.simulator.protocol.errors import bad_request
from bot.simulator.protocol.keyboards import inline_keyboard
from bot.simulator.protocol.parameters import Parameters

LONGEST_QUOTE = 1024  # UTF-16 units, https://core.telegram.org/bots/api#replyparameters


def send(context: Context, call: Parameters, chat: Chat, content: Json) -> Json:
    """Send `content` to `chat`, which is checked already, as the arguments of `call` say."""
    keyboard = inline_keyboard(call)
    around = _around(context, call, chat)
    protected = {"has_protected_content": True} if call.flag("protect_content") else {}
    sender = chat if chat.kind == "channel" else context.chats.bot
    message = context.chats.new_message(chat, sender, {**around, **content, **protected, **keyboard})
    context.presence.end(chat.id, around.get("message_thread_id"))
    context.on_sent(message)
    context.chats.tell("message", {"chat": chat.id, "message": message})
    return message


def _around(context: Context, call: Parameters, chat: Chat) -> Json:
    """The topic, the message answered, and the quote."""
    topic = context.topic(chat, call)
    reply = call.mapping("reply_parameters", "reply parameters") or {
        "message_id": call.number("reply_to_message_id"),
        "allow_sending_without_reply": call.flag("allow_sending_without_reply"),
    }
    message_id = reply.get("message_id")
    if not message_id:
        return around_fields(chat, topic=topic)
    if str(reply.get("chat_id") or chat.id) not in {str(chat.id), f"@{chat.username}"}:
        raise bad_request("the simulator knows no replies to messages of other chats")
    quote = str(reply.get("quote") or "") or None
    if quote is not None and units(quote) > LONGEST_QUOTE:
        raise bad_request("QUOTE_TEXT_INVALID")
    try:
        return around_fields(
            chat, topic=topic, reply_to=_whole(message_id), quote=quote, position=_whole(reply.get("quote_position"))
        )
    except UnknownError:
        if reply.get("allow_sending_without_reply"):
            return around_fields(chat, topic=topic)
        raise bad_request("message to be replied not found") from None
    except PeopleError:
        raise bad_request("QUOTE_TEXT_INVALID") from None


def _whole(value: Any) -> int:
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int):
        raise bad_request("can't parse reply parameters: expected a Number")
    return value
