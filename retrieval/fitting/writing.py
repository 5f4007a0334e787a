"""What was fitted, as `retrieval/profiles` keeps it."""

import json
from collections.abc import Mapping

from retrieval.fitting.means import Means
from retrieval.profile import Judge


def profile_json(dimension: int, means: Means, judges: Mapping[str, Judge]) -> str:
    """A profile as the text of a file."""
    by_side: dict[str, dict[str, list[float]]] = {}
    for (side, language), mean in means.items():
        by_side.setdefault(side, {})[language] = [round(float(value), 5) for value in mean]
    profile = {
        "fitted_on": "means: FLORES dev (CC BY-SA 4.0); judges and verifier: articles written for Qawl",
        "dimension": dimension,
        "judges": {label: judge.model_dump() for label, judge in judges.items()},
        "means": by_side,
    }
    return json.dumps(profile, ensure_ascii=False)
