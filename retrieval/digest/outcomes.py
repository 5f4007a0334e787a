"""What became of what was told in a talk: of a loss, a cut, an offer, an announcement. Messages in order in; by
document what was said to it since, out.

What ends it is sought in all that was said, whether it replies or not; else the last reply that tells something counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from retrieval.conversation.courtesy import courtesy
from retrieval.digest.noteworthy import announces
from retrieval.digest.quotable import Quotable, Reading
from retrieval.digest.small_talk import is_small_talk
from retrieval.digest.taken_back import is_denial
from retrieval.talk.ended import Ending, ending, may_end
from retrieval.talk.evading import may_answer
from retrieval.talk.taking_up import within

_NAMED_WITHIN = timedelta(days=2)
"""Until when what names a thing tells of its end: with a longer time between it may be another one."""
_UNNAMED_WITHIN = timedelta(hours=6)
"""Until when "it's back" is of the last thing that was gone."""
_MOST_LOOKED_BACK = 30
"""Of what may end and was told last: a long talk has many."""
_FEWEST_STEMS = 2
"""Content words of a reply that tells something."""
_ASSENTS = frozenset("ok okay yes yeah thanks lol great nice cool تمام طيب اوكي منيح حلو شكرا يسلمو نعم اي".split())
"""How people begin who only take note."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sentence of a message that tells what became of something; whether that ended, or was only spoken of."""

    reading: Reading
    sentence: Quotable
    ends: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """A message that tells what may end, and its sentence that does."""

    reading: Reading
    sentence: Quotable


def outcomes(readings: Sequence[Reading]) -> Mapping[str, Outcome]:
    """By document, what became of what it tells; `readings` are messages in the order of time."""
    found: dict[str, Outcome] = {}
    told: dict[str, _Told] = {}
    roots: dict[str, str] = {}
    for reading in readings:
        mine, replied_to = reading.post.document_id, reading.post.reply_to or ""
        root = roots.get(replied_to, replied_to)
        if root in told:
            roots[mine] = root
            reply = _reply(told[root], reading)
            if reply is not None and (reply.ends or (replied_to == root and not _has_ended(found, root))):
                found[root] = reply
            continue
        found |= _ended_by(reading, list(told.values())[-_MOST_LOOKED_BACK:])
        sentence = next(_telling(reading), None)
        if sentence is not None:
            told[mine] = _Told(reading, sentence)
    return found


def _has_ended(found: Mapping[str, Outcome], document_id: str) -> bool:
    return document_id in found and found[document_id].ends


def _telling(reading: Reading) -> Iterator[Quotable]:
    """The sentences of a message that tell what may end, or announce something."""
    telling = [each for each in reading.sentences if not each.only_asks]
    yield from (each for each in telling if may_end(each.words))
    yield from (each for each in telling if announces(each))


def _reply(told: _Told, reading: Reading) -> Outcome | None:
    """What a reply tells of it, if anything: first that it ended. A denial is told in its place, not beside it."""
    if any(map(is_denial, reading.sentences)):
        return None
    for sentence in reading.sentences:
        end = ending(sentence.words)
        if not sentence.asks and end is not None and end.is_of(told.sentence.words):
            return Outcome(reading, sentence, ends=True)
    tells = (each for each in reading.sentences if _tells(each))
    told_most = max(tells, key=lambda each: (len(each.stems), -each.span.start), default=None)
    return None if told_most is None else Outcome(reading, told_most, ends=False)


def _tells(sentence: Quotable) -> bool:
    if not may_answer(sentence) or is_small_talk(sentence) or courtesy(sentence.quote) is not None:
        return False
    return len(sentence.stems) >= _FEWEST_STEMS and sentence.words[0] not in _ASSENTS


def _ended_by(reading: Reading, told: Sequence[_Told]) -> Mapping[str, Outcome]:
    """What a message that replies to nothing tells to have ended: what it names, or the last that it may be of."""
    for sentence in reading.sentences:
        end = None if sentence.asks else ending(sentence.words)
        if end is None:
            continue
        ended = [each for each in _last_first(told, reading, _NAMED_WITHIN) if end.names(each.sentence.words)]
        if not ended:
            last = next((each for each in _last_first(told, reading, _UNNAMED_WITHIN) if _may_be_of(end, each)), None)
            ended = [] if last is None else [last]
        if ended:
            return {each.reading.post.document_id: Outcome(reading, sentence, ends=True) for each in ended}
    return {}


def _may_be_of(end: Ending, told: _Told) -> bool:
    return end.may_be_of(told.sentence.words)


def _last_first(told: Sequence[_Told], reading: Reading, time: timedelta) -> Iterator[_Told]:
    return (each for each in reversed(told) if within(time, each.reading.post.published, reading.post.published))
