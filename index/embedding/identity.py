"""Which model is this? A name can stay while weights change, so a model is known by what it makes of a fixed text."""

from weakref import WeakKeyDictionary

from index.embedding.protocol import Embedder
from index.records import ModelIdentity

_PROBE = "قال الرئيس إن التعاون بين البلدين يتوسع. The president said that cooperation is growing."

_known: WeakKeyDictionary[Embedder, ModelIdentity] = WeakKeyDictionary()


def identify(embedder: Embedder) -> ModelIdentity:
    """The identity that a library records beside the vectors it holds. Each embedder is asked once."""
    found = _known.get(embedder)
    if found is None:
        found = _known[embedder] = ModelIdentity(embedder.name, embedder.embed_question(_PROBE).vector)
    return found
