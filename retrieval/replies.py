"""What answers a question that somebody asked in a chat: the messages that reply to it, or take it up soon after.

The found passages in; the same out, those that ask with what replies to them, and the passages of these behind them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from index.library import Library
from index.library_records import Scopes, StoredPassage
from index.message import MessageFacts, are_by_one_person
from index.sources.messages import says_something
from index.text import content_words, stem
from retrieval.candidate import Reply
from retrieval.question import Question, words_of_content
from retrieval.search import FoundPassage
from retrieval.short_answer.lacking import lacks_what_is_asked_for
from retrieval.speech.answers import with_what_follows
from retrieval.speech.asking import asks

_READ = 8
"""Messages after a question: those that reply to it, then those that come next."""
_REPLIED_WITHIN = timedelta(days=1)
_TAKEN_UP_WITHIN = timedelta(minutes=30)
"""Where nobody replies, what somebody else says by then and with a word of the question is taken for its answer."""
_MOST_REPLIES = 2
_YES_OR_NO = re.compile(
    r"\W*(?:yes|yeah|yep|no|nope|نعم|لا|أجل|اجل|بلى|أيوه|ايوه|أيوا|ايوا|إي|اي)\s*[,،.!:;؛–—-]", re.IGNORECASE
)
"""What a message begins with that answers: not «لا تنسوا», which tells people what not to do."""


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
    told = [
        reply
        for each in after
        if not _is_by_the_same(message, each.document.message) and (reply := _told(question, each)) is not None
    ]
    direct = [each for each in told if _answered(each) == document.origin]
    if direct:
        yield from direct[:_MOST_REPLIES]
        return
    wanted = {stem(word.folded) for text in asked for word in words_of_content(text)}
    taken_up = (
        each
        for each in told
        if _answered(each) is None and _is_soon(stored, each) and _takes_up(each.stored.document.text, wanted)
    )
    yield from list(taken_up)[:1]


def _told(question: Question, stored: StoredPassage) -> Reply | None:
    """What a message tells that may be asked for; None where it asks, or says too little."""
    text = stored.document.text
    for sentence in stored.sentences:
        quote = text[sentence.start : sentence.end]
        if not asks(quote) and says_something(quote):
            reply = Reply(stored, tuple(with_what_follows(stored, sentence)))
            if not lacks_what_is_asked_for(question, reply.text):
                return reply
    return None


def _answered(reply: Reply) -> str | None:
    message = reply.stored.document.message
    return None if message is None else message.reply_to


def _is_by_the_same(one: MessageFacts, other: MessageFacts | None) -> bool:
    return other is not None and are_by_one_person(one, other)


def _is_soon(asking: StoredPassage, reply: Reply) -> bool:
    asked, told = asking.document.published, reply.stored.document.published
    return asked is not None and told is not None and told - asked <= _TAKEN_UP_WITHIN


def _takes_up(text: str, wanted: set[str]) -> bool:
    words = {stem(word.folded) for word in content_words(text)}
    return not wanted.isdisjoint(words) or _YES_OR_NO.match(text) is not None
