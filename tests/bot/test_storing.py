"""Messages that arrived into the library: whatever the order, each message once as it was said last, and no failure
loses any."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_messages import TinyServices, tiny_services

from bot.lease import LeaseLostError
from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import Arrived
from bot.storing import MOST_AT_ONCE, MOST_TRIES, Storing
from index.errors import LibraryError, NoRoomError, QawlError
from index.ingestion import unchecked
from index.ingestion_report import IngestionReport
from index.records import Document, Scope
from index.sources.messages import ChatMessage

GROUP = -7


def said(
    message_id: int,
    text: str,
    *,
    album: str | None = None,
    chat: int = GROUP,
    author: int = 70,
    first: int | None = None,
) -> Arrived:
    message = ChatMessage(chat, "The port", message_id, text, None, "Amal", author_id=author, forwarded_from_id=first)
    return Arrived(chat, message_id, message if text else None, album, author)


class Failing(TinyServices):
    """Fails for documents that hold one of `broken`, with `error`."""

    broken: tuple[str, ...] = ()
    error: Exception = LibraryError("the disk is full")

    def keep_all(self, documents: Sequence[Document], check: Callable[[], None] = unchecked) -> IngestionReport:
        if any(word in document.text for document in documents for word in self.broken):
            raise self.error
        return super().keep_all(documents, check)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Failing]:
    opened = Failing(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[EmbeddedMemory]:
    opened = EmbeddedMemory(tmp_path)
    yield opened
    opened.close()


def stored(services: TinyServices, chat: int = GROUP) -> dict[int, str]:
    scope = Scope.chat(chat)
    listed = services.library.documents([scope])
    documents = [document for each in listed if (document := services.library.document(each.id, [scope]))]
    return {int(document.origin.rpartition("/")[2]): document.text for document in documents}


def store_all(storing: Storing) -> None:
    while storing.store_oldest({}):
        pass


def store_beside(storing: Storing, memory: EmbeddedMemory, numbers: Sequence[int]) -> None:
    """Let what waits be tried again beside each of other messages."""
    for number in numbers:
        memory.arrive([said(number, f"Ship {number} came.")])
        with suppress(LibraryError):
            storing.store_oldest({})


_texts = st.sampled_from(["", "", "The harbour opened.", "The quay closed.", "A ship came."])
_versions = st.lists(st.tuples(st.integers(1, 5), st.sampled_from([None, "a", "b"]), _texts), min_size=1, max_size=25)


@given(versions=_versions, cuts=st.sets(st.integers(0, 25)))
@settings(max_examples=60, deadline=None)
def test_every_message_and_album_stands_once_as_it_was_said_last(
    versions: list[tuple[int, str | None, str]], cuts: set[int]
) -> None:
    album_of = {number: album for number, album, _ in reversed(versions)}  # a message stays in its album
    latest: dict[int, str] = {}
    with TemporaryDirectory() as folder, tiny_services(Path(folder)) as services:
        memory = EmbeddedMemory(Path(folder))
        storing = Storing(memory, services)
        for place, (number, _, text) in enumerate(versions):
            latest[number] = text
            memory.arrive([said(number, text, album=album_of[number])])
            if place in cuts:
                store_all(storing)
        store_all(storing)
        expected: dict[int, str] = {}
        for album in {album for album in album_of.values() if album}:
            parts = sorted(number for number in latest if album_of[number] == album and latest[number])
            if parts:
                expected[parts[0]] = "\n".join(latest[number] for number in parts)
        expected |= {number: text for number, text in latest.items() if text and album_of[number] is None}
        assert stored(services) == expected
        assert memory.arrived(1) == []
        memory.close()


def test_storing_again_after_a_crash_changes_nothing(services: Failing, memory: EmbeddedMemory) -> None:
    messages = [said(1, "The harbour opened."), said(2, "The quay closed."), said(1, "The harbour closed.")]
    for _ in range(2):
        memory.arrive(messages)
        store_all(Storing(memory, services))
        assert stored(services) == {1: "The harbour closed.", 2: "The quay closed."}


def test_while_nothing_can_be_stored_everything_waits(services: Failing, memory: EmbeddedMemory) -> None:
    memory.arrive([said(number, f"Ship {number} came.") for number in range(1, 2 * MOST_AT_ONCE)])
    storing = Storing(memory, services)
    services.broken = ("Ship",)
    for _ in range(2 * MOST_TRIES):
        with pytest.raises(QawlError, match="disk is full"):
            storing.store_oldest({})
    assert len(memory.arrived(1000)) == 2 * MOST_AT_ONCE - 1
    services.broken = ()
    store_all(storing)
    assert len(stored(services)) == 2 * MOST_AT_ONCE - 1


@pytest.mark.parametrize("error", [LibraryError("too long"), ValueError("what is this")])
def test_one_that_can_never_be_stored_holds_up_no_other_for_long(
    services: Failing, memory: EmbeddedMemory, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    services.broken, services.error = ("Poison",), error
    storing = Storing(memory, services)
    memory.arrive([said(1, "Poison.")])
    for number in range(2, 20):
        memory.arrive([said(number, f"Ship {number} came.")])
        try:
            storing.store_oldest({})
        except LibraryError:
            assert number <= MOST_TRIES
    assert memory.arrived(1) == []
    assert set(stored(services)) == set(range(2, 20))
    assert "can't be stored" in caplog.text
    assert "Poison" not in caplog.text


def test_several_that_can_never_be_stored_hold_up_no_other_for_long(
    services: Failing, memory: EmbeddedMemory, caplog: pytest.LogCaptureFixture
) -> None:
    services.broken = ("Poison",)
    storing = Storing(memory, services)
    memory.arrive([said(number, "Poison.") for number in (1, 2, 3)])
    store_beside(storing, memory, range(4, 20))
    assert memory.arrived(1) == []
    assert set(stored(services)) == set(range(4, 20))
    assert caplog.text.count("A message of a chat can't be stored") == 3


def test_more_than_are_stored_at_once_can_fail_and_hold_up_no_other_for_good(
    services: Failing, memory: EmbeddedMemory
) -> None:
    many = MOST_AT_ONCE + 8
    services.broken = ("Poison",)
    storing = Storing(memory, services)
    memory.arrive([said(number, "Poison.") for number in range(1, many + 1)])
    last = 2 * many + MOST_TRIES
    store_beside(storing, memory, range(many + 1, last))
    assert memory.arrived(1) == []
    assert set(stored(services)) == set(range(many + 1, last))


def test_after_a_time_in_which_nothing_could_be_stored_as_many_are_stored_at_once_as_before(
    services: Failing, memory: EmbeddedMemory
) -> None:
    services.broken = ("Ship",)
    storing = Storing(memory, services)
    store_beside(storing, memory, range(1, MOST_AT_ONCE))
    assert storing.most_at_once > MOST_AT_ONCE
    services.broken = ()
    store_all(storing)
    assert storing.most_at_once == MOST_AT_ONCE
    assert set(stored(services)) == set(range(1, MOST_AT_ONCE))


def test_what_finds_no_room_is_never_given_up(services: Failing, memory: EmbeddedMemory) -> None:
    services.broken, services.error = ("Long",), NoRoomError("the disk is full")
    storing = Storing(memory, services)
    memory.arrive([said(number, f"Long {number}.") for number in (1, 2)])
    store_beside(storing, memory, range(3, 3 + 3 * MOST_TRIES))
    services.broken = ()
    store_all(storing)
    assert set(stored(services)) == set(range(1, 3 + 3 * MOST_TRIES))


def test_that_something_is_to_be_removed_is_no_sign_that_others_could_be_stored(
    services: Failing, memory: EmbeddedMemory
) -> None:
    services.broken = ("Ship",)
    storing = Storing(memory, services)
    memory.arrive([said(number, f"Ship {number} came.") for number in (1, 2)])
    for number in range(3, 3 + 2 * MOST_TRIES):
        memory.arrive([said(number, "")])
        with pytest.raises(QawlError, match="disk is full"):
            storing.store_oldest({})
    services.broken = ()
    store_all(storing)
    assert set(stored(services)) == {1, 2}


@pytest.mark.parametrize("error", [LibraryError("too long"), ValueError("what is this")])
@pytest.mark.parametrize("album", [None, "a"])
def test_of_an_edit_that_can_never_be_stored_nothing_is_left_of_what_it_replaced(
    services: Failing, memory: EmbeddedMemory, error: Exception, album: str | None
) -> None:
    storing = Storing(memory, services)
    memory.arrive([said(1, "The harbour opened.", album=album), said(2, "The quay closed.", album=album)])
    store_all(storing)
    services.broken, services.error = ("Poison",), error
    memory.arrive([said(1, "Poison.", album=album)])
    store_beside(storing, memory, range(3, 9))
    assert memory.arrived(1) == []
    assert stored(services) == {2: "The quay closed."} | {number: f"Ship {number} came." for number in range(3, 9)}


def test_an_album_no_part_of_which_can_be_stored_any_more_is_gone(services: Failing, memory: EmbeddedMemory) -> None:
    storing = Storing(memory, services)
    memory.arrive([said(1, "The harbour opened.", album="a"), said(2, "The quay closed.", album="a")])
    store_all(storing)
    services.broken, services.error = ("Poison",), ValueError("what is this")
    memory.arrive([said(1, "Poison.", album="a"), said(2, "Poison too.", album="a")])
    store_beside(storing, memory, range(3, 12))
    assert memory.arrived(1) == []
    assert set(stored(services)) == set(range(3, 12))


@pytest.mark.parametrize("error", [LibraryError("too long"), ValueError("what is this")])
def test_what_is_left_out_waits_until_its_earlier_version_can_be_removed(
    services: Failing, memory: EmbeddedMemory, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(document_id: str, scope: Scope) -> bool:
        raise LibraryError("the disk is full")

    storing = Storing(memory, services)
    memory.arrive([said(1, "The harbour opened.")])
    store_all(storing)
    services.broken, services.error = ("Poison",), error
    memory.arrive([said(1, "Poison.")])
    with monkeypatch.context() as full:
        full.setattr(services, "withdraw", fail)
        store_beside(storing, memory, range(2, 12))
    assert [each.message_id for each in memory.arrived(9)] == [1]
    store_beside(storing, memory, range(12, 13))
    assert memory.arrived(1) == []
    assert set(stored(services)) == set(range(2, 13))


def test_a_failed_version_never_comes_after_a_later_one(services: Failing, memory: EmbeddedMemory) -> None:
    services.broken = ("Poison",)
    memory.arrive([said(1, "The harbour opened."), said(2, "Poison."), said(2, "The quay closed.")])
    storing = Storing(memory, services)
    store_all(storing)
    services.broken = ()
    store_all(storing)
    assert stored(services) == {1: "The harbour opened.", 2: "The quay closed."}


def test_who_opted_out_after_writing_is_left_out(services: Failing, memory: EmbeddedMemory) -> None:
    memory.arrive([said(1, "The harbour opened.", author=70), said(2, "The quay closed.", author=71)])
    memory.arrive([said(3, "Part one.", album="a", author=70), said(4, "The ship came.", author=71, first=70)])
    memory.set_silence(70, GROUP, True)
    store_all(Storing(memory, services))
    assert stored(services) == {2: "The quay closed."}
    assert memory.album_parts(GROUP, "a") == []


@pytest.mark.parametrize("album", [None, "a"])
def test_an_edit_that_waits_is_forgotten_with_its_message(
    services: Failing, memory: EmbeddedMemory, album: str | None
) -> None:
    memory.arrive([said(1, "The harbour opened.", album=album)])
    storing = Storing(memory, services)
    store_all(storing)
    memory.arrive([said(1, "The kumquats came.", album=album), said(8, "The quay closed.")])
    (found,) = services.library.documents([Scope.chat(GROUP)])
    assert services.forget(found.id, found.scope)
    assert not [file for file in services.folder.iterdir() if b"kumquat" in file.read_bytes()]
    store_all(storing)
    assert stored(services) == {8: "The quay closed."}


@pytest.mark.parametrize("late", [1, 3], ids=["edited", "late"])
@pytest.mark.parametrize("is_moved", [False, True])
def test_a_part_of_a_forgotten_album_comes_back_without_the_others(
    services: Failing, memory: EmbeddedMemory, late: int, is_moved: bool
) -> None:
    memory.arrive([said(1, "The harbour opened.", album="a"), said(2, "The kumquats came.", album="a")])
    memory.arrive([said(8, "The quay closed.", album="b")])
    storing = Storing(memory, services)
    store_all(storing)
    home = -1007 if is_moved else GROUP
    if is_moved:
        services.move_scope(Scope.chat(GROUP), Scope.chat(home))
        memory.move_chat(GROUP, home, {})
    (found,) = (each.id for each in services.library.documents([Scope.chat(home)]) if each.origin.endswith("/1"))
    assert services.forget(found, Scope.chat(home))
    assert not [file for file in services.folder.iterdir() if b"kumquat" in file.read_bytes()]
    memory.arrive([said(late, "A ship came.", album="a")])
    store_all(storing)
    assert stored(services, home) == {late: "A ship came.", 8: "The quay closed."}
    assert len(memory.album_parts(GROUP, "b")) == 1


def test_the_places_of_a_forgotten_album_are_forgotten_as_albums_too(services: Failing, memory: EmbeddedMemory) -> None:
    words = " ".join(f"The harbour of q{letter}x opened." for letter in "abcdefghijklmnop")  # enough to be told alike
    for album, number in (("a", 1), ("b", 11)):
        post = ChatMessage(GROUP, "The port", number, words, None, "The port")
        memory.arrive([Arrived(GROUP, number, post, album)])
    store_all(Storing(memory, services))
    (only,) = services.library.documents([Scope.chat(GROUP)])
    assert only.also == 1
    assert services.forget(only.id, only.scope)
    assert (memory.album_parts(GROUP, "a"), memory.album_parts(GROUP, "b")) == ([], [])


@pytest.mark.parametrize("later", ["Withdrawn, see below.", ""])
def test_a_corrected_posts_words_are_never_those_of_the_post_that_corrects_it(
    services: Failing, memory: EmbeddedMemory, later: str
) -> None:
    words = " ".join(f"The harbour of q{letter}x opened." for letter in "abcdefghijklm")

    def post(number: int, text: str) -> Arrived:
        message = ChatMessage(GROUP, "The port", number, text, None, "The port") if text else None
        return Arrived(GROUP, number, message)

    wrong, right = (f"Minister {name} was arrested. {words}" for name in ("Kalamo", "Tesfaye"))
    assert len(right.split()) > 68, "enough to be told alike"
    storing = Storing(memory, services)
    for arrived in ([post(1, wrong), post(2, right)], [post(1, later)]):
        memory.arrive(arrived)
        store_all(storing)
    assert stored(services) == ({1: later} if later else {}) | {2: right}


def test_what_waits_when_its_group_moves_is_stored_in_the_new_one(services: Failing, memory: EmbeddedMemory) -> None:
    memory.arrive([said(1, "The harbour opened."), said(2, "The quay closed.", album="a")])
    memory.note_move(GROUP, -1007)
    store_all(Storing(memory, services))
    assert stored(services) == {}
    assert stored(services, -1007) == {1: "The harbour opened.", 2: "The quay closed."}


def test_a_copy_waits_until_it_is_known_whether_its_original_is_stored(
    services: Failing, memory: EmbeddedMemory
) -> None:
    storing = Storing(memory, services)
    for number, channel in enumerate((-100, -200), 1):
        copy = said(number, "The harbour opened.")
        memory.arrive([Arrived(GROUP, number, copy.message, copied_from=channel)])
    assert storing.store_oldest({}) == 0
    assert storing.store_oldest({-100: True}) == 1
    assert storing.store_oldest({-200: False}) == 1
    assert stored(services) == {2: "The harbour opened."}
    assert memory.arrived(1) == []


def test_a_document_without_words_is_removed_not_left_as_it_was(
    services: Failing, memory: EmbeddedMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    storing = Storing(memory, services)
    memory.arrive([said(1, "The harbour opened.")])
    store_all(storing)
    wordless = Document(Scope.chat(GROUP), f"telegram:{GROUP}/1", "t", None, None, None, "und", "…", ())
    monkeypatch.setattr("bot.storing.message_document", lambda _: wordless)
    memory.arrive([said(1, "…")])
    store_all(storing)
    assert stored(services) == {}


def test_who_may_not_store_any_more_stores_nothing_and_settles_nothing(
    services: Failing, memory: EmbeddedMemory
) -> None:
    looks: list[bool] = []
    allowed = [0]

    def check() -> None:
        looks.append(True)
        if len(looks) > allowed[0]:
            raise LeaseLostError("frozen")

    memory.arrive([said(1, "The harbour opened."), said(2, "The quay closed.")])
    for most in (0, 1):  # before the model works, and just before a document is written
        looks.clear()
        allowed[0] = most
        with pytest.raises(LeaseLostError):
            Storing(memory, services, check=check).store_oldest({})
        assert stored(services) == {}
        assert len(memory.arrived(5)) == 2
