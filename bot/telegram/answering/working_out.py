"""A question worked out to the pages of its answer, without Telegram: what to ask goes in, a `Reply` comes out. It may
take its time, so it is called in a worker thread."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.courtesies import courteous
from bot.engine import Engine
from bot.memory.records import ChatSettings
from bot.telegram.formatting.paging import Block, pages
from bot.telegram.formatting.rendering import render_answer
from bot.telegram.formatting.rich_text import RichText, bold
from bot.telegram.parsing.keyboards import under_answer
from bot.telegram.parsing.reply_language import question_texts
from bot.texts import Texts
from index.errors import QuestionError
from index.library_records import Scopes
from retrieval.records import Answer, Quoted, Written

FURTHER_QUOTES = 3  # that "more" shows


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown, and what of it is to be remembered.

    `language` is the one of the frame around the quotes. `understood` is False for a question that can't be asked, and
    for a greeting and the like: then `pages` say what is to be said, and there is nothing to come back to. `answer` is
    what they show, None without one.
    """

    pages: tuple[RichText, ...]
    language: str
    cited: tuple[Quoted, ...] = ()
    further: tuple[Quoted, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None
    understood: bool = True
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A question with all that its answer depends on.

    `exchange_id` is what the buttons below the answer name it by; None for no buttons. `said` tells whether the
    question stands in the chat already; else the answer begins with it. `longest_question` is in characters. `whole` is
    the question made to stand alone, where it leans on `earlier` ones and that was done; else rules do it. `in_group`
    tells that the bot answers only what is addressed to it there.
    """

    exchange_id: str | None
    question: str
    earlier: Sequence[str]
    scopes: Scopes
    settings: ChatSettings
    device_language: str | None
    longest_question: int | None
    said: bool = True
    whole: str | None = None
    in_group: bool = False


def work_out(problem: Problem, engine: Engine) -> Reply:
    """Answer, render, and lay out the buttons. Raises what `Engine.answer_question` does, but no `QuestionError`."""
    texts = question_texts(problem.settings, problem.question, problem.device_language)
    has_buttons = problem.exchange_id is not None
    reply = courteous(problem.question, texts, in_group=problem.in_group, with_buttons=has_buttons)
    if reply is not None:
        return Reply((RichText(reply),), texts.language, understood=False)
    try:
        answer = _answer(problem, engine)
    except QuestionError as error:
        why = texts.question_error(error.reason, problem.longest_question) or str(error)
        return Reply((RichText(why),), texts.language, understood=False)
    return _reply(answer, problem, texts)


def with_written(reply: Reply, written: Written, problem: Problem) -> Reply:
    """The reply to a problem with what a language model added, and what that rests on; the same where there is no
    answer to add it to."""
    if reply.answer is None:
        return reply
    texts = question_texts(problem.settings, problem.question, problem.device_language)
    return _reply(reply.answer.with_written(written), problem, texts)


def _reply(answer: Answer, problem: Problem, texts: Texts) -> Reply:
    cited = tuple(citation.quoted for citation in answer.citations)
    further = further_quotes(answer)
    keyboard = None
    if problem.exchange_id is not None and (answer.evidence or cited):
        keyboard = under_answer(problem.exchange_id, len(cited), more=bool(further), texts=texts)
    shown = render_answer(answer, texts)
    if not problem.said:
        shown = [*pages([Block(bold(problem.question)), Block(shown[0])]), *shown[1:]]
    return Reply(tuple(shown), texts.language, cited, further, keyboard, answer=answer)


def _answer(problem: Problem, engine: Engine) -> Answer:
    if problem.whole is not None:
        try:
            return engine.answer_question(problem.whole, problem.scopes)
        except QuestionError:  # what was asked may be better
            pass
    return engine.answer_question(problem.question, problem.scopes, problem.earlier)


def further_quotes(answer: Answer) -> tuple[Quoted, ...]:
    """The best sentences that the answer does not show yet; none where it is a refusal, as then no sentence answers."""
    if not answer.citations:
        return ()
    shown = [each.quoted for each in answer.citations]
    further: list[Quoted] = []
    for evidence in answer.evidence:
        quoted = Quoted(evidence.document_id, evidence.start, evidence.end, evidence.quote)
        if not any(_say_the_same(quoted, other) for other in shown):
            shown.append(quoted)
            further.append(quoted)
    return tuple(further[:FURTHER_QUOTES])


def _say_the_same(one: Quoted, other: Quoted) -> bool:
    """Whether two quotes share a place, or are the same words in two documents."""
    overlap = one.document_id == other.document_id and one.start < other.end and other.start < one.end
    return overlap or one.quote == other.quote
