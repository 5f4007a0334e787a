"""What Telegram sends in fields that Qawl doesn't read keeps no update from being read: there "text" may be a list, and
"type" an object."""

from typing import Any

import pytest

from bot.telegram.parsing.updates import readable

PERSON = {"id": 5, "is_bot": False, "first_name": "Amal"}
CHAT = {"id": 5, "type": "private", "first_name": "Amal"}
FILE = {"file_id": "a", "file_unique_id": "b"}
ASKING: dict[str, Any] = {"message_id": 2, "date": 1, "chat": CHAT, "from": PERSON, "text": "Who came?"}
# Where python-telegram-bot and later versions of the Bot API give a name that Qawl knows another type.
BACKGROUND = {"chat_background_set": {"type": {"type": "wallpaper", "document": FILE, "dark_theme_dimming": 10}}}
PASSPORT = {
    "passport_data": {
        "data": [{"type": "email", "hash": "x", "email": "a@b.example"}],
        "credentials": {"data": "a", "hash": "b", "secret": "c"},
    }
}
RICH = {"rich_message": {"blocks": [{"type": "paragraph", "text": ["It ", {"type": "bold", "text": "sank"}]}]}}
LATER = {"of_a_later_version": {"text": 1, "photo": "a", "user": True, "entities": {}, "id": [2**70], "chat": "\ud83d"}}


@pytest.mark.parametrize("new", [BACKGROUND, PASSPORT, RICH, LATER])
def test_what_is_not_read_may_be_of_any_type(new: dict[str, Any]) -> None:
    quoted = {"message_id": 1, "date": 1, "chat": CHAT} | new
    for message in (ASKING | new, ASKING | {"reply_to_message": quoted}):
        update = {"update_id": 1, "message": message}
        assert readable(update) == update


def test_updates_of_kinds_that_are_yet_to_come() -> None:
    update = {"update_id": 1, "subscription": {"user": 5, "status": {"type": []}}}
    assert readable(update) == update


@pytest.mark.parametrize(
    "wrong",
    [{"text": ["Who"]}, {"reply_to_message": RICH | {"text": 1}}, {"forum_topic_edited": {"name": "\ud83d"}}],
)
def test_what_is_read_is_of_its_type(wrong: dict[str, Any]) -> None:
    put_aside = readable({"update_id": 1, "message": ASKING | wrong})
    assert put_aside is not None
    assert "message" not in put_aside
