"""What a question is, before anything is searched: its language, its words, the names in it.

What a person typed in; a `Question` out, or a `QuestionError` that says why it can't be asked.
"""

import re
from dataclasses import dataclass

from index.errors import QuestionError
from index.language import has_arabic, language_of
from index.text import Token, is_stopword, stem, tokens, word_terms
from retrieval.asking_words import asking
from retrieval.lexicon.lexicon import lexicon
from retrieval.lexicon.whole_words import searched
from retrieval.plain_question import in_plain_words

LONGEST_QUESTION = 1000
"""Code points. A longer text is pasted matter, not a question, and would drown the words that ask."""

# White space, control characters, and what stands in for a lone surrogate: no part of what was asked.
_SEPARATORS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_GENITIVE = re.compile(r"['’]s$")
_REQUESTS = frozenset("tell name list explain give describe show find hello".split())
_SHORTEST_LOWER_CASE_NAME = 4
_SHORTEST_ARABIC_NAME = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A content word of a question: as it was typed and folded, its stem, what translates it in the list of words, and
    the stems by which texts are searched for that."""

    written: str
    folded: str
    stem: str
    translations: frozenset[str]
    searched: frozenset[str]

    @classmethod
    def of(cls, written: str, folded: str) -> "Word":
        """A word as it was typed, by its folded form."""
        translations = lexicon().of(folded)
        return cls(written, folded, stem(folded), translations, frozenset(map(searched, translations)))


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be asked.

    `plain` is its text in words of the standard language: that is searched for. Of it `terms` are the search terms,
    `words` the content words, each stem once, and `names` those that may be names, as they were typed.
    """

    text: str
    plain: str
    language: str
    terms: tuple[str, ...]
    words: tuple[Word, ...]
    names: tuple[str, ...]


def analyse(text: str) -> Question:
    """Understand what a person typed. Raises `QuestionError` where it is empty, too long or has no words."""
    typed = _SEPARATORS.sub(" ", text.encode("utf-8", "replace").decode()).strip()
    if not typed:
        raise QuestionError("empty", "the question is empty: write what you want to know")
    if len(typed) > LONGEST_QUESTION:
        raise QuestionError("too_long", f"the question has {len(typed)} characters: use at most {LONGEST_QUESTION}")
    if not tokens(typed):
        raise QuestionError("no_words", "there is no word in the question: write it in words")
    plain = in_plain_words(typed)
    content = words_of_content(plain)
    words = [Word.of(plain[token.start : token.end], token.folded) for token in content]
    return Question(
        text=typed,
        plain=plain,
        language="ar" if language_of(typed) == "ar" else "en",
        terms=tuple(dict.fromkeys(term for token in content for term in word_terms(token.folded))),
        words=tuple({word.stem: word for word in words}.values()),
        names=_names(words, capitals=any(typed[each.start].isupper() for each in tokens(typed)[1:])),
    )


def without_genitive(word: str) -> str:
    """An English word without "'s": "Iran's" names Iran."""
    return _GENITIVE.sub("", word)


def words_of_content(question: str) -> list[Token]:
    """The words of a question that say what it is about: no stop words, and none that only ask."""
    words = tokens(question)
    asked = asking(question, words)
    return [word for word, each in zip(words, asked, strict=True) if each is None and not is_stopword(word.folded)]


def _names(words: list[Word], *, capitals: bool) -> tuple[str, ...]:
    """The words that may be names, without an English genitive.

    Capitals tell in Latin script; in a question typed without any after its first word, and in Arabic, every content
    word may be one.
    """
    found = []
    for word in (without_genitive(each.written) for each in words):
        if word.casefold() in _REQUESTS:
            possible = False
        elif has_arabic(word):
            possible = len(word) >= _SHORTEST_ARABIC_NAME
        elif capitals:
            possible = word[0].isupper()
        else:
            possible = len(word) >= _SHORTEST_LOWER_CASE_NAME and word.isalpha()
        if possible:
            found.append(word)
    return tuple(dict.fromkeys(found))
