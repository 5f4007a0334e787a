"""Messages: send, change, delete, react, forward, and show that one is being written."""

from telegram.constants import ChatAction, ReactionEmoji

from bot.simulator.chats.entries import text_fields
from bot.simulator.chats.errors import UnknownError
from bot.simulator.chats.records import Chat, Json
from bot.simulator.chats.writing import copied
from bot.simulator.protocol.context import Context
from bot.simulator.protocol.errors import bad_request
from bot.simulator.protocol.keyboards import inline_keyboard
from bot.simulator.protocol.parameters import Parameters
from bot.simulator.protocol.sending import send
from bot.simulator.protocol.texts import LONGEST_TEXT, caption, given_text, message_text

MOST_DELETED = 100  # https://core.telegram.org/bots/api#deletemessages
DELETABLE_SECONDS = 48 * 3600  # https://core.telegram.org/bots/api#deletemessage
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_MEDIA = frozenset({"document", "photo"})
_REACTION_TYPES = frozenset({"emoji", "custom_emoji", "paid"})
_REACTIONS = frozenset(each.value for each in ReactionEmoji)
_ACTIONS = frozenset(each.value for each in ChatAction)


def send_message(context: Context, call: Parameters) -> Json:
    """sendMessage."""
    chat = context.writable_chat(call)
    content = text_fields(message_text(call), context.chats.users.get)
    preview = call.mapping("link_preview_options", "link preview options")
    if preview:
        content["link_preview_options"] = preview
    return send(context, call, chat, content)


def forward_message(context: Context, call: Parameters) -> Json:
    """forwardMessage."""
    chat = context.writable_chat(call)
    source = context.chat(Parameters({"chat_id": call.values.get("from_chat_id")}))
    original = source.messages.get(call.integer("message_id"))
    if original is None:
        raise bad_request("message to forward not found")
    return send(context, call, chat, copied(source, original))


def edit_message_text(context: Context, call: Parameters) -> object:
    """editMessageText: the message, or True for one that was sent inline."""
    chat, message = _to_edit(context, call)
    written = message_text(call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    fields = text_fields(written, context.chats.users.get)
    preview = call.mapping("link_preview_options", "link preview options")
    if preview or "link_preview_options" in message:
        fields["link_preview_options"] = preview or message["link_preview_options"]
    return _changed(context, call, chat, message, fields, ("text", "entities", "link_preview_options"))


def edit_message_caption(context: Context, call: Parameters) -> object:
    """editMessageCaption: as `edit_message_text`."""
    chat, message = _to_edit(context, call)
    if not _MEDIA & message.keys():
        raise bad_request("there is no caption in the message to edit")
    fields = text_fields(caption(call), context.chats.users.get, caption=True)
    return _changed(context, call, chat, message, fields, ("caption", "caption_entities"))


def edit_message_reply_markup(context: Context, call: Parameters) -> object:
    """editMessageReplyMarkup: as `edit_message_text`."""
    chat, message = _to_edit(context, call)
    return _changed(context, call, chat, message, {}, ())


def delete_message(context: Context, call: Parameters) -> bool:
    """deleteMessage."""
    _delete(context, context.chat(call), call.integer("message_id"))
    return True


def delete_messages(context: Context, call: Parameters) -> bool:
    """deleteMessages: those that are not there are passed over."""
    chat = context.chat(call)
    wanted = call.array("message_ids", "message identifiers") or []
    if len(wanted) > MOST_DELETED or not all(isinstance(message_id, int) for message_id in wanted):
        raise bad_request("can't parse message identifiers JSON object")
    for message_id in wanted:
        if message_id in chat.messages:
            _delete(context, chat, message_id)
    return True


def send_chat_action(context: Context, call: Parameters) -> bool:
    """sendChatAction."""
    chat = context.writable_chat(call)
    action = call.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    context.presence.act(chat.id, action, context.topic(chat, call))
    return True


def send_message_draft(context: Context, call: Parameters) -> bool:
    """sendMessageDraft: in private chats; an empty text says that the bot is thinking."""
    chat = context.chat(call)
    if chat.kind != "private":
        raise bad_request("chat must be a private chat")
    draft_id = call.integer("draft_id")
    if draft_id == 0:
        raise bad_request("draft identifier must be non-zero")
    written = given_text(call, "text", "entities")
    if written.units > LONGEST_TEXT:
        raise bad_request("message is too long")
    fields = text_fields(written, context.chats.users.get)
    context.presence.draft(chat.id, draft_id, fields, context.topic(chat, call))
    return True


def set_message_reaction(context: Context, call: Parameters) -> bool:
    """setMessageReaction: a bot has one reaction, of the usual emoji."""
    chat = context.chat(call)
    message_id = call.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to react not found")
    emoji = []
    for reaction in call.array("reaction", "reaction types") or []:
        if not isinstance(reaction, dict) or str(reaction.get("type")) not in _REACTION_TYPES:
            raise bad_request("can't parse ReactionType: invalid reaction type specified")
        if reaction["type"] != "emoji" or str(reaction.get("emoji")) not in _REACTIONS:
            raise bad_request("REACTION_INVALID")
        emoji.append(str(reaction["emoji"]))
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    context.chats.set_reactions(chat, message_id, context.chats.bot, emoji)
    return True


def _to_edit(context: Context, call: Parameters) -> tuple[Chat, Json]:
    if call.has("inline_message_id"):
        place = context.queries.chosen.get(call.text("inline_message_id"))
        if place is None:
            raise bad_request("MESSAGE_ID_INVALID")
        try:
            chat = context.chats.chat(place[0])
            return chat, context.chats.message(chat, place[1])
        except UnknownError:
            raise bad_request("MESSAGE_ID_INVALID") from None
    chat = context.chat(call)
    message_id = call.integer("message_id")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    if message_id not in chat.messages:
        raise bad_request("message to edit not found")
    message = chat.messages[message_id]
    if not context.is_own(chat, message) or "forward_origin" in message:
        raise bad_request("message can't be edited")
    return chat, message


def _changed(
    context: Context, call: Parameters, chat: Chat, message: Json, fields: Json, replaced: tuple[str, ...]
) -> object:
    """The message with `fields` in place of those `replaced`, and the keyboard that came along or none."""
    fields |= inline_keyboard(call)
    kept = {name: value for name, value in message.items() if name not in {*replaced, "reply_markup"}}
    changed = kept | fields
    if {**changed, "edit_date": 0} == {**message, "edit_date": 0}:
        raise bad_request(_NOT_MODIFIED)
    changed["edit_date"] = context.chats.now()
    chat.messages[message["message_id"]] = changed
    context.chats.tell("edited", {"chat": chat.id, "message": changed})
    return True if call.has("inline_message_id") else changed


def _delete(context: Context, chat: Chat, message_id: int) -> None:
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    allowed = context.is_own(chat, message) or context.leads(chat) or chat.kind == "private"
    if not allowed or context.chats.clock() - message["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted")
    context.chats.delete(chat, message_id)
