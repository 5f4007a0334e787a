"""Chats for tests: who says what, one message a minute, into a library's scope of a chat."""

from datetime import UTC, datetime, timedelta

from tiny_embedder import TinyEmbedder

from index.indexing import cut, embed
from index.library import Library
from index.records import Document, Scope
from index.sources.messages import ChatMessage, message_document

CHAT = Scope.chat(-1001)
_NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


def said(number: int, author: str, text: str, reply_to: int | None = None, minute: float | None = None) -> Document:
    """A message of the chat, sent so many minutes after noon, or as many as its number."""
    sent = _NOON + timedelta(minutes=number if minute is None else minute)
    people = sum(map(ord, author))
    document = message_document(
        ChatMessage(-1001, "Neighbours", number, text, sent, author, author_id=people, reply_to=reply_to)
    )
    assert isinstance(document, Document)
    return document


def chat(library: Library, embedder: TinyEmbedder, *messages: Document) -> None:
    """Store the messages."""
    for each in embed(list(map(cut, messages)), embedder):
        library.replace(each)
