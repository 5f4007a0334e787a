"""The default model's embedder, ready soon: a cache folder in, an embedder out."""

from collections.abc import Callable
from pathlib import Path

from index.embedding.adapter import add_updates
from index.embedding.default_model import default_model_directory
from index.embedding.sentence_transformer import (
    DEFAULT_MODEL,
    PLAIN_MODEL,
    SentenceTransformerEmbedder,
    load_plain_embedder,
    load_tuned_embedder,
)
from index.embedding.threads import calm_threads


def load_carried_embedder(
    cache: Path, progress: Callable[[str], None], *, tuned: bool, updates: Path | None = None
) -> SentenceTransformerEmbedder:
    """The model that a package carries, kept under `cache`: `tuned` by Qawl's updates to it, or those in the file
    `updates`; else as it was published.

    It is read without the libraries that read any model, which take most of the time until a first answer; with them
    where this machine can't multiply packed texts. See `load_embedder`.
    """
    directory = default_model_directory(cache, progress)
    calm_threads()
    from index.embedding.carried_bert import CarriedBert  # noqa: PLC0415 - torch comes with it

    model = CarriedBert(directory)
    if tuned:
        add_updates(model, updates)
    embedder = SentenceTransformerEmbedder(model, DEFAULT_MODEL if tuned else PLAIN_MODEL)
    if embedder.is_packed:
        return embedder
    return load_tuned_embedder(cache, progress, updates) if tuned else load_plain_embedder(cache, progress)
