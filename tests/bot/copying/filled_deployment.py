"""A library and a memory in which every table holds something, and everything that can be seen of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from sample_documents import indexed, sample_document
from sample_exchanges import NOON, at, exchange
from tiny_embedder import TinyEmbedder

from bot.deployments import Place
from bot.memory.digest_protocol import Scheduled, ShownDigest
from bot.memory.embedded import EmbeddedMemory
from bot.memory.postgres import PostgresMemory
from bot.memory.protocol import Memory
from bot.memory.records import Arrived, ChatSettings, Conversation, Language
from bot.scheduling.schedule import Schedule
from index.embedded.library import EmbeddedLibrary
from index.embedding.identity import identify
from index.feeds import Validators
from index.library import Library
from index.message import MessageFacts
from index.postgres.library import PostgresLibrary
from index.records import LIBRARY, Document, Scope
from index.sources.messages import ChatMessage
from retrieval.answering import Answerer
from retrieval.digest.time_span import Wanted
from retrieval.generation.budget import Spent

OLD, NEW = TinyEmbedder(dimension=64), TinyEmbedder("new", 48)
CHAT, PRIVATE = Scope.chat(-7), Scope.chat(70)
SCOPES = [LIBRARY, CHAT, PRIVATE]
QUESTIONS = [
    "Who spoke of harbour 3?",
    "ماذا قال الوزير؟",
    "What did they say about trade 12?",
    "Who was the last king?",
]


@dataclass(frozen=True)
class Opened:
    library: Library
    memory: Memory


@contextmanager
def at_work(place: Place) -> Iterator[Opened]:
    """A place as a bot opens it."""
    if place.folder is not None:
        opened = Opened(EmbeddedLibrary(place.folder), EmbeddedMemory(place.folder))
    else:
        url = place.url.get_secret_value() if place.url is not None else ""
        opened = Opened(PostgresLibrary(url), PostgresMemory(url))
    try:
        yield opened
    finally:
        opened.memory.close()
        opened.library.close()


def fill(opened: Opened, documents: int = 24) -> None:
    """Something of everything, with a change of the model under way."""
    library = opened.library
    library.use_model(identify(OLD))
    for number in range(documents):
        add(library, number)
    twin = replace(text_of(0), origin="https://elsewhere.example/0")
    assert library.recognise(twin) is not None  # the same words, from another place
    said = replace(text_of(1, CHAT), origin="message 1", message=MessageFacts(9, "Amal", 3, "message 0"))
    library.replace(indexed(said, OLD))
    library.feeds.note_entries("https://example.org/feed", LIBRARY, ["a", "b"])
    (feed,) = library.feeds.all()
    library.feeds.note_read(feed, NOON, Validators('"etag"', None), ["b", "c"])
    change = library.model_change
    assert change.begin(identify(NEW))
    waiting = change.waiting(None, 5)
    made = NEW.embed_passages([each.text for each in waiting])
    assert change.store(identify(NEW), {each.id: part for each, part in zip(waiting, made, strict=True)})
    remember(opened.memory)


def text_of(number: int, scope: Scope | None = None) -> Document:
    """A document of several passages, in one of the scopes."""
    line = f"They spoke of harbour {number} and trade {number * 3}. وقال الوزير ذلك في الميناء {number}. "
    text = "\n\n".join([line * 5] * (1 + number % 3))
    return sample_document(
        text, scope=scope or SCOPES[number % 3], origin=f"/articles/{number}", title=f"Harbour {number}"
    )


def add(library: Library, number: int) -> None:
    library.replace(indexed(text_of(number), OLD))


def remember(memory: Memory) -> None:
    for number in range(20):
        talk = Conversation(-7, number % 3, 70 + number)
        memory.remember(exchange(f"e{number}", conversation=talk, question_id=100 + number, minutes=number))
        memory.claim_update(number, at(number))
    memory.forget_conversation(Conversation(-7, 0, 70), at(30))
    memory.change_settings(-7, lambda _: ChatSettings(Language.ARABIC, buttons_for_all=True, time_zone="Asia/Tehran"))
    memory.give_feedback("e1", 5, useful=True, at=at(2))
    memory.give_feedback("e2", 5, useful=False, at=at(2))
    memory.decide(-7, remembers=True)
    memory.set_silence(99, None, silent=True)
    memory.note_move(-1, -1001)
    memory.name_topic(-7, 3, "الأخبار")
    message = ChatMessage(-7, "Group", 5, "hello", NOON, "Amal", author_id=9)
    memory.arrive([Arrived(-7, 5, message, None, 9), Arrived(-7, 6, None)])
    memory.put_album_part("album", message, at(1))
    schedule = Scheduled(-7, 0, Schedule(600, None, "Asia/Tehran"), "ar", NOON, 9)
    memory.set_schedule(schedule)
    memory.claim_slot(schedule, NOON, 3600)  # longer than a slow machine takes to look twice
    memory.reach(-7, 0, 9, at(3))
    memory.put_digest(ShownDigest("d", -7, 9, -7, Wanted(since=NOON), None, "ar", at(3)))
    spent = Spent(1, 900, 120, 0.1, 2, 1)
    for chat in (-8, -9, 0, -7):
        memory.spend(NOON.date(), chat, spent)
    memory.forget_chat(-8)  # what it spent stays without a chat, twice
    memory.forget_chat(-9)
    memory.note_trouble("it took too long", at(4))
    memory.put_update(7000, "chat -7", "{}", -7)
    memory.put_update(7001, None, "{}", None)
    memory.take_updates("worker", 1, 0.0)


def seen(opened: Opened) -> list[object]:
    """What a bot sees: documents with all their parts, answers, and what it remembers."""
    library, memory = opened.library, opened.memory
    looked: list[object] = [library.model_name(), library.model_revision(), library.counts(SCOPES), library.feeds.all()]
    looked += [library.revision(SCOPES), library.model_change.under_way()]
    for summary in library.documents(SCOPES):
        looked += [summary, library.document(summary.id, SCOPES), library.sentences(summary.id, SCOPES)]
    answerer = Answerer(library, OLD)
    for question in QUESTIONS:
        for scopes in ([LIBRARY], [CHAT], SCOPES):
            answer = answerer.answer(question, scopes)
            looked += [answer.answered, [(c.quote, c.number) for c in answer.citations]]
            looked += sorted((each.document_id, each.start, each.end, round(each.score, 5)) for each in answer.evidence)
    looked += [memory.exchange(f"e{number}") for number in range(20)]
    looked += [memory.is_claimed(3), memory.settings(-7), memory.feedback(), memory.remembers(-7), memory.home_of(-1)]
    looked += [memory.silent_in(-7), memory.topic_name(-7, 3), memory.arrived(10), memory.album_parts(-7, "album")]
    looked += [memory.schedules(), memory.reached(-7, 0, 9), memory.digest("d"), memory.last_trouble()]
    looked += [memory.spent(NOON.date(), None), memory.spent(NOON.date(), -7), memory.inbox_length()]
    looked += [memory.recent_questions(Conversation(-7, 0, 73), NOON - timedelta(days=1))]
    return looked


def folder(path: Path) -> Place:
    return Place(path, None)
