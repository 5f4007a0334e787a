"""Whatever the server calls updates, what comes out can be read and acknowledged."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update
from telegram.error import TelegramError

from bot.telegram.polling import UpdatesRequest

GOOD = {"update_id": 8, "message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "text": "x"}}
NO_CHAT = {"update_id": 7, "message": {"message_id": 1, "date": 0}}


def parse(answer: object) -> object:
    return UpdatesRequest.parse_json_payload(json.dumps(answer).encode())


def test_good_updates_pass_unchanged_and_bad_ones_keep_their_number_alone() -> None:
    given_updates = [NO_CHAT, GOOD, {"update_id": 9, "message": "words"}]
    assert parse({"ok": True, "result": given_updates}) == {
        "ok": True,
        "result": [{"update_id": 7}, GOOD, {"update_id": 9}],
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


fields = st.sampled_from(["message", "message_id", "date", "chat", "id", "type", "from", "text", "entities"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(fields, inner, max_size=4),
    max_leaves=8,
)


@given(st.lists(st.builds(lambda number, message: {"update_id": number, "message": message}, st.integers(), values)))
def test_whatever_comes_can_be_read(updates: list[object]) -> None:
    answer = parse({"ok": True, "result": updates})
    assert isinstance(answer, dict)
    assert [update["update_id"] for update in answer["result"]] == [
        update["update_id"] for update in updates if isinstance(update, dict)
    ]
    for update in answer["result"]:
        assert Update.de_json(update, None).update_id == update["update_id"]
