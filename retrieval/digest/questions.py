"""Questions of a talk with the answers that they got: messages in order in, `QuestionAsked`s out.

An answer is sought in all that was said, whatever part of it the digest is of. Nobody is told to have answered nothing
where somebody said something next that may be the answer.
"""

import re
from collections.abc import Container, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from index.message import are_by_one_person
from index.text import is_stopword
from retrieval.conversation.courtesy import courtesy
from retrieval.digest.citing import cite
from retrieval.digest.quotable import Quotable, Reading, joined
from retrieval.digest.records import Post, QuestionAsked, Said
from retrieval.digest.spoken import stands_in, stems_of
from retrieval.digest.talk import decides
from retrieval.gloss.dates import is_calendar_word, weekday_of

_NEXT_MESSAGES = 5
_SOON = timedelta(minutes=30)
"""A message within these that takes up the question answers it where nobody replied."""
_AT_ONCE = timedelta(minutes=5)
"""What somebody else says next within this may be the answer, whatever its words."""
_FEWEST_WORDS = 2
"""Words, one of them a content word, of a question that can be understood by itself: "sure?" can't."""

_DIRECT_ANSWER = frozenset(
    """
    yes no yeah yep nope yup sure certainly absolutely maybe probably
    نعم لا اجل بلي ايوه ايوا اي اه اكيد طبعا بالتاكيد لسا لسه ربما يمكن مو مش
    """.split()
)
_WHEN = frozenset("when متي ايمتي امتي".split())
_HOW_MANY = frozenset("كم قديش اديش بكم بقديش".split())
_HOW_MUCH = re.compile(r"\bhow (?:much|many|long|old|far)\b")
_TIMES = frozenset(
    "today tonight tomorrow yesterday now noon midnight اليوم الليله غدا بكرا بكره امس مبارح الان هلا هلق حالا".split()
)


def questions(readings: Sequence[Reading], asking: Container[str]) -> list[QuestionAsked]:
    """The questions of the documents `asking`, in the order of time, with the answer that each got among all
    `readings` of the talk; citations have no numbers yet."""
    replies: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.post.reply_to is not None:
            replies.setdefault(reading.post.reply_to, []).append(reading)
    found: list[QuestionAsked] = []
    for place, reading in enumerate(readings):
        asked = _asked(reading) if reading.post.document_id in asking else None
        if asked is not None:
            mine = replies.get(reading.post.document_id, [])
            later = list(_later(reading.post, readings[place + 1 : place + 1 + _NEXT_MESSAGES]))
            answer = _answer(reading.post, asked, mine, later)
            perhaps = answer is None and any(_may_answer(reading.post, each) for each in (*mine, *later))
            question = Said(cite(reading.post, asked), reading.post.author)
            found.append(QuestionAsked(question, answer, perhaps))
    return found


def _asked(reading: Reading) -> Quotable | None:
    """The last question of a message, with those just before it; None where it can't be understood by itself."""
    runs: list[list[Quotable]] = []
    for before, sentence in pairwise((None, *reading.sentences)):
        if sentence is None or not sentence.asks:
            continue
        if runs and before is runs[-1][-1]:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return next((each for each in (joined(reading.post, run) for run in runs[::-1]) if _says_what(each)), None)


def _says_what(asked: Quotable) -> bool:
    return len(asked.words) >= _FEWEST_WORDS and bool(asked.stems)


def _later(asking: Post, following: Sequence[Reading]) -> Iterator[Reading]:
    """What was said soon after a question, and in reply to nothing else."""
    for each in following:
        if each.post.reply_to is None and _within(_SOON, asking, each.post):
            yield each


def _answer(asking: Post, asked: Quotable, replies: Sequence[Reading], later: Sequence[Reading]) -> Said | None:
    """What settled it; else the first reply of somebody else that is no question; else what takes it up."""
    settled = (each for each in (*replies, *later) if _settles(each, asked))
    replied = (each for each in replies if not are_by_one_person(each.post, asking))
    # After another question "yes" answers that one.
    asked_next = next((at for at, each in enumerate(later) if any(one.asks for one in each.sentences)), len(later))
    followed = (
        each
        for at, each in enumerate(later)
        if not are_by_one_person(each.post, asking)
        and (_has_a_word_of(each, asked) or (at < asked_next and _answers_directly(each, asked)))
    )
    for reading in (*settled, *replied, *followed):
        answers = [each for each in reading.sentences if not each.asks]
        if answers:
            best = max(answers, key=lambda each: (decides(each), _in_common(asked, each), -each.span.start))
            return Said(cite(reading.post, best), reading.post.author)
    return None


def _settles(reading: Reading, asked: Quotable) -> bool:
    return any(decides(each) and _in_common(asked, each) for each in reading.sentences)


def _in_common(asked: Quotable, sentence: Quotable) -> int:
    """How many content words of a question a sentence takes up."""
    stems = stems_of(sentence.words)
    return sum(stands_in(word, stems) for word in set(asked.words) if not is_stopword(word))


def _has_a_word_of(reading: Reading, asked: Quotable) -> bool:
    return any(_in_common(asked, each) for each in reading.sentences)


def _answers_directly(reading: Reading, asked: Quotable) -> bool:
    """Whether a message answers by its first word, or tells a time or a number that is asked for."""
    if reading.sentences[0].words[0] in _DIRECT_ANSWER:
        return True
    words = [word for each in reading.sentences for word in each.words]
    if not _WHEN.isdisjoint(asked.words):
        return any(word[0].isdigit() or word in _TIMES or _names_a_day(word) for word in words)
    asks_how_many = not _HOW_MANY.isdisjoint(asked.words) or _HOW_MUCH.search(" ".join(asked.words)) is not None
    return asks_how_many and any(word[0].isdigit() for word in words)


def _names_a_day(word: str) -> bool:
    return weekday_of(word) is not None or is_calendar_word(word)


def _may_answer(asking: Post, reading: Reading) -> bool:
    """Whether somebody else's message may answer a question though it has no word of it."""
    if are_by_one_person(reading.post, asking) or courtesy(reading.post.text) is not None:
        return False
    is_reply = reading.post.reply_to == asking.document_id
    return is_reply or (_within(_AT_ONCE, asking, reading.post) and not reading.sentences[-1].asks)


def _within(time: timedelta, asking: Post, post: Post) -> bool:
    return asking.published is None or post.published is None or post.published - asking.published <= time
