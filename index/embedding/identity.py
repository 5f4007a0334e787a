"""Which model is this? A name can stay while weights change, so a model is known by what it makes of a fixed text."""

from index.embedding.protocol import Embedder
from index.library import ModelIdentity

_PROBE = "قال الرئيس إن التعاون بين البلدين يتوسع. The president said that cooperation is growing."


def identify(embedder: Embedder) -> ModelIdentity:
    """The identity that a library records beside the vectors it holds."""
    return ModelIdentity(embedder.name, embedder.embed_question(_PROBE).vector)
