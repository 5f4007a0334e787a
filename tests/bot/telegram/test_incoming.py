"""What the bot makes of a message: whose it is, what it says, whether it is meant for the bot; and what is not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message

from bot.memory.records import Conversation
from bot.telegram.parsing.addressing import Self
from bot.telegram.parsing.delivery import Address
from bot.telegram.parsing.incoming import Incoming, read_message

QAWL = Self(123, "qawl_bot")
BOT = {"id": 123, "is_bot": True, "first_name": "Qawl", "username": "qawl_bot"}
AMAL = {"id": 7, "is_bot": False, "first_name": "Amal", "language_code": "ar"}
OTHER_BOT = {"id": 99, "is_bot": True, "first_name": "Other"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Amal"}
GROUP = {"id": -100123, "type": "supergroup", "title": "News"}
CHANNEL = {"id": -100456, "type": "channel", "title": "Brief"}
NAME = {"type": "mention", "offset": 0, "length": 9}
SENT_ON = {"type": "hidden_user", "date": 1, "sender_user_name": "Basil"}


def read(chat: dict[str, Any] = GROUP, **fields: Any) -> Incoming | None:
    """What is made of a message of Amal's; `sender` is somebody else."""
    sender = fields.pop("sender", AMAL)
    content = {"message_id": 5, "date": 1_700_000_000, "chat": chat, **fields}
    message = Message.de_json(content | ({"from": sender} if sender else {}), None)
    return read_message(message, QAWL)


def asked(chat: dict[str, Any] = GROUP, **fields: Any) -> Incoming:
    incoming = read(chat, **fields)
    assert incoming is not None
    return incoming


def reply_to(sender: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": 1, "chat": GROUP, "from": sender, **fields}


def test_everything_in_private_is_for_the_bot() -> None:
    incoming = asked(PRIVATE, text="متى؟")
    assert (incoming.words, incoming.addressed, incoming.private, incoming.device_language) == (
        "متى؟",
        True,
        True,
        "ar",
    )
    assert incoming.address == Address(7)
    assert incoming.conversation == Conversation(7, 0, 7)


def test_in_private_a_reply_is_answered_by_a_reply() -> None:
    incoming = asked(PRIVATE, text="متى؟", reply_to_message={**reply_to(BOT, text="x"), "chat": PRIVATE})
    assert (incoming.replies_to, incoming.address) == (3, Address(7, None, 5))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": "@qawl_bot متى؟", "entities": [NAME]}, "متى؟"),
        ({"caption": "@qawl_bot متى؟", "caption_entities": [NAME], "photo": []}, "متى؟"),
        ({"text": "/ask متى؟", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]}, "متى؟"),
        ({"text": "متى؟", "reply_to_message": reply_to(BOT, text="x")}, "متى؟"),
        ({"text": "قول متى؟", "entities": [{"type": "text_mention", "offset": 0, "length": 3, "user": BOT}]}, "متى؟"),
    ],
)
def test_in_a_group_a_name_a_command_or_a_reply_is_for_the_bot(fields: dict[str, Any], words: str) -> None:
    incoming = asked(**fields)
    assert (incoming.words, incoming.addressed) == (words, True)
    assert incoming.address == Address(-100123, None, 5)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "متى؟"},
        {"text": "متى؟", "reply_to_message": reply_to(AMAL, text="@qawl_bot", entities=[NAME])},
        {"text": "@qawl_bot?", "entities": [NAME], "forward_origin": {"type": "hidden_user", "date": 1,
                                                                      "sender_user_name": "x"}},
        {"photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]},
        # In a forum every message carries the one that opened its topic, though it may be the bot's.
        {"text": "متى؟", "message_thread_id": 3, "is_topic_message": True,
         "reply_to_message": reply_to(BOT, forum_topic_created={"name": "x", "icon_color": 1})},
    ],
)  # fmt: skip
def test_other_talk_in_a_group_is_not(fields: dict[str, Any]) -> None:
    assert not asked(**fields).addressed


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "@qawl_bot?", "entities": [NAME], "sender": OTHER_BOT},
        {"text": "@qawl_bot?", "entities": [NAME], "via_bot": BOT},
        {"text": "@qawl_bot?", "entities": [NAME], "sender_chat": CHANNEL, "is_automatic_forward": True},
        {"text": "/ask@other_bot x", "entities": [{"type": "bot_command", "offset": 0, "length": 14}]},
        {"new_chat_members": [AMAL]},
        {"pinned_message": {"message_id": 3, "date": 0, "chat": GROUP}},
        {"text": "@qawl_bot?", "entities": [NAME], "sender": None},
    ],
)
def test_posts_bots_and_service_messages_are_passed_over(fields: dict[str, Any]) -> None:
    assert read(**fields) is None


def test_channel_posts_are_passed_over() -> None:
    assert read(CHANNEL, text="@qawl_bot?", entities=[NAME], sender=None, sender_chat=CHANNEL) is None


def test_who_writes_in_a_chats_name_asks_as_that_chat() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    admin = asked(text="@qawl_bot متى؟", entities=[NAME], sender=anonymous, sender_chat=GROUP)
    assert (admin.asker_id, admin.as_chat, admin.words) == (-100123, True, "متى؟")
    channel = asked(text="@qawl_bot متى؟", entities=[NAME], sender=anonymous, sender_chat=CHANNEL)
    assert (channel.asker_id, channel.as_chat) == (-100456, False)


def test_only_forum_topics_are_topics() -> None:
    topic = asked(text="x", message_thread_id=9, is_topic_message=True)
    assert (topic.topic_id, topic.conversation.topic_id, topic.address.topic_id) == (9, 9, 9)
    thread = asked(text="x", message_thread_id=9)
    assert (thread.topic_id, thread.conversation.topic_id) == (None, 0)


def test_the_words_of_another_are_known_and_the_bots_own_are_not() -> None:
    command: dict[str, Any] = {"text": "/ask", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]}
    assert asked(**command, reply_to_message=reply_to(AMAL, text="متى؟")).replied_words == "متى؟"
    assert asked(**command, reply_to_message=reply_to(AMAL, caption="متى؟")).replied_words == "متى؟"
    assert asked(**command, reply_to_message=reply_to(BOT, text="x")).replied_words == ""


@pytest.mark.parametrize(
    ("chat", "replied", "is_own"),
    [
        (GROUP, reply_to(AMAL, text="x"), True),
        (GROUP, reply_to(AMAL | {"id": 78}, text="x"), False),
        (GROUP, reply_to(AMAL, text="x", sender_chat=GROUP), False),
        (GROUP, reply_to(AMAL, text="x", forward_origin=SENT_ON), False),
        (PRIVATE, reply_to(AMAL, text="x", forward_origin=SENT_ON), True),
    ],
)
def test_words_are_the_askers_own_where_they_wrote_or_in_private_sent_them(
    chat: dict[str, Any], replied: dict[str, Any], is_own: bool
) -> None:
    named = asked(chat, text="@qawl_bot", entities=[NAME], reply_to_message=replied)
    assert (named.replied_words, named.replied_is_own) == ("x", is_own)


def test_what_holds_no_text_is_not_readable() -> None:
    sticker = asked(PRIVATE, location={"latitude": 1.0, "longitude": 2.0}, media_group_id="a")
    assert (sticker.readable, sticker.words, sticker.album) == (False, "", "a")


SENDERS = st.sampled_from([AMAL, BOT, OTHER_BOT, None])
CHATS = st.sampled_from(
    [PRIVATE, GROUP, CHANNEL, {**GROUP, "is_forum": True}, {"id": -5, "type": "group", "title": ""}]
)
ENTITIES = st.lists(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["mention", "bot_command", "text_mention", "x"]), "offset": st.integers(-2, 30),
         "length": st.integers(-2, 30)},
        optional={"user": st.sampled_from([AMAL, BOT])},
    ),
    max_size=4,
)  # fmt: skip
CONTENT = st.fixed_dictionaries(
    {},
    optional={
        "text": st.text(max_size=30), "caption": st.text(max_size=30), "entities": ENTITIES,
        "caption_entities": ENTITIES, "sender_chat": CHATS, "via_bot": st.sampled_from([BOT, OTHER_BOT]),
        "message_thread_id": st.integers(1, 9), "is_topic_message": st.booleans(), "media_group_id": st.text(),
        "is_automatic_forward": st.booleans(), "edit_date": st.integers(0, 2**31 - 1), "new_chat_title": st.just("x"),
        "dice": st.just({"emoji": "🎲", "value": 1}),
        "reply_to_message": st.one_of(
            st.builds(reply_to, st.sampled_from([AMAL, BOT])), st.builds(reply_to, st.just(BOT), text=st.text())
        ),
    },
)  # fmt: skip


@given(CHATS, SENDERS, CONTENT)
def test_any_message_is_read(chat: dict[str, Any], sender: dict[str, Any] | None, content: dict[str, Any]) -> None:
    incoming = read(chat, sender=sender, **content)
    if incoming is not None:
        assert chat["type"] != "channel"
        assert incoming.addressed or chat["type"] != "private"
        assert incoming.asker_id not in {BOT["id"], OTHER_BOT["id"]}
        assert incoming.address.chat_id == chat["id"]
        assert incoming.readable or not incoming.words
