"""The scripted cases are what they say they are: counted, named, in their languages, citing what was offered."""

import json
import unicodedata
from collections import Counter

import pytest
from scenario import KINDS, LANGUAGES, Lie, Said, Scenario
from scripted_cases import CASES, SCENARIOS

from index.language import language_of
from retrieval.generation.material import LONGEST_QUOTE, visible
from retrieval.generation.reading import claims_in
from retrieval.records import Claim

LEAST_OF_A_KIND = 8

every_scenario = pytest.mark.parametrize("scenario", SCENARIOS, ids=[each.name for each in SCENARIOS])


def test_there_are_a_hundred_cases_of_25_scenarios_each_with_a_name_of_its_own() -> None:
    assert len(SCENARIOS) == len({each.name for each in SCENARIOS}) == 25
    assert len(CASES) == len({each.name for each in CASES}) == 100
    assert Counter((each.language, each.honest) for each in CASES) == dict.fromkeys(
        [("en", True), ("en", False), ("ar", True), ("ar", False)], 25
    )


def test_some_scenarios_are_arabic_some_english_and_some_mixed() -> None:
    mixtures = Counter("+".join(sorted({each.language for each in scenario.sentences})) for scenario in SCENARIOS)
    assert mixtures == {"ar": 8, "en": 8, "ar+en": 9}
    assert sum(each.context is not None for scenario in SCENARIOS for each in scenario.sentences) >= 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_lies_of_every_kind_are_told_often_enough(language: str) -> None:
    told = Counter(lie.kind for scenario in SCENARIOS for lie in scenario.lies[language])
    assert set(told) == set(KINDS)
    assert min(told.values()) >= LEAST_OF_A_KIND


@every_scenario
def test_every_text_is_in_the_language_it_is_said_to_be_in(scenario: Scenario) -> None:
    for sentence in scenario.sentences:
        for text in (sentence.text, sentence.title, sentence.context):
            assert text is None or language_of(text) == sentence.language
    for language in LANGUAGES:
        assert language_of(scenario.questions[language]) == language
        for claim in _claims(scenario, language):
            assert language_of(claim.text) == language


@every_scenario
def test_every_text_reads_as_it_is_written(scenario: Scenario) -> None:
    claims = [claim.text for language in LANGUAGES for claim in _claims(scenario, language)]
    sentences = [text for each in scenario.sentences for text in (each.text, each.title, each.context or "")]
    for text in (*claims, *sentences, *scenario.questions.values()):
        assert text == visible(text, LONGEST_QUOTE) == unicodedata.normalize("NFC", text)
    assert len({*claims}) == len(claims)


@every_scenario
def test_claims_cite_what_was_offered_unless_their_kind_says_otherwise(scenario: Scenario) -> None:
    offered = {each.number for each in scenario.offered()}
    assert 2 <= len(offered) <= 3
    for language in LANGUAGES:
        assert 2 <= len(scenario.true[language]) <= 3
        assert 3 <= len(scenario.lies[language]) <= 5
        for said in scenario.true[language]:
            assert said.rests_on
            assert set(said.rests_on) <= offered
        for lie in scenario.lies[language]:
            assert lie.kind in KINDS
            assert (not lie.rests_on) == (lie.kind == "no_id")
            assert (not set(lie.rests_on) <= offered) == (lie.kind == "unknown_id")


@every_scenario
def test_words_in_quotation_marks_are_a_lie_only_where_the_sentence_lacks_them(scenario: Scenario) -> None:
    offered = {each.number: each for each in scenario.offered()}
    for language in LANGUAGES:
        for lie in scenario.lies[language]:
            cited = " ".join(offered[number].quote for number in lie.rests_on if number in offered)
            lacking = [words for words in _in_quotation_marks(lie.text) if words not in cited]
            assert bool(lacking) == (lie.kind == "quote") or lie.kind in {"name", "wrong_source"}
        for said in scenario.true[language]:
            sentences = [offered[number] for number in said.rests_on]
            cited = " ".join(f"{each.title} {each.context} {each.quote}" for each in sentences)
            translated = all(each.language != language for each in sentences)
            assert translated or all(words in cited for words in _in_quotation_marks(said.text))


def test_replies_are_read_as_the_claims_they_were_made_of() -> None:
    for case in CASES:
        assert claims_in(case.reply) == [Claim(each.text, each.rests_on) for each in case.claims]
        json.loads(case.reply)


def _claims(scenario: Scenario, language: str) -> list[Said | Lie]:
    return [*scenario.true[language], *scenario.lies[language]]


def _in_quotation_marks(text: str) -> list[str]:
    for mark in "«»“”":
        text = text.replace(mark, '"')
    return text.split('"')[1::2]
