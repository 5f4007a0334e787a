"""A question made whole with words of the ones before it: what was asked and the earlier questions in; the question to
search for out."""

from collections.abc import Sequence
from dataclasses import replace

from index.errors import QuestionError
from index.text import search_terms
from retrieval.conversation.carrying import carry
from retrieval.conversation.focus import Focus, focus
from retrieval.conversation.leaning import is_pronoun, words_lean
from retrieval.conversation.reading import read
from retrieval.question import LONGEST_QUESTION, Question, analyse


def made_whole(asked: Question, earlier: Sequence[str]) -> Question:
    """`asked`, with the words that it leans on where it leans on `earlier` questions (the last one last); `asked`
    itself where it stands alone.

    Its language stays the one it was asked in, and its pronouns are none of its words: what they stand for is there.
    """
    text = make_whole(asked.text, earlier)
    if text == asked.text:
        return asked
    whole = analyse(text)
    small = [word.written for word in whole.words if is_pronoun(word.written)]
    terms = {term for word in small for term in search_terms(word)}
    return replace(
        whole,
        language=asked.language,
        terms=tuple(term for term in whole.terms if term not in terms),
        words=tuple(word for word in whole.words if word.written not in small),
        names=tuple(name for name in whole.names if not is_pronoun(name)),
    )


def make_whole(text: str, earlier: Sequence[str]) -> str:
    """`text`, with the words it leans on behind it where it leans on `earlier` questions (the last one last).

    An earlier question may itself lean on the ones before it. Those that can't be asked are passed over.
    """
    words, about = read(text), asked_about(earlier)
    if not about or not words_lean(words, about.stems):
        return text
    carried = carry(words, about).words
    whole = f"{text} ({' '.join(carried)})"
    return whole if carried and len(whole) <= LONGEST_QUESTION else text


def asked_about(questions: Sequence[str]) -> Focus:
    """What a conversation is about after `questions`, the last one last."""
    about = Focus()
    for each in questions:
        try:
            text = analyse(each).text
        except QuestionError:
            continue
        words = read(text)
        about = carry(words, about).about if about and words_lean(words, about.stems) else focus(words) or about
    return about
