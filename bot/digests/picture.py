"""Posts a day by topic as a picture: counts and a reader's texts go in, a PNG comes out.

In Arabic time runs from right to left. matplotlib shapes and orders letters by itself (3.11 and later) and brings a
font that has Arabic; it takes a second to load, which is done when the first picture is drawn.
"""

import io
import threading
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.dates import short_day
from bot.digests.daily_counts import DailyCounts, Row
from bot.printable import printable, without_direction_controls
from bot.texts import Texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_FONT = "DejaVu Sans"
_LAST_OF_FONT = 0xFFFF  # beyond are emoji and rare scripts
# Okabe and Ito's colours, which the colour-blind tell apart; grey for what has no topic of its own.
_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9")
_REST = "#b8bec6"
_INK, _FAINT = "#22272e", "#d9dee4"
_INCHES, _DOTS_AN_INCH = (8.0, 5.2), 150  # 1200 by 780: sharp on a phone, some 50 KB
_LONGEST_LABEL = 58  # characters of a legend's line
_DAYS_NAMED = 8
_LEAST_DAYS = 5  # that there is room for: one day alone would fill the picture
_BELOW_AXIS = 19  # points down to the line of the days: clear of the count 0 beside it
_PADDING = 0.12  # inches around everything
_RIGHT_TO_LEFT, _LEFT_TO_RIGHT, _POP = "\u2067", "\u2066", "\u2069"

_drawing = threading.Lock()  # matplotlib's caches of fonts are not made for threads


def picture(counts: DailyCounts, texts: Texts) -> bytes:
    """A stacked bar for each day, with a legend of the topics below. Raises `ValueError` where there is no row."""
    if not counts.rows:
        raise ValueError("there is nothing to draw")
    with _drawing:
        return _drawn(counts, texts)


def _drawn(counts: DailyCounts, texts: Texts) -> bytes:
    import matplotlib as mpl  # noqa: PLC0415 - takes a second, and is needed for pictures alone
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415
    from matplotlib.patches import Patch  # noqa: PLC0415
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    arabic = texts.language == "ar"
    with mpl.rc_context({"font.family": [_FONT], "text.color": _INK, "font.size": 11}):
        engine = ConstrainedLayoutEngine(w_pad=_PADDING, h_pad=_PADDING)
        figure = Figure(figsize=_INCHES, dpi=_DOTS_AN_INCH, facecolor="white", layout=engine)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        colours = [_REST if row.number is None else _COLOURS[place] for place, row in enumerate(counts.rows)]
        _stack(axes, counts, colours)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
        _name_days(axes, counts.days, texts)
        _tidy(axes)
        if arabic:
            axes.invert_xaxis()
            axes.yaxis.tick_right()
        axes.set_title(texts.say("chart-title"), loc="right" if arabic else "left", fontweight="bold", pad=14)
        figure.legend(
            [Patch(color=colour) for colour in colours],
            [_label(row, texts) for row in counts.rows],
            loc="outside lower right" if arabic else "outside lower left",
            frameon=False,
            alignment="right" if arabic else "left",
            markerfirst=not arabic,
            handlelength=1.0,
            handleheight=1.0,
        )
        written = io.BytesIO()
        figure.savefig(written, format="png")
    return written.getvalue()


def _stack(axes: "Axes", counts: DailyCounts, colours: Sequence[str]) -> None:
    floor = [0] * len(counts.days)
    for row, colour in zip(counts.rows, colours, strict=True):
        axes.bar(range(len(counts.days)), row.counts, bottom=floor, color=colour, width=0.8)
        floor = [below + here for below, here in zip(floor, row.counts, strict=True)]
    middle, half = (len(counts.days) - 1) / 2, max(len(counts.days), _LEAST_DAYS) / 2 + 0.2
    axes.set_xlim(middle - half, middle + half)


def _name_days(axes: "Axes", days: Sequence[date], texts: Texts) -> None:
    step = -(-len(days) // _DAYS_NAMED)
    named = range(0, len(days), step)
    # Where each stands on one line: Arabic letters reach below it, some further than others.
    labels = [_run(short_day(days[place], texts.tag), texts) for place in named]
    axes.set_xticks(list(named), labels, verticalalignment="baseline")
    axes.tick_params(axis="x", pad=_BELOW_AXIS)


def _tidy(axes: "Axes") -> None:
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_FAINT)
    axes.tick_params(length=0, colors=_INK)
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=_FAINT, linewidth=0.8)


def _label(row: Row, texts: Texts) -> str:
    """A legend's line: the point's number, which the message gives it too, and how its sentence begins."""
    if row.number is None:
        return _run(texts.say("chart-others"), texts)
    seen = "".join(each for each in without_direction_controls(row.sentence) if _is_drawn(each))
    words = " ".join(printable(" ".join(seen.split())).split())
    if len(words) > _LONGEST_LABEL:
        words = words[:_LONGEST_LABEL].rsplit(" ", 1)[0].rstrip(" ،,.;:") + "…"
    # A dollar sign would begin a formula.
    return _run(f"{row.number}. {_isolated(words, row.language)}", texts).replace("$", r"\$")


def _is_drawn(character: str) -> bool:
    """Whether the font may have it: emoji and other pictures it has not, and would show as boxes."""
    return ord(character) <= _LAST_OF_FONT and unicodedata.category(character) not in {"So", "Cs", "Co", "Cn", "Sk"}


def _run(line: str, texts: Texts) -> str:
    """`line` the way the reader's language runs, whatever it begins with."""
    return _isolated(line, texts.language)


def _isolated(words: str, language: str) -> str:
    return f"{_RIGHT_TO_LEFT if language == 'ar' else _LEFT_TO_RIGHT}{words}{_POP}"
