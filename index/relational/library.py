"""What the engines of the library share: a `Library` over tables of any relational database, but for what engines
give. The parts of it are in `index.relational.library_documents`, `library_model` and `library_search`."""

from contextlib import AbstractContextManager, nullcontext

from index.feeds import Feeds
from index.library_records import Counts, Scopes
from index.listing import Listing
from index.records import Scope
from index.relational import documents, listing, scope_rows
from index.relational.copied_library import is_unfinished
from index.relational.feeds import RelationalFeeds
from index.relational.library_documents import RelationalDocuments
from index.relational.library_search import RelationalSearch


class RelationalLibrary(RelationalDocuments, RelationalSearch):
    """A `Library` in an open database. An engine gives two of the searches, its end, and what it does beside rows: see
    `RelationalSearch` and `RelationalEngine`."""

    @property
    def feeds(self) -> Feeds:
        """See `Library.feeds`."""
        return RelationalFeeds(self._database)

    @property
    def listing(self) -> Listing:
        """See `Library.listing`."""
        return listing.RelationalListing(self._database)

    def scopes(self) -> list[Scope]:
        """See `Upkeep.scopes`."""
        return self._database.read(scope_rows.all_scopes)

    def counts(self, scopes: Scopes) -> Counts:
        """See `Upkeep.counts`."""
        return self._database.read(lambda connection: documents.count(connection, scopes))

    def revision(self, scopes: Scopes) -> str:
        """See `Upkeep.revision`."""
        return self._database.read(lambda connection: scope_rows.revision(connection, scopes))

    def is_unfinished_copy(self) -> bool:
        """See `Upkeep.is_unfinished_copy`."""
        return is_unfinished(self._database)

    def deleting_together(self) -> AbstractContextManager[None]:
        """See `Upkeep.deleting_together`."""
        return nullcontext()

    def scrub(self) -> None:
        """See `Upkeep.scrub`."""
