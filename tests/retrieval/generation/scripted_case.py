"""One scripted reply to one question, and those that scenarios make."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from scenario import LANGUAGES, Lie, Said, Scenario


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


def cases_of(scenarios: Iterable[Scenario]) -> tuple[Case, ...]:
    """Each scenario, for readers of each language, told honestly and with lies."""
    return tuple(
        Case(f"{scenario.name}-{language}-{'honest' if honest else 'lying'}", scenario, language, honest)
        for scenario in scenarios
        for language in LANGUAGES
        for honest in (True, False)
    )
