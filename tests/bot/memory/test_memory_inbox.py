"""The contract of every memory, fourth part: updates that wait for workers. `memory.renew_updates(…, 0)` is
what a worker that died looks like: its time is up."""

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.line_limits import IN_INBOX
from bot.memory.inbox import MOST_OF_AN_ASKER
from bot.memory.inbox_protocol import InboxUpdate, Put
from bot.memory.protocol import Memory
from bot.memory.records import Arrived

OpenMemory = Callable[[Path], Memory]

CHAT, SUPERGROUP, OTHER = -7, -1007, -8
LONG, WHILE, SHORT, HOUR, DAY = 1000.0, 1.0, 0.05, 3600.0, 86400.0  # seconds; in a while, a busy machine gets somewhere


def put(memory: Memory, *updates: int, line: str | None = None, chat_id: int | None = None) -> None:
    """New updates, whose content is their number."""
    for update in updates:
        assert memory.put_update(update, line, f'{{"update_id": {update}}}', chat_id) is Put.NEW


def take(memory: Memory, worker: str, most: int = 100) -> list[int]:
    """The numbers of what a worker takes for long."""
    return [each.update_id for each in memory.take_updates(worker, most, LONG)]


def hold_too_long(memory: Memory, *workers: str) -> None:
    """Let the time be up of what these workers hold."""
    for worker in workers:
        assert memory.renew_updates(worker, SHORT)
    time.sleep(2 * SHORT)


def test_updates_come_out_as_they_were_put_in_by_number(memory: Memory) -> None:
    assert memory.take_updates("a", 5, LONG) == []
    assert memory.put_update(6, None, '{"text": "\\u0000 قال"}') is Put.NEW
    assert memory.put_update(5, "chat -7", "{}", CHAT) is Put.NEW
    assert memory.inbox_length() == 2
    assert memory.take_updates("a", 5, LONG) == [
        InboxUpdate(5, "chat -7", "{}"),
        InboxUpdate(6, None, '{"text": "\\u0000 قال"}'),
    ]
    assert memory.take_updates("b", 5, LONG) == []
    assert memory.inbox_length() == 2


def test_an_update_that_comes_again_changes_nothing(memory: Memory) -> None:
    put(memory, 5)
    assert memory.put_update(5, "line", "other") is Put.KNOWN
    assert memory.take_updates("a", 5, LONG) == [InboxUpdate(5, None, '{"update_id": 5}')]
    assert memory.put_update(5, None, "other") is Put.KNOWN
    assert memory.finish_update(5, "a")
    assert not memory.finish_update(5, "a")
    assert memory.put_update(5, None, "other") is Put.KNOWN
    assert (take(memory, "a"), memory.inbox_length()) == ([], 0)


def test_of_a_line_only_one_worker_holds_any_and_in_order(memory: Memory) -> None:
    put(memory, 1, 3, 4, line="x")
    put(memory, 2, line="y")
    assert take(memory, "a", 1) == [1]
    assert take(memory, "b", 1) == [2]
    assert take(memory, "b") == []
    assert take(memory, "a", 1) == [3]
    memory.finish_update(1, "a")
    assert take(memory, "b") == []
    memory.finish_update(3, "a")
    assert take(memory, "b") == [4]


def test_what_comes_before_what_is_held_goes_to_the_same_worker(memory: Memory) -> None:
    put(memory, 6, line="x")
    assert take(memory, "a") == [6]
    put(memory, 5, line="x")  # two posts overtook each other
    assert take(memory, "b") == []
    assert take(memory, "a") == [5]


def test_what_a_worker_holds_too_long_is_taken_by_another_and_no_longer_its_own(memory: Memory) -> None:
    put(memory, 1, 2, line="x")
    assert take(memory, "a") == [1, 2]
    assert take(memory, "b") == []
    hold_too_long(memory, "a")
    assert not memory.begin_answer(1, "a")
    assert memory.renew_updates("a", LONG) == frozenset()
    assert take(memory, "b", 1) == [1]
    assert take(memory, "a") == []  # not 2 either: what comes before it is in other hands
    assert not memory.finish_update(1, "a")
    assert memory.begin_answer(1, "b")
    assert memory.finish_update(1, "b")
    assert take(memory, "a") == [2]


def test_what_others_held_too_long_waits_for_them_where_that_is_wished(memory: Memory) -> None:
    put(memory, 1, 2, line="x")
    put(memory, 3, 4)
    assert take(memory, "a", 3) == [1, 2, 3]
    assert take(memory, "b", 1) == [4]
    hold_too_long(memory, "a", "b")
    put(memory, 5, 6, line="x")
    put(memory, 7)
    # Its own, and what is new, but for what is of a line of which another holds some.
    assert [each.update_id for each in memory.take_updates("b", 9, LONG, lost=False)] == [4, 7]
    memory.confirm_answer(1)  # by who held it
    taken = memory.take_updates("c", 9, LONG)
    assert [each.update_id for each in taken] == [1, 2, 3, 5, 6]
    assert [each.update_id for each in taken if each.is_answered] == [1]


def test_who_renews_goes_on_holding(memory: Memory) -> None:
    put(memory, 1, 2)
    memory.take_updates("a", 5, WHILE)
    assert memory.renew_updates("a", LONG) == {1, 2}
    assert memory.renew_updates("b", LONG) == frozenset()
    time.sleep(WHILE + SHORT)
    assert take(memory, "b") == []
    assert memory.begin_answer(1, "a")


def test_all_that_a_worker_holds_runs_out_together(memory: Memory) -> None:
    put(memory, 1, 2, line="x")
    memory.take_updates("a", 1, WHILE)
    assert take(memory, "a") == [2]
    time.sleep(WHILE + SHORT)
    assert memory.begin_answer(1, "a")
    memory.take_updates("a", 1, SHORT)
    time.sleep(2 * SHORT)
    assert take(memory, "b") == [1, 2]


def test_a_begun_answer_is_given_again_and_a_confirmed_one_is_not(memory: Memory) -> None:
    put(memory, 1, 2, 3)
    assert take(memory, "a") == [1, 2, 3]
    assert not memory.begin_answer(1, "b")
    assert memory.begin_answer(1, "a")
    assert memory.begin_answer(2, "a")
    memory.confirm_answer(2)
    assert [memory.is_answered(update) for update in (1, 2, 3, 4)] == [False, True, False, False]
    memory.renew_updates("a", 0)
    taken = memory.take_updates("b", 5, LONG)
    assert [(each.is_begun, each.is_answered) for each in taken] == [(True, False), (True, True), (False, False)]
    assert memory.begin_answer(1, "b")
    assert not memory.begin_answer(2, "b")
    memory.finish_update(3, "b")
    assert memory.is_answered(3)
    assert not memory.begin_answer(3, "b")


def test_an_answer_that_arrives_late_is_confirmed_for_the_next_worker_too(memory: Memory) -> None:
    put(memory, 1)
    take(memory, "a")
    memory.begin_answer(1, "a")
    memory.renew_updates("a", 0)
    assert take(memory, "b") == [1]
    memory.confirm_answer(1)
    assert not memory.begin_answer(1, "b")


def test_a_line_goes_on_without_what_steps_aside(memory: Memory) -> None:
    put(memory, 1, 2, 3, line="x")
    assert take(memory, "a", 1) == [1]
    memory.step_aside(1)
    assert take(memory, "b", 1) == [2]
    assert memory.begin_answer(1, "a")
    memory.renew_updates("a", 0)
    assert take(memory, "c") == [1]  # 3 is behind 2
    assert memory.finish_update(1, "c")
    assert take(memory, "b") == [3]


def test_a_worker_that_stops_gives_back_what_it_holds(memory: Memory) -> None:
    put(memory, 1, 2, line="x")
    put(memory, 3, line="y")
    assert take(memory, "a", 2) == [1, 2]
    memory.begin_answer(1, "a")
    assert take(memory, "b") == [3]
    memory.release_updates("a")
    assert not memory.begin_answer(1, "a")
    assert not memory.finish_update(1, "a")
    assert take(memory, "c") == [1, 2]
    assert memory.inbox_length() == 3


def test_what_waits_survives_a_restart(open_memory: OpenMemory, tmp_path: Path) -> None:
    memory = open_memory(tmp_path)
    put(memory, 1, 2, 3, line="x")
    take(memory, "a", 2)
    memory.finish_update(1, "a")
    memory.close()
    memory = open_memory(tmp_path)
    assert take(memory, "b") == []
    memory.renew_updates("a", 0)
    assert take(memory, "b") == [2, 3]
    assert memory.put_update(1, "x", "{}") is Put.KNOWN
    memory.close()


def test_what_waits_of_a_forgotten_chat_is_gone_and_what_is_in_hand_is_finished(memory: Memory) -> None:
    memory.note_move(CHAT, SUPERGROUP)
    put(memory, 1, line="chat -8", chat_id=SUPERGROUP)
    assert take(memory, "a", 1) == [1]
    put(memory, 2, line="chat -7", chat_id=CHAT)
    put(memory, 3, chat_id=SUPERGROUP)
    put(memory, 4, chat_id=OTHER)
    memory.forget_chat(SUPERGROUP)
    assert [memory.is_forgotten(number) for number in (1, 2, 3, 4, 5)] == [True, True, True, False, False]
    assert memory.begin_answer(1, "a")
    assert memory.finish_update(1, "a")
    assert take(memory, "a") == [4]
    assert memory.put_update(2, None, "{}") is Put.KNOWN


def test_the_wish_to_forget_a_chat_and_what_came_after_it_are_still_handled(memory: Memory) -> None:
    put(memory, 1, 2, 3, line="chat -7", chat_id=CHAT)
    assert take(memory, "a", 2) == [1, 2]
    put(memory, 4, line="chat -7", chat_id=CHAT)
    put(memory, 5, chat_id=CHAT)
    memory.forget_chat(CHAT, 3)
    memory.renew_updates("a", 0)  # it has died
    contents = {each.update_id: each.content for each in memory.take_updates("b", 5, LONG)}
    assert contents == {1: "", 2: "", 3: '{"update_id": 3}', 4: '{"update_id": 4}', 5: '{"update_id": 5}'}


def test_what_a_dead_worker_held_of_a_forgotten_chat_says_nothing_any_more(memory: Memory) -> None:
    put(memory, 1, line="chat -7", chat_id=CHAT)
    put(memory, 2, line="presses 70", chat_id=CHAT)
    put(memory, 3, chat_id=CHAT)
    put(memory, 4, line="chat -8", chat_id=OTHER)
    assert take(memory, "dead") == [1, 2, 3, 4]
    memory.forget_chat(CHAT)
    memory.renew_updates("dead", 0)
    contents = [each.content for each in memory.take_updates("b", 5, LONG)]
    assert contents == ["", "", "", '{"update_id": 4}']


def test_whoever_takes_over_learns_what_stepped_aside_and_how_often_a_worker_was_gone(memory: Memory) -> None:
    put(memory, 1, 2, line="x")
    assert take(memory, "a") == [1, 2]
    memory.step_aside(1)
    for gone, worker in enumerate("bcd", 1):
        memory.renew_updates(chr(ord(worker) - 1), 0)
        taken = memory.take_updates(worker, 5, LONG)
        assert [(each.is_aside, each.takes) for each in taken] == [(True, gone), (False, gone)]
    memory.release_updates("d")  # as it stops, which is nobody's death
    assert [each.takes for each in memory.take_updates("e", 5, LONG)] == [3, 3]
    memory.renew_updates("e", 0)  # held for too long, and taken again by itself
    assert [each.takes for each in memory.take_updates("e", 5, LONG)] == [3, 3]


def test_of_a_flood_in_one_line_what_is_too_much_is_known_once_it_is_dropped(memory: Memory) -> None:
    put(memory, *range(IN_INBOX.line), line="x")
    assert memory.put_update(900, "x", "more") is Put.TOO_MANY
    assert memory.put_update(900, "x", "more") is Put.TOO_MANY  # whoever was to drop it may have ended before
    assert not memory.is_answered(900)
    assert memory.drop_update(900)
    assert not memory.drop_update(900)
    assert memory.put_update(900, "x", "more") is Put.KNOWN
    assert memory.put_update(0, "x", "again") is Put.KNOWN
    assert memory.put_update(901, "y", "{}") is Put.NEW
    assert memory.put_update(902, None, "{}") is Put.NEW
    assert memory.inbox_length() == IN_INBOX.line + 2
    assert take(memory, "a", 1) == [0]
    assert memory.finish_update(0, "a")
    assert memory.put_update(903, "x", "{}") is Put.NEW


def renew(content: str) -> str | None:
    """What an edit is put in with: "old" is an earlier version."""
    return "new" if content == "old" else None


def test_an_edit_for_which_there_is_no_room_stands_in_the_place_of_what_waits(memory: Memory) -> None:
    memory.put_update(1, "x", "old")
    memory.put_update(2, "x", "old")
    memory.put_update(3, "y", "old")
    put(memory, *range(4, IN_INBOX.line + 2), line="x")
    assert memory.put_update(900, "x", "edit", renew=renew) is Put.IN_PLACE
    assert memory.put_update(900, "x", "edit", renew=renew) is Put.KNOWN
    assert [each.content for each in memory.take_updates("a", 3, LONG)] == ["old", "new", "old"]
    memory.release_updates("a")
    assert memory.put_update(902, "x", "edit", renew=lambda _: None) is Put.TOO_MANY
    for number in range(1, 6):
        memory.finish_update(number, "a")
    assert memory.inbox_length() == IN_INBOX.line + 1


def test_an_edit_waits_behind_an_earlier_version_in_hands_even_where_there_is_no_room(memory: Memory) -> None:
    memory.put_update(1, "x", "old")
    put(memory, *range(2, IN_INBOX.line + 1), line="x")
    assert take(memory, "a", 1) == [1]
    assert memory.put_update(900, "x", "old", CHAT, renew=renew) is Put.NEW
    assert memory.put_update(900, "x", "old", CHAT, renew=renew) is Put.KNOWN
    assert memory.put_update(901, "x", "newest", CHAT, renew=renew) is Put.IN_PLACE  # the line grows by one alone
    assert memory.inbox_length() == IN_INBOX.line + 1
    for number in range(1, IN_INBOX.line + 1):
        taken = memory.take_updates("a", 1, LONG)
        assert memory.finish_update(number, "a")
    assert taken == [InboxUpdate(900, "x", "new")]
    memory.forget_chat(CHAT)
    assert memory.is_forgotten(900)


def test_what_has_found_room_meanwhile_is_not_dropped(memory: Memory) -> None:
    put(memory, *range(IN_INBOX.line), line="x")
    assert memory.put_update(900, "x", "more") is Put.TOO_MANY
    assert take(memory, "a", 1) == [0]
    assert memory.finish_update(0, "a")
    put(memory, 900, line="x")  # another worker, to which it was posted again
    assert not memory.drop_update(900)
    assert memory.inbox_length() == IN_INBOX.line


def test_an_edit_that_several_workers_were_posted_waits_once_and_is_dropped_by_none(memory: Memory) -> None:
    memory.put_update(1, "x", "old")
    put(memory, *range(2, IN_INBOX.line + 1), line="x")
    assert take(memory, "a", 1) == [1]
    workers, edits = 6, range(900, 910)
    for edit in edits:
        together = threading.Barrier(workers)

        def post(_: int, edit: int = edit, together: threading.Barrier = together) -> Put:
            together.wait(60)
            return memory.put_update(edit, "x", "edit", CHAT, renew=renew)

        with ThreadPoolExecutor(workers) as threads:
            became = Counter(threads.map(post, range(workers)))
        assert became == {Put.NEW: 1, Put.KNOWN: workers - 1}


def test_an_edit_waits_behind_no_version_that_was_recorded_or_finished(memory: Memory) -> None:
    memory.put_update(1, "x", "old")
    put(memory, *range(2, IN_INBOX.line + 1), line="x")
    take(memory, "a", 1)
    memory.arrive([Arrived(CHAT, 5, None, update_id=1)])
    assert memory.put_update(900, "x", "edit", renew=renew) is Put.TOO_MANY
    assert memory.finish_update(1, "a")
    put(memory, IN_INBOX.line + 1, line="x")
    assert memory.put_update(901, "x", "edit", renew=renew) is Put.TOO_MANY


def test_an_edit_never_stands_in_the_place_of_what_was_recorded(memory: Memory) -> None:
    memory.put_update(1, "x", "old")
    put(memory, *range(2, IN_INBOX.line + 1), line="x")
    memory.take_updates("a", 1, LONG)
    memory.arrive([Arrived(-7, 5, None, update_id=1)])
    memory.release_updates("a")
    assert memory.put_update(900, "x", "edit", renew=renew) is Put.TOO_MANY
    assert memory.take_updates("a", 1, LONG)[0].content == "old"


def test_who_floods_many_lines_fills_neither_the_hands_of_workers_nor_the_storage(memory: Memory) -> None:
    for number in range(IN_INBOX.asker):
        assert memory.put_update(number, f"line {number}", "{}", asker_id=7) is Put.NEW
    assert memory.put_update(800, "another line", "{}", asker_id=7) is Put.TOO_MANY
    assert memory.put_update(901, "of another", "{}", asker_id=8) is Put.NEW
    assert take(memory, "a") == [*range(MOST_OF_AN_ASKER), 901]
    assert take(memory, "b") == []
    memory.step_aside(0)  # that takes minutes, and its sender's next one needn't wait for it
    assert take(memory, "b") == [MOST_OF_AN_ASKER]
    assert memory.finish_update(1, "a")
    assert take(memory, "b") == [MOST_OF_AN_ASKER + 1]


def test_one_persons_flood_in_a_group_leaves_room_for_others(memory: Memory) -> None:
    places = IN_INBOX.asker_in_group
    flood = [memory.put_update(number, "chat -7", "{}", CHAT, 7, in_group=True) for number in range(places + 5)]
    assert flood == [Put.NEW] * places + [Put.TOO_MANY] * 5
    assert memory.put_update(900, "chat -7", "{}", CHAT, 8, in_group=True) is Put.NEW
    assert memory.put_update(901, "chat 7", "{}", 7, 7) is Put.NEW  # a flood here, not in all that one person does
    before: list[int] = []
    while 900 not in before:
        taken = take(memory, "a")
        assert taken
        before += taken
        for number in taken:
            assert memory.finish_update(number, "a")
    assert len([number for number in before if number < 900]) == places
    assert memory.put_update(902, "chat -7", "{}", CHAT, 7, in_group=True) is Put.NEW


def test_a_wish_to_forget_a_chat_has_a_place_in_every_full_line_and_no_endless_number_of_places(memory: Memory) -> None:
    put(memory, *range(IN_INBOX.line - IN_INBOX.asker_in_group), line="chat -7")
    for number in range(1000, 1000 + IN_INBOX.asker_in_group):
        assert memory.put_update(number, "chat -7", "{}", CHAT, 7, in_group=True) is Put.NEW
    assert memory.put_update(1900, "chat -7", "{}", CHAT, 8, in_group=True) is Put.TOO_MANY
    assert memory.put_update(1901, "chat -7", "{}", CHAT, 8, in_group=True, is_wish=True) is Put.NEW
    wishes = [
        memory.put_update(number, "chat -7", "{}", CHAT, 7, in_group=True, is_wish=True)
        for number in range(2000, 2001 + IN_INBOX.wishes)
    ]
    assert wishes == [Put.NEW] * IN_INBOX.wishes + [Put.TOO_MANY]


def test_others_in_a_group_do_not_wait_for_what_one_of_them_floods_elsewhere(memory: Memory) -> None:
    for number in range(100):
        assert memory.put_update(number, "chat 7", "{}", asker_id=7) is Put.NEW
    for number, asker in ((100, 7), (101, 7), (102, 8)):
        assert memory.put_update(number, "chat -7", "{}", asker_id=asker) is Put.NEW
    assert take(memory, "a") == [*range(MOST_OF_AN_ASKER), 100]  # 101 and 102 stand behind it, and wait their turns
    for number in (101, 102):
        assert take(memory, "b") == []
        assert memory.finish_update(number - 1, "a")
        assert take(memory, "a") == [number]


def test_what_is_held_from_before_the_clock_was_set_back_is_free(memory: Memory) -> None:
    put(memory, 1, 2, line="x")
    assert len(memory.take_updates("dead", 5, DAY)) == 2
    assert take(memory, "b", 1) == [1]
    assert memory.renew_updates("dead", LONG) == frozenset()  # nor 2, which comes after it
    assert not memory.begin_answer(2, "dead")
    assert take(memory, "b") == [2]


def test_who_lives_keeps_what_it_held_when_the_clock_was_set_back(memory: Memory) -> None:
    put(memory, 1)
    memory.take_updates("a", 5, DAY)
    assert memory.renew_updates("a", LONG) == {1}
    assert take(memory, "b") == []


def test_what_arrived_before_is_dropped_with_what_is_old(memory: Memory) -> None:
    put(memory, 1, 2)
    take(memory, "a", 1)
    memory.finish_update(1, "a")
    now = datetime.now(UTC)
    memory.forget_before(now - timedelta(hours=1))
    assert memory.put_update(1, None, "{}") is Put.KNOWN
    assert memory.inbox_length() == 1
    memory.forget_before(now + timedelta(hours=1))
    assert memory.inbox_length() == 0
    put(memory, 1)


def test_workers_at_once_share_the_updates_out_and_keep_every_line_in_order(memory: Memory) -> None:
    lines, workers = 5, 6
    handled: list[int] = []
    in_hand: dict[int, set[str]] = defaultdict(set)
    wrong: list[str] = []
    watch = threading.Lock()

    def work(worker: str) -> None:
        while memory.inbox_length():
            taken = memory.take_updates(worker, 4, LONG)
            with watch:
                for each in taken:
                    in_hand[each.update_id % lines].add(worker)
                    if len(in_hand[each.update_id % lines]) > 1:
                        wrong.append(f"{each.update_id} is in several hands")
            for each in taken:
                if not memory.begin_answer(each.update_id, worker):
                    wrong.append(f"{each.update_id} was lost")
                memory.confirm_answer(each.update_id)
                with watch:
                    handled.append(each.update_id)
                    if each is max((one for one in taken if one.line == each.line), key=lambda one: one.update_id):
                        in_hand[each.update_id % lines].discard(worker)
                memory.finish_update(each.update_id, worker)

    put_in = range(100)
    for update in put_in:
        put(memory, update, line=f"line {update % lines}")
    with ThreadPoolExecutor(workers) as threads:
        list(threads.map(work, [f"worker {number}" for number in range(workers)]))
    assert wrong == []
    assert sorted(handled) == list(put_in)
    for line in range(lines):
        assert [update for update in handled if update % lines == line] == list(range(line, 100, lines))


def test_what_is_held_back_waits_with_its_line_and_all_else_goes_on(memory: Memory) -> None:
    put(memory, 1, 3, 5, line="x")
    put(memory, 2, line="y")
    assert take(memory, "a", 3) == [1, 2, 3]
    assert memory.begin_answer(1, "a")
    assert memory.hold_back(1, "a", WHILE)
    memory.give_back("a", [1, 3])
    assert take(memory, "b") == []
    put(memory, 4, line="y")
    assert take(memory, "a") == [4]
    time.sleep(1.2 * WHILE)
    taken = memory.take_updates("b", 9, LONG)
    assert [(each.update_id, each.is_begun, each.takes) for each in taken] == [
        (1, False, 0),
        (3, False, 0),
        (5, False, 0),
    ]
    assert memory.begin_answer(1, "b")


def test_what_waits_behind_what_is_held_back_could_not_have_been_taken_before(memory: Memory) -> None:
    put(memory, 1, 2, line="x")
    put(memory, 3, line="y")
    assert take(memory, "a") == [1, 2, 3]
    assert memory.hold_back(1, "a", WHILE)
    memory.give_back("a", [1, 2, 3])
    time.sleep(1.2 * WHILE)
    taken = memory.take_updates("b", 9, LONG)
    assert [(each.update_id, each.waited < WHILE, each.was_held_back) for each in taken] == [
        (1, True, True),
        (2, True, False),
        (3, False, False),
    ]


def test_what_is_held_back_waits_also_where_its_worker_dies(memory: Memory) -> None:
    put(memory, 1, 2, line="x")
    assert take(memory, "a") == [1, 2]
    assert memory.hold_back(1, "a", WHILE)
    hold_too_long(memory, "a")
    assert take(memory, "b") == []
    time.sleep(1.2 * WHILE)
    assert take(memory, "b") == [1, 2]


def test_only_what_may_still_be_answered_by_this_worker_within_an_hour_is_held_back(memory: Memory) -> None:
    put(memory, 1, 2, 3, line="x")
    put(memory, 4, line="y")
    assert take(memory, "a", 3) == [1, 2, 3]
    assert not memory.hold_back(1, "a", HOUR + 1)
    assert not memory.hold_back(1, "b", WHILE)
    assert not memory.hold_back(4, "a", WHILE)
    memory.confirm_answer(1)
    memory.step_aside(2)
    assert not memory.hold_back(1, "a", WHILE)
    assert not memory.hold_back(2, "a", WHILE)
    assert memory.finish_update(3, "a")
    assert not memory.hold_back(3, "a", WHILE)


def test_who_has_much_held_back_in_one_line_is_answered_in_others(memory: Memory) -> None:
    for update in range(MOST_OF_AN_ASKER + 2):
        memory.put_update(update, "x", "{}", asker_id=7)
    assert take(memory, "a", 1) == [0]
    assert memory.hold_back(0, "a", LONG)
    memory.give_back("a", [0])
    memory.put_update(50, "y", "{}", asker_id=7)
    memory.put_update(51, None, "{}", asker_id=7)
    assert take(memory, "b") == [50, 51]


def test_what_is_held_back_of_a_forgotten_chat_is_forgotten(memory: Memory) -> None:
    put(memory, 1, 2, line="x", chat_id=CHAT)
    assert take(memory, "a") == [1, 2]
    assert memory.hold_back(1, "a", LONG)
    memory.give_back("a", [1, 2])
    memory.forget_chat(CHAT)
    assert memory.inbox_length() == 0
    put(memory, 3, line="x", chat_id=CHAT)
    assert take(memory, "a") == [3]
