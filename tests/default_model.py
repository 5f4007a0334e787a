"""The default model as a fixture, for the tests outside of its own folder that need its vectors."""

import platformdirs
import pytest

from index.embedding.sentence_transformer import SentenceTransformerEmbedder, load_tuned_embedder


@pytest.fixture(scope="session")
def model_embedder() -> SentenceTransformerEmbedder:
    """From the cache of this machine's user, so that it is converted once a machine."""
    return load_tuned_embedder(platformdirs.user_cache_path("qawl"), print)
