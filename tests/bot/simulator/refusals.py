"""What Telegram's documentation lets a bot not do, a row each: the method, the rule, a call that breaks it, and what
Telegram answers. The answers are compared without case, as python-telegram-bot changes it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from simulated_world import AMAL, BASIL, PNG, STRANGER, World
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MessageEntity,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden, TelegramError

NOWHERE = -42


@dataclass(frozen=True)
class Refusal:
    """One row."""

    method: str
    rule: str
    call: Callable[[World], Awaitable[object]]
    answer: str
    error: type[TelegramError] = BadRequest


def _button(**action: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("x", **action)]])


def _article(result_id: str) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(result_id, "title", InputTextMessageContent("text"))


def _inline(world: World) -> str:
    return world.simulator.people.ask_inline(AMAL.id, AMAL.id, "x")


def _guest(world: World) -> str:
    simulator = world.simulator
    group = simulator.membership.found_group("Elsewhere", AMAL.id).id
    simulator.people.say(AMAL.id, group, "@qawl_bot x")
    return str(simulator.updates.pending[-1]["guest_message"]["guest_query_id"])


def _pressed(world: World) -> str:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]]}
    number = world.simulator.people.say(AMAL.id, AMAL.id, "x", reply_markup=markup)["message_id"]
    return str(world.simulator.people.press(AMAL.id, AMAL.id, number, 0, 0)["query"])


def _said(world: World, chat: int) -> int:
    return int(world.simulator.people.say(AMAL.id, chat, "what")["message_id"])


def _text(**arguments: object) -> Callable[[World], Awaitable[object]]:
    return lambda world: world.bot.send_message(**{"chat_id": AMAL.id, "text": "x", **arguments})  # type: ignore[arg-type]


async def _left(world: World) -> None:
    world.simulator.membership.leave(world.simulator.chats.bot.id, world.supergroup, by=AMAL.id)
    await world.bot.send_message(world.supergroup, "x")


async def _blocked(world: World) -> None:
    world.simulator.membership.block(AMAL.id)
    await world.bot.send_message(AMAL.id, "x")


async def _in_channel_as_member(world: World) -> None:
    world.simulator.membership.promote(world.simulator.chats.bot.id, world.channel, by=AMAL.id, status="member")
    await world.bot.send_message(world.channel, "x")


async def _edit_same(world: World) -> None:
    message = await world.bot.send_message(AMAL.id, "<b>x</b>", parse_mode="HTML")
    await message.edit_text("<strong>x</strong>", parse_mode="HTML")


async def _edit_text_of_file(world: World) -> None:
    message = await world.bot.send_document(AMAL.id, b"x")
    await message.edit_text("y")


async def _edit_caption_of_text(world: World) -> None:
    message = await world.bot.send_message(AMAL.id, "x")
    await message.edit_caption("y")


async def _answer_twice(world: World) -> None:
    query = _pressed(world)
    await world.bot.answer_callback_query(query)
    await world.bot.answer_callback_query(query)


async def _big_file(world: World) -> None:
    message = await world.bot.send_document(AMAL.id, b"x" * 20_000_001)
    assert message.document is not None
    await world.bot.get_file(message.document.file_id)


async def _document_as_photo(world: World) -> None:
    message = await world.bot.send_document(AMAL.id, b"x")
    assert message.document is not None
    await world.bot.send_photo(AMAL.id, message.document.file_id)


_INVALID_QUERY = "query is too old and response timeout expired or query ID is invalid"

REFUSALS = [
    Refusal("sendMessage", "text: 1-4096 characters", _text(text="<b> </b>", parse_mode="HTML"),
            "message text is empty"),
    Refusal("sendMessage", "counted in UTF-16 units", _text(text="😀" * 2049), "message is too long"),
    Refusal("sendMessage", "HTML must be well formed", _text(text="<b>x", parse_mode="HTML"),
            'can\'t parse entities: can\'t find end tag corresponding to start tag "b"'),
    Refusal("sendMessage", "parse_mode: a known one", _text(parse_mode="BBCode"), "unsupported parse_mode"),
    Refusal("sendMessage", "entities end with the text", _text(entities=[MessageEntity("bold", 0, 2)]),
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 1"),
    Refusal("sendMessage", "entities hold whole characters", _text(text="😀", entities=[MessageEntity("bold", 0, 1)]),
            "entity begins or ends in a middle of a UTF-16 symbol"),
    Refusal("sendMessage", "chat_id: an existing chat", _text(chat_id=NOWHERE), "chat not found"),
    Refusal("sendMessage", "chat_id: a known @username", _text(chat_id="@nobody"), "chat not found"),
    Refusal("sendMessage", "people write first", _text(chat_id=STRANGER.id),
            "Forbidden: bot can't initiate conversation with a user", Forbidden),
    Refusal("sendMessage", "not to who blocked the bot", _blocked, "Forbidden: bot was blocked by the user", Forbidden),
    Refusal("sendMessage", "not where the bot was put out", _left,
            "Forbidden: bot was kicked from the supergroup chat", Forbidden),
    Refusal("sendMessage", "channels are for administrators", _in_channel_as_member,
            "need administrator rights in the channel chat"),
    Refusal("sendMessage", "message_thread_id: a topic", _text(message_thread_id=99), "message thread not found"),
    Refusal("sendMessage", "reply_parameters: a message there", _text(reply_parameters=ReplyParameters(999)),
            "message to be replied not found"),
    Refusal("sendMessage", "quote: an exact substring",
            lambda world: world.bot.send_message(
                AMAL.id, "x", reply_parameters=ReplyParameters(_said(world, AMAL.id), quote="What")),
            "QUOTE_TEXT_INVALID"),
    Refusal("sendMessage", "callback_data: 1-64 bytes", _text(reply_markup=_button(callback_data="س" * 33)),
            "BUTTON_DATA_INVALID"),
    Refusal("sendMessage", "a button does one thing", _text(reply_markup=_button()),
            "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"),
    Refusal("sendMessage", "url: an address", _text(reply_markup=_button(url="no address")),
            "inline keyboard button URL 'no address' is invalid: wrong HTTP URL"),
    Refusal("forwardMessage", "an existing message",
            lambda world: world.bot.forward_message(AMAL.id, world.supergroup, 999), "message to forward not found"),
    Refusal("editMessageText", "an existing message",
            lambda world: world.bot.edit_message_text("x", AMAL.id, 999), "message to edit not found"),
    Refusal("editMessageText", "one of the bot's",
            lambda world: world.bot.edit_message_text("x", AMAL.id, _said(world, AMAL.id)), "message can't be edited"),
    Refusal("editMessageText", "with another content", _edit_same,
            "message is not modified: specified new message content and reply markup are exactly the same as a current "
            "content and reply markup of the message"),
    Refusal("editMessageText", "a text", _edit_text_of_file, "there is no text in the message to edit"),
    Refusal("editMessageText", "inline_message_id: a chosen one",
            lambda world: world.bot.edit_message_text("x", inline_message_id="?"), "MESSAGE_ID_INVALID"),
    Refusal("editMessageCaption", "a file", _edit_caption_of_text, "there is no caption in the message to edit"),
    Refusal("editMessageReplyMarkup", "an existing message",
            lambda world: world.bot.edit_message_reply_markup(AMAL.id, 999), "message to edit not found"),
    Refusal("deleteMessage", "an existing message",
            lambda world: world.bot.delete_message(AMAL.id, 999), "message to delete not found"),
    Refusal("deleteMessage", "in groups of others by administrators",
            lambda world: world.bot.delete_message(world.group, _said(world, world.group)), "message can't be deleted"),
    Refusal("deleteMessages", "in groups of others by administrators",
            lambda world: world.bot.delete_messages(world.group, [_said(world, world.group)]),
            "message can't be deleted"),
    Refusal("sendChatAction", "a known action",
            lambda world: world.bot.send_chat_action(AMAL.id, "dancing"), "wrong parameter action in request"),
    Refusal("sendMessageDraft", "draft_id: non-zero",
            lambda world: world.bot.send_message_draft(AMAL.id, 0, "x"), "draft identifier must be non-zero"),
    Refusal("sendMessageDraft", "in private chats",
            lambda world: world.bot.send_message_draft(world.group, 1, "x"), "chat must be a private chat"),
    Refusal("sendMessageDraft", "text: 0-4096 characters",
            lambda world: world.bot.send_message_draft(AMAL.id, 1, "x" * 4097), "message is too long"),
    Refusal("setMessageReaction", "an existing message",
            lambda world: world.bot.set_message_reaction(AMAL.id, 999, "👍"), "message to react not found"),
    Refusal("setMessageReaction", "a usual emoji",
            lambda world: world.bot.set_message_reaction(AMAL.id, _said(world, AMAL.id), "🥣"), "REACTION_INVALID"),
    Refusal("setMessageReaction", "one reaction of a bot",
            lambda world: world.bot.set_message_reaction(AMAL.id, _said(world, AMAL.id), ["👍", "👎"]),
            "REACTIONS_TOO_MANY"),
    Refusal("sendDocument", "not empty", lambda world: world.bot.send_document(AMAL.id, b""), "file must be non-empty"),
    Refusal("sendDocument", "file_id: a known one", lambda world: world.bot.send_document(AMAL.id, "BQAC"),
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"),
    Refusal("sendDocument", "an address that can be fetched, which none can",
            lambda world: world.bot.send_document(AMAL.id, "https://example.org/x"), "failed to get HTTP URL content"),
    Refusal("sendDocument", "caption: 0-1024 characters",
            lambda world: world.bot.send_document(AMAL.id, b"x", caption="x" * 1025), "message caption is too long"),
    Refusal("sendPhoto", "a picture", lambda world: world.bot.send_photo(AMAL.id, b"x"), "IMAGE_PROCESS_FAILED"),
    Refusal("sendPhoto", "sides of up to 20 to 1",
            lambda world: world.bot.send_photo(AMAL.id, PNG.replace(b"\0\0\x02\x80", b"\0\0\x26\x00")),
            "PHOTO_INVALID_DIMENSIONS"),
    Refusal("sendPhoto", "no document's file_id", _document_as_photo, "can't use file of type Document as Photo"),
    Refusal("getFile", "file_id: a known one", lambda world: world.bot.get_file("x"), "invalid file_id"),
    Refusal("getFile", "up to 20 MB", _big_file, "file is too big"),
    Refusal("answerCallbackQuery", "an existing query",
            lambda world: world.bot.answer_callback_query("1"), _INVALID_QUERY),
    Refusal("answerCallbackQuery", "once", _answer_twice, _INVALID_QUERY),
    Refusal("answerCallbackQuery", "text: 0-200 characters",
            lambda world: world.bot.answer_callback_query(_pressed(world), "x" * 201), "MESSAGE_TOO_LONG"),
    Refusal("answerGuestQuery", "an existing query",
            lambda world: world.bot.answer_guest_query("1", _article("1")), _INVALID_QUERY),
    Refusal("answerGuestQuery", "a result with an id",
            lambda world: world.bot.answer_guest_query(_guest(world), _article("س" * 33)), "RESULT_ID_INVALID"),
    Refusal("answerInlineQuery", "an existing query",
            lambda world: world.bot.answer_inline_query("1", []), _INVALID_QUERY),
    Refusal("answerInlineQuery", "ids that differ",
            lambda world: world.bot.answer_inline_query(_inline(world), [_article("1"), _article("1")]),
            "RESULT_ID_DUPLICATE"),
    Refusal("answerInlineQuery", "ids of 1-64 bytes",
            lambda world: world.bot.answer_inline_query(_inline(world), [_article("س" * 33)]), "RESULT_ID_INVALID"),
    Refusal("setMyCommands", "command: lower-case letters, digits and underscores",
            lambda world: world.bot.set_my_commands([BotCommand("Ask!", "x")]), "BOT_COMMAND_INVALID"),
    Refusal("setMyCommands", "description: 1-256 characters",
            lambda world: world.bot.set_my_commands([BotCommand("ask", "x" * 257)]), "BOT_COMMAND_DESCRIPTION_INVALID"),
    Refusal("setMyCommands", "up to 100",
            lambda world: world.bot.set_my_commands([BotCommand(f"a{n}", "x") for n in range(101)]),
            "BOT_COMMANDS_TOO_MUCH"),
    Refusal("setMyCommands", "language_code: two letters",
            lambda world: world.bot.set_my_commands([BotCommand("ask", "x")], language_code="arabic"),
            "invalid language code specified"),
    Refusal("getMyCommands", "scope: an existing chat",
            lambda world: world.bot.get_my_commands(BotCommandScopeChat(NOWHERE)), "chat not found"),
    Refusal("deleteMyCommands", "scope: an existing chat",
            lambda world: world.bot.delete_my_commands(BotCommandScopeChat(NOWHERE)), "chat not found"),
    Refusal("setMyDescription", "0-512 characters",
            lambda world: world.bot.set_my_description("x" * 513), "bot description is too long"),
    Refusal("setMyShortDescription", "0-120 characters",
            lambda world: world.bot.set_my_short_description("x" * 121), "bot short description is too long"),
    Refusal("getChat", "an existing chat", lambda world: world.bot.get_chat(NOWHERE), "chat not found"),
    Refusal("getChatMember", "an existing user",
            lambda world: world.bot.get_chat_member(world.group, 999), "invalid user_id specified"),
    Refusal("getChatAdministrators", "in groups and channels",
            lambda world: world.bot.get_chat_administrators(AMAL.id),
            "there are no administrators in the private chat"),
    Refusal("getChatMemberCount", "an existing chat",
            lambda world: world.bot.get_chat_member_count(NOWHERE), "chat not found"),
    Refusal("leaveChat", "groups and channels", lambda world: world.bot.leave_chat(BASIL.id),
            "chat member status can't be changed in private chats"),
    Refusal("setWebhook", "an address; of this machine, for the simulator",
            lambda world: world.bot.set_webhook("https://example.org/hook"),
            "bad webhook: the simulator delivers to loopback addresses only"),
    Refusal("setWebhook", "secret_token: letters, digits, _ and -",
            lambda world: world.bot.set_webhook("http://127.0.0.1/", secret_token="a b"),
            "secret token contains unallowed characters"),
]  # fmt: skip
