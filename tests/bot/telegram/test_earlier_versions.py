"""What an edit makes of updates that wait: it stands in the place of an earlier version of its message, and of nothing
else."""

import json
from collections.abc import Mapping

import pytest

from bot.telegram.parsing.earlier_versions import renewing


def message(text: str, *, number: int = 1, chat: int = -5, edited: int | None = None) -> dict[str, object]:
    found: dict[str, object] = {"message_id": number, "chat": {"id": chat}, "text": text}
    return found if edited is None else found | {"edit_date": edited}


def renewed(waiting: Mapping[str, object] | str, kind: str, edit: Mapping[str, object]) -> object:
    """What waits once the edit has come; None where it waits as before."""
    renew = renewing({"update_id": 9, kind: edit})
    assert renew is not None
    found = renew(waiting if isinstance(waiting, str) else json.dumps(waiting))
    return None if found is None else json.loads(found)


def test_an_edit_stands_in_the_place_of_what_it_edits_under_that_ones_number() -> None:
    edit = message("new", edited=20)
    assert renewed({"update_id": 3, "message": message("old")}, "edited_message", edit) == {
        "update_id": 3,
        "message": edit,
    }
    earlier = {"update_id": 4, "edited_message": message("newer", edited=10)}
    assert renewed(earlier, "edited_message", edit) == {"update_id": 4, "edited_message": edit}


def test_an_edit_that_comes_late_leaves_the_later_one_there() -> None:
    later = {"update_id": 4, "edited_message": message("last", edited=30)}
    assert renewed(later, "edited_message", message("new", edited=20)) == later


@pytest.mark.parametrize("other", [
    {"message": message("old", number=2)},
    {"message": message("old", chat=-6)},
    {"channel_post": message("old")},
    {"message": "old"},
    {"callback_query": {"message": message("old")}},
    "[",
    {"message": message("/optout")},
])  # fmt: skip
def test_nothing_else_gives_way_to_an_edit(other: Mapping[str, object] | str) -> None:
    assert renewed(other, "edited_message", message("new", edited=20)) is None


def test_who_makes_a_command_of_a_message_is_not_obeyed() -> None:
    assert renewed({"message": message("old")}, "edited_message", message("/optout", edited=20)) is None


@pytest.mark.parametrize("content", [{"message": message("old")}, {"edited_message": None}, {}])
def test_what_is_no_edit_renews_nothing(content: Mapping[str, object]) -> None:
    assert renewing(content) is None
