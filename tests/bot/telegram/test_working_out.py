"""A question worked out to what is shown and remembered, without Telegram."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from sample_answers import ARABIC_QUOTE, answer, citation
from scripted_engine import ScriptedEngine

from bot.memory.records import ChatSettings, Language
from bot.telegram.answering.working_out import FURTHER_QUOTES, Problem, further_quotes, work_out
from bot.telegram.parsing.callback_data import Act, decode
from bot.telegram.parsing.keyboards import CONTEXTS_IN_A_ROW, under_answer
from bot.texts import texts_in
from index.errors import QuestionError
from index.records import LIBRARY
from retrieval.records import Answer, Evidence

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")
PROBLEM = Problem("id", "ماذا؟", (), [LIBRARY], ChatSettings(), "en", 300)


def evidence(start: int, quote: str, document_id: str = "d1") -> Evidence:
    return Evidence(document_id, start, start + len(quote), quote, 0.5, {})


def test_further_quotes_are_none_that_are_shown_nor_the_same_words_elsewhere() -> None:
    found = answer(citations=[citation(quote="shown", document_id="d1")])
    listed = (
        evidence(0, "shown"),
        evidence(3, "wn and more"),  # overlaps
        evidence(0, "shown", "d2"),  # the same words
        evidence(9, "first"),
        evidence(40, "first", "d2"),
        evidence(60, "second", "d2"),
    )
    assert [each.quote for each in further_quotes(replace(found, evidence=listed))] == ["first", "second"]


def test_a_refusal_has_no_further_quotes() -> None:
    assert further_quotes(replace(answer(nearest=[citation()]), evidence=(evidence(0, "x"),))) == ()


def test_a_question_that_can_not_be_asked_is_told_why_and_leaves_nothing_to_remember() -> None:
    def complain(question: str) -> Answer:
        raise QuestionError("too_long", "not to be shown")

    reply = work_out(PROBLEM, ScriptedEngine(complain))
    assert [page.text for page in reply.pages] == [ARABIC.question_error("too_long", 300)]
    assert (reply.understood, reply.keyboard, reply.cited) == (False, None, ())


def test_a_question_that_is_not_in_the_chat_stands_above_its_answer() -> None:
    engine = ScriptedEngine(lambda question: answer(question, [citation()]))
    said, unsaid = (work_out(replace(PROBLEM, said=said), engine).pages for said in (True, False))
    assert unsaid[0].text == f"ماذا؟\n\n{said[0].text}"


def test_a_full_page_and_the_question_above_it_are_two() -> None:
    long = citation(quote="كلمة " * 2000)
    engine = ScriptedEngine(lambda question: answer(question, [long]))
    said, unsaid = (work_out(replace(PROBLEM, said=said), engine).pages for said in (True, False))
    assert len(unsaid) in {len(said), len(said) + 1}
    assert unsaid[0].text.startswith("ماذا؟")


def test_the_frame_is_the_chats_and_without_a_name_there_are_no_buttons() -> None:
    engine = ScriptedEngine(lambda question: answer(question, [citation()]))
    problem = replace(PROBLEM, settings=ChatSettings(Language.ENGLISH), exchange_id=None)
    reply = work_out(problem, engine)
    assert (reply.language, reply.keyboard) == ("en", None)
    assert ENGLISH.say("sources-heading") in reply.pages[-1].text
    assert reply.cited[0].quote == ARABIC_QUOTE


@given(st.integers(0, 12), st.booleans(), st.sampled_from([ARABIC, ENGLISH]))
def test_every_quote_has_its_button_and_every_button_says_something(quotes: int, more: bool, texts: object) -> None:
    keyboard = under_answer("an-exchange_1", quotes, more=more, texts=ARABIC if texts is ARABIC else ENGLISH)
    rows = keyboard.inline_keyboard
    assert all(len(row) <= CONTEXTS_IN_A_ROW for row in rows)
    presses = [decode(str(button.callback_data)) for row in rows for button in row]
    assert all(press is not None and press.subject == "an-exchange_1" for press in presses)
    contexts = [press.number for press in presses if press is not None and press.act is Act.CONTEXT]
    assert contexts == list(range(quotes))
    assert [press is not None and press.act is Act.MORE for press in presses].count(True) == more


@given(st.lists(st.tuples(st.integers(0, 30), st.text("ab ", min_size=1, max_size=8)), max_size=12))
def test_further_quotes_never_share_a_place(places: list[tuple[int, str]]) -> None:
    found = answer(citations=[citation(quote="ab", document_id="d1")])
    further = further_quotes(replace(found, evidence=tuple(evidence(start, quote) for start, quote in places)))
    assert len(further) <= FURTHER_QUOTES
    shown = [found.citations[0].quoted, *further]
    for place, one in enumerate(shown):
        for other in shown[place + 1 :]:
            assert one.end <= other.start or other.end <= one.start
            assert one.quote != other.quote


def test_a_greeting_is_returned_without_asking_the_library() -> None:
    def never(question: str) -> Answer:
        raise AssertionError(question)

    def said(message: str) -> str:
        reply = work_out(replace(PROBLEM, question=message), ScriptedEngine(never))
        assert (reply.understood, reply.keyboard, len(reply.pages)) == (False, None, 1)
        return reply.pages[0].text

    assert said("السلام عليكم").startswith("وعليكم السلام")
    assert said("Hello!") == ENGLISH.say("courtesy-greeting")
    assert said("شكرا") == ARABIC.say("courtesy-thanks")
    assert said("تمام") == ARABIC.say("courtesy-assent")
    assert said("hahaha") == ENGLISH.say("courtesy-emotion")
    assert said("😂") == ENGLISH.say("courtesy-emotion")
    assert said("مش صحيح") == ARABIC.say("courtesy-verdict-buttons")
    assert said("who are you?") == ENGLISH.say("greeting")
    assert said("كيف أستخدمك؟") == ARABIC.say("help")


def test_where_an_answer_has_no_buttons_none_are_spoken_of() -> None:
    problem = replace(PROBLEM, question="not true", exchange_id=None)
    assert work_out(problem, ScriptedEngine(answer)).pages[0].text == ENGLISH.say("courtesy-verdict")


def test_in_a_group_who_asks_about_the_bot_hears_how_it_is_addressed_there() -> None:
    def said(message: str) -> str:
        problem = replace(PROBLEM, question=message, in_group=True)
        return work_out(problem, ScriptedEngine(answer)).pages[0].text

    assert said("who are you?") == ENGLISH.say("group-greeting")
    assert said("كيف أستخدمك؟") == ARABIC.say("help") + "\n\n" + ARABIC.say("group-help")
    assert said("hello") == ENGLISH.say("courtesy-greeting")
