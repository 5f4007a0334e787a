"""Scripted replies that were held out: written after the checks of claims were, and without a look at them."""

import later_cases_first
import later_cases_second
from scenario import Scenario
from scripted_case import cases_of

SCENARIOS: tuple[Scenario, ...] = (*later_cases_first.SCENARIOS, *later_cases_second.SCENARIOS)

CASES = cases_of(SCENARIOS)
