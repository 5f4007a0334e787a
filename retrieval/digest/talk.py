"""What a talk leaves behind: messages in order in; decisions and shared links out."""

import re
from collections import Counter
from collections.abc import Iterable

from index.text import fold
from retrieval.calendar_words import weekday_of
from retrieval.digest.citing import cite
from retrieval.digest.quotable import ADDRESS, Quotable, Reading
from retrieval.digest.records import Post, Said, SharedLink
from retrieval.facts.known_names import known_names
from retrieval.quotation import Quotation

# On folded words with single spaces, in which "it's" is "it". Verbs that settle something for those who talk; a
# question settles nothing.
_OUR_TEAM = r"(?:the|our) (?:team|board|committee|group)"
_WE_DECIDED = re.compile(
    rf"\b(?:we|weve|(?:all|both|most) of us|{_OUR_TEAM}) "
    r"(?:have |has |all |just |finally |both )*(?:decided|agreed|settled|voted)\b"
    r"|\b(?:let|let us|we will|well) go (?:with|for|ahead)\b|\bour (?:final )?decision is\b"
    r"|(?<!\w)و?(?:قررنا|اتفقنا|اعتمدنا|استقررنا|صوتنا|حسمنا|قر راينا|استقر راينا|قرارنا)(?!\w)"
    r"|(?<!\w)و?(?:اتفق|قرر) (?:كلنا|الكل|الجميع|الفريق)(?!\w)"
)
"""Who talks is the subject."""
_OPENERS = r"(?:(?:ok|okay|so|and|then|right|alright|well|finally|all|everyone|everybody) )*"
_DECIDED = re.compile(
    rf"^{_OPENERS}(?:(?:it|that)(?: is| was| has been) (?:decided|settled|agreed)\b"
    r"|(?:it|that) (?:decided|settled|agreed)\b(?! (?:to|on|not|with|the|a)\b)"
    r"|(?:decided|agreed) (?:to|that|on)\b|(?:the )?decision is (?:to|that|we)\b|(?:the )?final decision\b)"
    r"|\bmotion (?:passed|carried)\b|(?<!\w)(?:تم|جري|قد تم) (?:الاتفاق|القرار|اعتماد|حسم|التصويت)"
    r"|(?<!\w)(?:تقرر|تقررت|القرار النهايي|استقر الراي)(?!\w)"
)
"""Nobody is the subject, so that whoever else is named there may have settled it."""
_BODY = re.compile(
    r"(?<!\w)(?:(?:the )?(?:court|government|parliament|cabinet|ministry|minister|president|council|senate|congress"
    r"|union|company|army|judges?|officials?)"
    r"|و?[بل]?(?:ال)?(?:محكمه|حكومه|حكومتين|برلمان|وزاره|وزير|وزراء|رييس|ريسين|مجلس|جيش|دول|دولتين|طرفين|طرفان|جانبين"
    r"|اتحاد|شركه|سلطات|معارضه))(?!\w)"
)
_ALL_OF_US = frozenset("الجميع الكل الجيران الاهالي السكان الشباب الاعضاء اعضاء".split())
_BETWEEN = re.compile(r"(?<!\w)بين (\w+)")
# On folded text with its marks: «خلص الدوام» says that something is over, «خلص، الاجتماع يوم الجمعة» settles it.
_SETTLED = re.compile(
    r"\W*(?:(?:يلا|طيب|اوكي|اوك|تمام|اي|ok|okay|so|right|alright|well)\W+)*"
    r"(?:خلص|خلاص|ثبت|متفقين|(?:it|that)(?:['’]?s| is)? settled|settled|sorted|final|confirmed)\s*[,،:.!…–—-]"
)
"""How people who talk begin what they settle: it is a decision where it tells when."""
_ENTITLED = re.compile(
    r"\W*(?:(?:the |our )?(?:final )?decision|(?:ال)?قرار(?:نا)?(?: النهايي)?)\s*[:–—-]"
    r"|\W*(?:(?:ok|okay|yes|نعم|طيب|تمام)\W+)?(?:approved|agreed|موافق عليه|تمت الموافقه)\s*(?:[,،:.!…–—-]|\Z)"
)
"""How people head what they settle, or say that they do."""
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
    ours, anybodys = _WE_DECIDED.search(words), _DECIDED.search(words)
    match = ours or anybodys
    if match is not None and _NOT_DECIDED.search(words, 0, match.end()) is not None:
        return False
    if ours is not None:
        return True
    if anybodys is not None:
        return not _is_of_others(sentence, words, anybodys.start())
    written = fold(sentence.quote)
    settled = _SETTLED.match(written) is not None and any(map(_tells_when, sentence.words))
    return (settled or _ENTITLED.match(written) is not None) and not _is_of_others(sentence, words, len(words))


def _is_of_others(sentence: Quotable, words: str, at: int) -> bool:
    """Whether a body, or somebody between whom it was, settled what is told at a place of the sentence's `words`, or a
    country or body named before it did."""
    between = _BETWEEN.search(words)
    if _BODY.search(words) is not None or (between is not None and between[1] not in _ALL_OF_US):
        return True
    quotation = Quotation(sentence.quote)
    named = {quotation.folded(place) for place in known_names(quotation)}
    return not named.isdisjoint(words[:at].split())


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
