"""The contract of every memory, third part: what groups and people decided about keeping, and messages that wait."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_exchanges import NOON, at

from bot.memory.chats import MOST_NOTED
from bot.memory.protocol import Memory
from bot.memory.records import Arrived
from index.sources.messages import ChatMessage

OpenMemory = Callable[[Path], Memory]

GROUP, SUPERGROUP, OTHER = -7, -1007, -8
SAID = ChatMessage(
    GROUP, "The port", 5, "قيل «هذا» \0 \U0001f6a2", datetime(2026, 1, 2, 3, 4, tzinfo=UTC), "Amal", "Basil", None,
    "https://t.me/c/7/5", 77, 3, 4, 70,
)  # fmt: skip


def numbered(memory: Memory, limit: int = 100) -> list[Arrived]:
    """What waits, without the numbers of arrival."""
    return [replace(each, number=0) for each in memory.arrived(limit)]


def test_a_group_is_remembered_once_it_decided_so(memory: Memory) -> None:
    assert not memory.remembers(GROUP)
    memory.decide(GROUP, True)
    assert memory.remembers(GROUP)
    assert not memory.remembers(OTHER)
    memory.decide(GROUP, False)
    assert not memory.remembers(GROUP)


def test_decisions_hold_in_the_chat_that_a_group_becomes(memory: Memory) -> None:
    memory.decide(GROUP, True)
    memory.set_silence(70, GROUP, True)
    for _ in range(2):
        memory.move_chat(GROUP, SUPERGROUP, {})
        memory.note_move(GROUP, SUPERGROUP)
    for chat in (GROUP, SUPERGROUP):
        assert memory.home_of(chat) == SUPERGROUP
        assert memory.remembers(chat)
        assert memory.silent_in(chat) == {70}
    memory.decide(SUPERGROUP, False)
    memory.note_move(GROUP, SUPERGROUP)  # it was told before: nothing of the old chat's comes back
    assert not memory.remembers(GROUP)


def test_what_the_new_chat_decided_stays(memory: Memory) -> None:
    memory.decide(GROUP, True)
    memory.decide(SUPERGROUP, False)
    memory.note_move(GROUP, SUPERGROUP)
    assert not memory.remembers(SUPERGROUP)


class PlainSilence:
    """Who is silent where, in a dictionary."""

    def __init__(self) -> None:
        self.decided: dict[tuple[int, int | None], bool] = {}

    def put(self, user: int, chat: int | None, silent: bool) -> None:
        if chat is None:
            self.decided = {key: value for key, value in self.decided.items() if key[0] != user}
        self.decided[user, chat] = silent

    def silent_in(self, chat: int) -> set[int]:
        users = {user for user, _ in self.decided}
        return {user for user in users if self.decided.get((user, chat), self.decided.get((user, None), False))}


_decisions = st.tuples(st.sampled_from([70, 71]), st.sampled_from([GROUP, OTHER, None]), st.booleans())


@given(steps=st.lists(_decisions, max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_latest_decision_about_ones_messages_holds(
    open_memory: OpenMemory, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int | None, bool]]
) -> None:
    memory, plain = open_memory(tmp_path_factory.mktemp("memory")), PlainSilence()
    for step in steps:
        memory.set_silence(*step)
        plain.put(*step)
        for chat in (GROUP, OTHER, SUPERGROUP):
            assert memory.silent_in(chat) == plain.silent_in(chat)
    memory.close()


def test_messages_wait_in_the_order_of_arrival_also_across_a_restart(open_memory: OpenMemory, tmp_path: Path) -> None:
    first = Arrived(GROUP, 5, SAID, "album", 77, -100)
    second = Arrived(GROUP, 5, None)
    third = Arrived(OTHER, 6, replace(SAID, sent=None, author_id=None, reply_to=None))
    memory = open_memory(tmp_path)
    memory.arrive([first, second])
    memory.close()
    memory = open_memory(tmp_path)
    memory.arrive([third])
    assert numbered(memory) == [first, second, third]
    assert numbered(memory, 2) == [first, second]
    assert memory.arrived_length() == 3
    memory.settle([each.number for each in memory.arrived(2)])
    assert numbered(memory) == [third]
    assert memory.arrived_length() == 1
    memory.arrive([first])
    assert numbered(memory) == [third, first]
    memory.close()


def test_a_message_whose_update_was_recorded_is_not_recorded_again(open_memory: OpenMemory, tmp_path: Path) -> None:
    first, second = (Arrived(GROUP, number, SAID, update_id=number) for number in (5, 6))
    memory = open_memory(tmp_path)
    memory.arrive([first])
    memory.drop_messages(GROUP)
    memory.close()
    memory = open_memory(tmp_path)
    memory.arrive([first, second])
    assert [each.message_id for each in memory.arrived(100)] == [6]
    assert not memory.is_claimed(5)  # to be recorded is not to be answered
    memory.close()


def test_updates_that_were_recorded_long_ago_leave_no_note(memory: Memory) -> None:
    for number in (5, 6, 6 + MOST_NOTED):
        memory.arrive([Arrived(GROUP, number, SAID, update_id=number)])
    for number in (6 + MOST_NOTED, 6, 5):
        memory.arrive([Arrived(GROUP, number, SAID, update_id=number)])
    assert [each.message_id for each in memory.arrived(100)] == [5, 6, 6 + MOST_NOTED, 5]


def test_an_albums_parts_come_back_in_the_chats_order(memory: Memory) -> None:
    parts = [replace(SAID, message_id=number, text=f"Part {number}") for number in (7, 5, 6)]
    for part in parts:
        memory.put_album_part("a", part, NOON)
    memory.put_album_part("b", SAID, NOON)
    memory.put_album_part("a", replace(parts[0], text="Changed"), NOON)
    assert [part.text for part in memory.album_parts(GROUP, "a")] == ["Part 5", "Part 6", "Changed"]
    memory.drop_album_part(GROUP, "a", 5)
    assert [part.message_id for part in memory.album_parts(GROUP, "a")] == [6, 7]
    assert memory.album_parts(OTHER, "a") == []


def test_an_album_is_forgotten_wholly_by_any_of_its_parts(memory: Memory) -> None:
    for chat_id, album, number in ((GROUP, "a", 5), (GROUP, "a", 6), (GROUP, "b", 7), (OTHER, "a", 5)):
        memory.put_album_part(album, replace(SAID, chat_id=chat_id, message_id=number), NOON)
    memory.forget_messages([(GROUP, 6), (GROUP, 99), (OTHER, 7)])
    assert memory.album_parts(GROUP, "a") == []
    assert len(memory.album_parts(GROUP, "b")) == len(memory.album_parts(OTHER, "a")) == 1


def test_what_waits_of_forgotten_messages_and_their_albums_is_forgotten(memory: Memory) -> None:
    memory.put_album_part("a", replace(SAID, message_id=5), NOON)
    places = [(GROUP, 5, "a"), (GROUP, 6, "a"), (GROUP, 7, "b"), (GROUP, 8, "b"), (GROUP, 9, None), (GROUP, 10, None)]
    elsewhere = [(OTHER, number, album) for _, number, album in places]
    memory.arrive([Arrived(chat, number, SAID, album) for chat, number, album in [*places, *elsewhere]])
    memory.forget_messages([(GROUP, 5), (GROUP, 8), (GROUP, 9)])  # 5 is known by its stored part, 8 as it waits
    assert [(each.chat_id, each.message_id, each.album) for each in memory.arrived(100)] == [places[-1], *elsewhere]
    assert memory.album_parts(GROUP, "a") == []


def test_parts_of_albums_are_forgotten_with_age(memory: Memory) -> None:
    memory.put_album_part("old", SAID, at(-5))
    memory.put_album_part("new", SAID, at(5))
    memory.forget_before(NOON)
    assert memory.album_parts(GROUP, "old") == []
    assert memory.album_parts(GROUP, "new") == [SAID]


@pytest.mark.parametrize(
    ("chat", "author", "left"),
    [
        (SUPERGROUP, None, {(OTHER, 77), (OTHER, 78), (9, 77)}),
        (GROUP, 77, {(GROUP, 78), (OTHER, 77), (OTHER, 78), (9, 77)}),
        (None, 77, {(GROUP, 78), (OTHER, 78), (9, 77)}),
        (None, None, {(9, 77)}),
    ],
)
def test_messages_that_are_held_can_be_dropped(
    memory: Memory, chat: int | None, author: int | None, left: set[tuple[int, int]]
) -> None:
    memory.note_move(GROUP, SUPERGROUP)
    for where, who in ((GROUP, 77), (GROUP, 78), (OTHER, 77), (OTHER, 78), (9, 77)):
        said = replace(SAID, chat_id=where, author_id=who)
        memory.arrive([Arrived(where, 5, said, author_id=who)])
        memory.put_album_part(str(who), said, NOON)
    memory.drop_messages(chat, author)
    assert {(each.chat_id, each.author_id) for each in memory.arrived(100)} == left
    assert {
        (part.chat_id, part.author_id)
        for where in (GROUP, OTHER, 9) for who in (77, 78) for part in memory.album_parts(where, str(who))
    } == left  # fmt: skip


def test_topics_are_called_as_they_were_called_last(memory: Memory) -> None:
    assert memory.topic_name(GROUP, 3) is None
    memory.name_topic(GROUP, 3, "Ships")
    memory.name_topic(GROUP, 3, "Boats")
    assert (memory.topic_name(GROUP, 3), memory.topic_name(GROUP, 4)) == ("Boats", None)


def test_all_groups_that_are_remembered_are_told(memory: Memory) -> None:
    assert memory.remembering() == frozenset()
    for chat_id, remembers in ((-7, True), (-8, False), (-9, True), (-9, False), (-10, True)):
        memory.decide(chat_id, remembers)
    assert memory.remembering() == {-7, -10}
