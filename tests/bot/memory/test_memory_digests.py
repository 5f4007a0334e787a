"""The contract of every memory, third part: schedules and their slots, marks of how far was read, digests shown."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sample_exchanges import NOON, at

from bot.memory import chats
from bot.memory.digest_protocol import EVERYBODY, Scheduled, ShownDigest
from bot.memory.protocol import Memory
from bot.memory.records import ChatSettings, Language
from bot.scheduling.schedule import Schedule
from index.errors import LibraryError
from retrieval.digest.time_span import Wanted

CHAT, OTHER = -7, -8
LONG, SHORT = 1000.0, 0.05  # seconds
DAILY = Scheduled(CHAT, 0, Schedule(1200, None, "Africa/Cairo"), "ar", NOON, set_by=70)
WEEKLY = Scheduled(OTHER, 5, Schedule(0, 6, "UTC"), "en", at(1), set_by=OTHER)
SHOWN = ShownDigest("abc", CHAT, 70, CHAT, Wanted(NOON, 5, "السكك \ud800", 3), None, "ar", NOON)


def test_schedules_come_back_as_they_were_set(memory: Memory) -> None:
    assert memory.schedules() == []
    assert memory.schedule_of(CHAT) is None
    for scheduled in (DAILY, WEEKLY):
        memory.set_schedule(scheduled)
    assert memory.schedules() == [WEEKLY, DAILY]
    assert memory.schedule_of(OTHER) == WEEKLY
    changed = replace(DAILY, schedule=WEEKLY.schedule, topic_id=3, language="en", set_at=at(9))
    memory.set_schedule(changed)
    assert memory.schedule_of(CHAT) == changed
    assert memory.drop_schedule(CHAT)
    assert not memory.drop_schedule(CHAT)
    assert memory.schedules() == [WEEKLY]


def test_a_schedule_brings_its_zone_to_its_chats_settings_and_changes_nothing_else_there(
    memory: Memory,
) -> None:
    memory.change_settings(CHAT, lambda _: ChatSettings(Language.ARABIC, buttons_for_all=True, time_zone="UTC"))
    memory.set_schedule(DAILY)
    assert memory.settings(CHAT) == ChatSettings(Language.ARABIC, buttons_for_all=True, time_zone="Africa/Cairo")
    assert memory.settings(OTHER) == ChatSettings()


def test_where_the_zone_cannot_be_stored_no_schedule_is(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise LibraryError("the disk is full")

    monkeypatch.setattr(chats, "put_settings", fail)
    with pytest.raises(LibraryError):
        memory.set_schedule(DAILY)
    assert memory.schedules() == []


def test_of_a_chat_that_was_left_nothing_is_kept_and_no_digest_comes_until_that_is_decided_anew(memory: Memory) -> None:
    for scheduled in (DAILY, WEEKLY):
        memory.set_schedule(scheduled)
        memory.decide(scheduled.chat_id, remembers=True)
    memory.leave_chat(CHAT, 5)
    assert (memory.schedules(), memory.remembering()) == ([WEEKLY], frozenset({OTHER}))
    assert memory.claim_update(5, NOON)
    memory.set_schedule(DAILY)
    memory.decide(CHAT, remembers=True)
    memory.leave_chat(CHAT, 5)  # told again after a crash
    assert memory.remembers(CHAT)
    memory.note_move(CHAT, OTHER)
    memory.leave_chat(CHAT, 6)
    assert memory.remembers(OTHER)
    assert memory.schedule_of(OTHER) == WEEKLY


def test_a_slot_is_claimed_once_and_none_before_it_ever(memory: Memory) -> None:
    memory.set_schedule(DAILY)
    assert memory.claim_slot(DAILY, at(60), LONG)
    assert not memory.claim_slot(DAILY, at(60), LONG)
    assert not memory.claim_slot(DAILY, at(30), LONG)
    assert memory.schedule_of(CHAT) == replace(DAILY, is_claimed=True)
    memory.confirm_slot(CHAT, at(60), at(59))
    memory.confirm_slot(CHAT, at(30), at(29))
    assert memory.schedule_of(CHAT) == replace(DAILY, slot=at(60), covered=at(59))
    assert not memory.claim_slot(DAILY, at(60), LONG)
    assert memory.claim_slot(DAILY, at(61), LONG)


def test_a_slot_that_was_claimed_and_not_confirmed_is_claimed_again_when_its_time_is_up(memory: Memory) -> None:
    memory.set_schedule(DAILY)
    assert memory.claim_slot(DAILY, at(60), SHORT)
    time.sleep(2 * SHORT)
    assert memory.schedule_of(CHAT) == DAILY
    assert memory.claim_slot(DAILY, at(60), SHORT)
    memory.confirm_slot(CHAT, at(60), at(60))
    time.sleep(2 * SHORT)
    assert not memory.claim_slot(DAILY, at(60), SHORT)


def test_a_claim_from_before_the_clock_was_set_back_has_run_out(memory: Memory) -> None:
    memory.set_schedule(DAILY)
    assert memory.claim_slot(DAILY, at(60), 86400.0)
    assert memory.schedule_of(CHAT) == DAILY
    assert memory.claim_slot(DAILY, at(60), LONG)
    assert memory.schedule_of(CHAT) == replace(DAILY, is_claimed=True)


def test_of_those_who_claim_a_slot_at_once_one_gets_it(memory: Memory) -> None:
    memory.set_schedule(DAILY)
    with ThreadPoolExecutor(8) as threads:
        for minutes in range(10):
            slot = at(minutes)
            assert sum(threads.map(lambda _, slot=slot: memory.claim_slot(DAILY, slot, LONG), range(8))) == 1


def test_a_digest_that_was_sent_while_its_group_moved_is_confirmed_where_the_group_is_now(memory: Memory) -> None:
    memory.set_schedule(DAILY)
    memory.claim_slot(DAILY, at(60), LONG)
    memory.move_chat(CHAT, OTHER, {})
    moved = replace(DAILY, chat_id=OTHER)
    assert not memory.claim_slot(moved, at(60), LONG)
    memory.confirm_slot(CHAT, at(60), at(59))
    assert memory.schedules() == [replace(moved, slot=at(60), covered=at(59))]


def test_a_slot_of_a_schedule_that_was_changed_is_not_claimed(memory: Memory) -> None:
    assert not memory.claim_slot(DAILY, at(60), LONG)
    memory.set_schedule(DAILY)
    memory.set_schedule(replace(DAILY, set_at=at(1)))
    assert not memory.claim_slot(DAILY, at(60), LONG)
    assert memory.claim_slot(replace(DAILY, set_at=at(1)), at(60), LONG)


def test_what_was_claimed_and_posted_stays_so_when_a_schedule_is_changed(memory: Memory) -> None:
    memory.set_schedule(DAILY)
    memory.claim_slot(DAILY, at(60), LONG)
    later = replace(DAILY, set_at=at(2))
    memory.set_schedule(later)
    assert not memory.claim_slot(later, at(60), LONG)
    memory.confirm_slot(CHAT, at(60), at(59))
    memory.set_schedule(DAILY)
    assert not memory.claim_slot(DAILY, at(60), LONG)
    assert memory.schedule_of(CHAT) == replace(DAILY, slot=at(60), covered=at(59))


def test_marks_only_move_forward_each_for_itself(memory: Memory) -> None:
    keys = [(CHAT, 0, EVERYBODY), (CHAT, 0, 70), (CHAT, 2, EVERYBODY), (OTHER, 0, 70)]
    for minutes, key in enumerate(keys):
        assert memory.reached(*key) is None
        memory.reach(*key, at(10 + minutes))
        memory.reach(*key, at(minutes))
    assert [memory.reached(*key) for key in keys] == [at(10 + minutes) for minutes in range(4)]


def test_marks_of_one_person_are_dropped_in_one_group_by_all_its_numbers_or_in_all(memory: Memory) -> None:
    keys = [(chat_id, 0, person_id) for chat_id in (CHAT, OTHER, -9) for person_id in (70, 71, EVERYBODY)]
    keys.append((70, 0, EVERYBODY))  # their private chat's
    for key in keys:
        memory.reach(*key, NOON)
    memory.note_move(CHAT, OTHER)
    memory.drop_reached(70, CHAT)
    gone = {(CHAT, 0, 70), (OTHER, 0, 70)}
    assert {key for key in keys if memory.reached(*key) is None} == gone
    memory.drop_reached(70, None)
    assert {key for key in keys if memory.reached(*key) is None} == {*gone, (-9, 0, 70)}


def test_what_a_digest_was_of_is_remembered_until_it_is_old(memory: Memory) -> None:
    article = replace(SHOWN, id="def", wanted=Wanted(), document_id="0" * 16, made_at=at(9))
    for shown in (SHOWN, article):
        memory.put_digest(shown)
    assert memory.digest("abc") == SHOWN
    assert memory.digest("def") == article
    assert memory.digest("nobody's") is None
    memory.reach(CHAT, 0, 70, NOON)
    memory.forget_before(at(5))
    assert memory.digest("abc") is None
    assert memory.reached(CHAT, 0, 70) is None
    assert memory.digest("def") == article


def test_a_group_that_moves_takes_everything_along(memory: Memory) -> None:
    memory.set_schedule(replace(DAILY, topic_id=4))
    memory.confirm_slot(CHAT, at(60), at(60))
    memory.reach(CHAT, 0, 70, at(3))
    memory.reach(OTHER, 0, 70, at(2))
    memory.put_digest(SHOWN)
    memory.change_settings(CHAT, lambda _: ChatSettings(time_zone="Africa/Cairo"))
    for _ in range(2):
        memory.move_chat(CHAT, OTHER, {})
        assert memory.schedules() == [replace(DAILY, chat_id=OTHER, slot=at(60), covered=at(60))]
        assert memory.reached(OTHER, 0, 70) == at(3)
        assert memory.reached(CHAT, 0, 70) is None
        assert memory.digest("abc") == replace(SHOWN, about=OTHER)
        assert memory.settings(OTHER).time_zone == "Africa/Cairo"


def test_a_chat_that_has_a_schedule_keeps_it_when_a_group_becomes_it(memory: Memory) -> None:
    for scheduled in (DAILY, WEEKLY):
        memory.set_schedule(scheduled)
    memory.move_chat(CHAT, OTHER, {})
    assert memory.schedules() == [WEEKLY]


def test_of_a_forgotten_chat_no_schedule_mark_or_digest_is_left_and_of_others_all(memory: Memory) -> None:
    for scheduled in (DAILY, WEEKLY):
        memory.set_schedule(scheduled)
    for chat_id in (CHAT, OTHER):
        memory.reach(chat_id, 0, 70, at(1))
    caught_up = replace(SHOWN, id="def", shown_in=70)
    elsewhere = replace(SHOWN, id="ghi", shown_in=OTHER, about=OTHER)
    for shown in (SHOWN, caught_up, elsewhere):
        memory.put_digest(shown)
    memory.forget_chat(CHAT)
    assert memory.schedules() == [WEEKLY]
    assert memory.reached(CHAT, 0, 70) is None
    assert memory.reached(OTHER, 0, 70) == at(1)
    assert [memory.digest(each.id) for each in (SHOWN, caught_up, elsewhere)] == [None, None, elsewhere]


def test_everything_survives_a_restart(open_memory: Callable[[Path], Memory], tmp_path: Path) -> None:
    folder = tmp_path / "data"
    memory = open_memory(folder)
    memory.set_schedule(DAILY)
    memory.confirm_slot(CHAT, at(60), at(60))
    assert memory.claim_slot(DAILY, at(70), LONG)
    memory.reach(CHAT, 0, EVERYBODY, at(2))
    memory.put_digest(SHOWN)
    memory.close()
    memory = open_memory(folder)
    assert memory.schedules() == [replace(DAILY, slot=at(60), covered=at(60), is_claimed=True)]
    assert memory.reached(CHAT, 0, EVERYBODY) == at(2)
    assert memory.digest("abc") == SHOWN
    assert not memory.claim_slot(DAILY, at(70), LONG)
    memory.close()


def test_a_slot_that_a_wrong_clock_confirmed_gives_way_to_one_of_a_right_clock(memory: Memory) -> None:
    ahead, slot = NOON + timedelta(days=365), at(60)
    memory.set_schedule(DAILY)
    memory.confirm_slot(CHAT, ahead, None)
    assert memory.schedule_of(CHAT) == replace(DAILY, slot=ahead)
    assert not memory.claim_slot(DAILY, slot, LONG)
    assert memory.claim_slot(DAILY, slot, LONG, wrong=ahead)
    assert not memory.claim_slot(DAILY, slot, LONG, wrong=ahead)  # somebody has it
    memory.confirm_slot(CHAT, slot, NOON)
    assert memory.schedule_of(CHAT) == replace(DAILY, slot=ahead)
    memory.confirm_slot(CHAT, slot, NOON, wrong=ahead)
    assert memory.schedule_of(CHAT) == replace(DAILY, slot=slot, covered=NOON)
    assert not memory.claim_slot(DAILY, slot, LONG, wrong=ahead)
