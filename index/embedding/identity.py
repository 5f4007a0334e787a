"""Which model is this? A name can stay while weights change, so a model is known by what it makes of a fixed text."""

import hashlib
from dataclasses import dataclass
from typing import Self
from weakref import WeakKeyDictionary

from index.embedding.protocol import Embedder
from index.vectors import Vector

_PROBE = "قال الرئيس إن التعاون بين البلدين يتوسع. The president said that cooperation is growing."


@dataclass(frozen=True, slots=True, eq=False)
class ModelIdentity:
    """Which model made the vectors: its name for people, and `probe`, what it makes of a fixed text, for the truth.

    `probe` has shape (dimension,) and unit length. Two models are the same where their probes agree.
    """

    name: str
    probe: Vector

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits for people to compare. Of one model they may differ between processors, whose
        rounding differs: `likeness` tells."""
        return hashlib.sha256(self.probe.astype("<f4").tobytes()).hexdigest()[:8]

    def likeness(self, other: Self) -> float:
        """The cosine between the probes, from -1 to 1; 0 where their dimensions differ."""
        return float(self.probe @ other.probe) if self.probe.shape == other.probe.shape else 0.0


_known: WeakKeyDictionary[Embedder, ModelIdentity] = WeakKeyDictionary()


def identify(embedder: Embedder) -> ModelIdentity:
    """The identity that a library records beside the vectors it holds. Each embedder is asked once."""
    found = _known.get(embedder)
    if found is None:
        found = _known[embedder] = ModelIdentity(embedder.name, embedder.embed_question(_PROBE).vector)
    return found
