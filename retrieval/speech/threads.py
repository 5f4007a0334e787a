"""What a sentence goes on from: itself, then those before it whose subject it shares without naming it.

A stored passage in; one thread a sentence out, each a list of `ThreadPart`s from the sentence back to one that has a
subject of its own. Over a sentence of the weather or the place it reaches back to whoever was spoken of before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.library_records import StoredPassage
from index.records import Sentence, Span
from retrieval.matching import SentenceWords, words_of
from retrieval.speech.discourse import is_scenery, leaves_subject_out, subject_span

_MOST_SCENERY = 2
"""Sentences of the weather or the place over which a pronoun reaches back."""


@dataclass(frozen=True, slots=True)
class ThreadPart:
    """A sentence in a thread: its place in the passage (-1 for the one before it), its words and its subject's.

    `subject_span` is where the subject stands, in code points of the sentence.
    """

    sentence: Sentence
    place: int
    words: SentenceWords
    subject: SentenceWords
    subject_span: Span


def threads(stored: StoredPassage) -> list[list[ThreadPart]]:
    """The thread of each sentence of the passage, in their order."""
    text = stored.document.text
    leading = [] if stored.before is None else [stored.before]
    found: list[list[ThreadPart]] = []
    for place, sentence in enumerate([*leading, *stored.sentences], -len(leading)):
        quote = text[sentence.start : sentence.end]
        subject = subject_span(quote)
        part = ThreadPart(sentence, place, words_of(quote), words_of(quote[subject.start : subject.end]), subject)
        leans = leaves_subject_out(quote) and not is_scenery(quote)
        found.append([part, *(_goes_on_from(found, text) if leans else [])])
    return found[len(leading) :]


def _goes_on_from(earlier: Sequence[list[ThreadPart]], text: str) -> list[ThreadPart]:
    """The thread that a sentence goes on from: the last one, but for a sentence or two of the weather or the place."""
    for thread in earlier[: -_MOST_SCENERY - 2 : -1]:
        sentence = thread[0].sentence
        if not is_scenery(text[sentence.start : sentence.end]):
            return thread
    return earlier[-1] if earlier else []
