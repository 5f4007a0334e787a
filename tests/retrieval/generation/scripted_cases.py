"""A hundred scripted replies: each scenario, for readers of each language, told honestly and with lies."""

import json
from dataclasses import dataclass

import scripted_cases_economy
import scripted_cases_politics
import scripted_cases_science
import scripted_cases_society
import scripted_cases_sport
from scenario import LANGUAGES, Lie, Said, Scenario

SCENARIOS: tuple[Scenario, ...] = (
    *scripted_cases_politics.SCENARIOS,
    *scripted_cases_economy.SCENARIOS,
    *scripted_cases_sport.SCENARIOS,
    *scripted_cases_science.SCENARIOS,
    *scripted_cases_society.SCENARIOS,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One reply to one question: all of its claims are true, or none may be shown."""

    name: str
    scenario: Scenario
    language: str
    honest: bool

    @property
    def question(self) -> str:
        return self.scenario.questions[self.language]

    @property
    def claims(self) -> tuple[Said, ...] | tuple[Lie, ...]:
        return self.scenario.true[self.language] if self.honest else self.scenario.lies[self.language]

    @property
    def reply(self) -> str:
        """The claims in the shape that a model is asked for."""
        claims = [{"text": each.text, "sentences": list(each.rests_on)} for each in self.claims]
        return json.dumps({"claims": claims, "translations": []}, ensure_ascii=False)


CASES = tuple(
    Case(f"{scenario.name}-{language}-{'honest' if honest else 'lying'}", scenario, language, honest)
    for scenario in SCENARIOS
    for language in LANGUAGES
    for honest in (True, False)
)
