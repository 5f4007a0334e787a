"""The fixtures of this folder, from a module that the type checker can tell from other folders' fixtures."""

from default_model import model_embedder
from seeded_library import seeded

__all__ = ["model_embedder", "seeded"]
