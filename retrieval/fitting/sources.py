"""What judges and the verifier are fitted to: the articles written for Qawl and the development sets, and how much of
each counts for judges. A source with an embedder in; what is found for its questions out."""

from dataclasses import dataclass, replace
from importlib.resources import as_file, files

from index.embedding.protocol import Embedder
from retrieval.evaluation.datasets import Dataset, read_dataset
from retrieval.evaluation.pool import Progress
from retrieval.fitting.gathering import Gathered, gather
from retrieval.fitting.means import Means


@dataclass(frozen=True, slots=True)
class Source:
    """A dataset by its file or folder; of how many of its questions one counts for judges, so that none has much more
    to say in a direction than others; whether its articles have topics of their own."""

    name: str
    every: int = 1
    topics_apart: bool = True


WRITTEN = (
    Source("news.jsonl"),
    Source("bulletins.jsonl"),
    Source("encyclopaedia.jsonl"),
    # Questions made to mislead: more of them would teach judges to refuse what people ask.
    Source("reports.jsonl", every=4),
    Source("entries.jsonl", every=4),
)
"""Articles written for Qawl."""
SETS = (
    Source("xquad-r"),
    Source("arcd/arcd-train.json", topics_apart=False),
    Source("qed/qed-dev.jsonlines", every=3, topics_apart=False),
)
"""Those of the folder of data, which models were tuned on."""


def written(source: Source) -> Dataset:
    """One of the `WRITTEN`."""
    with as_file(files("retrieval.fitting") / "articles" / source.name) as file:
        return read_dataset(file)


def gather_from(
    source: Source, dataset: Dataset, embedder: Embedder, means: Means, progress: Progress
) -> list[Gathered]:
    """What is found for the dataset's questions, with what counts of it."""
    weighed = []
    for number, each in enumerate(gather(dataset, embedder, means, progress)):
        counts = number % source.every == 0
        weighed.append(replace(each, outcome=replace(each.outcome, counts=counts, alone_on_topic=source.topics_apart)))
    return weighed
