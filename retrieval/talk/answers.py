"""What answers a question that stands in a source, and which quotes are shown with the sentence before them.

A stored passage and a sentence of it, or the words of a few sentences, in; what follows, or yes or no, out.
"""

from collections.abc import Sequence

from index.library_records import StoredPassage
from index.records import Sentence
from index.sources.polls import POLL_MARK
from index.text import tokens
from retrieval.speech.asking import asks
from retrieval.speech.discourse import leaves_subject_out
from retrieval.talk.calling import calls_for_somebody
from retrieval.talk.taking_up import takes_up

LOOKED_BACK = 2
"""Sentences before a quote that `goes_on` looks at."""
_FEW_WORDS = 4
"""A sentence of so many is but the beginning of an answer: "Not the heat." """


def told_by(stored: StoredPassage, sentence: Sentence) -> Sequence[Sentence]:
    """What a sentence of a passage tells: itself, or where it asks, what answers it there, which may be nothing.

    Of a passage that asks and tells nothing the questions stay: there they are what is told. Not of a message, which
    others answer if anybody does, unless whoever wrote it goes on to say what the question asks for.
    """
    if not asks(_text(stored, sentence)):
        return (sentence,)
    if stored.document.message is None and all(asks(_text(stored, each)) for each in stored.sentences):
        return (sentence,)
    answering = answer_to(stored, sentence)
    return answering if not _is_in_own_name(stored) or _answers_itself(stored, sentence, answering) else ()


def answer_to(stored: StoredPassage, question: Sentence) -> Sequence[Sentence]:
    """The sentences of the passage that answer a question: the next that asks nothing, and if that is but a few words,
    the one after it. What a poll lets people vote for is no answer."""
    sentences = stored.sentences
    place = sentences.index(question) + 1
    while place < len(sentences) and asks(_text(stored, sentences[place])):
        place += 1
    if place == len(sentences) or _text(stored, sentences[place]).startswith(POLL_MARK):
        return ()
    return with_what_follows(stored, sentences[place])


def with_what_follows(stored: StoredPassage, answer: Sentence) -> Sequence[Sentence]:
    """An answer, and if that is but a few words, the sentence after it that asks nothing."""
    place = stored.sentences.index(answer)
    following = stored.sentences[place : place + 2]
    if len(following) < 2 or not _is_a_beginning(_text(stored, answer)):
        return following[:1]
    return following[:1] if asks(_text(stored, following[1])) else following


def goes_on(before: Sequence[str], quote: str) -> bool:
    """Whether a quote is shown with the sentence before it: its subject stands there, or that is the question which
    the quote answers, or the few words which the answer begins with. `before` are the sentences before it, the nearest
    last."""
    if not before:
        return False
    if leaves_subject_out(quote):
        return True
    if asks(quote):
        return False
    is_second = len(before) > 1 and asks(before[-2]) and _is_a_beginning(before[-1])
    return is_second or asks(before[-1])


def _is_in_own_name(stored: StoredPassage) -> bool:
    """Whether a person wrote it in a chat, in words of their own: what was forwarded is another's, and may be an
    interview like any article."""
    document = stored.document
    facts = document.message
    return facts is not None and facts.author_id is not None and document.source in {None, facts.author}


def _answers_itself(stored: StoredPassage, question: Sentence, answering: Sequence[Sentence]) -> bool:
    """Whether who asks goes on to say it for the others: "When do we leave? At seven". Who calls for somebody
    doesn't: "Can anybody drive on Friday? My car broke down on Friday"."""
    asked = [word.folded for word in tokens(_text(stored, question))]
    if not answering or calls_for_somebody(asked):
        return False
    told = [_text(stored, each) for each in answering]
    return takes_up(asked, told[0], [[word.folded for word in tokens(each)] for each in told])


def _is_a_beginning(sentence: str) -> bool:
    return len(tokens(sentence)) <= _FEW_WORDS


def _text(stored: StoredPassage, sentence: Sentence) -> str:
    return stored.document.text[sentence.start : sentence.end]
