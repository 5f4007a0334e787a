"""A question made whole with words of the ones before it: what was asked and the earlier questions in; the question to
search for out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.errors import QuestionError
from index.text import search_terms
from retrieval.conversation.carrying import carry
from retrieval.conversation.focus import Focus, focus
from retrieval.conversation.leaning import is_pronoun, words_lean
from retrieval.conversation.parting import Part, is_of_its_like, parts_of
from retrieval.conversation.placing import placed_in
from retrieval.conversation.reading import Read, read
from retrieval.question import LONGEST_QUESTION, Question, analyse

_LONGEST_REPEATED = 200
"""Characters of a question that is repeated with another word in it: in a longer one that word would drown."""


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
    """`text`, made whole where it leans on `earlier` questions (the last one last): the last of these with what was
    typed in the place of something in it ("والسكر؟"), or what was typed with the words that it leans on behind it.

    An earlier question may itself lean on the ones before it. Those that can't be asked are passed over.
    """
    talk, words = _talk(earlier), read(text)
    if not talk.about or not words_lean(words, talk.about):
        return text
    whole = _leaning(talk, words, text).text
    return whole if len(whole) <= LONGEST_QUESTION else text


def asked_about(questions: Sequence[str]) -> Focus:
    """What a conversation is about after `questions`, the last one last."""
    return _talk(questions).about


@dataclass(frozen=True, slots=True)
class _Talk:
    """What a conversation is about, and its last question that is about anything, made whole."""

    about: Focus
    text: str


def _talk(questions: Sequence[str]) -> _Talk:
    talk = _Talk(Focus(), "")
    for each in questions:
        try:
            talk = _after(talk, analyse(each).text)
        except QuestionError:
            continue
    return talk


def _after(talk: _Talk, text: str) -> _Talk:
    """The conversation after one more question; one that is about nothing changes nothing."""
    words = read(text)
    if talk.about and words_lean(words, talk.about):
        return _leaning(talk, words, text)
    about = focus(words)
    return _Talk(about, text) if about else talk


def _leaning(talk: _Talk, words: Sequence[Read], text: str) -> _Talk:
    """The conversation after a question that leans on it."""
    carried = carry(words, talk.about)
    parts = parts_of(words, text, talk.about) if carried.left is not None else None
    if parts is None:
        return _Talk(carried.about, _bracketed(text, carried.words))
    after, left = _replaced(talk, parts)
    if after.text:
        return after
    if len(parts) == 1:
        return _Talk(carried.about, _bracketed(text, carried.words))
    kept = [word for word in carried.words if word not in {each.written for each in left}]
    return _Talk(after.about, _bracketed(text, kept))


def _replaced(talk: _Talk, parts: Sequence[Part]) -> tuple[_Talk, list[Read]]:
    """The conversation after each of some parts of a question took the place of its like, and the words that were left
    for them. It has no text where it can't be told for a part what is replaced: only a place or a time may be new."""
    left: list[Read] = []
    for part in parts:
        carried = carry(part.words, talk.about)
        text = None
        if carried.left is not None and 0 < len(talk.text) <= _LONGEST_REPEATED:
            is_new = len(parts) == 1 or any(word.place or word.time for word in part.words)
            is_alike = is_of_its_like(part.words, carried.left) if carried.left else is_new
            text = placed_in(talk.text, part.text, carried.left) if is_alike else None
        left += carried.left or ()
        talk = _Talk(carried.about, text or "")
    return talk, left


def _bracketed(text: str, carried: Sequence[str]) -> str:
    """What was typed, with the words that it carries on behind it."""
    return f"{text} ({' '.join(carried)})" if carried else text
