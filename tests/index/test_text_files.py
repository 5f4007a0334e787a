"""Text files into documents: the text to the letter, and one clear error for what is no text."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from any_text import texts
from hypothesis import HealthCheck, given, settings

from index.errors import SourceError
from index.records import LIBRARY, Document, Scope
from index.sources import plain_text
from index.sources.plain_text import read_text_file


def read(path: Path, content: bytes) -> Document:
    path.write_bytes(content)
    return read_text_file(path, LIBRARY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "an article.txt"


def test_the_seed(seed_path: Path) -> None:
    document = read_text_file(seed_path, LIBRARY)
    assert document.text == seed_path.read_bytes().decode()
    assert document.title.startswith("رئيسي يؤكد")
    assert document.source == "العالم"
    assert document.published == datetime(2023, 9, 19, 1, 58, tzinfo=UTC)
    assert document.language == "ar"
    assert document.url is None
    assert document.origin == str(seed_path.resolve())
    assert len(document.body) == 12


@given(content=texts)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_text_is_the_files_to_the_letter(content: str, path: Path) -> None:
    try:
        document = read(path, content.encode())
    except SourceError:
        assert not content.removeprefix("\ufeff").strip() or "\0" in content
    else:
        assert document.text == content.removeprefix("\ufeff")


def test_a_byte_order_mark_is_no_part_of_the_text(path: Path) -> None:
    document = read(path, "\ufeffTitle\n\nThey met.".encode())
    assert document.title == "Title"
    assert document.text == "Title\n\nThey met."


def test_line_ends_stay_as_they_are(path: Path) -> None:
    assert read(path, b"Title\r\n\r\nThey met.\rThey left.\n").text == "Title\r\n\r\nThey met.\rThey left.\n"


def test_without_a_title_the_files_name_stands_for_one(path: Path) -> None:
    assert read(path, b"They met.").title == "an article"


def test_the_language_is_the_bodys(path: Path) -> None:
    assert read(path, "An English Title That Is Rather Long\n\nالتقى الرئيسان.".encode()).language == "ar"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        ("مرحبا".encode("cp1256"), "not UTF-8"),
        ("hello".encode("utf-16"), "not UTF-8"),
        (b"good start \xff", "not UTF-8"),
        (b"\xed\xa0\x80 half a pair", "not UTF-8"),
        (b"%PDF-1.7 \0\0\0", "NUL"),
        ("hello".encode("utf-16-le"), "NUL"),
    ],
)
def test_what_is_no_text(path: Path, content: bytes, complaint: str) -> None:
    with pytest.raises(SourceError, match=complaint) as raised:
        read(path, content)
    assert raised.value.source == str(path)
    assert "\n" not in str(raised.value)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"no\xff.txt")
    path.write_bytes(b"They met.")
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    article = tmp_path / "article.txt"
    article.write_bytes(b"They met.")
    other_link = tmp_path / os.fsdecode(b"link\xff.txt")
    other_link.symlink_to(article)
    for name in (path, link, other_link):
        with pytest.raises(SourceError, match="name") as raised:
            read_text_file(name, LIBRARY)
        assert raised.value.source.encode().endswith(b".txt")


def test_a_file_that_is_gone(path: Path) -> None:
    with pytest.raises(SourceError, match="can't be read"):
        read_text_file(path, LIBRARY)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="can't be read"):
        read_text_file(tmp_path, LIBRARY)


def test_a_file_that_may_not_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("They met.", encoding="utf-8")

    def refuse(_: Path, _mode: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # permissions mean nothing to root, who may be running this
    with pytest.raises(SourceError, match="Permission denied"):
        read_text_file(path, LIBRARY)


def test_a_file_that_is_too_large(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "LARGEST_FILE", 1_000_000)
    assert read(path, b"x" * 1_000_000).text
    with pytest.raises(SourceError, match="larger than 1 MB"):
        read(path, b"x" * 1_000_001)


def test_one_file_has_one_origin_by_whatever_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absolute = read(path, b"They met.")
    link = path.with_name("link.txt")
    link.symlink_to(path)
    monkeypatch.chdir(path.parent)
    for name in (Path(path.name), link, path.parent / ".." / path.parent.name / path.name):
        assert read_text_file(name, LIBRARY).id == absolute.id


def test_each_scope_has_its_own_document(path: Path) -> None:
    library = read(path, b"They met.")
    chat = read_text_file(path, Scope.chat(-100))
    assert chat.id != library.id
    assert chat.content_hash == library.content_hash
