"""A hundred scripted replies: each scenario, for readers of each language, told honestly and with lies."""

import scripted_cases_economy
import scripted_cases_politics
import scripted_cases_science
import scripted_cases_society
import scripted_cases_sport
from scenario import Scenario
from scripted_case import cases_of

SCENARIOS: tuple[Scenario, ...] = (
    *scripted_cases_politics.SCENARIOS,
    *scripted_cases_economy.SCENARIOS,
    *scripted_cases_sport.SCENARIOS,
    *scripted_cases_science.SCENARIOS,
    *scripted_cases_society.SCENARIOS,
)

CASES = cases_of(SCENARIOS)
