"""A list of documents as plain Python tells what is in it: summaries go in, a `Listing` comes out, slow and plain."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from index.library_records import DocumentSummary, Scopes
from index.listing import Page, Tally


@dataclass(frozen=True)
class ListedDocuments:
    """A `Listing` of `summaries`, which come newest first."""

    documents: Sequence[DocumentSummary]

    def tally(self, scopes: Scopes) -> Tally:
        """See `Listing.tally`."""
        articles = len(self._articles(scopes))
        return Tally(articles, len(self._listed(scopes)) - articles)

    def page(self, number: int, size: int, scopes: Scopes) -> Page:
        """See `Listing.page`."""
        articles = self._articles(scopes)
        pages = [articles[at : at + size] for at in range(0, len(articles), size)] or [[]]
        number = min(number, len(pages) - 1)
        return Page(pages[number], number, len(pages), self.tally(scopes))

    def titles(self, scopes: Scopes) -> list[tuple[str, str]]:
        """See `Listing.titles`."""
        return [(each.id, each.title) for each in self._articles(scopes)]

    def numbers(self, document_ids: Collection[str], scopes: Scopes) -> Mapping[str, int]:
        """See `Listing.numbers`."""
        numbered = enumerate(self._listed(scopes), 1)
        return {each.id: number for number, each in numbered if each.id in document_ids}

    def at_number(self, number: int, scopes: Scopes) -> str | None:
        """See `Listing.at_number`."""
        return next((each.id for each in self._listed(scopes)[number - 1 : number]), None)

    def at_address(self, addresses: Collection[str], scopes: Scopes) -> str | None:
        """See `Listing.at_address`."""
        here = [each for each in self.documents if each.scope in scopes]
        return next((each.id for each in here if each.url in addresses or each.origin in addresses), None)

    def summaries(self, document_ids: Sequence[str], scopes: Scopes) -> list[DocumentSummary]:
        """See `Listing.summaries`."""
        known = {each.id: each for each in self._listed(scopes)}
        return [known[each] for each in document_ids if each in known]

    def _listed(self, scopes: Scopes) -> list[DocumentSummary]:
        here = (each for each in self.documents if each.scope in scopes)
        return sorted(here, key=lambda each: each.is_message)

    def _articles(self, scopes: Scopes) -> list[DocumentSummary]:
        return [each for each in self._listed(scopes) if not each.is_message]
