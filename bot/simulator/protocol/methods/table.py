"""Every method that the simulator knows, by its name in lower case, as Telegram tells them apart."""

from collections.abc import Awaitable, Callable

from bot.simulator.protocol.context import Context
from bot.simulator.protocol.methods import chats, files, messages, profile, queries, updates
from bot.simulator.protocol.parameters import Parameters

Method = Callable[[Context, Parameters], object | Awaitable[object]]

_BY_NAME: dict[str, Method] = {
    "getUpdates": updates.get_updates,
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.get_webhook_info,
    "getMe": profile.get_me,
    "logOut": profile.done,
    "close": profile.done,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyDescription": profile.set_my_description,
    "getMyDescription": profile.get_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "getMyShortDescription": profile.get_my_short_description,
    "sendMessage": messages.send_message,
    "forwardMessage": messages.forward_message,
    "editMessageText": messages.edit_message_text,
    "editMessageCaption": messages.edit_message_caption,
    "editMessageReplyMarkup": messages.edit_message_reply_markup,
    "deleteMessage": messages.delete_message,
    "deleteMessages": messages.delete_messages,
    "sendChatAction": messages.send_chat_action,
    "sendMessageDraft": messages.send_message_draft,
    "setMessageReaction": messages.set_message_reaction,
    "sendDocument": files.send_document,
    "sendPhoto": files.send_photo,
    "getFile": files.get_file,
    "answerCallbackQuery": queries.answer_callback_query,
    "answerInlineQuery": queries.answer_inline_query,
    "answerGuestQuery": queries.answer_guest_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "getChatMembersCount": chats.get_chat_member_count,
    "leaveChat": chats.leave_chat,
}
METHODS: dict[str, Method] = {name.lower(): method for name, method in _BY_NAME.items()}
