"""The library's tables as they are copied, each behind those that it refers to.

Not among them is what an engine derives from their rows, and vectors of a model that gave way.
"""

from dataclasses import replace

from index.relational import facts
from index.relational.copying import Table

_FEW = 100  # rows that may hold a whole article, or all token vectors of a passage

FACTS = Table(
    "facts", ("name",), ("value",),
    where="name NOT IN ({})".format(", ".join(f"'{name}'" for name in facts.OF_ONE_PLACE)),
)  # fmt: skip

SCOPES = Table("scopes", ("name",), ("generation",))
"""Copied at the end, when what the generations stand for is there; their names come first (see `copied_library`)."""

MODEL_FACTS = replace(FACTS, where=f"{FACTS.where} AND name <> '{facts.MODEL_REVISION}'")
"""The facts that are copied first, and the one that is copied behind all vectors: whoever keeps vectors in mind tells
by it whether they are still those of the library."""
MODEL_REVISION = replace(FACTS, where=f"name = '{facts.MODEL_REVISION}'")

FEEDS = Table("feeds", ("scope", "address"), ("read_at", "failures", "etag", "modified", "entries"), at_once=_FEW)

CONTENTS = (
    Table(
        "documents", ("id",),
        ("scope", "origin", "title", "source", "url", "published", "language", "text", "body", "content_hash"),
        at_once=_FEW,
    ),
    Table("sentences", ("document_id", "ordinal"), ("start", "end")),
    # A new version of a document has its passages in the old ones' places, with other ids.
    Table(
        "passages", ("document_id", "ordinal"), ("id", "scope", "first", "last", "heading", "vector"), is_replaced=True
    ),
    Table("passage_tokens", ("passage_id",), ("vectors", "sentences"), at_once=_FEW),
    Table("passage_terms", ("rowid",), ("scope", "terms")),
    Table("messages", ("document_id",), ("author_id", "author", "topic_id", "reply_to")),
    FEEDS,
    Table(
        "elsewhere", ("id",),
        (
            "document_id", "scope", "origin", "title", "source", "url", "published", "language", "text", "body",
            "message", "content_hash",
        ),
        at_once=_FEW,
    ),
    Table("sketches", ("scope", "hash", "document_id"), ()),
    Table("next_vectors", ("passage_id",), ("vector",)),
    Table("next_passage_tokens", ("passage_id",), ("vectors", "sentences"), at_once=_FEW),
)  # fmt: skip

LIBRARY_TABLES = (FACTS, *CONTENTS, SCOPES)
