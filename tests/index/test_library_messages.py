"""Messages of chats in a library: what is known of them beside their text, the newest of them, and who wrote them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sample_documents import indexed, sample_document
from tiny_embedder import TinyEmbedder

from index.library import Library
from index.message import MessageFacts
from index.records import LIBRARY, Document, Scope

CHAT, OTHER = Scope.chat(-1001), Scope.chat(-1002)
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


def message(number: int, facts: MessageFacts, scope: Scope = CHAT, minutes: float | None = None) -> Document:
    sent = None if minutes is None else NOON + timedelta(minutes=minutes)
    said = sample_document(f"Message number {number} speaks of a railway.", scope=scope, origin=f"telegram:{number}")
    return replace(said, message=facts, published=sent)


def store(library: Library, embedder: TinyEmbedder, *documents: Document) -> None:
    for each in documents:
        library.replace(indexed(each, embedder))


def origins(library: Library, since: datetime | None, limit: int, topic_id: int | None = None) -> list[str]:
    return [each.document.origin for each in library.newest([CHAT], since, limit, topic_id)]


def test_who_wrote_a_message_and_what_it_answers_comes_back_as_it_was(library: Library, embedder: TinyEmbedder) -> None:
    facts = MessageFacts(77, "Aibek", 5, "telegram:-1001/3")
    said = message(1, facts)
    store(library, embedder, said)
    assert library.document(said.id, [CHAT]) == said
    assert library.newest([CHAT], None, 1)[0].document.message == facts


def test_an_article_is_no_message(library: Library, embedder: TinyEmbedder) -> None:
    article = sample_document("They met in Tehran.")
    store(library, embedder, article)
    found = library.document(article.id, [LIBRARY])
    assert found is not None
    assert found.message is None


def test_the_newest_come_first_and_those_without_a_date_last(library: Library, embedder: TinyEmbedder) -> None:
    facts = MessageFacts()
    store(library, embedder, message(1, facts, minutes=1), message(2, facts), message(3, facts, minutes=3))
    assert origins(library, None, 10) == ["telegram:3", "telegram:1", "telegram:2"]
    assert origins(library, None, 2) == ["telegram:3", "telegram:1"]


def test_since_a_moment_counts_that_moment_whatever_its_zone(library: Library, embedder: TinyEmbedder) -> None:
    facts = MessageFacts()
    store(library, embedder, message(1, facts, minutes=0), message(2, facts, minutes=-0.5), message(3, facts))
    bishkek = datetime.fromisoformat("2026-09-01T18:00:00+06:00")
    assert origins(library, bishkek, 10) == ["telegram:1"]


def test_one_topic_alone_can_be_asked_for(library: Library, embedder: TinyEmbedder) -> None:
    store(library, embedder, *(message(n, MessageFacts(topic_id=n % 2), minutes=n) for n in range(6)))
    assert origins(library, None, 2, topic_id=1) == ["telegram:5", "telegram:3"]
    assert origins(library, None, 9, topic_id=0) == ["telegram:4", "telegram:2", "telegram:0"]


def test_a_long_message_is_among_the_newest_once(library: Library, embedder: TinyEmbedder) -> None:
    text = " ".join(f"Sentence number {n} of a long message about many things that happened." for n in range(80))
    long = replace(sample_document(text, scope=CHAT, origin="telegram:9"), message=MessageFacts())
    store(library, embedder, long)
    [first] = library.newest([CHAT], None, 10)
    assert first.passage.ordinal == 0
    assert library.counts([CHAT]).passages > 1


def test_what_somebody_wrote_in_a_chat_can_be_removed_there_alone(library: Library, embedder: TinyEmbedder) -> None:
    ours, theirs = message(1, MessageFacts(77)), message(2, MessageFacts(88))
    elsewhere = message(3, MessageFacts(77), scope=OTHER)
    store(library, embedder, ours, theirs, elsewhere)
    assert library.delete_author(77, CHAT) == 1
    assert library.document(ours.id, [CHAT]) is None
    assert library.document(theirs.id, [CHAT]) == theirs
    assert library.document(elsewhere.id, [OTHER]) == elsewhere
    assert library.delete_author(77, CHAT) == 0


@pytest.mark.parametrize("facts", [MessageFacts(77), None])
def test_a_scope_can_be_emptied_without_touching_another(
    library: Library, embedder: TinyEmbedder, facts: MessageFacts | None
) -> None:
    store(library, embedder, *(replace(message(n, MessageFacts()), message=facts) for n in range(3)))
    kept = message(9, MessageFacts(77), scope=OTHER)
    store(library, embedder, kept)
    assert library.delete_scope(CHAT) == 3
    assert library.counts([CHAT]).documents == 0
    assert library.dense_search(embedder.embed_question("railway").vector, [CHAT], 5) == []
    assert library.document(kept.id, [OTHER]) == kept


def test_messages_keep_their_authors_when_their_chat_moves(library: Library, embedder: TinyEmbedder) -> None:
    store(library, embedder, message(1, MessageFacts(77, "Aibek", 4, "telegram:0")))
    library.move_scope(CHAT, OTHER)
    [moved] = library.newest([OTHER], None, 5)
    assert moved.document.message == MessageFacts(77, "Aibek", 4, "telegram:0")
    assert library.delete_author(77, OTHER) == 1


def after(library: Library, said: Document, minutes: float = 60, limit: int = 9) -> list[str]:
    found = library.talk_after(said.id, [CHAT, OTHER], timedelta(minutes=minutes), limit)
    return [each.document.origin for each in found]


def test_what_came_after_a_message_is_in_its_chat_and_topic_and_near_to_it(
    library: Library, embedder: TinyEmbedder
) -> None:
    first, *others = (message(n, MessageFacts(), minutes=n) for n in range(4))
    elsewhere = message(7, MessageFacts(), OTHER, minutes=1)
    of_another_topic = message(8, MessageFacts(topic_id=5), minutes=1)
    store(library, embedder, *reversed(others), first, elsewhere, of_another_topic)
    assert after(library, first) == ["telegram:1", "telegram:2", "telegram:3"]
    assert after(library, first, minutes=2) == ["telegram:1", "telegram:2"]
    assert after(library, others[1]) == ["telegram:3"]
    assert library.talk_after(first.id, [OTHER], timedelta(hours=1), 9) == []


def test_replies_come_before_what_only_came_next(library: Library, embedder: TinyEmbedder) -> None:
    first, second = message(1, MessageFacts(), minutes=0), message(2, MessageFacts(), minutes=1)
    reply = message(3, MessageFacts(reply_to="telegram:1"), minutes=50)
    store(library, embedder, first, second, reply)
    assert after(library, first) == ["telegram:3", "telegram:2"]
    assert after(library, first, limit=1) == ["telegram:3"]


def test_nothing_comes_after_an_article_or_a_message_without_a_date(library: Library, embedder: TinyEmbedder) -> None:
    undated = message(1, MessageFacts())
    article = replace(sample_document("They met in Tehran.", scope=CHAT, origin="a"), published=NOON)
    store(library, embedder, undated, article, message(2, MessageFacts(), minutes=1))
    assert after(library, undated) == after(library, article) == after(library, message(9, MessageFacts())) == []
