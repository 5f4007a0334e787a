"""What a talk leaves behind: messages in order in; questions with answers, decisions and shared links out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from retrieval.digest.points import cite
from retrieval.digest.quotable import ADDRESS, Quotable, Reading
from retrieval.digest.records import Post, QuestionAsked, Said, SharedLink

_NEXT_MESSAGES = 5
_SOON = timedelta(minutes=30)
"""A message by somebody else within these, with a word of the question in it, answers it where nobody replied."""

_QUESTION_MARK = re.compile(r"[?؟][\s\"'”’»)!?؟.]*\Z")
_DIRECT_ANSWER = frozenset("yes no yeah yep nope نعم لا اجل بلي ايوه اي".split())
# On folded words with single spaces, in which "it's" is "it". Verbs that settle something for those who talk; a
# question settles nothing.
_DECIDED = re.compile(
    r"\b(?:we|weve|the (?:team|board|committee|group)) "
    r"(?:have |has |all |just |finally )*(?:decided|agreed|settled|voted)\b"
    r"|\b(?:it|that)(?: is)? (?:decided|settled|agreed)\b|\b(?:decision|agreed|decided) (?:is|to|that|on)\b"
    r"|\b(?:let|let us|we will|well) go (?:with|for|ahead)\b|\b(?:final decision|motion (?:passed|carried))\b"
    r"|(?<!\w)و?(?:قررنا|اتفقنا|اعتمدنا|استقررنا|صوتنا|حسمنا|قر راينا|استقر الراي|استقر راينا)(?!\w)"
    r"|(?<!\w)(?:تم|جري|قد تم) (?:الاتفاق|القرار|اعتماد|حسم|التصويت)|(?<!\w)(?:تقرر|تقررت|القرار النهايي|قرارنا)(?!\w)"
)
_NOT_DECIDED = re.compile(r"\b(?:not|never|havent|hasnt|didnt|if|unless)\b|(?<!\w)(?:لم|لن|ما|اذا|لو)(?!\w)")


def is_question(text: str) -> bool:
    """Whether a sentence ends in a question mark of either script."""
    return _QUESTION_MARK.search(text) is not None


def questions(readings: Sequence[Reading], segments: Sequence[Sequence[int]]) -> list[QuestionAsked]:
    """The questions of a talk with the answer that each got, in the order of time; citations have no numbers yet."""
    replies: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.post.reply_to is not None:
            replies.setdefault(reading.post.reply_to, []).append(reading)
    found: list[tuple[int, QuestionAsked]] = []
    for segment in segments:
        for place, number in enumerate(segment):
            asking = readings[number].post
            asked = [each for each in readings[number].sentences if is_question(each.quote)]
            if asked:
                later = [readings[other] for other in segment[place + 1 : place + 1 + _NEXT_MESSAGES]]
                said = _answer(asking, asked[-1], replies.get(asking.document_id, ()), later)
                found.append((number, QuestionAsked(Said(cite(asking, asked[-1]), asking.author), said)))
    return [asked for _, asked in sorted(found, key=lambda each: each[0])]


def _answer(asking: Post, asked: Quotable, replies: Iterable[Reading], later: Iterable[Reading]) -> Said | None:
    """The first reply of somebody else that is no question; else what soon follows with a word of the question."""
    replied = (each for each in replies if not _same_person(each.post, asking))
    followed = (
        each
        for each in later
        if each.post.reply_to is None
        and not _same_person(each.post, asking)
        and _soon(asking, each.post)
        and _takes_up(each, asked.stems)
    )
    for reading in (*replied, *followed):
        answers = [each for each in reading.sentences if not is_question(each.quote)]
        if answers:
            best = max(answers, key=lambda each: (len(asked.stems & each.stems), -each.span.start))
            return Said(cite(reading.post, best), reading.post.author)
    return None


def _same_person(one: Post, other: Post) -> bool:
    """Whether two messages are by one person; where nobody knows by whom, they are not."""
    if one.author_id is not None or other.author_id is not None:
        return one.author_id == other.author_id
    return one.author is not None and one.author == other.author


def _soon(asking: Post, post: Post) -> bool:
    return asking.published is None or post.published is None or post.published - asking.published <= _SOON


def _takes_up(reading: Reading, wanted: frozenset[str]) -> bool:
    return reading.sentences[0].words[0] in _DIRECT_ANSWER or any(wanted & each.stems for each in reading.sentences)


def decisions(readings: Iterable[Reading]) -> list[Said]:
    """The sentences in which something was settled, at most one a message; citations have no numbers yet."""
    found: list[Said] = []
    for reading in readings:
        sentence = next((each for each in reading.sentences if _decides(each)), None)
        if sentence is not None:
            found.append(Said(cite(reading.post, sentence), reading.post.author))
    return found


def _decides(sentence: Quotable) -> bool:
    if is_question(sentence.quote):
        return False
    words = " ".join(sentence.words)
    match = _DECIDED.search(words)
    return match is not None and _NOT_DECIDED.search(words, 0, match.end()) is None


def links(posts: Iterable[Post]) -> list[SharedLink]:
    """Every address in `posts` once, where it was shared first, in their order."""
    first: dict[str, Post] = {}
    times: Counter[str] = Counter()
    for post in posts:
        for address in dict.fromkeys(match.group() for match in ADDRESS.finditer(post.text)):
            first.setdefault(address, post)
            times[address] += 1
    return [
        SharedLink(address, post.document_id, post.author, post.published, post.url, times[address])
        for address, post in first.items()
    ]
