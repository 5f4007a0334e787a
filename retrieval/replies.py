"""What answers a question that somebody asked in a chat: the messages that reply to it, or take it up soon after.

The found passages in; the same out, those that ask with what replies to them, and the passages of these behind them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from index.library import Library
from index.library_records import Scopes, StoredPassage
from index.message import MessageFacts
from index.sources.messages import says_something
from index.text import tokens
from retrieval.candidate import Reply
from retrieval.question import Question
from retrieval.search import FoundPassage
from retrieval.short_answer.lacking import lacks_what_is_asked_for
from retrieval.speech.asking import asks
from retrieval.talk.answers import with_what_follows
from retrieval.talk.evading import may_answer
from retrieval.talk.taking_up import Asked, Turn, replying, taking_up

_READ = 8
"""Messages after a question: those that reply to it, then those that come next."""
_REPLIED_WITHIN = timedelta(days=1)
_MOST_REPLIES = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence as `taking_up` reads it."""

    quote: str
    words: tuple[str, ...]
    asks: bool


def with_replies(
    question: Question, found: Sequence[FoundPassage], library: Library, scopes: Scopes
) -> list[FoundPassage]:
    """The passages, best first, with what replies to those that are messages and ask."""
    seen = {each.stored.id for each in found}
    replied: list[FoundPassage] = []
    further: list[FoundPassage] = []
    for each in found:
        replies = tuple(_replies(question, each.stored, library, scopes))
        replied.append(replace(each, replies=replies))
        new = [reply.stored for reply in replies if reply.stored.id not in seen]
        further += [FoundPassage(stored, each.score) for stored in new]
        seen.update(stored.id for stored in new)
    return [*replied, *further]


def _replies(question: Question, stored: StoredPassage, library: Library, scopes: Scopes) -> Iterator[Reply]:
    """What replies to a message that asks; else the first that takes its question up."""
    document, message = stored.document, stored.document.message
    if message is None:
        return
    asked = [text for each in stored.sentences if asks(text := document.text[each.start : each.end])]
    if not asked:
        return
    after = library.talk_after(document.id, scopes, _REPLIED_WITHIN, _READ)
    turns = [_turn(document.origin, each) for each in after]
    words = [word.folded for text in asked for word in tokens(text)]
    mine = Asked(message, document.published, words)
    replies = (reply for at in replying(mine, turns) if (reply := _told(question, after[at])) is not None)
    direct = list(islice(replies, _MOST_REPLIES))
    taken_up = (reply for at in taking_up(mine, turns) if (reply := _told(question, after[at])) is not None)
    yield from direct or islice(taken_up, 1)


def _turn(origin: str, stored: StoredPassage) -> Turn:
    """A message after that of an origin."""
    facts, text = stored.document.message or MessageFacts(), stored.document.text
    lines = [_line(text[each.start : each.end]) for each in stored.sentences]
    is_to_it = facts.reply_to == origin
    return Turn(facts, stored.document.published, lines, is_to_it, facts.reply_to is not None and not is_to_it)


def _line(quote: str) -> _Line:
    return _Line(quote, tuple(word.folded for word in tokens(quote)), asks(quote))


def _told(question: Question, stored: StoredPassage) -> Reply | None:
    """What a message tells that may be asked for; None where it asks, knows nothing or says too
    little."""
    text = stored.document.text
    for sentence in stored.sentences:
        quote = text[sentence.start : sentence.end]
        if may_answer(_line(quote)) and says_something(quote):
            reply = Reply(stored, tuple(with_what_follows(stored, sentence)))
            if not lacks_what_is_asked_for(question, reply.text):
                return reply
    return None
