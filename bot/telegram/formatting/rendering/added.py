"""What came of adding: an `Outcome` goes in; a message with counts, titles, and what was not added and why, out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.telegram.formatting.direction import direction_mark, isolated_line
from bot.telegram.formatting.paging import Block, pages
from bot.telegram.formatting.rich_text import RichText, bold, plain
from bot.texts import Texts

TITLES_SHOWN = 10
PROBLEMS_SHOWN = 10
LONGEST_SHOWN = 160  # UTF-16 units of a title, or of the name of what was not added


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not added, and why, in the reader's language."""

    name: str
    why: str


@dataclass(slots=True)
class Outcome:
    """What has come of it so far, in documents. `titles` are those of the first that were added or changed."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    left_out: int = 0
    titles: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def render_added(outcome: Outcome, where: str, texts: Texts) -> list[RichText]:
    """`where` is a line on who gets answers from it."""
    return pages(_blocks(outcome, where, texts))


def _blocks(outcome: Outcome, where: str, texts: Texts) -> Iterator[Block]:
    stored = outcome.added + outcome.updated
    counts = [
        texts.say(name, count=count)
        for name, count in (
            ("added-count", outcome.added),
            ("updated-count", outcome.updated),
            ("unchanged-count", outcome.unchanged),
            ("left-out-count", outcome.left_out),
        )
        if count
    ]
    if counts:
        yield Block(bold("\n".join(counts)))
    shown = outcome.titles[:TITLES_SHOWN]
    yield from _listed([isolated_line(title, LONGEST_SHOWN) or texts.say("untitled") for title in shown], texts)
    if stored > len(shown):
        yield Block(plain(texts.say("and-more", count=stored - len(shown))), gap="\n")
    if stored:
        yield Block(plain(where))
    if outcome.problems:
        yield Block(bold(texts.say("not-added-heading")))
        problems = outcome.problems[:PROBLEMS_SHOWN]
        yield from _listed([f"{isolated_line(each.name, LONGEST_SHOWN)}: {each.why}" for each in problems], texts)
        if len(outcome.problems) > len(problems):
            yield Block(plain(texts.say("and-more", count=len(outcome.problems) - len(problems))), gap="\n")


def _listed(lines: Sequence[str], texts: Texts) -> Iterator[Block]:
    for line in lines:
        yield Block(plain(f"{direction_mark(texts.language)}• {line}"), gap="\n")
