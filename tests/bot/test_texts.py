"""What the program says: every text there in both languages and used, Arabic from the right, forms that agree with
their number."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent_files import is_count, keys, literal, messages, selects, variables

import bot
from bot.printable import without_direction_controls
from bot.texts import LANGUAGES, reader_language, texts_in
from index.language import has_arabic

ARABIC, ENGLISH = messages("ar"), messages("en")
COUNTS = (0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 1000)
# Names that Arabic readers know in Latin letters only: commands as they are typed, keys, what a menu calls an encoding.
TYPED = re.compile(r"/[a-z]+|\bar\b|\ben\b|\bauto\b|@[A-Za-z_]+|\bqawl(?: [a-z]+)?\b|\bUTF-8\b|\bCtrl-D\b")
NUMBERS = ("count", "limit", "number", "page", "pages", "total", "minutes", "seconds")


def code() -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted(Path(bot.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            yield path, node


def said_in_code() -> Iterator[tuple[Path, str, set[str] | None]]:
    """Each name in a call of `say`, with the variables that it is given (None where they are not written out)."""
    for path, node in code():
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "say"
            and node.args
        ):
            given = {keyword.arg for keyword in node.keywords}
            names = node.args[0]
            for name in (names.body, names.orelse) if isinstance(names, ast.IfExp) else (names,):
                if isinstance(name, ast.Constant) and isinstance(name.value, str):
                    yield path, name.value, None if None in given else {each for each in given if each}


def values(message_id: str, number: int) -> dict[str, str | int]:
    """Something for each variable of a message: `number` for those that count, a word for the others."""
    counted = {
        select.selector.id.name  # type: ignore[union-attr]
        for select in selects(ARABIC[message_id]) + selects(ENGLISH[message_id])
        if is_count(select)
    }
    return {name: number if name in counted else "س" for name in variables(ARABIC[message_id])}


def spoken(language: str, message_id: str, number: int = 3) -> str:
    return without_direction_controls(texts_in(language).say(message_id, **values(message_id, number)))


COUNTED = sorted(name for name, message in ARABIC.items() if any(is_count(select) for select in selects(message)))
SHOWN = [name for name in COUNTED if re.search(r"\d", spoken("ar", name, 3))]
"""Those that name the number, and don't only agree with it."""


def test_a_command_in_arabic_keeps_its_sign_before_it() -> None:
    said = {name: texts_in("ar").say(name, **values(name, 3)) for name in ARABIC}

    assert "\u200e/ask" in said["ask-hint"]
    assert "\u200e@BotFather" in "".join(said.values())
    for text in said.values():
        assert not re.search(r"(?<![\w:/.\u200e])[/@](?=[A-Za-z])", text), text
    assert texts_in("en").say("ask-hint") == without_direction_controls(texts_in("en").say("ask-hint"))


def test_both_languages_say_the_same_with_the_same_variables() -> None:
    assert {name: variables(message) for name, message in ARABIC.items()} == {
        name: variables(message) for name, message in ENGLISH.items()
    }


def test_what_the_code_says_is_there_with_its_variables() -> None:
    said = list(said_in_code())
    assert len(said) > 10
    for path, name, given in said:
        assert name in ARABIC, (path, name)
        if given is not None:
            assert given == variables(ARABIC[name]), (path, name)


def test_every_text_is_used() -> None:
    strings = {node.value for _, node in code() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert not ARABIC.keys() - strings


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message_id", sorted(ARABIC))
def test_every_text_can_be_said_for_any_number(language: str, message_id: str) -> None:
    for number in COUNTS:
        text = spoken(language, message_id, number)
        assert text.strip() == text != ""
        assert not re.search(r"[{}$]|\?\?\?|  ", text), text


@pytest.mark.parametrize("message_id", COUNTED)
def test_counts_have_all_forms_of_their_language(message_id: str) -> None:
    for select in filter(is_count, selects(ARABIC[message_id])):
        assert [key for key in keys(select) if not key.isdigit()] == ["zero", "one", "two", "few", "many", "other"]
    assert any(is_count(select) for select in selects(ENGLISH[message_id])), "counted in Arabic and not in English"
    for select in filter(is_count, selects(ENGLISH[message_id])):
        assert [key for key in keys(select) if not key.isdigit()] == ["one", "other"]


@pytest.mark.parametrize("message_id", SHOWN)
def test_arabic_says_one_and_two_without_figures_and_more_with_them(message_id: str) -> None:
    for number in COUNTS:
        figures = re.findall(r"[\d,]+", spoken("ar", message_id, number))
        assert (f"{number:,}" in figures) == (number > 2), (number, figures)


def test_the_forms_differ_where_arabic_differs() -> None:
    for message_id in SHOWN:
        few, many, other = (re.sub(r"[\d,]+", "", spoken("ar", message_id, number)) for number in (3, 11, 100))
        assert few != other, message_id
        assert spoken("ar", message_id, 103).replace("103", "3") == spoken("ar", message_id, 3)
        assert spoken("ar", message_id, 99).replace("99", "11") == spoken("ar", message_id, 11)
        assert spoken("ar", message_id, 102).replace("102", "100") == spoken("ar", message_id, 100)
        assert many


def test_arabic_begins_from_the_right_in_every_paragraph() -> None:
    for message_id in ARABIC:
        for paragraph in filter(None, spoken("ar", message_id).split("\n")):
            first = next((character for character in paragraph if character.isalpha()), "س")
            assert has_arabic(first) or paragraph.startswith("/"), paragraph


def test_arabic_is_written_in_arabic() -> None:
    for name, message in ARABIC.items():
        text = TYPED.sub("…", literal(message))
        assert not re.search(r"[A-Za-z\"'“”,;?٠-٩ـ]", text), (name, text)
        assert not re.search(r"\s[،؛؟.:]|[،؛](?!\s|$|»)|\(\s|\s\)|«\s|\s»", text), (name, text)
        assert not re.search(r"ى(?=[ء-ي])|(?<![وج\u0651])ه[ةه]\b", text), (name, text)


def test_english_is_written_in_english() -> None:
    for name, message in ENGLISH.items():
        text = literal(message)
        assert not has_arabic(text.replace("العربية", "")), (name, text)
        assert not re.search(r"[\"'،؛؟]|\s[,;.:?!]", text), (name, text)


def test_a_language_without_texts_gets_english() -> None:
    assert texts_in("ar").language == "ar"
    assert texts_in("fr") == texts_in("en")


def test_the_readers_country_is_kept_where_the_language_is_theirs() -> None:
    assert texts_in("ar", "ar-SY").tag == "ar-SY"
    assert texts_in("ar", "en-US").tag == "ar"
    assert texts_in("en", "ar-SY").tag == "en"
    assert texts_in("ar-MA").tag == "ar-MA"
    assert texts_in("fr", "de").tag == "en"


@pytest.mark.parametrize(
    ("code", "language"),
    [("ar", "ar"), ("ar-EG", "ar"), ("AR_sa", "ar"), ("en", "en"), ("arn", "en"), ("", "en"), (None, "en")],
)
def test_the_device_tells_the_language(code: str | None, language: str) -> None:
    assert reader_language(code) == language


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "لا مقالات", "no articles"),
        (1, "مقال واحد", "1 article"),
        (2, "مقالان", "2 articles"),
        (3, "3 مقالات", "3 articles"),
        (10, "10 مقالات", "10 articles"),
        (11, "11 مقالًا", "11 articles"),
        (99, "99 مقالًا", "99 articles"),
        (100, "100 مقال", "100 articles"),
        (101, "101 مقال", "101 articles"),
        (102, "102 مقال", "102 articles"),
        (103, "103 مقالات", "103 articles"),
        (1000, "1,000 مقال", "1,000 articles"),
        (1_111, "1,111 مقالًا", "1,111 articles"),
    ],
)
def test_nouns_agree_with_their_number(number: int, arabic: str, english: str) -> None:
    assert spoken("ar", "article-count", number) == arabic
    assert spoken("en", "article-count", number) == english


def test_what_is_set_in_keeps_its_direction_to_itself() -> None:
    assert texts_in("ar").say("moment", date="x", time="01:58") == "\u2068x\u2069، \u206801:58\u2069 بتوقيت غرينتش"


def test_half_a_text_is_never_said() -> None:
    with pytest.raises(LookupError, match="no-such-text"):
        texts_in("ar").say("no-such-text")
    with pytest.raises(ValueError, match="moment"):
        texts_in("en").say("moment", date="19 September 2023")


def test_a_question_that_is_too_long_is_told_the_limit() -> None:
    arabic, english = texts_in("ar"), texts_in("en")
    assert without_direction_controls(english.question_error("too_long", 500) or "") == (
        "That is too long for one question. Please keep it to 500 characters at most."
    )
    assert without_direction_controls(arabic.question_error("too_long", 500) or "").endswith("والحد الأقصى 500 حرف.")
    assert english.question_error("too_long") == "That is too long for one question."
    assert english.question_error("empty", 500) == english.say("question-empty")
    assert arabic.question_error("no_words") == arabic.say("question-no-words")


def test_an_unknown_reason_has_no_text() -> None:
    assert texts_in("ar").question_error("other") is None
