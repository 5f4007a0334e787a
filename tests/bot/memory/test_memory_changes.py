"""What is changed of an exchange: as it is stored by then, and only while it is; what was forgotten stays forgotten."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace

import pytest
from sample_exchanges import NOON, TALK, at, exchange

from bot.memory import forgetting
from bot.memory.protocol import Memory
from bot.memory.records import Conversation, Exchange, FeedbackCounts
from retrieval.records import Quoted

SUPERGROUP = -1007
Forget = Callable[[Memory], object]


def forget_chat(memory: Memory) -> None:
    memory.forget_chat(TALK.chat_id)


def forget_old(memory: Memory) -> None:
    memory.forget_before(at(1))


def answered(stored: Exchange) -> Exchange:
    return replace(stored, answer_ids=(21, 22, 23))


def test_an_exchange_is_changed_as_it_is_stored_and_others_stay(memory: Memory) -> None:
    first, other = exchange("a1"), exchange("b1", question_id=20, answer_ids=(31,), minutes=1)
    for each in (first, other):
        memory.remember(each)
    new = (Quoted("d3", 1, 5, "said"),)
    wanted = replace(first, question="What?", language="en", answer_ids=(12, 13), cited=new, further=first.cited)
    assert memory.change_exchange("a1", lambda _: wanted) == wanted
    assert memory.exchange("a1") == memory.exchange_shown_in(-7, 13) == memory.exchange_answering(-7, 10) == wanted
    assert memory.exchange_shown_in(-7, 11) is None
    assert memory.exchange("b1") == other
    assert memory.change_exchange("a1", lambda _: None) is None
    assert memory.exchange("a1") == wanted


def test_of_two_that_answer_one_message_a_change_leaves_the_latest_the_latest(memory: Memory) -> None:
    memory.remember(exchange("a1"))
    memory.remember(exchange("b1"))
    memory.change_exchange("a1", answered)
    found = memory.exchange_answering(-7, 10)
    assert found is not None
    assert found.id == "b1"


def test_a_chat_that_moved_is_not_moved_back_by_a_change(memory: Memory) -> None:
    before = exchange()
    memory.remember(before)
    memory.move_chat(-7, SUPERGROUP, {})
    changed = memory.change_exchange("a1", lambda _: answered(before))
    assert changed is not None
    assert changed.conversation == Conversation(SUPERGROUP, 0, 70)
    assert memory.exchange_shown_in(-7, 23) == memory.exchange("a1") == changed


def test_a_surrogate_in_a_changed_question_is_a_question_mark(memory: Memory) -> None:
    memory.remember(exchange())
    changed = memory.change_exchange("a1", lambda stored: replace(stored, question="what \ud800 did"))
    assert changed is not None
    assert changed.question == "what ? did"


@pytest.mark.parametrize("forget", [forget_chat, forget_old])
def test_what_was_forgotten_is_not_changed_and_not_judged(forget: Forget, memory: Memory) -> None:
    memory.remember(exchange())
    forget(memory)
    assert memory.change_exchange("a1", answered) is None
    assert memory.give_feedback("a1", 7, useful=True, at=NOON) is False
    assert memory.exchange("a1") is None
    assert memory.feedback() == FeedbackCounts(0, 0)
    assert memory.recent_questions(TALK, at(-1)) == []


def test_of_who_changes_an_exchange_at_once_each_changes_what_the_others_left(memory: Memory) -> None:
    memory.remember(exchange(answer_ids=()))

    def add(number: int) -> None:
        memory.change_exchange("a1", lambda stored: replace(stored, answer_ids=(*stored.answer_ids, number)))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add, range(20)))
    found = memory.exchange("a1")
    assert found is not None
    assert sorted(found.answer_ids) == list(range(20))


def test_of_who_changes_a_chats_settings_at_once_each_changes_what_the_others_left(memory: Memory) -> None:
    def add(letter: str) -> None:
        memory.change_settings(-7, lambda stored: replace(stored, time_zone=stored.time_zone + letter))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add, "abcdefghijklmnopqrst"))
    assert "".join(sorted(memory.settings(-7).time_zone)) == "abcdefghijklmnopqrst"


def changed_while(memory: Memory, forget: Callable[[], object]) -> Exchange | None:
    """What is stored after a change, during which somebody else began to forget."""
    memory.remember(exchange())
    forgetting: list[Future[object]] = []
    with ThreadPoolExecutor(1) as threads:

        def change(stored: Exchange) -> Exchange:
            forgetting.append(threads.submit(forget))
            wait(forgetting, 0.5)  # as long as they would need, were they let
            return answered(stored)

        memory.change_exchange("a1", change)
        forgetting[0].result()
    return memory.exchange("a1")


def test_who_forgets_during_a_change_forgets_what_it_stored_too(memory: Memory) -> None:
    for forget in (forget_chat, forget_old):
        assert changed_while(memory, lambda forget=forget: forget(memory)) is None  # type: ignore[misc]


def test_words_that_are_forgotten_during_a_change_do_not_come_back(memory: Memory) -> None:
    found = changed_while(memory, lambda: memory.forget_quotes(lambda document: document == "d2"))
    assert found is not None
    assert found.answer_ids == (21, 22, 23)
    assert [(each.document_id, each.quote) for each in found.cited] == [("d1", ""), ("d2", "قال ذلك")]
    assert [each.quote for each in found.further] == [""]


def remembered_while(memory: Memory, forget: Callable[[], object]) -> Exchange | None:
    """What is stored of an exchange whose documents were still there when it was stored, while somebody else began to
    forget."""
    forgetting: list[Future[object]] = []
    with ThreadPoolExecutor(1) as threads:

        def is_stored(_: str) -> bool:
            if not forgetting:
                forgetting.append(threads.submit(forget))
                wait(forgetting, 0.5)  # as long as they would need, were they let
            return True

        assert memory.remember(exchange(), is_stored, memory.last_forgotten(TALK.chat_id))
        forgetting[0].result()
    return memory.exchange("a1")


def test_of_what_is_forgotten_before_an_exchange_is_stored_no_words_are_stored(memory: Memory) -> None:
    assert memory.remember(exchange(), lambda document: document == "d2")
    found = memory.exchange("a1")
    assert found is not None
    assert [(each.document_id, each.quote) for each in found.cited] == [("d1", ""), ("d2", "قال ذلك")]
    assert [each.quote for each in found.further] == [""]


def test_words_that_are_forgotten_while_an_exchange_is_stored_do_not_come_back(memory: Memory) -> None:
    found = remembered_while(memory, lambda: memory.forget_quotes(lambda document: document == "d2"))
    assert found is not None
    assert [each.quote for each in (*found.cited, *found.further)] == ["", "قال ذلك", ""]


def test_who_forgets_a_chat_while_an_exchange_is_stored_forgets_it_too(memory: Memory) -> None:
    assert remembered_while(memory, lambda: forget_chat(memory)) is None


def test_of_a_question_asked_before_its_chat_was_forgotten_nothing_is_stored_after(memory: Memory) -> None:
    for _ in range(2):
        before, elsewhere = memory.last_forgotten(TALK.chat_id), memory.last_forgotten(-8)
        forget_chat(memory)
        assert memory.last_forgotten(TALK.chat_id) > before
        assert memory.last_forgotten(-8) == elsewhere
        assert not memory.remember(exchange(), forgotten=before)
        assert memory.exchange("a1") is None
    assert memory.remember(exchange(), forgotten=memory.last_forgotten(TALK.chat_id))
    assert memory.exchange("a1") is not None


def test_of_a_question_asked_before_its_group_was_forgotten_and_moved_nothing_is_stored_after(memory: Memory) -> None:
    before = memory.last_forgotten(TALK.chat_id)
    forget_chat(memory)
    memory.move_chat(TALK.chat_id, SUPERGROUP, {})
    assert not memory.remember(exchange(), forgotten=before)
    assert memory.exchange("a1") is None


def test_after_a_day_it_is_not_known_that_a_chat_was_forgotten(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    forget_chat(memory)
    memory.forget_before(NOON)
    assert memory.last_forgotten(TALK.chat_id) > 0
    monkeypatch.setattr(forgetting, "_MARKED_FOR", -1_000_000)
    memory.forget_before(NOON)
    assert memory.last_forgotten(TALK.chat_id) == 0


def test_a_group_that_moves_during_a_change_takes_it_along(memory: Memory) -> None:
    found = changed_while(memory, lambda: memory.move_chat(-7, SUPERGROUP, {"d1": "n1"}))
    assert found is not None
    assert found.conversation.chat_id == SUPERGROUP
    assert [each.document_id for each in (*found.cited, *found.further)] == ["n1", "d2", "n1"]
