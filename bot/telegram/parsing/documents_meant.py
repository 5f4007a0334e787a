"""Which document somebody means: what they wrote and what there is go in, the documents that it may be come out."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.library_records import DocumentSummary, Scopes
from index.listing import Listing
from index.text import fold, tokens
from retrieval.records import Quoted

EVERYTHING = frozenset({"everything", "all", "كل شيء", "كل شئ", "كلّ شيء", "الكل"})
_ID = re.compile(r"[0-9a-f]{16}")
_LONGEST_NUMBER = 9  # digits that are read: no list is as long as that


@dataclass(frozen=True, slots=True)
class Found:
    """A document, and its number in the list."""

    number: int
    summary: DocumentSummary


def find(words: str, listing: Listing, scopes: Scopes, cited: Sequence[Quoted] | None = None) -> list[Found]:
    """The documents of these scopes that `words` name: by number, by id, or, if they are no messages, by words of the
    title.

    `cited` are the quotes of the answer that `words` reply to: then a number is a quote's, and no words at all mean
    all documents quoted.
    """
    number = int(words[:_LONGEST_NUMBER]) if words.isdecimal() else None
    if cited is not None and (number is not None or not words):
        quoted = cited if number is None else cited[number - 1 : number] if number > 0 else ()
        return _with_ids({each.document_id for each in quoted}, listing, scopes)
    if _ID.fullmatch(words) and (by_id := _with_ids([words], listing, scopes)):
        return by_id
    if number is not None:
        there = listing.at_number(number, scopes) if number > 0 else None
        return [] if there is None else [Found(number, each) for each in listing.summaries([there], scopes)]
    wanted = {token.folded for token in tokens(words)}
    if not wanted:
        return []
    titled = {each: (number, title) for number, (each, title) in enumerate(listing.titles(scopes), 1)}
    exact = [each for each, (_, title) in titled.items() if fold(title) == fold(words)]
    named = exact or [
        each for each, (_, title) in titled.items() if wanted <= {token.folded for token in tokens(title)}
    ]
    return [Found(titled[each.id][0], each) for each in listing.summaries(named, scopes)]


def _with_ids(document_ids: Collection[str], listing: Listing, scopes: Scopes) -> list[Found]:
    numbers = listing.numbers(document_ids, scopes)
    return [Found(numbers[each.id], each) for each in listing.summaries(list(numbers), scopes)]
