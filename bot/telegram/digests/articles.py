"""Which one article somebody wants summed up: what they wrote, or replied to, goes in; its id comes out."""

import re
from collections.abc import Sequence

from bot.telegram.given import Given, GivenLink, GivenPost
from bot.telegram.naming import find
from index.library_records import DocumentSummary
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


def given_article(given: Sequence[Given], listed: Sequence[DocumentSummary]) -> str | None:
    """The article that was added of a link or a post that somebody sent."""
    for each in given:
        if isinstance(each, GivenLink):
            found = _at(each.address, listed)
        else:
            origin = each.origin if isinstance(each, GivenPost) else None
            found = next((summary.id for summary in listed if summary.origin == origin), None)
        if found is not None:
            return found
    return None


def named_article(words: str, listed: Sequence[DocumentSummary]) -> str | None:
    """The newest article of this address, id or title, or with all these words in its title."""
    found = _at(words, listed)
    if found is not None:
        return found
    return next((each.summary.id for each in find(words, listed)), None)


def _at(address: str, listed: Sequence[DocumentSummary]) -> str | None:
    same = {address, canonical(address) or address}
    return next((each.id for each in listed if each.url in same or each.origin in same), None)
