"""The files of texts as a test reads them: a language goes in, its messages, variables and forms come out."""

from collections.abc import Iterator
from pathlib import Path

from fluent.syntax import FluentParser, ast

import bot.texts

FOLDER = Path(bot.texts.__file__).parent


def messages(language: str) -> dict[str, ast.Message]:
    """Every message of a file by its name."""
    entries = FluentParser().parse((FOLDER / f"{language}.ftl").read_text("utf-8")).body
    return {entry.id.name: entry for entry in entries if isinstance(entry, ast.Message)}


def nodes(node: object) -> Iterator[ast.BaseNode]:
    """A node of the syntax tree and all below it."""
    if isinstance(node, ast.BaseNode):
        yield node
        for value in vars(node).values():
            yield from nodes(value)
    elif isinstance(node, list):
        for each in node:
            yield from nodes(each)


def variables(message: ast.Message) -> set[str]:
    """The names of a message's variables."""
    return {node.id.name for node in nodes(message) if isinstance(node, ast.VariableReference)}


def selects(message: ast.Message) -> list[ast.SelectExpression]:
    """The places of a message that have forms."""
    return [node for node in nodes(message) if isinstance(node, ast.SelectExpression)]


def keys(select: ast.SelectExpression) -> list[str]:
    """What the forms of a place are chosen by."""
    return [
        variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value
        for variant in select.variants
    ]


def is_count(select: ast.SelectExpression) -> bool:
    """Whether the forms are plural forms, and not chosen by a word."""
    return set(keys(select)) <= {"0", "1", "zero", "one", "two", "few", "many", "other"}


def literal(message: ast.Message) -> str:
    """What a message says by itself: "…" for each variable, each of its forms on a line of its own."""
    return "".join(_literal(node) for node in nodes(message.value))


def _literal(node: ast.BaseNode) -> str:
    if isinstance(node, ast.TextElement):
        return node.value
    if isinstance(node, ast.Placeable) and isinstance(node.expression, ast.VariableReference):
        return "…"
    return "\n" if isinstance(node, ast.Variant) else ""
