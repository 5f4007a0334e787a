"""What people ask to be forgotten is gone from the memory, and nothing else is."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sample_exchanges import NOON, TALK, exchange

from bot.memory.embedded import EmbeddedMemory, memory_file
from bot.memory.protocol import Memory
from bot.memory.records import Arrived, ChatSettings, Conversation, FeedbackCounts, Language
from index.sources.messages import ChatMessage

ELSEWHERE = Conversation(-8, 0, 70)


def test_of_a_forgotten_chat_nothing_is_known_and_of_others_everything(memory: Memory) -> None:
    ours, theirs = exchange("a1"), exchange("b1", conversation=ELSEWHERE, question_id=20, answer_ids=(21,))
    for each in (ours, theirs):
        memory.remember(each)
        memory.give_feedback(each.id, 7, useful=True, at=NOON)
        memory.change_settings(each.conversation.chat_id, lambda _: ChatSettings(Language.ARABIC))
    memory.claim_update(5, NOON)
    memory.forget_chat(TALK.chat_id)
    assert memory.exchange("a1") is None
    assert memory.exchange_answering(TALK.chat_id, 10) is None
    assert memory.recent_questions(TALK, NOON.replace(hour=1)) == []
    assert memory.settings(TALK.chat_id) == ChatSettings()
    assert memory.exchange("b1") == theirs
    assert memory.settings(ELSEWHERE.chat_id) == ChatSettings(Language.ARABIC)
    assert memory.feedback().useful == 1
    assert memory.is_claimed(5)


def test_messages_held_of_the_group_that_a_forgotten_chat_was_go_with_it(memory: Memory) -> None:
    old, new = TALK.chat_id, -1007
    memory.move_chat(old, new, {})
    for chat_id in (old, new, ELSEWHERE.chat_id):
        said = ChatMessage(chat_id, "The port", 5, "The harbour opened.", None, "Amal")
        memory.arrive([Arrived(chat_id, 5, said), Arrived(chat_id, 6, replace(said, message_id=6), "a")])
        memory.put_album_part("a", said, NOON)
    memory.forget_chat(new)
    assert {each.chat_id for each in memory.arrived(100)} == {ELSEWHERE.chat_id}
    assert (memory.album_parts(old, "a"), memory.album_parts(new, "a")) == ([], [])
    assert len(memory.album_parts(ELSEWHERE.chat_id, "a")) == 1


def test_feedback_outlives_its_answer_without_whose_it_was(memory: Memory) -> None:
    for each in ("a1", "b1"):
        memory.remember(exchange(each))
        memory.give_feedback(each, 7, useful=True, at=NOON)
        memory.give_feedback(each, 8, useful=False, at=NOON)
    memory.remember(exchange("c1", minutes=24 * 60))
    memory.give_feedback("c1", 7, useful=True, at=NOON + timedelta(days=1))
    for _ in range(2):
        memory.forget_before(NOON + timedelta(hours=1))
        assert memory.feedback() == FeedbackCounts(useful=3, not_useful=2)
    memory.give_feedback("c1", 7, useful=False, at=NOON + timedelta(days=1))
    assert memory.feedback() == FeedbackCounts(useful=2, not_useful=3)


def test_no_number_of_a_person_is_left_where_the_answer_is_not(tmp_path: Path) -> None:
    with closing(EmbeddedMemory(tmp_path)) as memory:
        memory.remember(exchange("a1"))
        memory.give_feedback("a1", 7, useful=True, at=NOON)
        memory.give_feedback("a1", 8, useful=True, at=NOON + timedelta(days=1))
        memory.forget_before(NOON + timedelta(hours=1))
    with closing(sqlite3.connect(memory_file(tmp_path))) as file:
        rows = file.execute("SELECT user_id, exchange_id = 'a1' FROM feedback ORDER BY user_id").fetchall()
    assert rows == [(0, 0), (8, 1)]
