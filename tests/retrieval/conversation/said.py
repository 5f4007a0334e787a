"""Conversations as people type them: a first question, then turns that lean on what was said, or stand alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.text import stem
from retrieval.conversation.reading import read
from retrieval.conversation.whole import make_whole


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, the words that it must carry on, and some that it must not; without either it stands alone."""

    question: str
    carries: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()

    @property
    def leans(self) -> bool:
        """Whether it can't be understood without the questions before it."""
        return bool(self.carries)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions of one person, in order."""

    first: str
    turns: tuple[Turn, ...]


def taken_over(question: str, earlier: Sequence[str]) -> list[str]:
    """The words that could be searched for which a question takes over from `earlier` ones."""
    own = {stem(word.folded) for each in read(question) for word in (each, each.without_connective)}
    whole = read(make_whole(question, earlier))
    return [word.written for word in whole if word.content and stem(word.folded) not in own]


def said(first: str, *turns: tuple[str, str] | tuple[str, str, str]) -> Conversation:
    """A conversation of `first` and (question, carried words, words left behind), words parted by spaces."""
    return Conversation(first, tuple(Turn(turn[0], *(tuple(words.split()) for words in turn[1:])) for turn in turns))
