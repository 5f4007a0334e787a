"""The contract of every memory: what was stored comes back, and nothing of one conversation shows in another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from sample_exchanges import NOON, TALK, at, exchange

from bot.memory.protocol import Memory
from bot.memory.records import ChatSettings, Conversation, Exchange, FeedbackCounts, Language
from retrieval.records import Quoted

OpenMemory = Callable[[Path], Memory]


def test_an_update_is_claimed_once(memory: Memory) -> None:
    assert not memory.is_claimed(5)
    assert memory.claim_update(5, NOON)
    assert memory.is_claimed(5)
    assert not memory.claim_update(5, at(1))
    assert memory.claim_update(6, NOON)
    assert not memory.is_claimed(7)


def test_a_claim_can_be_taken_back(memory: Memory) -> None:
    for _ in range(2):
        assert memory.claim_update(5, NOON)
        memory.unclaim_update(5)
        assert not memory.is_claimed(5)
    memory.unclaim_update(6)


def test_a_chat_knows_what_it_has_become_and_what_has_become_it(memory: Memory) -> None:
    memory.note_move(-7, -1007)
    assert memory.home_of(-7) == -1007
    assert [memory.is_home(chat_id) for chat_id in (-7, -1007, -8)] == [False, True, False]


@pytest.mark.parametrize(
    "stored",
    [
        exchange(),
        exchange(question_id=None, answer_ids=(), documents=(), further=()),
        exchange(question="quotes ' \" and\nlines \u2067 عربي \U0001f1f0\U0001f1ff"),
        replace(exchange(), asked_at=NOON.astimezone(timezone(timedelta(hours=3))) + timedelta(microseconds=1)),
        replace(exchange(), conversation=Conversation(-(10**12) - 1, 2**31, 2**40)),
    ],
)
def test_an_exchange_comes_back_as_it_was_stored(memory: Memory, stored: Exchange) -> None:
    assert memory.exchange("a1") is None
    memory.remember(stored)
    assert memory.exchange("a1") == stored
    assert memory.exchange("A1") is None


def test_what_no_file_can_hold_is_no_reason_to_fail(memory: Memory) -> None:
    memory.remember(exchange(question="what \ud800 did"))
    stored = memory.exchange("a1")
    assert stored is not None
    assert stored.question == "what ? did"
    memory.remember(exchange(question="what \0 did"))
    stored = memory.exchange("a1")
    assert stored is not None
    assert stored.question in {"what \0 did", "what \ufffd did"}


def test_an_exchange_with_the_same_id_takes_the_first_ones_place(memory: Memory) -> None:
    memory.remember(exchange(answer_ids=(11, 12, 13)))
    later = exchange(answer_ids=(14,), question_id=15, documents=("d9",), further=())
    memory.remember(later)
    assert memory.exchange("a1") == later
    assert memory.exchange_answering(-7, 10) is None
    assert memory.exchange_shown_in(-7, 12) is None
    assert memory.exchange_shown_in(-7, 14) == later


def test_messages_lead_to_their_exchange_in_their_own_chat_only(memory: Memory) -> None:
    one, other = exchange(), exchange("b2", question_id=20, answer_ids=(21,))
    memory.remember(one)
    memory.remember(other)
    assert memory.exchange_answering(-7, 10) == one
    assert memory.exchange_answering(-7, 11) is None
    assert memory.exchange_answering(-8, 10) is None
    assert [memory.exchange_shown_in(-7, number) for number in (11, 12, 21, 10)] == [one, one, other, None]
    assert memory.exchange_shown_in(70, 11) is None


def test_of_several_exchanges_for_one_message_the_latest_counts(memory: Memory) -> None:
    memory.remember(exchange("later", question="B?", minutes=2))
    memory.remember(exchange("first", question="A?", minutes=1))
    for found in (memory.exchange_answering(-7, 10), memory.exchange_shown_in(-7, 12)):
        assert found is not None
        assert found.id == "later"
    assert memory.recent_questions(TALK, NOON) == ["B?"]
    memory.remember(exchange("same moment", question="C?", minutes=2))
    found = memory.exchange_answering(-7, 10)
    assert found is not None
    assert found.id == "same moment"


def test_recent_questions_are_the_last_ones_in_order(memory: Memory) -> None:
    for number in (3, 1, 5, 2, 4):
        memory.remember(exchange(f"x{number}", question=f"{number}?", question_id=number, minutes=number))
    assert memory.recent_questions(TALK, at(0)) == ["3?", "4?", "5?"]
    assert memory.recent_questions(TALK, at(4)) == ["5?"]
    assert memory.recent_questions(TALK, at(5)) == []
    assert memory.recent_questions(TALK, at(0), most=1) == ["5?"]
    assert memory.recent_questions(TALK, at(0), most=9) == ["1?", "2?", "3?", "4?", "5?"]


@pytest.mark.parametrize("other", [Conversation(-8, 0, 70), Conversation(-7, 1, 70), Conversation(-7, 0, 71)])
def test_another_chat_topic_or_person_is_another_conversation(memory: Memory, other: Conversation) -> None:
    memory.remember(exchange(minutes=1))
    memory.forget_conversation(other, at(9))
    assert memory.recent_questions(other, at(0)) == []
    assert memory.recent_questions(TALK, at(0)) == [exchange().question]


def test_a_forgotten_conversation_begins_anew_and_its_buttons_go_on(memory: Memory) -> None:
    memory.remember(exchange("a1", question="A?", question_id=1, minutes=1))
    memory.forget_conversation(TALK, at(2))
    memory.forget_conversation(TALK, at(1))
    assert memory.recent_questions(TALK, at(0)) == []
    memory.remember(exchange("b2", question="late?", question_id=2, minutes=2))  # its answer came after
    memory.remember(exchange("c3", question="B?", question_id=3, minutes=3))
    assert memory.recent_questions(TALK, at(0)) == ["B?"]
    assert memory.exchange("a1") is not None


def test_settings_are_each_chats_own(memory: Memory) -> None:
    assert memory.settings(-7) == ChatSettings()
    memory.change_settings(-7, lambda _: ChatSettings(Language.ARABIC, buttons_for_all=True))
    memory.change_settings(-8, lambda _: ChatSettings(Language.ENGLISH))
    memory.change_settings(-7, lambda _: ChatSettings(Language.AUTO, buttons_for_all=True))
    assert memory.settings(-7) == ChatSettings(Language.AUTO, buttons_for_all=True)
    assert memory.settings(-8) == ChatSettings(Language.ENGLISH)
    assert memory.settings(-9) == ChatSettings()


def test_feedback_is_one_voice_a_person(memory: Memory) -> None:
    assert memory.feedback() == FeedbackCounts(0, 0)
    for each in ("a1", "b2"):
        memory.remember(exchange(each))
    memory.give_feedback("a1", 70, True, NOON)
    memory.give_feedback("a1", 71, True, NOON)
    memory.give_feedback("b2", 70, True, NOON)
    memory.give_feedback("a1", 70, False, at(1))
    memory.give_feedback("a1", 70, False, at(2))
    assert memory.feedback() == FeedbackCounts(2, 1)


def test_everything_survives_being_opened_again(open_memory: OpenMemory, tmp_path: Path) -> None:
    first = open_memory(tmp_path)
    first.remember(exchange(minutes=1))
    first.claim_update(5, NOON)
    first.change_settings(-7, lambda _: ChatSettings(Language.ARABIC))
    first.give_feedback("a1", 70, True, NOON)
    first.forget_conversation(Conversation(-7, 0, 71), at(2))
    first.close()
    again = open_memory(tmp_path)
    assert again.exchange_shown_in(-7, 12) == exchange(minutes=1)
    assert not again.claim_update(5, NOON)
    assert again.settings(-7) == ChatSettings(Language.ARABIC)
    assert again.feedback() == FeedbackCounts(1, 0)
    again.remember(exchange("b2", conversation=Conversation(-7, 0, 71), question_id=20, minutes=1))
    assert again.recent_questions(Conversation(-7, 0, 71), at(0)) == []
    again.close()


def test_what_is_too_old_is_dropped_and_opinions_stay(memory: Memory) -> None:
    memory.remember(exchange("old", question_id=1, answer_ids=(2,), minutes=-1))
    memory.remember(exchange("new", question_id=3, answer_ids=(4,), minutes=0))
    memory.claim_update(1, at(-1))
    memory.claim_update(2, at(0))
    memory.give_feedback("old", 70, True, at(-1))
    memory.change_settings(-7, lambda _: ChatSettings(Language.ARABIC))
    memory.forget_before(NOON)
    assert memory.exchange("old") is memory.exchange_answering(-7, 1) is memory.exchange_shown_in(-7, 2) is None
    assert memory.exchange("new") is not None
    assert (memory.is_claimed(1), memory.is_claimed(2)) == (False, True)
    assert memory.feedback() == FeedbackCounts(1, 0)
    assert memory.settings(-7) == ChatSettings(Language.ARABIC)


def test_a_moment_without_a_zone_is_refused(memory: Memory) -> None:
    with pytest.raises(TypeError):
        memory.claim_update(1, NOON.replace(tzinfo=None))
    assert not memory.is_claimed(1)


SUPERGROUP = -1007
MOVED = Conversation(SUPERGROUP, 0, 70)


def test_a_group_that_becomes_a_supergroup_takes_everything_along(memory: Memory) -> None:
    memory.remember(exchange(minutes=1))
    memory.change_settings(-7, lambda _: ChatSettings(Language.ARABIC))
    memory.forget_conversation(Conversation(-7, 0, 71), at(2))
    memory.move_chat(-7, SUPERGROUP, {"d1": "n1", "d2": "n2", "d3": "n3"})
    before = exchange(minutes=1)
    moved = replace(
        before,
        conversation=MOVED,
        cited=(replace(before.cited[0], document_id="n1"), replace(before.cited[1], document_id="n2")),
        further=(replace(before.further[0], document_id="n1"),),
    )
    assert memory.exchange("a1") == moved
    assert memory.recent_questions(MOVED, at(0)) == [moved.question]
    assert memory.recent_questions(TALK, at(0)) == []
    assert memory.settings(SUPERGROUP) == ChatSettings(Language.ARABIC)
    assert memory.settings(-7) == ChatSettings()
    other = exchange("b2", conversation=Conversation(SUPERGROUP, 0, 71), question_id=20, minutes=1)
    memory.remember(other)
    assert memory.recent_questions(other.conversation, at(0)) == []


def test_messages_of_the_group_are_not_taken_for_the_supergroups(memory: Memory) -> None:
    """Both count from 1: message 10 of the one has nothing to do with message 10 of the other."""
    memory.remember(exchange(minutes=1))
    memory.move_chat(-7, SUPERGROUP, {})
    assert memory.exchange_answering(SUPERGROUP, 10) is memory.exchange_shown_in(SUPERGROUP, 11) is None
    moved = memory.exchange("a1")
    assert moved is not None
    assert memory.exchange_answering(-7, 10) == memory.exchange_shown_in(-7, 11) == moved
    newer = exchange("b2", conversation=MOVED, question="New?", minutes=2)
    memory.remember(newer)
    assert memory.exchange_answering(SUPERGROUP, 10) == newer
    assert memory.recent_questions(MOVED, at(0)) == [moved.question, "New?"]


def test_who_wrote_in_the_groups_name_writes_in_the_supergroups(memory: Memory) -> None:
    memory.remember(exchange("a1", conversation=Conversation(-7, 0, -7), question="A?", minutes=1))
    memory.move_chat(-7, SUPERGROUP, {})
    assert memory.recent_questions(Conversation(SUPERGROUP, 0, SUPERGROUP), at(0)) == ["A?"]


def test_what_the_supergroup_decided_for_itself_stays(memory: Memory) -> None:
    memory.change_settings(-7, lambda _: ChatSettings(Language.ARABIC))
    memory.change_settings(SUPERGROUP, lambda _: ChatSettings(Language.ENGLISH))
    memory.forget_conversation(TALK, at(5))
    memory.forget_conversation(MOVED, at(3))
    memory.move_chat(-7, SUPERGROUP, {})
    assert memory.settings(SUPERGROUP) == ChatSettings(Language.ENGLISH)
    assert memory.settings(-7) == ChatSettings()
    memory.remember(exchange(conversation=MOVED, minutes=4))
    assert memory.recent_questions(MOVED, at(0)) == []


def test_moving_again_changes_nothing_and_other_chats_are_left_alone(memory: Memory) -> None:
    elsewhere = exchange("z9", conversation=Conversation(-8, 0, 70), question_id=30, minutes=1)
    for stored in (exchange(minutes=1), elsewhere):
        memory.remember(stored)
    documents = {"d1": "n1"}
    memory.move_chat(-7, SUPERGROUP, documents)
    memory.change_settings(SUPERGROUP, lambda _: ChatSettings(Language.ENGLISH))
    once = memory.exchange("a1")
    assert once is not None
    assert [quoted.document_id for quoted in once.cited] == ["n1", "d2"]
    for _ in range(2):
        memory.move_chat(-7, SUPERGROUP, documents)
        memory.move_chat(-8, -8, documents)
    assert memory.exchange("a1") == once
    assert memory.exchange("z9") == elsewhere
    assert elsewhere.cited[0] == Quoted("d1", 3, 9, "قال ذلك")
    assert memory.settings(SUPERGROUP) == ChatSettings(Language.ENGLISH)


def test_quotes_of_what_is_no_longer_stored_lose_their_words_and_keep_their_places(memory: Memory) -> None:
    memory.remember(exchange(documents=("gone", "kept"), further=("gone",)))
    memory.forget_quotes(lambda document: document == "kept")
    found = memory.exchange("a1")
    assert found is not None
    assert [(each.document_id, each.quote) for each in found.cited] == [("gone", ""), ("kept", "قال ذلك")]
    assert [each.quote for each in found.further] == [""]
    assert found.question == exchange().question
    memory.forget_quotes(lambda _: True)
    assert memory.exchange("a1") == found


def test_questions_lean_on_those_before_them_by_the_clock_that_is_there_now(memory: Memory) -> None:
    ahead = NOON + timedelta(days=365)
    memory.remember(replace(exchange("ahead", question_id=1, question="Later?"), asked_at=ahead))
    memory.forget_conversation(TALK, ahead + timedelta(days=1))
    memory.remember(exchange("now", question_id=2, question="Now?"))
    assert memory.recent_questions(TALK, at(-10), until=at(1)) == ["Now?"]
    memory.forget_conversation(TALK, at(2))  # which counts, although there is a later one
    assert memory.recent_questions(TALK, at(-10), until=at(3)) == []


def test_the_latest_moment_is_that_of_whatever_was_noted_last(memory: Memory) -> None:
    assert memory.latest_moment() is None
    memory.claim_update(1, at(5))
    assert memory.latest_moment() == at(5)
    memory.remember(exchange(minutes=3))
    assert memory.latest_moment() == at(5)
    memory.remember(exchange("later", minutes=30))
    assert memory.latest_moment() == at(30)
