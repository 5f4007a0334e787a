"""What a reader is shown of a digest: its parts in order, in their language, as lines of a terminal and as fields."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.fields import digest_fields
from bot.digests.laying_out import digest_parts
from bot.digests.parts import Exchange, Heading, LinkPart, ListPart, Note, PointPart
from bot.digests.plain import SOURCES_SHOWN, plain_digest
from bot.digests.shown import Shown
from bot.numbering import circled
from bot.printable import without_direction_controls
from bot.texts import LANGUAGES, texts_in
from retrieval.digest.numbering import numbered
from retrieval.digest.records import Digest, Kind, Point, QuestionAsked, Remark, Said, SharedLink
from retrieval.records import Citation, Claim

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
ALL = Shown(points=100, also=100, listed=100)


def cited(document: int, quote: str = "The bridge opened.", language: str = "en", title: str = "Bridge") -> Citation:
    sent = NOON + timedelta(hours=document)
    url = f"https://example.org/{document}"
    return Citation(0, quote, f"{document:016x}", title, "Kabar", sent, url, 0, len(quote), language)


def point(first: int, size: int, quote: str = "The bridge opened.", differing: int = 0) -> Point:
    citations = tuple(cited(number, quote) for number in range(first, first + size))
    return Point(
        citations,
        "Aibek",
        ("Kabar",),
        ("Aibek", "Sara"),
        citations[0].published,
        citations[-1].published,
        agreeing=citations[1 : size - differing],
        differing=citations[size - differing :],
    )


def sample(language: str = "en", kind: Kind = Kind.TALK, points: int = 2, also: int = 2) -> Digest:
    asked = Said(cited(80, "When does it open?"), "Aibek")
    return numbered(
        Digest(
            language,
            kind,
            posts=20,
            wordless=3,
            points=tuple(point(10 * number, 7, differing=2) for number in range(points)),
            also=tuple(point(100 + number, 1, f"Single {number}.") for number in range(also)),
            questions=(QuestionAsked(asked, Said(cited(81, "On Monday."), "Sara")), QuestionAsked(asked, None)),
            decisions=(Said(cited(82, "We decided to go."), "Sara"),),
            links=(SharedLink("https://example.org/plan", "0", "Aibek", NOON, "https://t.me/c/1/2", 2),),
            first=NOON,
            last=NOON + timedelta(hours=90),
        )
    )


NOTHING = numbered(Digest("en", Kind.POSTS, 0, 0, (), (), (), (), (), None, None))


def lines(digest: Digest) -> list[str]:
    return without_direction_controls(plain_digest(digest)).splitlines()


def test_the_parts_come_in_the_order_of_reading() -> None:
    parts = list(digest_parts(sample(), texts_in("en"), ALL))
    assert [type(part) for part in parts] == [Heading, PointPart, PointPart, *[ListPart] * 4, Note]
    lists = [part for part in parts if isinstance(part, ListPart)]
    assert [part.heading for part in lists] == ["Also", "Questions", "Decisions", "Links"]
    assert isinstance(lists[1].lines[0], Exchange)
    assert isinstance(lists[3].lines[0], LinkPart)


def test_a_point_carries_all_its_sources_with_the_own_one_first() -> None:
    part = next(each for each in digest_parts(sample(), texts_in("en"), ALL) if isinstance(each, PointPart))
    assert part.sources[0] == part.quoted
    assert len(part.sources) == 7
    assert all(source.citation.url for source in part.sources)
    assert len(part.differing) == 2
    assert part.differing_heading


def test_who_said_it_stands_before_where_and_when() -> None:
    part = next(each for each in digest_parts(sample(), texts_in("en"), ALL) if isinstance(each, PointPart))
    assert part.quoted.origin == ("Aibek", "Bridge", "Kabar", "1 September 2026, 12:00 UTC")


def test_a_name_is_not_said_twice() -> None:
    same = replace(point(0, 1), author="Kabar")
    made = numbered(replace(NOTHING, posts=1, also=(same,)))
    (part,) = [each for each in digest_parts(made, texts_in("en"), ALL) if isinstance(each, ListPart)]
    assert part.lines[0].origin.count("Kabar") == 1  # type: ignore[union-attr]


def test_what_is_not_shown_is_counted() -> None:
    made = sample(points=4, also=3)
    notes = [part.text for part in digest_parts(made, texts_in("en"), Shown(1, 1, 1)) if isinstance(part, Note)]
    assert [without_direction_controls(note) for note in notes] == [
        "Earlier ones, not shown: 1",
        "Not shown: 23 messages",
        "Greetings and the like, or without words: 3 messages",
    ]


def test_quotes_in_the_other_language_are_announced() -> None:
    notes = [part.text for part in digest_parts(sample("ar"), texts_in("ar"), ALL) if isinstance(part, Note)]
    assert notes[0] == texts_in("ar").say("some-sources-in-other-language")


def test_of_many_questions_the_open_ones_and_then_the_newest_are_shown_in_their_order() -> None:
    answered = [
        QuestionAsked(Said(cited(n, f"Question {n}?"), "Aibek"), Said(cited(n, "Yes."), "Dana")) for n in range(6)
    ]
    asked = [replace(each, answer=None) if number in {1, 3} else each for number, each in enumerate(answered)]
    made = numbered(replace(NOTHING, posts=9, points=(point(9, 1),), questions=tuple(asked)))
    parts = list(digest_parts(made, texts_in("en"), Shown(1, 1, 3)))
    (listed,) = [each for each in parts if isinstance(each, ListPart)]
    shown = [each.question.citation.quote for each in listed.lines if isinstance(each, Exchange)]
    assert shown == ["Question 1?", "Question 3?", "Question 5?"]
    assert parts[parts.index(listed) + 1] == Note(texts_in("en").say("digest-listed-before", count=3))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_digest_is_said(language: str) -> None:
    assert plain_digest(replace(NOTHING, language=language)) == texts_in(language).say("digest-no-posts")
    wordless = replace(NOTHING, language=language, posts=2, wordless=2)
    assert texts_in(language).say("digest-no-words") in plain_digest(wordless)


def test_a_terminal_shows_each_quote_with_its_number_and_some_of_its_sources() -> None:
    shown = lines(sample())
    assert shown[0] == "Summary"
    assert shown[1].startswith("20 messages, 1 outlet, 2 people")
    assert shown[2] == "From 1 September 2026, 12:00 UTC to 5 September 2026, 06:00 UTC"
    assert "① The bridge opened." in shown
    assert sum(line.startswith("  ") and "https://example.org/" in line for line in shown[:12]) == SOURCES_SHOWN
    assert "  And also: 3 messages" in shown
    assert "  Saying nearly the same: 5 messages" in shown
    assert "  Since then it was said otherwise:" in shown
    assert "    No answer yet." in shown
    assert any(line.startswith("• https://example.org/plan — Aibek") for line in shown)


def test_what_was_said_before_a_point_is_headed_as_such() -> None:
    told, before = cited(9), cited(3, "The bridge is closed.")
    made = Point((told, before), None, (), (), before.published, told.published, differing=(before,))
    assert "  Before that it was said:" in lines(numbered(replace(NOTHING, posts=2, points=(made,))))


def test_what_became_of_a_point_stands_below_it() -> None:
    became = Said(cited(12, "It is back."), "Sara")
    made = numbered(replace(NOTHING, posts=3, points=(replace(point(0, 2), outcome=became),),
                            also=(replace(point(7, 1, "The lift is broken."), outcome=became),)))  # fmt: skip
    shown = lines(made)
    places = [place for place, line in enumerate(shown) if line.strip() == "Said since then:"]
    assert ["It is back." in shown[place + 1] for place in places] == [True, True]
    assert digest_fields(made)["points"][0]["outcome"]["text"] == "It is back."  # type: ignore[index]


def test_a_stretch_that_tells_of_several_things_is_not_called_one_subject() -> None:
    beside = Remark(Said(cited(12, "A van blocks the gate."), "Sara"), None)
    made = numbered(replace(NOTHING, posts=2, points=(replace(point(0, 2), besides=(beside,)),)))
    shown = lines(made)
    assert any(line.startswith("  In this part of the talk: 2 posts") for line in shown)
    place = shown.index("  Said there too, of other things:")
    assert "A van blocks the gate." in shown[place + 1]
    assert digest_fields(made)["points"][0]["besides"][0]["text"] == "A van blocks the gate."  # type: ignore[index]


def test_a_question_that_may_be_answered_is_not_called_open() -> None:
    asked = QuestionAsked(Said(cited(80, "When does it open?"), "Aibek"), None, perhaps=True)
    shown = lines(replace(sample(), questions=(asked,)))
    assert any("When does it open?" in line for line in shown)
    assert not any("No answer yet" in line for line in shown)


def test_arabic_readers_read_arabic() -> None:
    shown = lines(sample("ar", Kind.POSTS))
    assert shown[0] == "الملخّص"
    assert shown[1] == "20 منشورًا وناشر واحد وشخصان"
    assert "الأسئلة:" in shown


def test_one_article_is_headed_as_such() -> None:
    made = numbered(replace(NOTHING, posts=1, points=(point(0, 1),), first=NOON, last=NOON))
    assert lines(made)[:2] == ["How the article begins", "1 September 2026, 12:00 UTC"]


@given(st.text(max_size=80), st.text(max_size=20))
def test_no_post_steers_the_terminal(quote: str, title: str) -> None:
    made = replace(NOTHING, posts=1, also=(Point((cited(1, quote, title=title),), title, (), (), None, None),))
    text = plain_digest(numbered(made))
    assert not any((ord(each) < 32 and each not in "\n\t") or 127 <= ord(each) < 160 for each in text)


def test_programs_get_everything_with_the_names_of_the_contract() -> None:
    fields = json.loads(json.dumps(digest_fields(sample(points=30)), ensure_ascii=False))
    assert {"points", "also", "questions", "decisions", "links", "posts", "language", "kind"} <= fields.keys()
    assert len(fields["points"]) == 30
    first = fields["points"][0]
    assert (first["size"], len(first["citations"]), first["citations"][0]["n"]) == (7, 7, 1)
    assert first["text"] == first["citations"][0]["quote"]
    assert first["citations"][0].keys() == {
        "n", "quote", "document_id", "title", "source", "published", "url", "start", "end", "also",
    }  # fmt: skip
    assert set(first["differing"]) <= {each["n"] for each in first["citations"]}


@pytest.mark.parametrize(("language", "counts"), [("en", "20 posts, 1 outlet"), ("ar", "20 منشورًا وناشر واحد")])
def test_what_is_counted_is_said_once(language: str, counts: str) -> None:
    nameless = tuple(replace(each, authors=()) for each in sample().points)
    made = replace(sample(language, Kind.POSTS), points=nameless, also=())
    heading, *_ = digest_parts(made, texts_in(language), ALL)
    assert isinstance(heading, Heading)
    assert without_direction_controls(heading.notes[0]) == counts


def written(text: str = "A bridge opened.", rests_on: tuple[int, ...] = (1,)) -> Digest:
    made = sample(points=1)
    return replace(made, points=(replace(made.points[0], written=Claim(text, rests_on)),))


def test_what_a_model_wrote_stands_above_the_quote_with_the_posts_it_rests_on() -> None:
    second = sample(points=1).points[0].citations[1].number
    made = written(rests_on=(1, second))
    part = next(each for each in digest_parts(made, texts_in("en"), ALL) if isinstance(each, PointPart))
    assert part.written is not None
    assert part.written.text == "A bridge opened."
    assert [each.number for each in part.written.rests_on] == [1, second]
    shown = lines(made)
    assert shown.index(f"A bridge opened. ①{circled(second)}") < shown.index("① The bridge opened.")
    assert texts_in("en").say("digest-written") in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_model_wrote_is_said_only_where_one_did(language: str) -> None:
    said = texts_in(language).say("digest-written")
    assert said not in plain_digest(replace(sample(), language=language))
    assert said in plain_digest(replace(written(), language=language))


def test_programs_get_what_a_model_wrote_and_what_was_dropped() -> None:
    fields = json.loads(json.dumps(digest_fields(replace(written(), dropped=2))))
    assert fields["dropped"] == 2
    assert fields["points"][0]["written"] == {"text": "A bridge opened.", "citations": [1]}
    assert json.loads(json.dumps(digest_fields(sample())))["points"][0]["written"] is None
