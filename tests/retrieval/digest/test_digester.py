"""Digests of a library: spans, numbers, topics, forum topics, who is behind a message, one document by its id."""

from datetime import UTC, datetime, timedelta

import platformdirs
import pytest
from tiny_embedder import TinyEmbedder

from index.embedding.load import load_embedder
from index.errors import InputError, QuestionError
from index.indexing import cut, embed
from index.language import language_of
from index.library import Library
from index.message import MessageFacts
from index.records import LIBRARY, Document, Scope, Span
from retrieval.digest.digester import Digester
from retrieval.digest.library_posts import LibraryPosts
from retrieval.digest.records import Digest, Kind
from retrieval.digest.time_span import Wanted
from retrieval.facts.countries import countries

CHAT = Scope.chat(-1001)
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
TRAINS = "The train to Osh leaves at nine now."
BRIDGE = "The bridge near Naryn opened to traffic on Monday."
BUDGET = "Parliament passed the budget for schools."


def stored(
    number: int, text: str, scope: Scope = LIBRARY, facts: MessageFacts | None = None, minutes: int | None = None
) -> Document:
    sent = NOON + timedelta(minutes=number if minutes is None else minutes)
    return Document(
        scope, f"telegram:{number}", "", None, None, sent, language_of(text), text, (Span(0, len(text)),), facts
    )


def by(author_id: int, topic_id: int = 0, reply_to: int | None = None) -> MessageFacts:
    answered = None if reply_to is None else f"telegram:{reply_to}"
    return MessageFacts(author_id, f"P{author_id}", topic_id, answered)


@pytest.fixture
def digester(library: Library, embedder: TinyEmbedder) -> Digester:
    return Digester(LibraryPosts(library), lambda: embedder)


def fill(library: Library, embedder: TinyEmbedder, *documents: Document) -> None:
    for each in embed(list(map(cut, documents)), embedder):
        library.replace(each)


def quotes(made: Digest) -> set[str]:
    return {each.quote for each in made.citations()}


def test_only_what_was_asked_for_is_digested(library: Library, embedder: TinyEmbedder, digester: Digester) -> None:
    fill(library, embedder, stored(1, TRAINS), stored(2, BRIDGE), stored(3, BUDGET), stored(4, BUDGET, CHAT))
    assert digester.digest([LIBRARY], Wanted()).posts == 3
    assert quotes(digester.digest([LIBRARY], Wanted(last=1))) == {BUDGET}
    assert quotes(digester.digest([LIBRARY], Wanted(since=NOON + timedelta(minutes=2)))) == {BRIDGE, BUDGET}
    assert quotes(digester.digest([LIBRARY], Wanted(since=NOON, last=2))) == {BRIDGE, BUDGET}
    assert digester.digest([CHAT], Wanted()).posts == 1
    assert digester.digest([Scope.chat(5)], Wanted(), "ar").language == "ar"


def test_what_was_posted_again_counts_at_each_place(
    library: Library, embedder: TinyEmbedder, digester: Digester
) -> None:
    fill(library, embedder, *(stored(number, TRAINS, CHAT, MessageFacts()) for number in (1, 2, 3)))
    fill(library, embedder, stored(4, BRIDGE, CHAT, MessageFacts()))
    assert library.counts([CHAT]).documents == 2
    made = digester.digest([CHAT], Wanted())
    assert made.posts == 4
    (trains,) = made.points
    assert {each.document_id for each in trains.citations} == {stored(number, TRAINS, CHAT).id for number in (1, 2, 3)}
    assert digester.digest([CHAT], Wanted(since=NOON + timedelta(minutes=3))).posts == 2


def test_a_topic_leaves_the_other_posts_out(library: Library, embedder: TinyEmbedder, digester: Digester) -> None:
    fill(library, embedder, stored(1, BRIDGE), stored(2, BUDGET), stored(3, f"{BRIDGE} Really."))
    assert digester.digest([LIBRARY], Wanted(topic="the bridge")).posts == 2
    newest = digester.digest([LIBRARY], Wanted(last=1, topic="the bridge"))
    assert {each.document_id for each in newest.citations()} == {stored(3, BRIDGE).id}
    with pytest.raises(QuestionError):
        digester.digest([LIBRARY], Wanted(topic="?!"))
    with pytest.raises(QuestionError, match="the topic is empty"):
        digester.digest([LIBRARY], Wanted(topic=" "))


@pytest.mark.parametrize(("topic", "text"), [
    ("water", "رجعت المي أخيرًا"), ("المي", "صيانة خط المياه في الحي"), ("الكهرباء", "رجعت الكهربا؟"),
    ("صهريج", "يعني نرجع عالصهريج"), ("Lebanon", "افتتح الوزير مدرسة في بيروت."), ("لبنان", "Snow closed Beirut."),
    ("Karami", "قالت كرامي ذلك أمس"),
])  # fmt: skip
def test_a_topic_is_found_by_translations_names_and_cities(
    topic: str, text: str, library: Library, embedder: TinyEmbedder, digester: Digester
) -> None:
    fill(library, embedder, stored(1, text), stored(2, BUDGET), stored(3, "عرس؟ في كبة ولا لأ"))
    assert {each.document_id for each in digester.digest([LIBRARY], Wanted(topic=topic)).citations()} == {
        stored(1, text).id
    }


def test_a_topic_without_a_country_seeks_none_in_the_posts(
    library: Library, embedder: TinyEmbedder, digester: Digester
) -> None:
    fill(library, embedder, *(stored(number, f"{TRAINS} It has {number} cars, as in Egypt.") for number in range(20)))
    before = countries.cache_info().misses
    assert digester.digest([LIBRARY], Wanted(topic="quarry dust")).posts == 0
    assert countries.cache_info().misses - before <= 3  # the topic and each of its words


@pytest.mark.model
@pytest.mark.parametrize(("topic", "texts"), [
    ("water", ("عرس؟ في كبة ولا لأ", "يعني البنزين رح يغلى", "كل شي غلي إلا نحنا")),
    ("لبنان", ("كأس العرب: تونس 2 - 0 عُمان، والمغرب 1 - 1 مصر.", "الجيش السوداني يعلن استعادة مدينة بارا.")),
])  # fmt: skip
def test_what_shares_neither_words_nor_clear_meaning_is_off_a_topic(
    topic: str, texts: tuple[str, ...], library: Library
) -> None:
    model = load_embedder(None, platformdirs.user_cache_path("qawl"), lambda _: None)
    for each in embed([cut(stored(number, text)) for number, text in enumerate(texts)], model):
        library.replace(each)
    assert Digester(LibraryPosts(library), lambda: model).digest([LIBRARY], Wanted(topic=topic)).posts == 0


def test_a_forum_topic_is_digested_alone(library: Library, embedder: TinyEmbedder, digester: Digester) -> None:
    fill(library, embedder, stored(1, TRAINS, CHAT, by(1, 7)), stored(2, BRIDGE, CHAT, by(1)))
    assert quotes(digester.digest([CHAT], Wanted(topic_id=7))) == {TRAINS}
    assert quotes(digester.digest([CHAT], Wanted(topic_id=0))) == {BRIDGE}


def test_messages_of_people_are_read_as_talk_with_their_replies(
    library: Library, embedder: TinyEmbedder, digester: Digester
) -> None:
    fill(
        library,
        embedder,
        stored(1, "When does the train to Osh leave?", CHAT, by(1)),
        stored(2, TRAINS, CHAT, by(2, reply_to=1), minutes=400),
    )
    made = digester.digest([CHAT], Wanted())
    assert made.kind is Kind.TALK
    (asked,) = made.questions
    assert asked.answer is not None
    assert (asked.question.author, asked.answer.author) == ("P1", "P2")
    assert digester.digest([CHAT], Wanted(), kind=Kind.POSTS).kind is Kind.POSTS


def test_posts_of_a_channel_are_read_as_posts(library: Library, embedder: TinyEmbedder, digester: Digester) -> None:
    facts = MessageFacts(author="Kabar")
    fill(library, embedder, stored(1, BRIDGE, CHAT, facts), stored(2, BRIDGE, CHAT, facts))
    made = digester.digest([CHAT], Wanted())
    assert (made.kind, [point.size for point in made.points]) == (Kind.POSTS, [2])


def test_who_is_left_out_never_appears(library: Library, embedder: TinyEmbedder, digester: Digester) -> None:
    fill(library, embedder, stored(1, TRAINS, CHAT, by(1)), stored(2, BRIDGE, CHAT, by(2)))
    made = digester.digest([CHAT], Wanted(), left_out={1})
    assert quotes(made) == {BRIDGE}
    assert made.posts == 1


def test_one_document_is_told_by_its_beginning(library: Library, embedder: TinyEmbedder, digester: Digester) -> None:
    article = stored(1, f"{BRIDGE} {BUDGET} {TRAINS} Nobody else came.")
    fill(library, embedder, article)
    made = digester.lead(article.id, [LIBRARY])
    assert [point.text for point in made.points] == [BRIDGE, BUDGET, TRAINS]
    with pytest.raises(InputError, match="no document"):
        digester.lead(article.id, [CHAT])


def test_more_posts_than_there_are_can_be_asked_for(
    library: Library, embedder: TinyEmbedder, digester: Digester
) -> None:
    fill(library, embedder, stored(1, TRAINS))
    assert digester.digest([LIBRARY], Wanted(last=10_000)).posts == 1


@pytest.mark.model
def test_a_topic_is_found_in_the_other_language_too(library: Library) -> None:
    model = load_embedder(None, platformdirs.user_cache_path("qawl"), lambda _: None)
    arabic = "افتتح جسر السكة الحديدية قرب نارين أمام القطارات يوم الاثنين."
    for each in embed(list(map(cut, (stored(1, arabic), stored(2, BUDGET)))), model):
        library.replace(each)
    made = Digester(LibraryPosts(library), lambda: model).digest([LIBRARY], Wanted(topic="railways"), "en")
    assert quotes(made) == {arabic}
