"""What is stored as lists show it and people name it: what is wanted goes in, and that alone comes out, however much a
chat holds. Engines stand behind it.

A list has articles first, then messages, and of each the newest first, those without a date last. Documents are
numbered in this order from 1. Calls are synchronous, safe from any thread, and see nothing but the scopes they name.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.library_records import DocumentSummary, Scopes


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents there are: `messages` of chats, and `articles`, which are all others."""

    articles: int
    messages: int

    @property
    def documents(self) -> int:
        """All of them."""
        return self.articles + self.messages


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the articles: `shown`, as page `number` (from 0) of so many `pages`, at least one; `held` is all that
    is there."""

    shown: Sequence[DocumentSummary]
    number: int
    pages: int
    held: Tally


class Listing(Protocol):
    """The documents of a library."""

    def tally(self, scopes: Scopes) -> Tally:
        """How many documents these scopes hold."""

    def page(self, number: int, size: int, scopes: Scopes) -> Page:
        """A page (from 0) of `size` articles, the last one where there are not so many."""

    def titles(self, scopes: Scopes) -> list[tuple[str, str]]:
        """The id and the title of every article, in the order of the list."""

    def numbers(self, document_ids: Collection[str], scopes: Scopes) -> Mapping[str, int]:
        """The numbers of these documents by their ids, in the order of the list; others are left out."""

    def at_number(self, number: int, scopes: Scopes) -> str | None:
        """The id of the document with a number, at least 1."""

    def at_address(self, addresses: Collection[str], scopes: Scopes) -> str | None:
        """The id of the newest document whose origin or address is one of these."""

    def summaries(self, document_ids: Sequence[str], scopes: Scopes) -> list[DocumentSummary]:
        """Documents by id, in the order asked for; those outside the scopes are left out."""
