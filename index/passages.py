"""Sentences into passages: runs of whole sentences of one document, of about 100 to 200 tokens."""

from collections.abc import Iterator, Sequence

from index.records import Passage, Sentence, Span

# In code points; the default model makes about one token of four of them, in both languages.
LONGEST = 800
ENOUGH = 400
SHORTEST = 160


def passages(document_id: str, heading: str, text: str, sentences: Sequence[Sentence]) -> list[Passage]:
    """Passages over all `sentences`, in order: as long as allowed, ending with a paragraph where one ends in time.

    A last passage too short to stand alone joins the one before it.
    """
    runs = list(_runs(text, sentences))
    if len(runs) > 1 and _length(sentences, runs[-1]) < SHORTEST:
        last = runs.pop()
        runs[-1] = Span(runs[-1].start, last.end)
    return [Passage(document_id, ordinal, run.start, run.end, heading) for ordinal, run in enumerate(runs)]


def _runs(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    first = 0
    for number, sentence in enumerate(sentences):
        if number > first:
            length = sentence.end - sentences[first].start
            paragraph_ended = "\n" in text[sentences[number - 1].end : sentence.start]
            full = length > LONGEST
            if full or (paragraph_ended and sentences[number - 1].end - sentences[first].start >= ENOUGH):
                yield Span(first, number)
                first = number
    if first < len(sentences):
        yield Span(first, len(sentences))


def _length(sentences: Sequence[Sentence], run: Span) -> int:
    return sentences[run.end - 1].end - sentences[run.start].start
