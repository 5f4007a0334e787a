"""The command line with a language model behind it: an honest one, one that lies, and none that answers."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from endpoint_faults import status
from endpoint_server import Asked, EndpointServer, serving_model
from honest_seed_claims import CLAIMS, TRANSLATIONS
from qawl_process import Qawl
from seed_questions import ANSWERED, UNANSWERED

from index.language import language_of

pytestmark = pytest.mark.model

WRITTEN = 20
"""Of the two dozen seed questions, how many at least get a claim: two are refused, though rightly found, and the checks
drop two claims (see the next test)."""


def honest(asked: Asked) -> str:
    """What a model says that knows the article and keeps to what it is offered."""
    material = json.loads(asked.material)
    said = CLAIMS[material["question"]]
    offered = {each["id"]: each["text"] for each in material["sentences"]}
    claims = [{"text": said.text, "sentences": [number]} for number, text in offered.items() if said.piece in text]
    translations = [
        {"sentence": number, "text": english}
        for number, text in offered.items()
        for piece, english in TRANSLATIONS.items()
        if piece in text
    ]
    return json.dumps({"claims": claims, "translations": translations}, ensure_ascii=False)


@pytest.fixture(scope="module")
def server() -> Iterator[EndpointServer]:
    with serving_model(honest) as served:
        yield served


def settings(server: EndpointServer, **more: str) -> dict[str, str]:
    return {"QAWL_LLM_BASE_URL": server.url, "QAWL_LLM_MODEL": "honest", **more}


@pytest.fixture(scope="module")
def answers(seeded: Qawl, server: EndpointServer) -> list[dict[str, Any]]:
    done = seeded.run("ask", "--batch", "-", given="\n".join([*ANSWERED, *UNANSWERED]), **settings(server))
    assert done.status == 0, done.errors
    return [json.loads(line) for line in done.out.splitlines()]


def test_an_honest_model_answers_in_the_language_of_the_question_with_a_citation_for_each_sentence(
    answers: list[dict[str, Any]],
) -> None:
    written = {each["question"]: each["written"] for each in answers if each["written"] and each["written"]["claims"]}
    assert len(written) >= WRITTEN, sorted(set(ANSWERED) - set(written))
    for answer in answers:
        numbers = {each["n"] for each in answer["citations"]}
        for claim in (answer["written"] or {"claims": []})["claims"]:
            assert language_of(claim["text"]) == answer["language"]
            assert claim["citations"]
            assert set(claim["citations"]) <= numbers
            assert claim["text"] == CLAIMS[answer["question"]].text
            assert claim["text"] in answer["text"]


def test_at_most_one_in_ten_of_an_honest_models_claims_is_dropped(answers: list[dict[str, Any]]) -> None:
    offered = shown = 0
    for answer in answers:
        said = CLAIMS.get(answer["question"])
        if answer["answered"] and said and any(said.piece in each["quote"] for each in answer["citations"]):
            offered += 1
            shown += bool(answer["written"] and answer["written"]["claims"])
    assert shown >= 0.9 * offered, (shown, offered)


def test_translations_stand_beside_the_original(answers: list[dict[str, Any]]) -> None:
    translated = [each for each in answers if each["written"] and each["written"]["translations"]]
    assert translated
    for answer in translated:
        assert answer["language"] == "en"
        quotes = {each["n"]: each["quote"] for each in answer["citations"]}
        for translation in answer["written"]["translations"]:
            assert translation["text"] in TRANSLATIONS.values()
            assert quotes[translation["n"]] in answer["text"]
            assert answer["text"].index(quotes[translation["n"]]) < answer["text"].index(translation["text"])


def test_quotes_are_the_same_with_a_model_and_those_that_claims_rest_on_come_after_them(
    seeded: Qawl, answers: list[dict[str, Any]]
) -> None:
    done = seeded.run("ask", "--batch", "-", given="\n".join([*ANSWERED, *UNANSWERED]))
    plain = [json.loads(line) for line in done.out.splitlines()]
    for without, with_model in zip(plain, answers, strict=True):
        same, more = (
            with_model["citations"][: len(without["citations"])],
            with_model["citations"][len(without["citations"]) :],
        )
        # What a claim rests on is quoted by itself, so not once more as the sentence before another quote.
        quoted = {(each["document_id"], each["start"]) for each in more}
        for each in without["citations"]:
            if each["context"] and (each["document_id"], each["context"]["start"]) in quoted:
                each["context"] = None
        assert without["citations"] == same
        assert {each["document_id"] for each in more} <= {each["document_id"] for each in without["citations"]}
        rested_on = {n for claim in (with_model["written"] or {"claims": []})["claims"] for n in claim["citations"]}
        assert {each["n"] for each in more} <= rested_on
        assert without["answered"] == with_model["answered"]
        assert without["written"] is None


def test_a_model_is_never_asked_about_a_refusal(server: EndpointServer, answers: list[dict[str, Any]]) -> None:
    refused = {each["question"] for each in answers if not each["answered"]}
    assert len(refused) >= 11
    asked = {json.loads(each.material)["question"] for each in server.asked}
    assert not refused & asked
    assert all(each["written"] is None for each in answers if not each["answered"])


@pytest.mark.parametrize("question", ["what did Japarov propose?", "ماذا اقترح جباروف؟"])
def test_without_an_answer_from_the_model_the_quotes_go_out_alone(seeded: Qawl, question: str) -> None:
    with serving_model(honest) as server:
        server.suffer(status(500), status(500))
        done = seeded.run("ask", question, "--json", **settings(server))
    (answer,) = done.json_lines()
    assert done.status == 0
    assert answer["answered"]
    assert answer["written"] is None
    assert len(answer["citations"]) == 2
