"""Chats and who is in them."""

from bot.simulator.chats.records import LEADING, PRESENT, Chat, Json, User
from bot.simulator.protocol.context import Context
from bot.simulator.protocol.errors import bad_request
from bot.simulator.protocol.parameters import Parameters

_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
_MOST_REACTIONS = 11


def get_chat(context: Context, call: Parameters) -> Json:
    """getChat: ChatFullInfo."""
    chat = _open_to_look(context, call)
    shown = chat.as_json() | {
        "accent_color_id": 0,
        "max_reaction_count": _MOST_REACTIONS,
        "accepted_gift_types": dict(_NO_GIFTS),
    }
    if chat.linked_chat_id is not None:
        shown["linked_chat_id"] = chat.linked_chat_id
    if chat.username is not None:
        shown["active_usernames"] = [chat.username]
    return shown


def get_chat_member(context: Context, call: Parameters) -> Json:
    """getChatMember."""
    chat = context.chat(call)
    user = context.chats.users.get(call.integer("user_id"))
    if user is None:
        raise bad_request("invalid user_id specified")
    return chat.member_json(user)


def get_chat_administrators(context: Context, call: Parameters) -> list[Json]:
    """getChatAdministrators: without bots, but for this one."""
    chat = context.chat(call)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    leading = [user for user in _members(context, chat) if chat.status(user.id) in LEADING]
    bots = call.flag("return_bots")
    return [chat.member_json(user) for user in leading if bots or not user.is_bot or user.id == context.chats.bot.id]


def get_chat_member_count(context: Context, call: Parameters) -> int:
    """getChatMemberCount."""
    chat = context.chat(call)
    return len([user for user in _members(context, chat) if chat.status(user.id) in PRESENT])


def leave_chat(context: Context, call: Parameters) -> bool:
    """leaveChat."""
    chat = context.chat(call)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    context.membership.bot_leaves(chat)
    return True


def _members(context: Context, chat: Chat) -> list[User]:
    return [context.chats.user(user_id) for user_id in chat.members]


def _open_to_look(context: Context, call: Parameters) -> Chat:
    """Public chats can be looked at from outside."""
    chat = context.any_chat(call)
    return chat if chat.username and chat.kind != "private" else context.chat(call)
