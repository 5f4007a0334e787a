"""What a sentence goes on from: itself, then those before it whose subject it shares without naming it.

A stored passage in; one thread a sentence out, each a list of `ThreadPart`s from the sentence back to one that has a
subject of its own.
"""

from dataclasses import dataclass

from index.library_records import StoredPassage
from index.records import Sentence, Span
from retrieval.matching import SentenceWords, words_of
from retrieval.speech.discourse import leaves_subject_out, subject_span


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
        earlier = found[-1] if found and leaves_subject_out(quote) else []
        found.append([part, *earlier])
    return found[len(leading) :]
