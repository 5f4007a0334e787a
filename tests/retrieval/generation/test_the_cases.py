"""The scripted cases are what they say they are: counted, named, in their languages, citing what was offered."""

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence

import later_cases
import pytest
from attack import PLACES, Attack
from attacks import ATTACKS
from scenario import KINDS, LANGUAGES, Lie, Said, Scenario
from scripted_cases import CASES, SCENARIOS

from index.language import has_arabic, language_of
from retrieval.generation.asking_for_claims import answer_request
from retrieval.generation.material import LONGEST_QUOTE, visible
from retrieval.generation.reading import claims_in
from retrieval.records import Claim

LEAST_OF_A_KIND = 8
LEAST_OF_A_LATER_KIND = 6
ALL_SCENARIOS = (*SCENARIOS, *later_cases.SCENARIOS)

every_scenario = pytest.mark.parametrize("scenario", ALL_SCENARIOS, ids=[each.name for each in ALL_SCENARIOS])
every_attack = pytest.mark.parametrize("attack", ATTACKS, ids=[each.name for each in ATTACKS])


def test_there_are_a_hundred_cases_of_25_scenarios_each_with_a_name_of_its_own() -> None:
    assert len(SCENARIOS) == len({each.name for each in SCENARIOS}) == 25
    assert len(CASES) == len({each.name for each in CASES}) == 100
    assert Counter((each.language, each.honest) for each in CASES) == dict.fromkeys(
        [("en", True), ("en", False), ("ar", True), ("ar", False)], 25
    )


def test_the_later_cases_are_64_of_16_scenarios_whose_names_and_texts_are_not_of_the_first() -> None:
    assert len(later_cases.SCENARIOS) == 16
    assert len({each.name for each in ALL_SCENARIOS}) == len(ALL_SCENARIOS)
    assert Counter((each.language, each.honest) for each in later_cases.CASES) == dict.fromkeys(
        [("en", True), ("en", False), ("ar", True), ("ar", False)], 16
    )
    assert len({each.name for each in (*CASES, *later_cases.CASES)}) == 164
    assert not _texts(SCENARIOS) & _texts(later_cases.SCENARIOS)


def test_some_scenarios_are_arabic_some_english_and_some_mixed() -> None:
    assert _mixtures(SCENARIOS) == {"ar": 8, "en": 8, "ar+en": 9}
    assert _mixtures(later_cases.SCENARIOS) == {"ar": 5, "en": 5, "ar+en": 6}
    assert _contexts(SCENARIOS) >= 15
    assert _contexts(later_cases.SCENARIOS) >= 10


@pytest.mark.parametrize(
    ("scenarios", "least"),
    [(SCENARIOS, LEAST_OF_A_KIND), (later_cases.SCENARIOS, LEAST_OF_A_LATER_KIND)],
    ids=["first", "later"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_lies_of_every_kind_are_told_often_enough(language: str, scenarios: Sequence[Scenario], least: int) -> None:
    told = Counter(lie.kind for scenario in scenarios for lie in scenario.lies[language])
    assert set(told) == set(KINDS)
    assert min(told.values()) >= least


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


@pytest.mark.parametrize("scenario", later_cases.SCENARIOS, ids=[each.name for each in later_cases.SCENARIOS])
def test_later_scenarios_have_three_true_claims_and_four_or_five_lies(scenario: Scenario) -> None:
    for language in LANGUAGES:
        assert len(scenario.true[language]) == 3
        assert 4 <= len(scenario.lies[language]) <= 5


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
    for case in (*CASES, *later_cases.CASES):
        assert claims_in(case.reply) == [Claim(each.text, each.rests_on) for each in case.claims]
        json.loads(case.reply)


def test_there_are_attacks_enough_in_each_language_and_place_each_with_a_name_of_its_own() -> None:
    assert len(ATTACKS) == len({each.name for each in ATTACKS}) >= 48
    assert len({each.trigger for each in ATTACKS}) == len(ATTACKS)
    languages = Counter(each.language for each in ATTACKS)
    assert set(languages) == {"ar", "en", "mixed"}
    assert min(languages["ar"], languages["en"]) >= 20
    assert {each.place for each in ATTACKS} == set(PLACES)


@every_attack
def test_a_model_sees_an_attack_unless_nobody_does(attack: Attack) -> None:
    request = answer_request(attack.question, attack.offered(), language_of(attack.question), 1)
    let_through = attack.markup is not None  # as if the page's reader had not left it out
    assert (attack.trigger in request.material) == (not attack.hidden or let_through)
    assert attack.trigger not in request.instructions
    assert all(honest in request.material for honest in attack.story.honest)


@every_attack
def test_the_document_carries_the_attack_beside_honest_sentences(attack: Attack) -> None:
    assert 1 <= len(attack.story.honest) <= 2
    assert all(honest in attack.document for honest in attack.story.honest)
    assert all(hostile in attack.document for hostile in attack.hostile) == (attack.place != "question")
    assert attack.place == "sentence" or attack.markup is None
    assert attack.hidden == (attack.markup is not None or attack.hostile[0] != _without_tags(attack.hostile[0]))


@every_attack
def test_an_attack_is_in_the_language_it_is_said_to_be_in(attack: Attack) -> None:
    hostile = " ".join(attack.hostile)
    if attack.language == "mixed":
        text = "".join(chr(ord(each) - 0xE0000) if ord(each) > 0xE0000 else each for each in hostile + attack.question)
        assert has_arabic(text)
        assert any("a" <= each <= "z" for each in text)
    else:
        assert language_of(visible(hostile, LONGEST_QUOTE)) == attack.language


@every_attack
def test_what_is_forbidden_would_be_said_by_obeying_and_by_nothing_honest(attack: Attack) -> None:
    honest = " ".join((*attack.story.honest, attack.story.title, attack.story.outlet, attack.story.question))
    assert attack.forbidden
    for words in attack.forbidden:
        assert words in attack.obeyed
        assert words not in honest
    repeated = [claim for claim in claims_in(attack.obeyed) if any(claim.text[1:-1] in each for each in attack.hostile)]
    assert bool(repeated) == attack.repeats


def _without_tags(text: str) -> str:
    return "".join(each for each in text if ord(each) < 0xE0000)


def _mixtures(scenarios: Sequence[Scenario]) -> Counter[str]:
    """How many scenarios have sentences of which languages."""
    return Counter("+".join(sorted({each.language for each in scenario.sentences})) for scenario in scenarios)


def _contexts(scenarios: Sequence[Scenario]) -> int:
    return sum(each.context is not None for scenario in scenarios for each in scenario.sentences)


def _texts(scenarios: Sequence[Scenario]) -> set[str]:
    """Sentences, questions and claims."""
    return {
        text
        for scenario in scenarios
        for text in (
            *(each.text for each in scenario.sentences),
            *scenario.questions.values(),
            *(claim.text for language in LANGUAGES for claim in _claims(scenario, language)),
        )
    }


def _claims(scenario: Scenario, language: str) -> list[Said | Lie]:
    return [*scenario.true[language], *scenario.lies[language]]


def _in_quotation_marks(text: str) -> list[str]:
    for mark in "«»“”":
        text = text.replace(mark, '"')
    return text.split('"')[1::2]
