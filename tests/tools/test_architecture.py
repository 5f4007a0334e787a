"""The picture of the packages: drawn anew it is the same, and what it names is there."""

from pathlib import Path
from xml.etree import ElementTree

from tools.architecture import PICTURE, picture
from tools.locked import ROOT

_ROOMS = ("bot", "bot/telegram", "retrieval", "index")
_NOT_OURS = {"A person, in Telegram, at the terminal, or in the demo's web page", "a language model", "articles"}
_SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_is_current() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(), "'make pages' draws docs/architecture.svg anew"


def test_every_box_names_modules_that_are_there() -> None:
    drawn = ElementTree.fromstring(picture())  # noqa: S314 - our own
    titles = [each.text or "" for each in drawn.iter(f"{_SVG}text") if each.get("class") == "title"]
    modules = [each for title in titles if title not in _NOT_OURS for each in title.split(", ")]
    assert len(modules) > len(titles) - len(_NOT_OURS)
    assert [each for each in modules if not any(_holds(ROOT / room, each) for room in _ROOMS)] == []


def _holds(room: Path, name: str) -> bool:
    return (room / name).is_dir() or (room / f"{name}.py").is_file()
