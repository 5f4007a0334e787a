"""What one act of forgetting takes away is cleaned from the files once, however many documents it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from kept_messages import TinyServices
from sample_documents import indexed, sample_document
from tiny_embedder import TinyEmbedder

from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import Arrived
from bot.services import Services
from bot.settings import Settings
from bot.storing import Storing
from index.embedded.library import EmbeddedLibrary
from index.message import MessageFacts
from index.records import Document, Scope
from index.sources.messages import ChatMessage

AUTHOR = 70


def message(number: int, scope: Scope) -> Document:
    plain = sample_document(f"The harbour of {number} opened.", scope=scope, origin=str(number))
    facts = MessageFacts(AUTHOR, "Amal", 0, None)
    return Document(scope, plain.origin, plain.title, None, None, None, "en", plain.text, plain.body, facts)


def forget_each(services: Services, stored: list[Document]) -> int:
    here = stored[0].scope
    return len(services.forget_each([each.id for each in stored if each.scope == here], here))


def forget_author(services: Services, _: list[Document]) -> int:
    return services.forget_author_everywhere(AUTHOR)


@pytest.mark.parametrize(("forget", "gone"), [(forget_each, 3), (forget_author, 6)])
def test_files_are_cleaned_once_for_one_act(
    tmp_path: Path, forget: Callable[[Services, list[Document]], int], gone: int
) -> None:
    services = Services(Settings(data_dir=tmp_path), lambda _: None, lambda *_: TinyEmbedder())
    library = services.library
    assert isinstance(library, EmbeddedLibrary)
    stored = [message(number, Scope.chat(chat)) for chat in (-5, -6) for number in range(3)]
    for each in stored:
        library.replace(indexed(each, TinyEmbedder()))
    said: list[str] = []
    library._file._connection().set_trace_callback(said.append)
    assert forget(services, stored) == gone
    assert said.count("VACUUM") == 1
    services.close()


def test_files_are_cleaned_once_for_messages_that_are_stored_together(tmp_path: Path) -> None:
    services, memory = TinyServices(tmp_path), EmbeddedMemory(tmp_path)
    library = services.library
    assert isinstance(library, EmbeddedLibrary)
    storing = Storing(memory, services)
    for text in ("The harbour of {} opened.", ""):
        for number in range(1, 5):
            words = text.format(number)
            made = ChatMessage(-7, "The port", number, words, None, "Amal", author_id=AUTHOR)
            memory.arrive([Arrived(-7, number, made if text else None, None, AUTHOR)])
        said: list[str] = []
        library._file._connection().set_trace_callback(said.append)
        storing.store_oldest({})
    assert library.counts([Scope.chat(-7)]).documents == 0
    assert said.count("VACUUM") == 1
    services.close()
    memory.close()
