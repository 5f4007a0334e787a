"""Whether two documents are the same article: re-posted, or printed by another outlet with a few words of its own.

Documents in; what they say in comparable form, a sketch of it that finds candidates, and how alike two are, out. The
measure is Broder's resemblance ("On the resemblance and containment of documents", 1997): the Jaccard index of the
sets of three-word shingles, and of each set its smallest hashes as a sketch.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from index.records import Document
from index.text import stem, tokens

LEAST_ALIKE = 0.9
"""Jaccard index from which two texts are one article. See "Duplicates" in docs/evaluation.md: at this limit no pair of
a day's news that was read was of two articles, and far below it none either; what outlets add is lost to search, so the
limit stays where they add little."""
SHORT = 30
"""Words: of shorter texts a single word changes what is told, so they must be equal in all words, posted somewhere (by
an address, or in a channel), and within `SAME_NEWS`: "explosion in the harbour" a week later is another explosion."""
SAME_NEWS = timedelta(days=1)
SKETCHED = 8
"""Hashes of a sketch. Two texts at the limit share fewer than `LEAST_SHARED` of them once in 50,000 times."""
LEAST_SHARED = 3

_SHINGLE = 3
_LARGEST_HASH = (1 << 63) - 1  # what a database's whole numbers hold

# A word more or less that turns a sentence around, and figures in words: in their folded form, figures by their stem.
_NEGATIONS = frozenset(
    """
    no not never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent wont
    wouldnt couldnt shouldnt hasnt havent hadnt
    لا لم لن ليس ليست ليسوا غير بدون دون ولا ولم ولن وليس وليست فلا فلم فلن كلا
    """.split()
)
_FIGURES = frozenset(
    stem(word)
    for word in """
    two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty sixty seventy eighty
    ninety hundred thousand million billion half
    اثنان اثنين ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره عشرون عشرين ثلاثون اربعون خمسون ستون سبعون ثمانون تسعون
    ماءه مايه مايتان مايتين الفان الفين الاف مليون ملايين مليار نصف
    """.split()
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Saying:
    """What a document says, comparable: its body's folded `words`, their `shingles`, and the words that `turn` what is
    said (figures and negations), in order. Only sayings of one `kind` (language and topic) can be the same. `posted` is
    when, None where it was not posted or that is not known. `text` is all of it as it stands; a `message` is the same
    as nothing that differs from it in a letter."""

    kind: tuple[str, int]
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    turn: tuple[str, ...]
    posted: datetime | None
    text: str
    message: bool


def saying(document: Document) -> Saying | None:
    """What a document says; None for what is never the same as anything: somebody's own words in a chat, who may take
    them back, and texts without words."""
    message = document.message
    if message is not None and message.author_id is not None:
        return None
    words = tuple(token.folded for span in document.body for token in tokens(document.text[span.start : span.end]))
    if not words:
        return None
    shingles = {words[place : place + _SHINGLE] for place in range(max(1, len(words) - _SHINGLE + 1))}
    topic = 0 if message is None else message.topic_id
    turn = tuple(word for word in words if _turns(word))
    posted = document.published if message is not None or document.url else None
    return Saying(
        (document.language, topic), words, frozenset(shingles), turn, posted, document.text, message is not None
    )


def sketch(said: Saying) -> tuple[int, ...]:
    """The `SKETCHED` smallest hashes of the shingles, 0 to 2**63 - 1 each; fewer for a very short text."""
    return tuple(sorted({_hash(shingle) for shingle in said.shingles})[:SKETCHED])


def least_shared(drawn: tuple[int, ...]) -> int:
    """How many hashes of a sketch another must share to be worth a look."""
    return min(LEAST_SHARED, len(drawn))


def resemblance(one: Saying, other: Saying) -> float:
    """The Jaccard index (0..1) of the shingles."""
    shared = len(one.shingles & other.shingles)
    return shared / (len(one.shingles) + len(other.shingles) - shared)


def is_same(one: Saying | None, other: Saying | None) -> bool:
    """Whether two documents are one article."""
    if one is None or other is None or one.kind != other.kind or one.turn != other.turn:
        return False
    # Nobody reads a message again: what one leaves to another when it is edited stays quoted as the other's own words.
    if (one.message or other.message) and one.text != other.text:
        return False
    if min(len(one.words), len(other.words)) < SHORT:
        return one.words == other.words and _is_same_news(one.posted, other.posted)
    return resemblance(one, other) >= LEAST_ALIKE


def has_words(text: str, quote: str) -> bool:
    """Whether all words of `quote` stand in `text`, one after the other, whatever their spelling and punctuation."""
    wanted, said = (f" {' '.join(token.folded for token in tokens(each))} " for each in (quote, text))
    return wanted.strip() != "" and wanted in said


def _turns(word: str) -> bool:
    return word in _NEGATIONS or _DIGIT.search(word) is not None or stem(word) in _FIGURES


def _is_same_news(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= SAME_NEWS


def _hash(shingle: tuple[str, ...]) -> int:
    digest = hashlib.blake2b(" ".join(shingle).encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") & _LARGEST_HASH
