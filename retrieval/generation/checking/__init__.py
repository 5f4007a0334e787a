"""Whether what a language model wrote stands in the sentences that it names: a claim or a translation and what was
offered in, the fault that keeps it from being shown out."""

from retrieval.generation.checking.checker import Checker
from retrieval.generation.checking.protocol import Checks

__all__ = ["Checker", "Checks"]
