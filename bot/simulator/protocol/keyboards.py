"""Buttons: a `reply_markup` goes in, the inline keyboard that the message shows comes out, or the error that the Bot
API has for it."""

from typing import Any

from bot.simulator.chats.records import Json
from bot.simulator.formatting.links import checked_link
from bot.simulator.protocol.errors import bad_request
from bot.simulator.protocol.parameters import Parameters

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
LONGEST_DATA = 64  # bytes, https://core.telegram.org/bots/api#inlinekeyboardbutton
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip


def inline_keyboard(call: Parameters) -> Json:
    """{"reply_markup": …} for an inline keyboard with buttons; {} for none, and for other keyboards, which messages
    don't show."""
    markup = call.mapping("reply_markup", "reply keyboard markup")
    return keyboard_fields(markup) if markup else {}


def keyboard_fields(markup: Json) -> Json:
    """As `inline_keyboard`, of the object itself."""
    rows = markup.get("inline_keyboard")
    if rows is None:
        return {}
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse inline keyboard: expected an Array of Array")
    shown = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, shown)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in shown):
        raise bad_request("reply markup is too long")
    return {"reply_markup": {"inline_keyboard": shown}} if shown else {}


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request("can't parse inline keyboard button: button text must be non-empty")
    actions = [name for name in _ACTIONS if name in button]
    if len(actions) != 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    value = button[actions[0]]
    if actions[0] == "callback_data" and not (isinstance(value, str) and 0 < len(value.encode()) <= LONGEST_DATA):
        raise bad_request("BUTTON_DATA_INVALID")
    if actions[0] == "url":
        value = checked_link(str(value))
        if value is None:
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    shown = {"text": text.strip(), actions[0]: value}
    return shown | {name: button[name] for name in ("style", "icon_custom_emoji_id") if name in button}
