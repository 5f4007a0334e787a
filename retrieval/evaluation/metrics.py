"""Figures from ranks and confidences, each with an interval. Plain numbers in, plain numbers out."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_RESAMPLES = 1000
_KEPT = 0.9
_RANGES = 10
_Z = 1.96  # standard deviations of a 95 % interval


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}-{self.high:.3f})"


def average_precision(ranks: Sequence[int | None]) -> float:
    """The average precision (0..1) of one ranking, from the ranks (from 0) of all its relevant items; None: absent."""
    found = sorted(rank for rank in ranks if rank is not None)
    return sum((place + 1) / (rank + 1) for place, rank in enumerate(found)) / len(ranks)


def reciprocal_rank(rank: int | None) -> float:
    """1 / (rank + 1) for a rank from 0; 0 where there is none."""
    return 0.0 if rank is None else 1 / (rank + 1)


def auroc(positives: NDArray[np.floating], negatives: NDArray[np.floating]) -> float:
    """The chance (0..1) that a positive scores above a negative, ties counting half: Mann and Whitney's U. NaN where
    there are none of either."""
    if not len(positives) or not len(negatives):
        return math.nan
    ordered = np.sort(negatives)
    below = np.searchsorted(ordered, positives, side="left")
    not_above = np.searchsorted(ordered, positives, side="right")
    return float((below + not_above).mean() / (2 * len(negatives)))


def false_accepts(positives: NDArray[np.floating], negatives: NDArray[np.floating]) -> float:
    """The share of negatives accepted at the threshold that keeps 90 % of the positives."""
    return float((negatives >= np.quantile(positives, 1 - _KEPT)).mean())


@dataclass(frozen=True, slots=True)
class Bin:
    """Confidences of one range: how many, their mean, and the share of them that was right."""

    count: int
    promised: float
    kept: float

    def __str__(self) -> str:
        return f"{self.promised:.2f} → {self.kept:.2f} ({self.count})"


def reliability_bins(sure: NDArray[np.floating], truth: NDArray[np.floating]) -> list[Bin]:
    """The confidences (n,) of 0..1 in ten equal ranges, with the truths (n,) of 0 or 1; empty ranges are left out."""
    ranges = np.minimum((sure * _RANGES).astype(int), _RANGES - 1)
    return [
        Bin(int(mine.sum()), float(sure[mine].mean()), float(truth[mine].mean()))
        for mine in (ranges == number for number in range(_RANGES))
        if mine.any()
    ]


def calibration_error(sure: NDArray[np.floating], truth: NDArray[np.floating]) -> float:
    """The expected calibration error (Guo et al. 2017): the mean distance between promised and kept, 0..1."""
    bins = reliability_bins(sure, truth)
    return sum(each.count * abs(each.promised - each.kept) for each in bins) / sum(each.count for each in bins)


def interval(groups: Sequence[str], statistic: Callable[[NDArray[np.intp]], float], seed: int = 0) -> Figure:
    """`statistic` of all rows, with the 95 % bootstrap interval over whole groups (articles).

    `groups` names each row's group; `statistic` is given row numbers. Rows of one article stand or fall together, so
    resampling single questions would promise more than the data holds. Draws that the statistic makes NaN of are left
    out.
    """
    names = sorted(set(groups))
    rows = {name: np.array([row for row, group in enumerate(groups) if group == name]) for name in names}
    random = np.random.default_rng(seed)
    drawn = [
        statistic(np.concatenate([rows[names[pick]] for pick in random.integers(0, len(names), len(names))]))
        for _ in range(_RESAMPLES)
    ]
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return Figure(statistic(np.arange(len(groups))), float(low), float(high))


def share(right: int, of: int) -> str:
    """A share in per cent with its 95 % interval (Wilson, 1927) and the number that it is of; a dash of none."""
    if not of:
        return "–"
    value = right / of
    middle = (value + _Z**2 / (2 * of)) / (1 + _Z**2 / of)
    half = _Z * math.sqrt(value * (1 - value) / of + _Z**2 / (4 * of**2)) / (1 + _Z**2 / of)
    return f"{100 * value:.1f} ({100 * max(0, middle - half):.1f}-{100 * min(1, middle + half):.1f}) of {of}"
