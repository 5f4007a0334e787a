"""What people ask to be forgotten is gone from the memory, and nothing else is."""

from sample_exchanges import NOON, TALK, exchange

from bot.memory.protocol import Memory
from bot.memory.records import ChatSettings, Conversation, Language

ELSEWHERE = Conversation(-8, 0, 70)


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
