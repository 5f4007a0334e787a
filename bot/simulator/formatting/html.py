"""Telegram's HTML style: markup goes in, plain text and entities with UTF-16 offsets come out, or a `MarkupError` in
Telegram's words. After https://core.telegram.org/bots/api#html-style."""

import re
from dataclasses import dataclass

from bot.simulator.formatting.entities import Entity, in_order
from bot.simulator.formatting.links import checked_link, mentioned_user
from bot.simulator.formatting.units import units

_KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
# Which attribute of a tag matters, and what its value begins with; the rest of the value is the argument.
_ARGUMENTS = {
    "a": ("href", ""),
    "code": ("class", "language-"),
    "span": ("class", "tg-"),
    "tg-emoji": ("emoji-id", ""),
}
_REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LAST_CODE_POINT = 0x10FFFF
_LONGEST_NUMBER = 10  # characters of a numeric reference with its "&#"

_SPACE = " \t\r\n\0\v"
_SPACES = re.compile(f"[{_SPACE}]*")
_TAG_NAME = re.compile(f"[^{_SPACE}>]*")
_ATTRIBUTE_NAME = re.compile(f"[^{_SPACE}=>/\"']*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_NUMERIC = re.compile(r"&#(?:x([0-9A-Fa-f]*)|([0-9]*));?")
_NAMED = re.compile(r"&([A-Za-z]*);?")


class MarkupError(ValueError):
    """Markup that Telegram refuses. Its message follows "Bad Request: can't parse entities: "."""


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    begin: int  # in UTF-16 units
    index: int  # in characters of the text


def parse_html(markup: str) -> tuple[str, list[Entity]]:
    """The text that a reader sees, untrimmed, and its entities in order, as written. Raises `MarkupError`."""
    return _Parser(markup).parse()


class _Parser:
    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._at = 0
        self._pieces: list[str] = []
        self._index = 0
        self._units = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._markup):
            if self._markup[self._at] != "<":
                self._say(self._character())
            elif self._markup.startswith("/", self._at + 1):
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        text = "".join(self._pieces)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
                "surrogate code units"
            )
        return text, in_order(_without_language(entity) for entity in self._entities)

    def _say(self, text: str) -> None:
        self._pieces.append(text)
        self._index += len(text)
        self._units += units(text)

    def _character(self) -> str:
        """The next character, which a reference may stand for."""
        markup, at = self._markup, self._at
        if markup[at] == "&":
            if (number := _NUMERIC.match(markup, at)) is not None:
                code = int(number[1] or "0", 16) if number[1] is not None else int((number[2] or "0")[:20])
                if 0 < code <= _LAST_CODE_POINT and len(number[0].rstrip(";")) < _LONGEST_NUMBER:
                    self._at = number.end()
                    return chr(code)
            elif (name := _NAMED.match(markup, at)) is not None and name[1] in _REFERENCES:
                self._at = name.end()
                return _REFERENCES[name[1]]
        self._at += 1
        return markup[at]

    def _take(self, pattern: re.Pattern[str]) -> str:
        """What `pattern`, which may be empty, finds here."""
        found = pattern.match(self._markup, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found[0]

    def _here(self) -> str:
        return self._markup[self._at : self._at + 1]

    def _offset(self, at: int) -> int:
        return len(self._markup[:at].encode("utf-8", "surrogatepass"))

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._take(_TAG_NAME).lower()
        if not self._here():
            raise MarkupError(f"Unclosed start tag at byte offset {self._offset(begin)}")
        if tag not in _KINDS:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {self._offset(begin)}')
        argument = ""
        while True:
            self._take(_SPACES)
            if self._here() == ">":
                break
            name, value = self._attribute(tag, begin)
            wanted, beginning = _ARGUMENTS.get(tag, ("", ""))
            if tag == "blockquote" and name == "expandable":
                argument = "expandable"
            elif name == wanted and value is not None and value.startswith(beginning):
                argument = value.removeprefix(beginning)
        self._at += 1
        if tag == "span" and argument != "spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {self._offset(begin)}')
        self._open.append(_Open(tag, argument, self._units, self._index))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str | None]:
        """The name and value of the attribute here; the value is None where there is none."""
        name = self._take(_ATTRIBUTE_NAME)
        if not self._here():
            raise MarkupError(f"Unclosed start tag at byte offset {self._offset(begin)}")
        if not name:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {self._offset(begin)}')
        self._take(_SPACES)
        if self._here() != "=":
            return name, None
        self._at += 1
        self._take(_SPACES)
        if not self._here():
            raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {self._offset(begin)}')
        value = self._string() if self._here() in "'\"" else self._token()
        if not self._here():
            raise MarkupError(f"Unclosed start tag at byte offset {self._offset(begin)}")
        return name, value

    def _token(self) -> str:
        begin = self._at
        value = self._take(_NAME_TOKEN).lower()
        if self._here() not in {*_SPACE, ">"}:
            raise MarkupError(f"Unexpected end of name token at byte offset {self._offset(begin)}")
        return value

    def _string(self) -> str:
        quote = self._here()
        self._at += 1
        value: list[str] = []
        while self._here() not in {quote, ""}:
            value.append(self._character())
        self._at += 1
        return "".join(value)

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise MarkupError(f"Unexpected end tag at byte offset {self._offset(begin)}")
        self._at += 2
        tag = self._take(_TAG_NAME)
        self._take(_SPACES)
        if self._here() != ">":
            raise MarkupError(f"Unclosed end tag at byte offset {self._offset(begin)}")
        self._at += 1
        opened = self._open.pop()
        if tag and tag != opened.tag:
            raise MarkupError(
                f'Unmatched end tag at byte offset {self._offset(begin)}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self._units > opened.begin:
            self._add(opened)

    def _add(self, opened: _Open) -> None:
        kind, argument = _KINDS[opened.tag], opened.argument
        if opened.tag == "a":
            address = argument or "".join(self._pieces)[opened.index :]
            user = mentioned_user(address)
            kind, argument = ("text_mention", user) if user else ("text_link", checked_link(address) or "")
            if not argument:
                return
        elif opened.tag == "blockquote":
            kind, argument = f"{argument}_blockquote" if argument else kind, ""
        elif kind not in {"code", "custom_emoji"}:
            argument = ""
        made = Entity(kind, opened.begin, self._units - opened.begin, argument)
        last = self._entities[-1] if self._entities else None
        # <pre><code class="language-x"> is one block in a language.
        if last and {last.kind, kind} == {"pre", "code"} and (last.offset, last.length) == (made.offset, made.length):
            language = made.argument or last.argument
            if language:
                self._entities[-1] = Entity("pre", made.offset, made.length, language)
                return
        self._entities.append(made)


def _without_language(entity: Entity) -> Entity:
    return Entity("code", entity.offset, entity.length) if entity.kind == "code" else entity
