"""Checks of the library and of the embedding model that made it."""

from collections.abc import Iterator

from bot.counts import counted
from bot.doctor.records import Check, Installation, Severity
from bot.doctor.stored import is_library_current
from bot.storage import has_library, is_library_empty, is_library_older
from index.embedded.library import library_file
from index.embedding.identity import identify
from index.embedding.releases import DEFAULT_MODEL, RELEASES
from index.records import LIBRARY


def library(installation: Installation) -> Iterator[Check]:
    """That the library opens, and what it holds."""
    name = "library"
    if not has_library(installation.settings):
        yield Check(name, Severity.INFO, "there is none yet", "qawl add, with files, folders or addresses")
        return
    if is_library_empty(installation.settings):
        file = library_file(installation.settings.data_dir).name
        yield Check(name, Severity.INFO, f"it was not looked at: see “{file}”")
        return
    if is_library_older(installation.settings):  # opening it would change it
        yield Check(
            name, Severity.INFO, "its tables are of an earlier version", "any other command brings them up to date"
        )
        return
    stored = installation.services.library
    counts = stored.counts([LIBRARY])
    said = f"{counted('article-count', counts.documents)}, {counted('sentence-count', counts.sentences)}"
    chats = sum(scope != LIBRARY for scope in stored.scopes())
    beside = f", and what belongs to chats: {chats}" if chats else ""
    if counts.documents or chats:
        yield Check(name, Severity.OK, said + beside)
    else:
        yield Check(name, Severity.INFO, "it is empty", "qawl add, with files, folders or addresses")
    change = stored.model_change.under_way()
    if change is not None:
        yield Check(
            name, Severity.INFO, f"its change to the model {change.model} is at {change.done} of {change.total}",
            "qawl reindex goes on, qawl reindex --abandon keeps the old model",
        )  # fmt: skip


def unfinished_copy(installation: Installation) -> Iterator[Check]:
    """That the library is whole, where 'qawl copy' made it."""
    if not is_library_current(installation.settings):
        return
    if installation.services.library.is_unfinished_copy():
        yield Check(
            "copy", Severity.WARNING, "'qawl copy' began to copy into it, and did not end: something is missing",
            "run the same command again, which goes on where it ended",
        )  # fmt: skip


def embedding_model(installation: Installation) -> Iterator[Check]:
    """That the model can be loaded, and is the one that made the library. Takes seconds."""
    if not is_library_current(installation.settings) or installation.services.library.model_identity() is None:
        # Asking for the library's own would make a library, change it, or note in an empty one which model is its own.
        named = installation.settings.embedding_model
        embedder = installation.services.load_embedder(named)
        yield Check("embedding model", Severity.OK, f"{embedder.name} can be used")
        return
    embedder = installation.services.embedder()  # which refuses one that did not make the library's vectors
    own = installation.services.library.model_identity()
    told = "" if own is None else f" (fingerprint {own.fingerprint}, likeness {own.likeness(identify(embedder)):.4f})"
    if embedder.name in RELEASES and embedder.name != DEFAULT_MODEL:
        yield Check(
            "embedding model", Severity.INFO, f"{embedder.name} is the library's{told}; {DEFAULT_MODEL}, which came "
            "later, finds more answers", f"qawl reindex --model {DEFAULT_MODEL}: everybody goes on asking meanwhile",
        )  # fmt: skip
        return
    yield Check("embedding model", Severity.OK, f"{embedder.name} can be used, and is the library's{told}")
