"""What a question may lean on: it goes in, with the memory; the questions before it that still count come out."""

from datetime import datetime, timedelta

from bot.clocks import FURTHEST_AHEAD, believed
from bot.engine import EARLIER_QUESTIONS
from bot.memory.protocol import Memory
from bot.telegram.parsing.asked import Asked

CONVERSATION = timedelta(minutes=10)  # how long a question may lean on the ones before it
SKEW = timedelta(minutes=1)  # between the clocks of several workers


def earlier_questions(memory: Memory, asked: Asked, edited: str | None, now: datetime) -> list[str]:
    """The questions that this one may lean on, the last one last: those of the conversation, then the one that it
    replies to, or whose answer it replies to. `edited` is what it said before. Of a question that isn't kept, what
    leans on it would be taken to lean on the ones before: then there are none."""
    chat_id = asked.conversation.chat_id
    if edited is None and asked.question_id is not None:
        # It was worked out before, and put off, or the bot died over it: then it doesn't lean on itself.
        before_that = memory.exchange_answering(chat_id, asked.question_id)
        edited = None if before_that is None else before_that.question
    since = _asked_at(asked, now) - CONVERSATION
    recent = memory.recent_questions(asked.conversation, since, EARLIER_QUESTIONS, until=now + SKEW)
    if edited is not None:
        recent = before(edited, recent)
    recent = since_unkept(recent)
    if asked.leans_on is None:
        return recent
    exchange = memory.exchange_shown_in(chat_id, asked.leans_on)
    exchange = exchange or memory.exchange_answering(chat_id, asked.leans_on)
    if exchange is None:
        return recent
    if not exchange.question:
        return []
    return [*(question for question in recent if question != exchange.question), exchange.question]


def _asked_at(asked: Asked, now: datetime) -> datetime:
    """When something was asked that may have waited since: of two clocks too far apart, one is wrong."""
    written_at = believed(asked.written_at, now)
    return now if written_at is None or now - written_at > FURTHEST_AHEAD else min(written_at, now)


def since_unkept(earlier: list[str]) -> list[str]:
    """Of `earlier` questions those after the last one whose words were not kept."""
    return earlier if "" not in earlier else earlier[len(earlier) - earlier[::-1].index("") :]


def before(question: str, earlier: list[str]) -> list[str]:
    """Of `earlier` questions those before `question`; none where it is not among them, as then all came later."""
    return earlier[: len(earlier) - 1 - earlier[::-1].index(question)] if question in earlier else []
