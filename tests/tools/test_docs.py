"""The pages for people: links lead somewhere, and what they name is there."""

import re
from pathlib import Path

import pytest

from bot.cli.parser import build_parser
from bot.settings import setting_names
from bot.telegram.about.menu import GROUP_ADMINS, OPERATORS
from tools.locked import ROOT

_PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_TELLING_OF_THE_BOT = [page for page in _PAGES if page.name in {"README.md", "using.md", "privacy.md", "privacy.ar.md"}]
_LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_link_to_a_page_of_ours_leads_to_one_of_its_headings(page: Path) -> None:
    broken = []
    for target, heading in _LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://")):
            continue
        at = (page.parent / target).resolve() if target else page
        if not at.exists() or (heading and heading not in _headings(at)):
            broken.append(f"{target}#{heading}")
    assert broken == []


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_setting_that_a_page_names_exists(page: Path) -> None:
    named = set(re.findall(r"QAWL_[A-Z_]+[A-Z]", page.read_text(encoding="utf-8")))
    assert named <= set(setting_names())


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_command_of_the_terminal_that_a_page_names_exists(page: Path) -> None:
    usage = build_parser().format_usage() + build_parser().format_help()
    named = set(re.findall(r"(?:`|^|bin/|, )qawl ([a-z][a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert {each for each in named if not re.search(rf"\b{each}\b", usage)} == set()


@pytest.mark.parametrize("page", _TELLING_OF_THE_BOT, ids=lambda page: page.name)
def test_every_command_of_the_bot_that_a_page_names_exists(page: Path) -> None:
    known = {each.removeprefix("command-") for each in (*GROUP_ADMINS, *OPERATORS)} | {"optin"}
    named = set(re.findall(r"`/([a-z]+)", page.read_text(encoding="utf-8")))
    assert named - known <= {"newbot", "setinline"}  # BotFather's own


def test_the_readme_stays_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").split()) < 1400


def _headings(page: Path) -> set[str]:
    """Anchors, as GitHub makes them of headings."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
