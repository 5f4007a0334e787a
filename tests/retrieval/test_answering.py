"""From question to cited answer, over a real library with a tiny model: what is cited, refused and kept apart."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import article, newsroom
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.errors import LibraryError
from index.library import Library
from index.records import LIBRARY, Document, Scope
from index.relational.library import RelationalLibrary
from retrieval.records import Citation, Evidence

_HARBOUR = "Harbour\n\nThe harbour of Aktau opened a new pier in May. Ships from Baku carry grain there."
_BRIDGE = "Bridge\n\nEngineers closed the old bridge over the river Ural. Traffic moves slowly."
_MEETING = (
    "لقاء\n\nمن جانبه رحب الرئيس صدر جباروف بالضيوف. وأشار إلى أهمية السكك الحديدية. "
    "وأكد رئيسي أهمية التجارة. وأعلن الوزير افتتاح المعرض."
)
_HIS = "وأشار إلى أهمية السكك الحديدية."
_QUESTION = "What did the harbour of Aktau open?"


def test_the_sentence_that_answers_is_cited_with_its_source(library: Library, embedder: TinyEmbedder) -> None:
    answer = newsroom(library, embedder, [article("h", _HARBOUR), article("b", _BRIDGE)]).answer(_QUESTION, [LIBRARY])
    assert answer.answered
    assert answer.citations[0].quote == "The harbour of Aktau opened a new pier in May."
    assert (answer.citations[0].number, answer.citations[0].title) == (1, "Harbour")
    assert answer.nearest == ()


def test_what_no_article_speaks_of_is_refused_with_the_nearest_beside(library: Library, embedder: TinyEmbedder) -> None:
    answerer = newsroom(library, embedder, [article("h", _HARBOUR), article("b", _BRIDGE)])
    answer = answerer.answer("Who painted the ceiling of the chapel?", [LIBRARY])
    assert not answer.answered
    assert answer.citations == ()
    assert 1 <= len(answer.nearest) <= 2
    assert answer.evidence


def test_as_many_sentences_are_listed_as_are_asked_for_and_the_answer_stays(
    library: Library, embedder: TinyEmbedder
) -> None:
    piers = [
        article(f"pier {number}", f"The harbour of Aktau has pier {number}. Ships moor there.") for number in range(20)
    ]
    answerer = newsroom(library, embedder, [article("h", _HARBOUR), *piers])
    few, many = (answerer.answer(_QUESTION, [LIBRARY], limit) for limit in (5, 40))
    assert (len(few.evidence), len(many.evidence)) == (5, 40)
    assert many.evidence[:5] == few.evidence
    assert (many.citations, many.confidence) == (few.citations, few.confidence)
    scores = [each.score for each in many.evidence]
    assert scores == sorted(scores, reverse=True)
    assert len({(each.document_id, each.start) for each in many.evidence}) == 40


def test_an_empty_library_refuses_with_nothing_to_show(library: Library, embedder: TinyEmbedder) -> None:
    answer = newsroom(library, embedder, []).answer(_QUESTION, [LIBRARY])
    assert (answer.answered, answer.confidence, answer.citations, answer.nearest, answer.evidence) == (
        False, 0.0, (), (), (),
    )  # fmt: skip


def test_no_scope_sees_nothing(library: Library, embedder: TinyEmbedder) -> None:
    assert newsroom(library, embedder, [article("h", _HARBOUR)]).answer(_QUESTION, []).evidence == ()


def test_the_same_thing_is_never_said_twice(library: Library, embedder: TinyEmbedder) -> None:
    copies = [article(f"copy {number}", _HARBOUR) for number in range(4)]
    answer = newsroom(library, embedder, copies).answer(_QUESTION, [LIBRARY])
    quotes = [citation.quote for citation in answer.citations]
    assert len(quotes) == len(set(quotes))


def test_a_name_in_the_other_script_leads_to_its_sentence(library: Library, embedder: TinyEmbedder) -> None:
    text = "لقاء\n\nوأعلن الوزير افتتاح المعرض. ورحب الرئيس صدر جباروف بالضيوف. وتستمر الاجتماعات أسبوعا."
    answer = newsroom(library, embedder, [article("m", text)]).answer("Who did Sadyr Japarov welcome?", [LIBRARY])
    assert "جباروف" in answer.evidence[0].quote


@pytest.mark.parametrize("question", ["What did Japarov say?", "ماذا قال جباروف؟"])
def test_words_reported_without_a_name_belong_to_who_was_named_before(
    library: Library, embedder: TinyEmbedder, question: str
) -> None:
    answer = newsroom(library, embedder, [article("m", _MEETING)]).answer(question, [LIBRARY], 10)
    speaks = {evidence.quote: evidence.features["subject"] for evidence in answer.evidence}
    assert speaks["من جانبه رحب الرئيس صدر جباروف بالضيوف."] > 0.9
    assert speaks[_HIS] > 0.9
    assert speaks["وأكد رئيسي أهمية التجارة."] == 0.0
    quotes = [evidence.quote for evidence in answer.evidence]
    assert quotes.index(_HIS) < quotes.index("وأكد رئيسي أهمية التجارة.")


@pytest.mark.parametrize(
    ("text", "question", "named", "his", "hers"),
    [
        (
            'Dam\n\nMinister Khaled Zawi denied the reports. "The dam is standing," he told a news conference. '
            '"The water is rising," said Mabrouka Saleh.',
            "What did Zawi say about the dam?",
            "Minister Khaled Zawi denied the reports.",
            '"The dam is standing," he told a news conference.',
            '"The water is rising," said Mabrouka Saleh.',
        ),
        (
            "سد\n\nنفى الوزير خالد الزاوي الأنباء. «السد صامد كما كان»، قال للصحفيين. "
            "وأكدت مبروكة صالح أن الماء يرتفع.",
            "ماذا قال الزاوي عن السد؟",
            "نفى الوزير خالد الزاوي الأنباء.",
            "«السد صامد كما كان»، قال للصحفيين.",
            "وأكدت مبروكة صالح أن الماء يرتفع.",
        ),
    ],
)
def test_a_quotation_with_a_pronoun_behind_it_belongs_to_who_was_named_before_and_one_with_a_name_does_not(
    library: Library, embedder: TinyEmbedder, text: str, question: str, named: str, his: str, hers: str
) -> None:
    answer = newsroom(library, embedder, [article("d", text)]).answer(question, [LIBRARY], 10)
    speaks = {evidence.quote: evidence.features["subject"] for evidence in answer.evidence}
    assert speaks[named] > 0.9
    assert speaks[his] > 0.9
    assert speaks[hers] == 0.0
    before = {citation.quote: citation.context for citation in answer.citations}[his]
    assert named in {citation.quote for citation in answer.citations} or (before and before.quote == named)


def test_a_quote_without_its_subject_is_shown_with_the_sentence_before(
    library: Library, embedder: TinyEmbedder
) -> None:
    answerer = newsroom(library, embedder, [article("m", _MEETING)])
    answer = answerer.answer("ماذا قال جباروف عن أهمية السكك الحديدية؟", [LIBRARY])
    contexts = {citation.quote: citation.context for citation in answer.citations}
    before = contexts[_HIS]
    assert before is not None
    assert before.quote == "من جانبه رحب الرئيس صدر جباروف بالضيوف."
    (document,) = library.documents([LIBRARY])
    stored = library.document(document.id, [LIBRARY])
    assert stored is not None
    assert (before.document_id, stored.text[before.start : before.end]) == (document.id, before.quote)


def test_an_interviewers_question_is_not_the_answer_but_stands_before_it(
    library: Library, embedder: TinyEmbedder
) -> None:
    text = "Talk\n\nWhat did the harbour of Aktau open?\nNothing but a long new pier, I fear.\nShips carry grain there."
    answer = newsroom(library, embedder, [article("t", text)]).answer(_QUESTION, [LIBRARY])
    first = answer.citations[0]
    assert first.quote == "Nothing but a long new pier, I fear."
    assert first.context is not None
    assert first.context.quote == "What did the harbour of Aktau open?"
    assert all(not each.quote.endswith("?") for each in answer.citations)


def test_what_is_shown_beside_a_refusal_has_no_short_answer_marked(library: Library, embedder: TinyEmbedder) -> None:
    answerer = newsroom(
        library, embedder, [article("h", "Harbour\n\nSome 40 people saw the harbour."), article("b", _BRIDGE)]
    )
    answer = answerer.answer("How many people painted ceilings?", [LIBRARY])
    assert not answer.answered
    assert answer.nearest
    assert all(each.answer is None for each in answer.nearest)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_adding_changes_nothing(embedder: TinyEmbedder, tmp_path: Path, seed: int) -> None:
    documents = [article(str(number), text) for number, text in enumerate([_HARBOUR, _BRIDGE, _MEETING, _HARBOUR])]
    shuffled = Random(seed).sample(documents, len(documents))
    outcomes = []
    for folder, order in (("in order", documents), ("shuffled", shuffled)):
        opened = EmbeddedLibrary(tmp_path / folder)
        answerer = newsroom(opened, embedder, order)
        answers = [answerer.answer(question, [LIBRARY]) for question in (_QUESTION, "ماذا قال جباروف؟")]
        outcomes.append([(each.citations, each.evidence, each.confidence) for each in answers])
        opened.close()
    assert outcomes[0] == outcomes[1]


def test_the_same_question_has_the_same_answer_every_time(library: Library, embedder: TinyEmbedder) -> None:
    answerer = newsroom(library, embedder, [article("h", _HARBOUR), article("m", _MEETING)])
    first, again = (answerer.answer(_QUESTION, [LIBRARY]) for _ in range(2))
    assert (first.citations, first.evidence, first.confidence) == (again.citations, again.evidence, again.confidence)


_words = st.sampled_from("harbour Aktau pier bridge وأشار إلى جباروف قال opened May 2023 ٣.٥ 🙂 U.S. د.".split())
_texts = st.lists(st.lists(_words, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6).map(".\n".join)
_scopes = st.sampled_from([LIBRARY, Scope("chat:1"), Scope("chat:-2")])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(_scopes, _texts), min_size=1, max_size=6), st.lists(_scopes, max_size=2), _texts)
def test_every_quote_is_a_slice_of_a_document_of_a_named_scope(
    stored: list[tuple[Scope, str]], named: list[Scope], question: str
) -> None:
    documents = {
        each.id: each for number, (scope, text) in enumerate(stored) for each in [article(str(number), text, scope)]
    }
    worded = [each for each in documents.values() if any(c.isalnum() for c in each.text)]
    with TemporaryDirectory() as folder:
        library = EmbeddedLibrary(Path(folder))
        answer = newsroom(library, TinyEmbedder(), worded).answer(f"{question} pier", named, 20)
        library.close()
    shown: list[Citation | Evidence] = [*answer.citations, *answer.nearest, *answer.evidence]
    for cited in shown:
        document = documents[cited.document_id]
        assert document.scope in named
        assert cited.quote == document.text[cited.start : cited.end]


@pytest.mark.parametrize("shift", [(0, 10_000), (-1, 0), (3, 1_000_000)])
def test_a_damaged_sentence_is_never_quoted(
    library: RelationalLibrary, embedder: TinyEmbedder, shift: tuple[int, int]
) -> None:
    answerer = newsroom(library, embedder, [article("h", _HARBOUR)])
    with library._database.transaction() as connection:
        connection.execute('UPDATE sentences SET start = start + ?, "end" = "end" + ?', shift)
    with pytest.raises(LibraryError, match="damaged"):
        answerer.answer(_QUESTION, [LIBRARY])


_FACTS = st.lists(
    st.sampled_from(("Aktau", "harbour", "pier", "grain", "bridge", "minister", "opened", "closed", "الوزير", "ميناء")),
    min_size=1,
    max_size=8,
).map(lambda words: f"{' '.join(words)}.")


@given(st.lists(_FACTS, max_size=6, unique=True), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_no_document_changes_how_another_is_ranked(others: list[str], seed: int) -> None:
    mine = [article("h", _HARBOUR), article("b", _BRIDGE)]
    more = [article(f"other {number}", f"Other\n\n{text}") for number, text in enumerate(others)]
    together = [*mine, *more]
    Random(seed).shuffle(together)
    assert set(_ranked(mine)) <= set(_ranked(together))
    assert [each for each in _ranked(together) if each in _ranked(mine)] == _ranked(mine)


def _ranked(documents: list[Document]) -> list[tuple[str, tuple[tuple[str, float], ...]]]:
    """Each sentence with its signals, best first."""
    with TemporaryDirectory() as folder:
        library = EmbeddedLibrary(Path(folder))
        found = newsroom(library, TinyEmbedder(), documents).answer(_QUESTION, [LIBRARY], 50).evidence
        library.close()
    return [(each.quote, tuple(sorted(each.features.items()))) for each in found]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Dam\n\nThe committee met at noon. Who will pay for the new dam in Basra?",
         "Who will pay for the new dam in Basra?"),
        ("السد\n\nاجتمعت اللجنة ظهرا. من سيدفع ثمن السد الجديد في البصرة؟", "من سيدفع ثمن السد الجديد في البصرة؟"),
    ],
)  # fmt: skip
def test_a_question_that_nothing_in_the_source_answers_makes_nobody_sure(
    library: Library, embedder: TinyEmbedder, text: str, question: str
) -> None:
    answer = newsroom(library, embedder, [article("d", text)]).answer(question, [LIBRARY])
    assert not answer.answered
    assert question not in [each.quote for each in answer.nearest]
    assert question not in [each.quote for each in answer.evidence]


def test_what_answers_a_question_that_stands_in_the_source_is_as_sure_as_that(
    library: Library, embedder: TinyEmbedder
) -> None:
    text = "Reef\n\nWhat worries you about the reef? Dust from the docks, more than the heat."
    answer = newsroom(library, embedder, [article("r", text)]).answer("What worries you about the reef?", [LIBRARY])
    assert answer.answered
    assert [each.quote for each in answer.citations] == ["Dust from the docks, more than the heat."]


def test_of_two_questions_in_one_message_each_is_answered_and_what_has_no_answer_is_told(
    library: Library, embedder: TinyEmbedder
) -> None:
    answerer = newsroom(library, embedder, [article("h", _HARBOUR), article("b", _BRIDGE)])
    opened, painted = "what did the harbour of Aktau open?", "Who painted the ceiling of the old cathedral in Vienna"
    closed = "what did engineers close over the river Ural?"
    one = answerer.answer(f"{painted} and {opened}", [LIBRARY])
    assert one.answered
    assert one.citations[0].quote == "The harbour of Aktau opened a new pier in May."
    assert one.unanswered == (painted,)
    both = answerer.answer(f"{opened[:-1]}, and {closed}", [LIBRARY])
    assert {each.title for each in both.citations} == {"Harbour", "Bridge"}
    assert [each.number for each in both.citations] == list(range(1, len(both.citations) + 1))
    assert both.unanswered == ()


def test_two_questions_without_an_answer_are_refused_as_one(library: Library, embedder: TinyEmbedder) -> None:
    answerer = newsroom(library, embedder, [article("h", _HARBOUR)])
    answer = answerer.answer("Who painted the ceiling and when did the comet return?", [LIBRARY])
    assert not answer.answered
    assert (answer.citations, answer.unanswered) == ((), ())


def test_a_greeting_before_the_question_changes_nothing(library: Library, embedder: TinyEmbedder) -> None:
    answerer = newsroom(library, embedder, [article("h", _HARBOUR), article("b", _BRIDGE)])
    plain, greeted = (
        answerer.answer(each, [LIBRARY]) for each in (_QUESTION, f"Good morning, Qawl! {_QUESTION} Thanks!")
    )
    assert greeted.citations == plain.citations
    assert greeted.confidence == plain.confidence
