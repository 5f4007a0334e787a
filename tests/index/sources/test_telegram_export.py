"""Telegram Desktop's exports: each message in its chat's scope, with its real number, link, author and moment."""

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_embedder import TinyEmbedder

from index.errors import SourceError
from index.ingestion import ingest_items
from index.ingestion_report import IngestionReport, Progress
from index.library import Library
from index.records import Document, Scope
from index.sources.items import Item, LeftOut, Recount
from index.sources.messages import message_link, says_something
from index.sources.telegram_export import count_messages, export_file, read_export

JsonObject = dict[str, object]
Save = Callable[[object], Path]

START = 1_700_000_000
UNREADABLE = Path("/proc/self/mem")  # it opens, and its first byte can't be read


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def write(export: object) -> Path:
        path = tmp_path / "result.json"
        path.write_text(json.dumps(export, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    return write


def message(number: int, text: object = "The harbour opened.", **more: object) -> JsonObject:
    return {
        "id": number, "type": "message", "date": "2023-11-14T22:13:20", "date_unixtime": str(START + 100 * number),
        "from": "Amal", "from_id": "user77", "text": text, **more,
    }  # fmt: skip


def chat(*messages: JsonObject, kind: str = "private_supergroup", number: int = 1234, name: str = "Port") -> JsonObject:
    return {"name": name, "type": kind, "id": number, "messages": list(messages)}


def documents(items: list[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def only(items: list[Item]) -> Document:
    (document,) = documents(items)
    return document


@pytest.mark.parametrize(
    ("kind", "chat_id", "link"),
    [
        ("personal_chat", 1234, None),
        ("saved_messages", 1234, None),
        ("bot_chat", 1234, None),
        ("private_group", -1234, None),
        ("private_supergroup", -1000000001234, "https://t.me/c/1234/5"),
        ("public_supergroup", -1000000001234, "https://t.me/c/1234/5"),
        ("private_channel", -1000000001234, "https://t.me/c/1234/5"),
        ("public_channel", -1000000001234, "https://t.me/c/1234/5"),
    ],
)
def test_every_kind_of_chat_has_the_number_and_links_that_bots_know(
    kind: str, chat_id: int, link: str | None, save: Save
) -> None:
    document = only(list(read_export(save(chat(message(5), kind=kind)))))
    assert document.scope == Scope.chat(chat_id)
    assert document.url == link
    assert document.origin == f"telegram:{chat_id}/5"


def test_a_message_keeps_its_author_and_moment(save: Save) -> None:
    document = only(list(read_export(save(chat(message(5))))))
    assert (document.title, document.source) == ("Port", "Amal")
    assert document.published == datetime.fromtimestamp(START + 500, UTC)


def test_an_old_export_has_a_clock_without_a_zone(save: Save) -> None:
    old = message(5)
    del old["date_unixtime"]
    assert only(list(read_export(save(chat(old))))).published == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_text_of_entities_is_put_together(save: Save) -> None:
    text = [
        "The ",
        {"type": "bold", "text": "harbour"},
        {"type": "text_link", "text": " opened", "href": "https://x"},
        ".",
    ]
    assert only(list(read_export(save(chat(message(5, text)))))).text == "The harbour opened."


def test_captions_polls_and_forwards(save: Save) -> None:
    caption = message(5, "Ships at the harbour", photo="photos/1.jpg")
    poll = message(6, "", poll={"question": "Which pier?", "answers": [{"text": "North"}, {"text": "South"}]})
    forward = message(7, "The harbour closed.", forwarded_from="The Paper")
    found = documents(list(read_export(save(chat(caption, poll, forward)))))
    assert [each.text for each in found] == [
        "Ships at the harbour",
        "Which pier?\n📊 North · South",
        "The harbour closed.",
    ]
    assert [each.source for each in found] == ["Amal", "Amal", "The Paper"]


@pytest.mark.parametrize(
    ("poll", "text"),
    [
        (
            {
                "question": "أي رصيف؟",
                "answers": [{"text": "الشمالي\nالقديم", "voters": 5}, {"text": "الجنوبي", "voters": 0}],
            },
            "أي رصيف؟\n📊 الشمالي القديم: 5 · الجنوبي: 0",
        ),
        ({"question": "Which pier?", "answers": [{"text": " "}, "North"]}, "Which pier?"),
        ({"answers": [{"text": "North", "voters": True}]}, "📊 North"),
    ],
    ids=["votes", "no options", "no question"],
)
def test_what_a_poll_offers_is_one_line_with_its_votes(save: Save, poll: dict[str, object], text: str) -> None:
    assert only(list(read_export(save(chat(message(6, "", poll=poll)))))).text == text


def test_an_album_is_one_document_by_its_caption(save: Save) -> None:
    album = [message(n, "Ships" if n == 6 else "", photo="p.jpg", date_unixtime=str(START)) for n in (5, 6, 7)]
    single = message(8, "Another picture", photo="p.jpg", date_unixtime=str(START + 60))
    items = list(read_export(save(chat(*album, single))))
    assert [(each.text, each.origin[-2:]) for each in documents(items)] == [("Ships", "/6"), ("Another picture", "/8")]
    assert [item for item in items if isinstance(item, Recount)] == [Recount(-2)]


def test_two_people_or_two_moments_make_no_album(save: Save) -> None:
    first = message(5, "One ship", photo="p.jpg", date_unixtime=str(START))
    later = message(6, "Two ships", photo="p.jpg", date_unixtime=str(START + 30))
    other = message(7, "Three ships", photo="p.jpg", date_unixtime=str(START + 30), from_id="user78")
    assert len(documents(list(read_export(save(chat(first, later, other)))))) == 3


def test_topics_are_named(save: Save) -> None:
    opened = {"id": 2, "type": "service", "action": "topic_created", "title": "News", "actor": "Amal"}
    found = documents(
        list(
            read_export(
                save(chat(opened, message(5, reply_to_message_id=2), message(6, reply_to_message_id=5), message(7)))
            )
        )
    )
    assert [each.title for each in found] == ["Port › News", "Port › News", "Port"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "OK!",
        "👍👍",
        "شكراً جزيلا"[:5],
        "نعم",
        "السلام عليكم",
        "تمام 👌",
        "hahaha",
        "/start",
        "/ask who?",
        "من هو",
    ],
)
def test_messages_that_say_nothing_are_left_out(text: str, save: Save) -> None:
    assert [type(item) for item in read_export(save(chat(message(5, text))))] == [LeftOut]


@pytest.mark.parametrize("text", ["ok, on Thursday", "نعم، يوم الخميس", "Tokayev", "3,500", "متى الاجتماع؟"])
def test_messages_that_say_something_stay(text: str) -> None:
    assert says_something(text)


def test_service_messages_and_silenced_people_are_left_out(save: Save) -> None:
    joined = {"id": 4, "type": "service", "action": "join_group_by_link", "actor": "Amal", "text": ""}
    path = save(chat(joined, message(5), message(6, from_id="user78"), message(7, from_id="channel77")))
    assert [each.origin[-1] for each in documents(list(read_export(path, silent=lambda _chat: [77])))] == ["6", "7"]


def test_a_whole_account_keeps_every_chat_apart(save: Save) -> None:
    export = {
        "about": "…", "personal_information": {"user_id": 9, "id": 3},
        "chats": {"list": [chat(message(1), number=11), chat(message(1), kind="personal_chat", number=12)]},
        "left_chats": {"about": "…", "list": [chat(message(1), kind="public_channel", number=13)]},
    }  # fmt: skip
    path = save(export)
    scopes = {each.scope.name for each in documents(list(read_export(path)))}
    assert scopes == {"chat:-1000000000011", "chat:12", "chat:-1000000000013"}
    assert count_messages(path) == 3


def test_messages_from_before_a_group_was_a_supergroup_have_no_link() -> None:
    assert message_link(-1000000001234, -999999998) is None
    assert message_link(-1000000001234, 5, "port") == "https://t.me/port/5"


def add(path: Path, library: Library, steps: list[Progress] | None = None) -> IngestionReport:
    report = (steps if steps is not None else []).append
    return ingest_items(read_export(path), count_messages(path), library, TinyEmbedder, report)


def test_an_overlapping_import_adds_what_is_new_and_replaces_what_was_edited(library: Library, save: Save) -> None:
    steps: list[Progress] = []
    report = add(save(chat(*(message(n, f"Ship {n} came.") for n in range(1, 21)), message(21, "ok"))), library, steps)
    assert (report.added, report.left_out) == (20, 1)
    assert (steps[-1].done, steps[-1].total) == (21, 21)
    later = [message(n, f"Ship {n} {'left' if n == 15 else 'came'}.") for n in range(11, 31)]
    report = add(save(chat(*later)), library)
    assert (report.added, report.updated, report.unchanged) == (10, 1, 9)
    assert library.counts([Scope.chat(-1000000001234)]).documents == 30
    assert library.counts([Scope.chat(-1234), Scope("library")]).documents == 0


def test_a_folder_names_its_export(tmp_path: Path) -> None:
    assert export_file(tmp_path) == tmp_path / "result.json"


def test_an_export_that_breaks_off_gives_what_came_before(tmp_path: Path, save: Save) -> None:
    whole = save(chat(*(message(n) for n in range(1, 11)))).read_bytes()
    path = tmp_path / "half.json"
    path.write_bytes(whole[: len(whole) * 3 // 4])
    items = list(read_export(path))
    assert 5 <= len(documents(items)) < 10
    assert isinstance(items[-1], SourceError)
    assert "breaks off" in str(items[-1])


@pytest.mark.skipif(not UNREADABLE.exists(), reason="no file that opens and can't be read is known on this system")
def test_a_disk_that_fails_while_an_export_is_read_is_an_error_in_its_place() -> None:
    [error] = read_export(UNREADABLE)
    assert isinstance(error, SourceError)
    assert "the file can't be read" in str(error)
    with pytest.raises(SourceError, match="the file can't be read"):
        count_messages(UNREADABLE)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_an_export_whose_folder_is_no_text_is_an_error_in_its_place(tmp_path: Path) -> None:
    [error] = read_export(tmp_path / os.fsdecode(b"\xff") / "result.json")
    assert isinstance(error, SourceError)
    assert "not UTF-8" in str(error)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
_NAMES = (
    "id",
    "type",
    "date",
    "date_unixtime",
    "from",
    "from_id",
    "text",
    "photo",
    "poll",
    "reply_to_message_id",
    "action",
)
_messages = st.lists(st.dictionaries(st.sampled_from(_NAMES), _json, max_size=8) | _json, max_size=6)


@settings(deadline=None)
@given(messages=_messages, numbered=st.integers(-(2**70), 2**70) | _json)
def test_any_messages_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, messages: list[object], numbered: object
) -> None:
    path = tmp_path_factory.mktemp("export") / "result.json"
    path.write_text(json.dumps({"name": "x", "type": "private_group", "id": numbered, "messages": messages}), "utf-8")
    for item in read_export(path):
        assert isinstance(item, Document | LeftOut | Recount | SourceError)
