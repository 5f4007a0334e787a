"""Reliability tables become curves, and curves a picture."""

from io import BytesIO

import pytest

from retrieval.evaluation.metrics import Bin
from retrieval.evaluation.plot import Curve, curves, draw
from retrieval.evaluation.report import markdown
from retrieval.evaluation.run import Report

_REPORT = Report(
    dataset="XQuAD-R",
    questions=3,
    figures={"Qawl": {"ar→en": {}}},
    reliability={"ar→en": [Bin(2, 0.25, 0.5), Bin(1, 0.95, 1.0)]},
)


def test_the_curves_of_a_report_are_those_of_its_table() -> None:
    assert curves(f"# Figures\n\n{markdown(_REPORT)}\nafter | 0.1 → 0.2 (3) |") == [
        Curve("XQuAD-R", "ar→en", (0.25, 0.95), (0.5, 1.0), (2, 1))
    ]


def test_a_text_without_tables_has_no_curve() -> None:
    assert curves("# Figures\n\n| en | 0.1 → 0.2 (3) |") == []


def test_a_picture_has_a_panel_for_each_dataset() -> None:
    curve = Curve("XQuAD-R", "ar→en", (0.25, 0.95), (0.5, 1.0), (2, 1))
    figure = draw([curve, Curve("ARCD", "ar→ar", (0.3,), (0.2,), (4,))])
    assert [panel.get_title() for panel in figure.axes] == ["XQuAD-R", "ARCD"]
    assert figure.axes[0].lines[1].get_ydata() == pytest.approx([0.5, 1.0])
    picture = BytesIO()
    figure.savefig(picture, format="svg")
    assert picture.getvalue().startswith(b"<?xml")
