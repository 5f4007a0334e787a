"""A library's vectors made anew by another model: passages are read from the library itself, never from their sources.

A library and an embedder in; the library with the embedder's vectors out. Searches go on with the old vectors until
the new are whole. Running it again after it was interrupted or killed goes on where it stopped.
"""

from collections.abc import Callable

from index.embedding.identity import identify
from index.embedding.protocol import Embedder
from index.ingestion import PASSAGES_AT_ONCE
from index.library import Library
from index.model_change import ChangeUnderWay, WaitingPassage


def reindex(library: Library, embedder: Embedder, progress: Callable[[ChangeUnderWay], None]) -> bool:
    """Let `embedder` make all vectors of `library`; False where it had made them already.

    What others add, replace or delete meanwhile is caught up with before the new vectors take their place. Raises
    `LibraryError` where the library can't be written, and `ModelMismatchError` where somebody else abandons the change.
    """
    change, identity = library.model_change, identify(embedder)
    if not change.begin(identity):
        return False
    after: WaitingPassage | None = None
    while True:
        waiting = change.waiting(after, PASSAGES_AT_ONCE)
        is_kept = False
        if waiting:
            after = waiting[-1]
            made = embedder.embed_passages([each.text for each in waiting])
            is_kept = change.store(identity, {each.id: one for each, one in zip(waiting, made, strict=True)})
            under_way = change.under_way()
            if under_way is not None:
                progress(under_way)
        if not is_kept:  # none is waiting, or somebody else has ended the change
            if change.switch(identity):
                return True
            after = None  # what came meanwhile may stand anywhere
