"""Commands that answer: one question, a batch, a chat in the terminal."""

import argparse
import json
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.author import Author
from bot.authoring import TERMINAL, author_at_terminal, written_about
from bot.cli.output import EXIT_INPUT, notice, print_json
from bot.cli.standard_input import is_watched, standard_input
from bot.courtesies import courteous
from bot.engine import EARLIER_QUESTIONS
from bot.services import Services
from bot.terminal import JsonFields, json_fields, plain
from bot.texts import texts_in
from index.errors import InputError, QawlError, QuestionError
from index.language import language_of
from index.records import Scope
from retrieval.answering import EVIDENCE_LISTED
from retrieval.question import LONGEST_QUESTION
from retrieval.records import Evidence

_LEAVE = frozenset({"exit", "quit", "خروج"})


def ask(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl ask`: a cited answer, or with `--batch` one JSON line for each question."""
    if (arguments.question is None) == (arguments.batch is None):
        raise InputError("ask takes a question, or --batch FILE, and not both")
    limit = arguments.evidence or EVIDENCE_LISTED
    if arguments.batch is not None:
        return _batch(arguments.batch, services, arguments.scope, limit)
    if not arguments.json:
        reply = courteous(arguments.question, texts_in(language_of(arguments.question)))
        if reply is not None:
            print(reply)
            return 0
    with author_at_terminal(services) as author:
        answer = written_about(services.answer(arguments.question, [arguments.scope], limit), author)
    if arguments.json:
        print_json(json_fields(answer))
        return 0
    print(plain(answer))
    if arguments.evidence:
        print("\n" + "\n".join(_evidence_line(number, each) for number, each in enumerate(answer.evidence, 1)))
    return 0


def _evidence_line(number: int, evidence: Evidence) -> str:
    return f"{number}. [{evidence.score:.2f}] {evidence.quote}"


@dataclass(frozen=True, slots=True)
class _BatchLine:
    """One line of a batch: a question, `identity` with the id to hand back if it came with one, and what is wrong."""

    question: str
    identity: JsonFields = field(default_factory=dict)
    error: str | None = None


def _batch(file: str, services: Services, scope: Scope, limit: int) -> int:
    """Answer every line in order; a line that can't be answered gets an object with `error`, and the rest go on."""
    lines = _batch_lines(file)
    services.embedder()  # what is wrong with the model is wrong once, not with every line
    status = 0
    with author_at_terminal(services) as author:
        for line in lines:
            fields: JsonFields = {"question": line.question, "error": line.error}
            if line.error is None:
                try:
                    fields = json_fields(written_about(services.answer(line.question, [scope], limit), author))
                except QuestionError as error:
                    fields["error"] = str(error)
            status = EXIT_INPUT if "error" in fields else status
            print_json({**line.identity, **fields})
    return status


def _batch_lines(file: str) -> list[_BatchLine]:
    try:
        content = standard_input().buffer.read() if file == "-" else Path(file).read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{file} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8 text (byte {error.start}): save it as UTF-8 first") from error
    # Not splitlines(): a question may hold U+2028 and the like.
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []
    return [_batch_line(line) for line in lines]


def _batch_line(line: str) -> _BatchLine:
    if not line.lstrip().startswith("{"):
        return _BatchLine(line)
    try:
        fields = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        return _BatchLine(line, error=f"not a JSON object: {error}")
    identity = {"id": fields["id"]} if "id" in fields else {}
    question = fields.get("question")
    if not isinstance(question, str):
        return _BatchLine("", identity, error='the object has no "question" text')
    return _BatchLine(question, identity)


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def chat(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl chat`: questions from standard input, a line each, until end of input or "exit"."""
    converse(standard_input(), services, arguments.scope)
    return 0


def converse(lines: Iterable[str], services: Services, scope: Scope) -> None:
    """Answer lines of a person, or of a program that pipes them in; prompts are shown to a person only."""
    interactive = is_watched()
    said = texts_in("en")
    earlier: deque[str] = deque(maxlen=EARLIER_QUESTIONS)
    if interactive:
        print(f"{said.say('chat-hint')}\n{texts_in('ar').say('chat-hint')}\n")
        print(f"{said.say('chat-prompt')} ", end="", flush=True)
    with author_at_terminal(services) as author:
        for line in lines:
            question = line.strip()
            if question.casefold() in _LEAVE:
                break
            if question:
                said = texts_in(language_of(question))
                if _reply(question, services, scope, earlier, author):
                    earlier.append(question)
            if interactive:
                print(f"{said.say('chat-prompt')} ", end="", flush=True)
    if interactive:
        print(said.say("chat-goodbye"))


def _reply(question: str, services: Services, scope: Scope, earlier: Sequence[str], author: Author | None) -> bool:
    """Say the answer, or why there is none; whether there was a question that could be asked."""
    texts = texts_in(language_of(question))
    reply = courteous(question, texts)
    if reply is not None:
        print(reply + "\n", flush=True)
        return False
    try:
        whole = author.make_whole(question, earlier, TERMINAL) if author is not None else None
        answer = services.answer(whole or question, [scope], earlier=() if whole else earlier)
        print(plain(written_about(answer, author)) + "\n", flush=True)
    except QuestionError as error:
        print(texts.question_error(error.reason, LONGEST_QUESTION) or str(error), flush=True)
        return False
    except QawlError as error:
        notice(f"qawl: {error}")
    return True
