"""Whether a question can be understood alone: what was typed in, yes or no out."""

from collections.abc import Sequence

from index.language import has_arabic
from index.text import fold
from retrieval.conversation import vocabulary
from retrieval.conversation.arabic import leans_in_arabic
from retrieval.conversation.definite import said_before
from retrieval.conversation.english import leans_in_english
from retrieval.conversation.focus import Focus
from retrieval.conversation.reading import Read, read
from retrieval.conversation.several import is_of_nobody

_NOTHING = Focus()


def leans(text: str) -> bool:
    """Whether a question can't be understood alone: it names nothing, it goes on where another one ended, or a pronoun
    stands for somebody whom it doesn't name."""
    return words_lean(read(text))


def words_lean(words: Sequence[Read], before: Focus = _NOTHING) -> bool:
    """See `leans`; of a question that is read already, after others that were about `before`."""
    if not words:
        return False
    if not any(word.content for word in words):
        return not any(vocabulary.speaks_of_those_present(word.folded) for word in words)
    in_its_language = leans_in_arabic if has_arabic(words[0].folded) else leans_in_english
    if said_before(words, before) is not None:
        return True
    return in_its_language(words, before.stems) and not (before and is_of_nobody(words, before))


def is_pronoun(word: str) -> bool:
    """Whether a word stands for somebody or something named before."""
    return vocabulary.is_pronoun(fold(word))


def asks(word: str) -> bool:
    """Whether a word is a question word, with whatever Arabic writes onto it: وماذا, بكم."""
    return vocabulary.asking_word(fold(word)) is not None
