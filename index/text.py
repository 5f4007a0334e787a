"""Normal forms of words for search, and for search only: what people read is never changed.

Text in; folded words, tokens with offsets into the untouched text, and search terms (folded words and stems) out.
Two spellings that a reader takes for the same word should meet in the same folded form: tashkeel and tatweel go,
alef, yeh and teh marbuta have one shape, digits are ASCII, Latin letters are lower case without accents.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from index.language import has_arabic
from index.stopwords import STOPWORDS

# Combining marks (Arabic tashkeel, Quranic signs, Latin accents), tatweel, joiners and direction marks: part of a
# word where they stand in one, and no part of its folded form.
_MARKS = (
    r"\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
)
_MARK = re.compile(f"[{_MARKS}]")
_WORD = re.compile(
    r"(?P<initialism>(?:[^\W\d_]\.){2,})"  # U.S.
    r"|(?P<number>\d+(?:[.,٫٬]\d+)*)"  # 3.5, ١٬٢٥٠
    rf"|[^\W\d_](?:[^\W_]|[{_MARKS}]|['’](?=[^\W_]))*"
)
_THOUSANDS = re.compile(r"[,٬](?=\d{3}(?!\d))")

# One shape a letter, beside what decomposition does (hamza and madda leave their seats: أ and آ become ا).
_FOLDS = str.maketrans(
    {
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ڪ": "ك",
        "’": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "٫": ".",
    }
)  # fmt: skip
_LONGEST_WORD = 64  # code points: longer runs are no words, and would only fill the index


class Token(NamedTuple):
    """A word of a text: `text[start:end]` and its folded form."""

    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """The folded form of `text`, words and all; offsets do not survive it."""
    folded = _MARK.sub("", unicodedata.normalize("NFKD", text)).casefold().translate(_FOLDS)
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in folded)


@lru_cache(maxsize=200_000)
def _fold_word(word: str) -> str:
    """As `fold`; the same words come up again and again."""
    return fold(word)


def tokens(text: str) -> list[Token]:
    """The words and numbers of `text`, in order, with offsets into `text` as it stands."""
    found: list[Token] = []
    for match in _WORD.finditer(text):
        # Normalising a very long run of combining marks takes time that grows with its square.
        word = _fold_word(match.group()[: 4 * _LONGEST_WORD])
        if match.lastgroup == "initialism":
            word = word.replace(".", "")
        elif match.lastgroup == "number":
            word = _THOUSANDS.sub("", word)
        else:
            word = word.removesuffix("'s").replace("'", "")
        # One character can stand for several words: ﷺ is four of them.
        found.extend(Token(part[:_LONGEST_WORD], match.start(), match.end()) for part in word.split())
    return found


_CONJUNCTION = "و"
_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
# ان last, unlike Light10's list: where the adjective's ending goes (الكازاخستاني), the name's must go too (كازاخستان).
_ENDINGS = ("ها", "ات", "ون", "ين", "يه", "ه", "ي", "ان")


def _arabic_stem(folded: str) -> str:
    """Light10 (Larkey, Ballesteros and Connell, 2007): conjunction, article and endings go, the root's vowels stay.

    On folded words, so that teh marbuta and heh are one ending. It joins كازاخستان with الكازاخستاني and واقترح with
    اقترح, which Snowball's Arabic stemmer keeps apart.
    """
    word = folded
    if word.startswith(_CONJUNCTION) and len(word) > 3:
        word = word[1:]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + 2:
            word = word[len(article) :]
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            word = word[: -len(ending)]
    return word


class _EnglishStemmer(threading.local):
    """Snowball stemmers keep state while they work, so each thread has its own."""

    def __init__(self) -> None:
        self.snowball = snowballstemmer.stemmer("english")


_english = _EnglishStemmer()


@lru_cache(maxsize=200_000)
def stem(folded: str) -> str:
    """The stem of a folded word, by its script; the word itself where there is nothing to cut."""
    if folded[0].isdigit():
        return folded
    if has_arabic(folded):
        return _arabic_stem(folded)
    stemmed: str = _english.snowball.stemWord(folded)
    return stemmed or folded


def is_stopword(folded: str) -> bool:
    """Whether a folded word is too common to tell one sentence from another."""
    return folded in STOPWORDS


def content_words(text: str) -> list[Token]:
    """The tokens of `text` that are not stop words."""
    return [token for token in tokens(text) if not is_stopword(token.folded)]


def word_terms(folded: str) -> Iterator[str]:
    """A folded word, and its stem where that differs."""
    yield folded
    stemmed = stem(folded)
    if stemmed != folded:
        yield stemmed


def search_terms(text: str) -> list[str]:
    """What a text is found by: each content word's folded form, and its stem where that differs.

    Both, so that the very word counts for more than its relatives.
    """
    return [term for token in content_words(text) for term in word_terms(token.folded)]
