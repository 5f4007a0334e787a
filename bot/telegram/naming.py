"""Which document somebody means: what they wrote and what there is go in, the documents that it may be come out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.library_records import DocumentSummary
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


def in_order(documents: Iterable[DocumentSummary]) -> list[DocumentSummary]:
    """In the order of their numbers: first articles, as they are listed, then messages, which no list shows."""
    return sorted(documents, key=lambda each: each.is_message)


def find(words: str, listed: Sequence[DocumentSummary], cited: Sequence[Quoted] | None = None) -> list[Found]:
    """The documents that `words` name: by number, by id, or, if they are no messages, by words of the title.

    `cited` are the quotes of the answer that `words` reply to: then a number is a quote's, and no words at all mean
    all documents quoted.
    """
    numbered = [Found(number, summary) for number, summary in enumerate(in_order(listed), 1)]
    number = int(words[:_LONGEST_NUMBER]) if words.isdecimal() else None
    if cited is not None and (number is not None or not words):
        quoted = cited if number is None else cited[number - 1 : number] if number > 0 else ()
        ids = {each.document_id for each in quoted}
        return [each for each in numbered if each.summary.id in ids]
    if _ID.fullmatch(words) and (by_id := [each for each in numbered if each.summary.id == words]):
        return by_id
    if number is not None:
        return numbered[number - 1 : number] if number > 0 else []
    wanted = {token.folded for token in tokens(words)}
    if not wanted:
        return []
    titled = [each for each in numbered if not each.summary.is_message]
    exact = [each for each in titled if fold(each.summary.title) == fold(words)]
    return exact or [each for each in titled if wanted <= {token.folded for token in tokens(each.summary.title)}]
