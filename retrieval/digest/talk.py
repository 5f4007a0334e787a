"""What a talk leaves behind: messages in order in; decisions and shared links out."""

import re
from collections import Counter
from collections.abc import Iterable

from index.text import fold
from retrieval.digest.citing import cite
from retrieval.digest.quotable import ADDRESS, Quotable, Reading
from retrieval.digest.records import Post, Said, SharedLink
from retrieval.gloss.dates import weekday_of

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
# On folded text with its marks: «خلص الدوام» says that something is over, «خلص، الاجتماع يوم الجمعة» settles it.
_SETTLED = re.compile(
    r"\W*(?:(?:يلا|طيب|اوكي|اوك|تمام|اي|ok|okay|so|right|alright|well)\W+)*"
    r"(?:خلص|خلاص|ثبت|متفقين|(?:it|that)(?:['’]?s| is)? settled|settled|sorted|final|confirmed)\s*[,،:.!…–—-]"
)
"""How people who talk begin what they settle: it is a decision where it tells when."""
_TIMES = frozenset("الساعه ساعه بكرا بكره غدا اليوم الليله oclock am pm today tonight tomorrow".split())
_NOT_DECIDED = re.compile(r"\b(?:not|never|havent|hasnt|didnt|if|unless)\b|(?<!\w)(?:لم|لن|ما|اذا|لو)(?!\w)")


def decisions(readings: Iterable[Reading]) -> list[Said]:
    """The sentences in which something was settled, at most one a message; citations have no numbers yet."""
    found: list[Said] = []
    for reading in readings:
        sentence = next((each for each in reading.sentences if decides(each)), None)
        if sentence is not None:
            found.append(Said(cite(reading.post, sentence), reading.post.author))
    return found


def decides(sentence: Quotable) -> bool:
    """Whether a sentence settles something."""
    if sentence.asks:
        return False
    words = " ".join(sentence.words)
    match = _DECIDED.search(words)
    if match is not None:
        return _NOT_DECIDED.search(words, 0, match.end()) is None
    return _SETTLED.match(fold(sentence.quote)) is not None and any(map(_tells_when, sentence.words))


def _tells_when(word: str) -> bool:
    return word in _TIMES or weekday_of(word) is not None


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
