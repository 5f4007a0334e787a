"""The default model's embedder, ready soon: a cache folder in, an embedder out."""

from collections.abc import Callable
from pathlib import Path

from index.embedding.adapter import add_updates
from index.embedding.default_model import default_model_directory
from index.embedding.sentence_transformer import (
    PLAIN_MODEL,
    SentenceTransformerEmbedder,
    load_plain_embedder,
    load_tuned_embedder,
)
from index.embedding.threads import calm_threads


def load_carried_embedder(
    cache: Path, progress: Callable[[str], None], *, release: str | None, updates: Path | None = None
) -> SentenceTransformerEmbedder:
    """The model that a package carries, kept under `cache`: with the updates of a `release`, or those in the file
    `updates` in their place; without a release as it was published.

    It is read without the libraries that read any model, which take most of the time until a first answer; with them
    where this machine can't multiply packed texts. See `load_embedder`.
    """
    directory = default_model_directory(cache, progress)
    calm_threads()
    from index.embedding.carried_bert import CarriedBert  # noqa: PLC0415 - torch comes with it

    model = CarriedBert(directory)
    if release is not None:
        add_updates(model, release, updates)
    embedder = SentenceTransformerEmbedder(model, release or PLAIN_MODEL)
    if embedder.is_packed:
        return embedder
    if release is None:
        return load_plain_embedder(cache, progress)
    return load_tuned_embedder(cache, progress, release, updates)
