"""What people ask to be forgotten is gone from the memory, and nothing else is."""

from dataclasses import replace

from sample_exchanges import NOON, TALK, exchange

from bot.memory.protocol import Memory
from bot.memory.records import ChatSettings, Conversation, Language
from retrieval.records import Quoted

ELSEWHERE = Conversation(-8, 0, 70)
EMPTY = Quoted("", 0, 0, "")


def test_quotes_of_a_forgotten_document_are_gone_and_the_others_keep_their_numbers(memory: Memory) -> None:
    stored = exchange("a1", documents=("d1", "d2", "d1"), further=("d2", "d1"))
    memory.remember(stored)
    memory.remember(exchange("b1", conversation=ELSEWHERE, documents=("d1",), further=()))
    memory.forget_documents(["d1", "d3"])
    found = memory.exchange("a1")
    second, further = stored.cited[1], stored.further[0]
    assert found == replace(stored, cited=(EMPTY, second, EMPTY), further=(further, EMPTY))
    other = memory.exchange("b1")
    assert other is not None
    assert other.cited == (EMPTY,)
    assert other.question


def test_of_a_forgotten_chat_nothing_is_known_and_of_others_everything(memory: Memory) -> None:
    ours, theirs = exchange("a1"), exchange("b1", conversation=ELSEWHERE, question_id=20, answer_ids=(21,))
    for each in (ours, theirs):
        memory.remember(each)
        memory.give_feedback(each.id, 7, useful=True, at=NOON)
        memory.change_settings(each.conversation.chat_id, ChatSettings(Language.ARABIC))
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
