"""What the stretches of a talk are told by, measured: streams of known conversations in, named figures out."""

from collections.abc import Sequence

from retrieval.digest.closeness import Mean
from retrieval.digest.digesting import digest
from retrieval.digest.records import Kind
from retrieval.evaluation.datasets import Dataset
from retrieval.evaluation.digests.measure import CONVERSATIONS, Row, Table, halves
from retrieval.evaluation.digests.streams import Labelled, brief_talk, talk

LENGTHS = (2, 3, 4)
"""Messages of a brief conversation."""
_STREAMS = 10


def told_beside(messages: Sequence[Labelled], dataset: Dataset, known: Mean) -> Table:
    """Of brief conversations, and of such as make a stretch each: what is told of them beside a stretch's own message.

    Where a stretch is one conversation, nothing should be.
    """
    found: Table = {}
    for name, articles in zip(("articles chosen on", "other articles"), halves(dataset), strict=True):
        for length in LENGTHS:
            streams = [brief_talk(messages, articles, CONVERSATIONS, length, seed) for seed in range(_STREAMS)]
            found[f"{length} messages each, {name}"] = _told(streams, known)
        streams = [talk(messages, articles, CONVERSATIONS, seed) for seed in range(_STREAMS)]
        found[f"a stretch each, {name}"] = _told(streams, known)
    return found


def _told(streams: Sequence[Sequence[Labelled]], known: Mean) -> Row:
    conversations = stretches = own = shown = beside = new = 0
    for stream in streams:
        labels = {each.post.document_id: each.label for each in stream}
        made = digest([each.post for each in stream], known, Kind.TALK)
        conversations += len(set(labels.values()))
        told: set[str] = set()
        every: set[str] = set()
        for point in (*made.points, *made.also):
            here = {labels[point.citations[0].document_id]}
            told |= here
            for each in point.besides:
                label = labels[each.said.citation.document_id]
                new += label not in here
                here.add(label)
            every |= here
            beside += len(point.besides)
        stretches += len(made.points) + len(made.also)
        own += len(told)
        shown += len(every)
    return {
        "told by the stretches": own / conversations,
        "with what is told beside": shown / conversations,
        "told beside a stretch": beside / stretches,
        "of another conversation": new / beside if beside else 1.0,
    }
