"""What an operator may name: files and folders of every kind, and one clear error for each that is no use."""

import os
from pathlib import Path

import pytest

from index.errors import SourceError
from index.sources.locate import Address, locate


def found(named: Path | str) -> list[str]:
    """The names of the files; an error shows as its source's name and a question mark."""
    return [_name(source) for source in locate(str(named))]


def _name(source: Path | Address | SourceError) -> str:
    if isinstance(source, SourceError):
        return f"{Path(source.source).name}?"
    return source.named if isinstance(source, Address) else source.name


def only_error(named: Path | str) -> str:
    (error,) = locate(str(named))
    assert isinstance(error, SourceError)
    assert error.source == str(named)
    assert "\n" not in str(error)
    return str(error)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    for name in ("b.txt", "a.TXT", "c.text", "inner/d.txt", "inner/deeper/e.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return folder


def test_a_folder_gives_every_known_kind(tmp_path: Path) -> None:
    names = ["a.txt", "b.md", "c.html", "d.HTM", "e.pdf", "f.docx", "g.rss", "h.jsonl", "i.atom", "j.ndjson"]
    for name in (*names, "k.json", "l.xml", "m.zip", "n.doc"):
        (tmp_path / name).touch()
    assert found(tmp_path) == names


def test_a_folder_is_its_text_files_in_a_fixed_order(folder: Path) -> None:
    (folder / "picture.jpg").touch()
    (folder / "notes").touch()
    assert found(folder) == ["a.TXT", "b.txt", "c.text", "d.txt", "e.txt"]


def test_a_file_named_by_itself_is_taken_whatever_its_suffix(folder: Path) -> None:
    (folder / ".hidden").touch()
    (folder / "notes.md").touch()
    assert found(folder / "notes.md") == ["notes.md"]
    assert found(folder / ".hidden") == [".hidden"]


def test_hidden_entries_of_a_folder_are_left_out(folder: Path) -> None:
    (folder / ".secret").mkdir()
    (folder / ".secret" / "f.txt").touch()
    (folder / ".g.txt").touch()
    assert "f.txt" not in found(folder)
    assert ".g.txt" not in found(folder)
    assert found(folder / ".secret") == ["f.txt"]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in only_error(tmp_path / "nothing.txt")


@pytest.mark.parametrize("named", ["", " "])
def test_a_blank_name_is_not_the_current_folder(named: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert only_error(named)


@pytest.mark.parametrize("named", ["a\0b", "x" * 300, "a/" * 3000], ids=["NUL", "long name", "long path"])
def test_a_name_that_can_be_no_path(named: str) -> None:
    assert only_error(named)


@pytest.mark.parametrize("named", ["https://example.com/a.txt", "HTTP://example.com"])
def test_an_address_is_one_source(named: str) -> None:
    assert found(named) == [named]


@pytest.mark.parametrize("named", ["ftp://x", "file:///etc/hostname", "gopher://example.com/1"])
def test_addresses_of_other_schemes_are_refused(named: str) -> None:
    assert "only http and https" in only_error(named)


def test_a_folder_without_text_files(tmp_path: Path) -> None:
    (tmp_path / "picture.jpg").touch()
    assert "no text file" in only_error(tmp_path)


def test_what_is_no_file_is_left_out_of_a_folder(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    (folder / "dangling.txt").symlink_to(folder / "nothing.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    assert found(folder) == ["a.TXT", "b.txt", "c.text", "d.txt", "e.txt"]


@pytest.mark.parametrize("name", ["pipe", "dangling", "loop"])
def test_what_is_no_file_is_an_error_when_named_itself(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(tmp_path / {"dangling": "nothing", "loop": "loop"}[name])
    assert only_error(path)


def test_links_to_files_are_followed_and_links_to_folders_are_not(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").touch()
    (folder / "link.txt").symlink_to(tmp_path / "elsewhere.txt")
    (folder / "inner" / "up").symlink_to(folder)
    assert found(folder) == ["a.TXT", "b.txt", "c.text", "link.txt", "d.txt", "e.txt"]


def test_an_entry_that_can_not_be_looked_at_does_not_hide_the_rest(folder: Path) -> None:
    (folder / "b0.txt").symlink_to("x" * 300)  # the target's name is too long for any file system
    assert found(folder) == ["a.TXT", "b.txt", "b0.txt?", "c.text", "d.txt", "e.txt"]


def test_a_folder_that_may_not_be_entered_does_not_hide_the_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("inner"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)  # permissions mean nothing to root, who may be running this
    assert found(folder) == ["a.TXT", "b.txt", "c.text", "inner?"]


def test_a_folder_that_may_not_be_entered_is_said_to_be_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert "Permission denied" in only_error(folder)


def test_a_name_that_is_no_text_is_printable_in_errors(tmp_path: Path) -> None:
    (error,) = locate(str(tmp_path / os.fsdecode(b"no\xff.txt")))
    assert isinstance(error, SourceError)
    assert error.source.encode().endswith(b"txt")


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")  # to open it would wait for ever
    assert only_error(tmp_path / "pipe.txt") == "neither a file nor a folder"
