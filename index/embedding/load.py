"""A model's name in, the embedder that is called so out."""

from collections.abc import Callable
from pathlib import Path

from index.embedding.batching import BatchingEmbedder
from index.embedding.carried import load_carried_embedder
from index.embedding.paired import PairedEmbedder
from index.embedding.protocol import Embedder
from index.embedding.releases import DEFAULT_MODEL, RELEASES
from index.embedding.sentence_encoder import SentenceEncoder
from index.embedding.sentence_transformer import PLAIN_MODEL, load_named_embedder

_PLAIN_NAMES = frozenset({PLAIN_MODEL, f"intfloat/{PLAIN_MODEL}"})


def load_embedder(
    name: str | None, cache: Path, progress: Callable[[str], None], updates: Path | None = None
) -> Embedder:
    """The model called `name`: a folder, a repository of the model hub, or None for the default model.

    The default is multilingual-e5-small, tuned, with a sentence encoder beside it, as are its earlier releases; under
    its own name it comes as it was published, alone. All are made under `cache`; models of the hub are kept in the
    hub's own cache. `updates` is a file of updates for the default model in place of those that come with Qawl.
    `progress` is given short lines for a person when there is something to wait for. Raises `ModelError` where the
    model can't be found, reached or used; nothing stands in for it. Takes seconds: torch is imported here, and not
    before.
    """
    if name in _PLAIN_NAMES:
        return BatchingEmbedder(load_carried_embedder(cache, progress, release=None))
    release = name or DEFAULT_MODEL
    if release not in RELEASES:
        return BatchingEmbedder(load_named_embedder(release, progress))
    tuned = BatchingEmbedder(load_carried_embedder(cache, progress, release=release, updates=updates))
    return PairedEmbedder(tuned, SentenceEncoder(), release)
