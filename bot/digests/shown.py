"""How much of a digest is shown at once, and which: a `Digest` and a `Shown` in; what is shown out, in order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from retrieval.digest.records import Digest, Point, QuestionAsked, Said, SharedLink

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Shown:
    """The most of a digest that is shown at once, in points, single posts, and lines of each list below them."""

    points: int = 12
    also: int = 8
    listed: int = 10


def points_shown(digest: Digest, shown: Shown) -> tuple[Point, ...]:
    """The points, then the single posts."""
    return (*digest.points[: shown.points], *digest.also[: shown.also])


def questions_shown(digest: Digest, shown: Shown) -> list[QuestionAsked]:
    """The open ones before any other, then the newest."""
    return _newest(digest.questions, shown.listed, lambda each: each.answer is None)


def decisions_shown(digest: Digest, shown: Shown) -> list[Said]:
    """The newest."""
    return _newest(digest.decisions, shown.listed)


def links_shown(digest: Digest, shown: Shown) -> list[SharedLink]:
    """The newest."""
    return _newest(digest.links, shown.listed)


def _newest(listed: Sequence[_T], most: int, first: Callable[[_T], bool] = lambda _: False) -> list[_T]:
    """The `most` last of what is listed in the order of time, in that order; those that `first` tells of before any
    other."""
    preferred = sorted(range(len(listed)), key=lambda place: (first(listed[place]), place), reverse=True)
    return [listed[place] for place in sorted(preferred[:most])]
