"""Which one article somebody wants summed up: what they wrote, or replied to, goes in; its id comes out."""

import re
from collections.abc import Sequence

from bot.telegram.parsing.documents_meant import find
from bot.telegram.parsing.given import Given, GivenLink, GivenPost
from index.library_records import Scopes
from index.listing import Listing
from index.sources.addresses import canonical
from index.text import fold
from retrieval.records import Quoted

_NUMBER = re.compile(r"[0-9]{1,3}")


def cited_article(words: str, cited: Sequence[Quoted]) -> str | None:
    """The article that an answer cites: by a quote's number, or the first one where there are no words."""
    folded = fold(words)
    if words and not _NUMBER.fullmatch(folded):
        return None
    place = int(folded) if words else 1
    return cited[place - 1].document_id if 1 <= place <= len(cited) else None


def given_article(given: Sequence[Given], listing: Listing, scopes: Scopes) -> str | None:
    """The article of these scopes that was added of a link or a post that somebody sent."""
    for each in given:
        if isinstance(each, GivenLink):
            found = _at(each.address, listing, scopes)
        else:
            found = listing.at_address([each.origin], scopes) if isinstance(each, GivenPost) else None
        if found is not None:
            return found
    return None


def named_article(words: str, listing: Listing, scopes: Scopes) -> str | None:
    """The newest article of this address, id or title, or with all these words in its title."""
    found = _at(words, listing, scopes)
    if found is not None:
        return found
    return next((each.summary.id for each in find(words, listing, scopes)), None)


def _at(address: str, listing: Listing, scopes: Scopes) -> str | None:
    return listing.at_address({address, canonical(address) or address}, scopes)
