"""The fixtures of this folder, from a module that the type checker can tell from other folders' fixtures."""

from real_model import embedder, miniature_bytes, miniature_file

__all__ = ["embedder", "miniature_bytes", "miniature_file"]
