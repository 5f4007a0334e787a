"""Questions of a talk with the answers that they got: messages in order in, `QuestionAsked`s out.

An answer is sought in all that was said, whatever part of it the digest is of. Nobody is told to have answered nothing
where somebody said something next that may be the answer.
"""

import re
from collections.abc import Container, Sequence
from datetime import timedelta
from itertools import pairwise

from index.message import are_by_one_person
from retrieval.conversation.courtesy import courtesy
from retrieval.digest.citing import cite
from retrieval.digest.quotable import Quotable, Reading, joined
from retrieval.digest.records import Post, QuestionAsked, Said
from retrieval.digest.repeated import without_repeated
from retrieval.digest.talk import decides
from retrieval.talk.calling import calls_for_somebody
from retrieval.talk.evading import may_answer
from retrieval.talk.spoken import in_common
from retrieval.talk.taking_up import Asked, Turn, following, replying, taking_up, within

_NEXT_MESSAGES = 5
_AT_ONCE = timedelta(minutes=5)
"""What somebody else says next within this may be the answer, whatever its words."""
_OFFERED_WITHIN = timedelta(days=2)
"""Until when somebody offers what was called for: a request for one day of a week is taken up on the next."""
_FEWEST_IN_COMMON = 2
"""Words of a request that an offer for it has."""
# On folded words, in which "I'll" is "ill".
_OFFERS = re.compile(
    r"^(?:\w+ )?(?:ill|i will|i can|i could|im (?:happy|free) to|we can|well)\b"
    r"|(?<!\w)(?:انا|رح|راح|بقدر|فيني|علي)(?!\w)"
)
_FEWEST_WORDS = 2
"""Words, one of them a content word, of a question that can be understood by itself: "sure?" can't."""


def questions(readings: Sequence[Reading], asking: Container[str]) -> list[QuestionAsked]:
    """The questions of the documents `asking`, in the order of time, with the answer that each got among all
    `readings` of the talk; citations have no numbers yet."""
    replies: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.post.reply_to is not None:
            replies.setdefault(reading.post.reply_to, []).append(reading)
    found: list[tuple[Quotable, QuestionAsked]] = []
    for place, reading in enumerate(readings):
        asked = _asked(reading) if reading.post.document_id in asking else None
        if asked is not None:
            mine = replies.get(reading.post.document_id, [])
            next_ones = readings[place + 1 : place + 1 + _NEXT_MESSAGES]
            after = [*mine, *(each for each in next_ones if each.post.reply_to != reading.post.document_id)]
            answer, perhaps = _answer(reading.post, asked, after)
            if answer is None and calls_for_somebody(asked.words):
                answer = _offered(reading.post, asked, readings[place + 1 :])
            question = Said(cite(reading.post, asked), reading.post.author)
            found.append((asked, QuestionAsked(question, answer, perhaps)))
    return without_repeated(found)


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


def _answer(asking: Post, sentence: Quotable, after: Sequence[Reading]) -> tuple[Said | None, bool]:
    """What settled it; else the first reply of somebody else that is no question; else what takes it up. And whether,
    where nothing did, something may be the answer."""
    asked = Asked(asking, asking.published, sentence.words)
    turns = [_turn(asking, each) for each in after]
    later = [*(at for at, turn in enumerate(turns) if turn.replies_to_it), *following(asked, turns)]
    settled = (at for at in later if _settles(asking, after[at], sentence))
    for at in (*settled, *replying(asked, turns), *taking_up(asked, turns)):
        answers = [each for each in after[at].sentences if may_answer(each)]
        if answers:
            best = max(
                answers, key=lambda each: (decides(each), in_common(sentence.words, each.words), -each.span.start)
            )
            return Said(cite(after[at].post, best), after[at].post.author), False
    return None, any(_may_answer(asking, after[at]) for at in later)


def _turn(asking: Post, reading: Reading) -> Turn:
    to = reading.post.reply_to
    is_to_it = to == asking.document_id
    return Turn(reading.post, reading.post.published, reading.sentences, is_to_it, to is not None and not is_to_it)


def _settles(asking: Post, reading: Reading, asked: Quotable) -> bool:
    """Whether a message decides what was asked: in its words, or in reply to it."""
    to_it = reading.post.reply_to == asking.document_id
    return any(decides(each) and (to_it or in_common(asked.words, each.words)) for each in reading.sentences)


def _offered(asking: Post, asked: Quotable, after: Sequence[Reading]) -> Said | None:
    """What somebody else offers later to do, in words of the request: that may be a reply to another message."""
    for reading in after:
        if not within(_OFFERED_WITHIN, asking.published, reading.post.published):
            return None
        if are_by_one_person(reading.post, asking):
            continue
        for each in reading.sentences:
            offers = not each.asks and _OFFERS.search(" ".join(each.words)) is not None
            if offers and in_common(asked.words, each.words) >= _FEWEST_IN_COMMON:
                return Said(cite(reading.post, each), reading.post.author)
    return None


def _may_answer(asking: Post, reading: Reading) -> bool:
    """Whether somebody else's message may answer a question though it has no word of it."""
    if are_by_one_person(reading.post, asking) or courtesy(reading.post.text) is not None:
        return False
    if not any(map(may_answer, reading.sentences)):
        return False
    is_reply = reading.post.reply_to == asking.document_id
    return is_reply or (within(_AT_ONCE, asking.published, reading.post.published) and not reading.sentences[-1].asks)
