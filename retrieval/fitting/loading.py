"""The models that are fitted to, as commands load them: from where Qawl keeps them, with progress as lines."""

from pathlib import Path

import platformdirs

from index.embedding.load import load_embedder
from index.embedding.protocol import Embedder
from retrieval.fitting.console import line


def load(model: str | None = None, updates: Path | None = None) -> Embedder:
    """The default model or another, with other updates than its own if those are given. Raises `ModelError`, as
    `load_embedder` does."""
    return load_embedder(model, platformdirs.user_cache_path("qawl"), line, updates)
