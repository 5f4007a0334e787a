"""Posts a day: counted by topic in the reader's zone, and drawn as a picture that runs as their language does."""

import io
import warnings
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import matplotlib.image
import numpy as np
import numpy.typing as npt
import pytest

from bot.digests.daily_counts import MOST_DAYS, POINTS_COUNTED, DailyCounts, Row, daily_counts
from bot.digests.picture import picture
from bot.texts import LANGUAGES, texts_in
from retrieval.digest.numbering import numbered
from retrieval.digest.records import Digest, Kind, Point
from retrieval.records import Citation

MIDNIGHT = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
BLUE, GREY = (0x00, 0x72, 0xB2), (0xB8, 0xBE, 0xC6)


def cited(document: int, published: datetime | None, quote: str = "The bridge opened.") -> Citation:
    return Citation(0, quote, f"{document:016x}", "", None, published, None, 0, len(quote), "en")


def digest_of(points: list[list[datetime | None]], also: list[datetime | None]) -> Digest:
    made = [
        tuple(cited(100 * number + place, moment) for place, moment in enumerate(moments, 1))
        for number, moments in enumerate([*points, *([each] for each in also)], 1)
    ]
    as_points = [Point(each, None, (), (), None, None) for each in made]
    return numbered(
        Digest(
            "en", Kind.POSTS, sum(map(len, made)), 0, tuple(as_points[: len(points)]), tuple(as_points[len(points) :]),
            (), (), (), None, None,
        )
    )  # fmt: skip


def test_posts_are_counted_by_day_without_a_gap_biggest_point_first() -> None:
    days = [MIDNIGHT + timedelta(days=offset) for offset in range(4)]
    counts = daily_counts(digest_of([[days[0], days[0], days[3]], [days[3], None]], [days[1]]))
    assert counts is not None
    assert counts.days == tuple(each.date() for each in days)
    assert [row.counts for row in counts.rows] == [(2, 0, 0, 1), (0, 0, 0, 1), (0, 1, 0, 0)]
    assert [row.number for row in counts.rows] == [1, 2, None]


def test_days_are_those_of_the_zone() -> None:
    counts = daily_counts(digest_of([[MIDNIGHT]], []), ZoneInfo("America/New_York"))
    assert counts is not None
    assert counts.days == (date(2026, 3, 1),)


def test_only_the_biggest_points_have_rows_of_their_own_and_only_so_many_days_are_shown() -> None:
    old = MIDNIGHT - timedelta(days=2 * MOST_DAYS)
    counts = daily_counts(digest_of([[MIDNIGHT, old]] * (POINTS_COUNTED + 2), []))
    assert counts is not None
    assert len(counts.days) == MOST_DAYS
    assert counts.days[-1] == MIDNIGHT.date()
    assert [sum(row.counts) for row in counts.rows] == [1] * POINTS_COUNTED + [2]


def test_without_times_there_is_nothing_to_count() -> None:
    assert daily_counts(digest_of([[None, None]], [None])) is None
    assert daily_counts(digest_of([], [])) is None


def pixels(data: bytes) -> npt.NDArray[np.uint8]:
    """A PNG as rows of pixels."""
    return np.round(matplotlib.image.imread(io.BytesIO(data), format="png")[:, :, :3] * 255).astype(np.uint8)


def columns_of(drawn: npt.NDArray[np.uint8], colour: tuple[int, int, int]) -> npt.NDArray[np.intp]:
    """Where pixels of a colour stand, from the left; those of the bars, not the legend's below them."""
    return np.nonzero((drawn[: drawn.shape[0] // 2] == colour).all(axis=2))[1]


def test_time_runs_from_the_left_in_english_and_from_the_right_in_arabic() -> None:
    days = tuple(date(2026, 3, 2) + timedelta(days=offset) for offset in range(9))
    counts = DailyCounts(
        days, (Row(1, "The bridge opened.", "en", (9, *(0,) * 8)), Row(None, "", "und", (0,) * 8 + (9,)))
    )
    places = {language: pixels(picture(counts, texts_in(language))) for language in LANGUAGES}
    middle = places["en"].shape[1] // 2
    assert columns_of(places["en"], BLUE).max() < middle < columns_of(places["en"], GREY).min()
    assert columns_of(places["ar"], GREY).max() < middle < columns_of(places["ar"], BLUE).min()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "sentence",
    [
        "انطلقت مباريات كأس آسيا في الدوحة بحضور 60 ألف متفرج.",
        "It costs $120 and $3 🌊 \ud800 \u202e turned",
        "$\\frac{1}{0",
        "🌊🌊",
        "word " * 400,
        "",
        "\0\x07\n\u2028",
    ],
)
def test_any_sentence_can_be_drawn_with_no_box_for_a_letter(language: str, sentence: str) -> None:
    counts = DailyCounts((date(2026, 3, 2),), (Row(1, sentence, "ar", (3,)),))
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of what its font has not
        drawn = picture(counts, texts_in(language))
    assert drawn.startswith(b"\x89PNG")
    assert pixels(drawn).shape == (780, 1200, 3)


def test_nothing_is_no_picture() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        picture(DailyCounts((), ()), texts_in("en"))
