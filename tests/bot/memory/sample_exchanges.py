"""Exchanges for tests: a few numbers and words in, records as the bot stores them out."""

from datetime import UTC, datetime, timedelta

from bot.memory.records import Conversation, Exchange
from retrieval.records import Quoted

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TALK = Conversation(-7, 0, 70)


def at(minutes: float) -> datetime:
    """So many minutes past noon."""
    return NOON + timedelta(minutes=minutes)


def exchange(
    name: str = "a1",
    *,
    conversation: Conversation = TALK,
    question_id: int | None = 10,
    answer_ids: tuple[int, ...] = (11, 12),
    question: str = "ماذا قال رئيسي؟",
    documents: tuple[str, ...] = ("d1", "d2"),
    further: tuple[str, ...] = ("d1",),
    minutes: float = 0,
) -> Exchange:
    """An exchange whose parts can each be replaced."""
    return Exchange(
        id=name,
        conversation=conversation,
        question_id=question_id,
        answer_ids=answer_ids,
        question=question,
        language="ar",
        cited=tuple(Quoted(document, 3, 9, "قال ذلك") for document in documents),
        further=tuple(Quoted(document, 20, 31, "He said so.") for document in further),
        asked_at=at(minutes),
    )
