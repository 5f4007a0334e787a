"""The one interface to storage and search. Engines stand behind it; no SQL, file or FAISS id shows through.

Every call that reads names the scopes it may see, and sees nothing else. Calls are synchronous and safe from any
thread. Any call may raise `LibraryError` where the storage itself fails.
"""

from typing import Protocol

from index.feeds import Feeds
from index.library_documents import DocumentStore
from index.library_model import ModelOwner
from index.library_search import Search
from index.library_upkeep import Upkeep
from index.listing import Listing


class Library(DocumentStore, Search, ModelOwner, Upkeep, Protocol):
    """Durable documents with everything derived from them, and search in them."""

    @property
    def feeds(self) -> Feeds:
        """The feeds that are read again."""

    @property
    def listing(self) -> Listing:
        """What is stored as lists show it and people name it."""
