"""Answers as text for a terminal and as fields for programs."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from sample_answers import PUBLISHED, answer, citation, place, written

from bot.printable import isolated, printable
from bot.terminal import iso_time, json_fields, plain
from bot.texts import texts_in
from index.records import Span
from retrieval.records import Quoted

ENGLISH = texts_in("en")


def test_an_answer_shows_each_quote_whole_with_its_number_then_the_sources() -> None:
    first, second = citation(), replace(citation(), number=2, quote="A second <sentence>.")
    lines = plain(answer("What?", [first, second])).splitlines()
    assert f"① {first.quote}" in lines
    assert "② A second <sentence>." in lines
    assert lines[-1].startswith("①② ")
    assert first.title in lines[-1]


def test_the_sentence_before_stands_in_brackets_above_its_quote() -> None:
    cited = citation(context="Japarov spoke next.")
    lines = plain(answer("What?", [cited])).splitlines()
    assert lines.index("(Japarov spoke next.)") == lines.index(f"① {cited.quote}") - 1


def test_a_refusal_says_so_and_marks_what_was_nearest() -> None:
    refused = answer("What?", nearest=[citation()], language="en")
    text = plain(refused)
    assert text.splitlines()[0].startswith("I couldn’t find")
    assert ENGLISH.say("nearest-heading") in text
    assert f"• {citation().quote}" in text
    assert "①" not in text


def test_the_frame_is_in_the_language_of_the_question() -> None:
    assert "المصادر" in plain(replace(answer("ماذا؟", [citation()]), language="ar"))
    assert "Sources" in plain(replace(answer("What?", [citation()]), language="en"))


def test_fields_survive_json_with_letters_as_they_are() -> None:
    fields = json_fields(answer("ماذا؟", [citation()]))
    assert json.loads(json.dumps(fields, ensure_ascii=False)) == fields


def test_times_are_utc_with_a_z() -> None:
    assert iso_time(datetime(2023, 9, 19, 1, 58, tzinfo=UTC)) == "2023-09-19T01:58:00Z"
    assert iso_time(None) is None


def test_an_empty_library_is_said_to_be_empty() -> None:
    assert plain(answer("What?", language="en")) == ENGLISH.say("library-empty")


@given(st.text(max_size=200))
def test_no_text_of_a_document_steers_the_terminal(text: str) -> None:
    shown = printable(text)
    assert not any((ord(c) < 32 and c != "\t") or 127 <= ord(c) < 160 for c in shown)
    if not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in text):
        assert shown == text


def test_titles_keep_their_direction_to_themselves() -> None:
    cited = replace(citation(), title="عنوان \u202eمقلوب")
    last = plain(answer("What?", [cited], language="en")).splitlines()[-1]
    assert "\u202e" not in last
    assert "\u2068عنوان مقلوب\u2069" in last


def test_a_title_that_is_the_outlets_name_is_said_once() -> None:
    cited = citation(title="نبض لبنان", source="نبض لبنان")
    last = plain(answer("What?", [cited], language="en")).splitlines()[-1]
    assert last.count("نبض لبنان") == 1


def test_contradictions_are_announced_above_the_quotes() -> None:
    one = answer("How many?", [citation()], language="en")
    assert ENGLISH.say("sources-differ") not in plain(one)
    assert plain(replace(one, sources_differ=True)).startswith(ENGLISH.say("sources-differ"))
    assert json_fields(replace(one, sources_differ=True))["sources_differ"] is True


def test_a_short_answer_is_given_to_programs_with_its_place_in_the_document() -> None:
    marked = replace(citation(quote="In May 12 ships came."), start=100, end=121, answer=Span(107, 109))
    fields = json.loads(json.dumps(json_fields(answer("How many?", [marked, citation()], language="en"))))
    assert fields["citations"][0]["answer"] == {"text": "12", "start": 107, "end": 109}
    assert fields["citations"][1]["answer"] is None


def test_the_sentence_before_is_given_to_programs_with_its_place_in_the_document() -> None:
    cited = replace(
        citation(), start=30, end=30 + len(citation().quote), context=Quoted("d1", 10, 29, "Japarov spoke next.")
    )
    fields = json.loads(json.dumps(json_fields(answer("What?", [cited, citation()], nearest=[cited]))))
    told = {"text": "Japarov spoke next.", "start": 10, "end": 29, "document_id": "d1"}
    assert fields["citations"][0]["context"] == told
    assert fields["citations"][1]["context"] is None
    assert fields["nearest"][0]["context"] == fields["citations"][0]["context"]


def test_where_else_an_article_was_read_is_said_to_people_and_to_programs() -> None:
    also = (place("واس", PUBLISHED, "https://spa.example/1"), place("Reuters\x1b[2J"))
    given_answer = answer("What?", [replace(citation(), also=also)], language="en")
    spa, reuters = plain(given_answer).replace("\u2068", "").replace("\u2069", "").splitlines()[-2:]
    assert spa == "   Also in: واس — 19 September 2023, 01:58 UTC — https://spa.example/1"
    assert reuters == "   Also in: Reuters\\x1b[2J"
    assert json_fields(given_answer)["citations"][0]["also"] == [  # type: ignore[index]
        {"source": "واس", "url": "https://spa.example/1", "published": "2023-09-19T01:58:00Z"},
        {"source": "Reuters\x1b[2J", "url": None, "published": None},
    ]
    fields = json.loads(json.dumps(json_fields(answer("What?", [citation()]))))
    assert fields["citations"][0]["also"] == []


def without_isolates(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_what_a_model_wrote_stands_above_and_below_the_quotes_and_what_was_dropped_is_counted() -> None:
    wrote = written("It said\nso.", translations={1: "He \x1b[2Jadded."}, dropped=2)
    lines = without_isolates(plain(replace(answer("What?", [citation()], language="en"), written=wrote))).splitlines()
    assert lines[:5] == [
        ENGLISH.say("written-heading"),
        "It said so. ①",
        "",
        "Left out: 2 texts of the model’s that didn’t pass the check.",
        "",
    ]
    assert lines[5:8] == [f"① {citation().quote}", "   Machine translation: He \\x1b[2Jadded.", ""]


def test_programs_are_told_what_a_model_wrote_and_that_none_did() -> None:
    given_answer = answer("What?", [citation()], language="en")
    assert json_fields(given_answer)["written"] is None
    wrote = written("It said so.", translations={1: "He added."}, dropped=1)
    fields = json.loads(json.dumps(json_fields(replace(given_answer, written=wrote))))
    assert fields["written"] == {
        "model": "a-model",
        "claims": [{"text": "It said so.", "citations": [1]}],
        "translations": [{"n": 1, "text": "He added."}],
        "dropped": 1,
    }
    assert "It said so." in fields["text"]


def test_a_model_never_speaks_on_a_refusal() -> None:
    refused = answer("What?", nearest=[citation()], language="en")
    spoken = replace(refused, written=written("It said so.", dropped=1))
    assert plain(spoken) == plain(refused)
    assert json_fields(spoken)["written"] is None


def test_a_question_of_two_that_nothing_answers_is_named_in_text_and_fields() -> None:
    half = replace(answer("What, and when?", [citation()], language="en"), unanswered=("when?",))
    assert plain(half).startswith(ENGLISH.say("part-not-in-sources", question="when?"))
    assert json_fields(half)["unanswered"] == ["when?"]


def test_the_day_that_yesterday_is_stands_below_the_quote() -> None:
    told = citation(quote="He left yesterday.", published=datetime(2026, 11, 29, 12, tzinfo=UTC))
    lines = plain(answer("When?", [told], language="en")).splitlines()
    assert (
        lines[lines.index("① He left yesterday.") + 1] == f"   {isolated('yesterday')} = {isolated('28 November 2026')}"
    )
