"""Whatever the server calls updates, what comes out can be read and acknowledged."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.telegram.parsing.updates import WANTED_UPDATES
from bot.telegram.receiving.ordering import line_of
from bot.telegram.receiving.polling import UpdatesRequest

GOOD = {"update_id": 8, "message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "text": "x"}}
NO_CHAT = {"update_id": 7, "message": {"message_id": 1, "date": 0}}


def parse(answer: object) -> object:
    return UpdatesRequest.parse_json_payload(json.dumps(answer).encode())


def test_good_updates_pass_unchanged_and_bad_ones_keep_their_number_alone() -> None:
    given_updates = [NO_CHAT, GOOD, {"update_id": 9, "message": "words"}]
    assert parse({"ok": True, "result": given_updates}) == {
        "ok": True,
        "result": [
            {"update_id": 7, "unreadable": "ValueError"},
            GOOD,
            {"update_id": 9, "unreadable": "ValueError"},
        ],
    }


def test_updates_without_a_number_are_dropped() -> None:
    assert parse({"ok": True, "result": [None, {"update_id": "8"}, GOOD]}) == {"ok": True, "result": [GOOD]}


def test_nothing_but_updates_without_a_number_makes_the_updater_pause() -> None:
    with pytest.raises(TelegramError, match="without a number"):
        parse({"ok": True, "result": [{}]})


@pytest.mark.parametrize("answer", [[], "ok", None, 1])
def test_what_is_no_answer_at_all_is_an_error(answer: object) -> None:
    with pytest.raises(TelegramError):
        parse(answer)


def test_answers_without_updates_pass() -> None:
    for answer in ({"ok": True, "result": []}, {"ok": False, "error_code": 401, "description": "Unauthorized"}):
        assert parse(answer) == answer


NAMES = """message_id date chat id type from user text entities offset length is_bot first_name data query offset
    chat_instance inline_message_id result_id reply_to_message message_thread_id guest_query_id via_bot sender_chat
    old_chat_member new_chat_member status migrate_to_chat_id new_chat_members""".split()
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["private", "left", "bot_command"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=12,
)
contents = st.dictionaries(st.sampled_from(NAMES), values, max_size=8)
PERSON = {"id": 7, "is_bot": False, "first_name": "Amal"}
GROUP = {"id": -100, "type": "supergroup", "title": "News"}
sound = {
    "message_id": st.just(1), "date": st.just(0), "chat": st.just(GROUP), "from": st.just(PERSON), "id": st.just("1"),
    "chat_instance": st.just("1"), "query": st.just("x"), "offset": st.just(""), "result_id": st.just("1"),
}  # fmt: skip
nearly_sound = st.builds(lambda base, wild: base | wild, st.fixed_dictionaries(sound), contents)
updates = st.builds(
    lambda number, kind, content: {"update_id": number, kind: content},
    st.integers(),
    st.sampled_from(WANTED_UPDATES),
    values | contents | nearly_sound,
)


async def nothing(_update: object, _context: object) -> None:
    """Handles nothing."""


HANDLERS: list[BaseHandler[Any, Any, Any]] = [
    MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, nothing),
    MessageHandler(filters.ChatType.GROUPS & filters.TEXT & ~filters.UpdateType.EDITED, nothing),
    MessageHandler(filters.COMMAND | filters.CAPTION | filters.VIA_BOT | filters.REPLY, nothing),
    MessageHandler(filters.UpdateType.GUEST_MESSAGE & filters.Entity("mention"), nothing),
    CallbackQueryHandler(nothing, pattern="^x"),
    InlineQueryHandler(nothing, pattern="^x"),
    ChosenInlineResultHandler(nothing),
    ChatMemberHandler(nothing, ChatMemberHandler.MY_CHAT_MEMBER),
]


@given(st.lists(updates, min_size=1))
def test_whatever_comes_can_be_read(given_updates: list[dict[str, Any]]) -> None:
    answer = parse({"ok": True, "result": given_updates})
    assert isinstance(answer, dict)
    assert [update["update_id"] for update in answer["result"]] == [update["update_id"] for update in given_updates]
    for kept in answer["result"]:
        update = Update.de_json(kept, None)
        assert update.update_id == kept["update_id"]
        line_of(update)
        for handler in HANDLERS:
            handler.check_update(update)
