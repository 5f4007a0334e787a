"""The buttons under the bot's messages: what they are about and a reader's texts go in, Telegram keyboards come out."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.memory.records import ChatSettings, Language
from bot.numbering import circled
from bot.scheduling.zones import OFFERED, zone_label
from bot.telegram.parsing.callback_data import Act, Press, encode
from bot.texts import Texts

CONTEXTS_IN_A_ROW = 3  # more would cut their words on a phone
ZONES_IN_A_ROW = 3
ALL, OWN = "all", "own"  # who may press the buttons in a group

_Rows = list[list[InlineKeyboardButton]]


def under_answer(exchange_id: str, quotes: int, *, more: bool, texts: Texts) -> InlineKeyboardMarkup:
    """Under an answer with so many quotes: their contexts, further evidence where there is some, and one's opinion."""
    opinions = [_button("👍", Press(Act.USEFUL, exchange_id)), _button("👎", Press(Act.NOT_USEFUL, exchange_id))]
    further = [_button(texts.say("button-more"), Press(Act.MORE, exchange_id))] if more else []
    return InlineKeyboardMarkup([*_contexts(exchange_id, range(1, quotes + 1), texts), [*further, *opinions]])


def under_further(exchange_id: str, numbers: Sequence[int], texts: Texts) -> InlineKeyboardMarkup:
    """Under further evidence: the contexts of the quotes that have these numbers."""
    return InlineKeyboardMarkup(_contexts(exchange_id, numbers, texts))


def under_greeting(examples: Sequence[str]) -> InlineKeyboardMarkup | None:
    """Questions to try, a row each; None without any."""
    rows = [[_button(question, Press(Act.EXAMPLE, number=place))] for place, question in enumerate(examples)]
    return InlineKeyboardMarkup(rows) if rows else None


def under_sources(owner_id: int, page: int, pages: int, texts: Texts) -> InlineKeyboardMarkup | None:
    """Ways to the neighbours of page `page` (from 0) of so many; None where there is one page only.

    An Arabic reader turns pages from right to left.
    """
    newer = [_button(texts.say("button-newer"), _sources_page(owner_id, page - 1))] if page > 0 else []
    older = [_button(texts.say("button-older"), _sources_page(owner_id, page + 1))] if page + 1 < pages else []
    row = [*older, *newer] if texts.language == "ar" else [*newer, *older]
    return InlineKeyboardMarkup([row]) if row else None


def under_language(chosen: Language, texts: Texts) -> InlineKeyboardMarkup:
    """The languages to choose from, the present one marked."""
    return InlineKeyboardMarkup([_languages(Act.LANGUAGE, chosen, texts)])


def under_settings(settings: ChatSettings, texts: Texts) -> InlineKeyboardMarkup:
    """What the administrators of a group decide."""
    label = texts.say("button-own-only" if settings.buttons_for_all else "button-for-all")
    change = Press(Act.GROUP_BUTTONS, OWN if settings.buttons_for_all else ALL)
    return InlineKeyboardMarkup([_languages(Act.GROUP_LANGUAGE, settings.language, texts), [_button(label, change)]])


def under_digest(digest_id: str, page: int, pages: int, texts: Texts) -> InlineKeyboardMarkup | None:
    """Ways to the neighbours of page `page` (from 0) of so many; None where there is one page only.

    An Arabic reader turns pages from right to left.
    """
    row = []
    if page > 0:
        row.append(_button(texts.say("button-previous-page", page=page), Press(Act.DIGEST, digest_id, page - 1)))
    if page + 1 < pages:
        row.append(_button(texts.say("button-next-page", page=page + 2), Press(Act.DIGEST, digest_id, page + 1)))
    return InlineKeyboardMarkup([row[::-1] if texts.language == "ar" else row]) if row else None


def under_zone_question(code: str, texts: Texts) -> InlineKeyboardMarkup:
    """Zones to choose from, for the schedule that `code` says."""
    buttons = [
        _button(zone_label(zone, texts.language), Press(Act.TIME_ZONE, code, place))
        for place, zone in enumerate(OFFERED)
    ]
    return InlineKeyboardMarkup(_in_rows(buttons, ZONES_IN_A_ROW))


def to_private_chat(address: str, texts: Texts) -> InlineKeyboardMarkup:
    """A way to the private chat, at an address of Telegram's."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(texts.say("button-catchup"), url=address)]])


def under_forgetting(press: Press, texts: Texts) -> InlineKeyboardMarkup:
    """Whether to forget what `press` says, or not."""
    yes, no = _button(texts.say("button-forget"), press), _button(texts.say("button-keep"), Press(Act.KEEP))
    return InlineKeyboardMarkup([[yes, no]])


def question_on(keyboard: InlineKeyboardMarkup | None, data: str) -> str | None:
    """What is written on the button that says `data`; None where there is none."""
    rows = keyboard.inline_keyboard if keyboard is not None else ()
    return next((button.text for row in rows for button in row if button.callback_data == data), None)


def _contexts(exchange_id: str, numbers: Sequence[int], texts: Texts) -> _Rows:
    """Quotes are numbered from 1 for readers, and from 0 in the exchange."""
    buttons = [
        _button(texts.say("button-context", number=circled(number)), Press(Act.CONTEXT, exchange_id, number - 1))
        for number in numbers
    ]
    return _in_rows(buttons, CONTEXTS_IN_A_ROW)


def _in_rows(buttons: Sequence[InlineKeyboardButton], length: int) -> _Rows:
    return [list(buttons[start : start + length]) for start in range(0, len(buttons), length)]


def _sources_page(owner_id: int, page: int) -> Press:
    return Press(Act.SOURCES, str(owner_id), page)


def _languages(act: Act, chosen: Language, texts: Texts) -> list[InlineKeyboardButton]:
    names = {
        Language.ARABIC: texts.say("language-arabic"),
        Language.ENGLISH: texts.say("language-english"),
        Language.AUTO: texts.say("language-auto"),
    }
    return [
        _button(f"{name} ✓" if language is chosen else name, Press(act, language)) for language, name in names.items()
    ]


def _button(label: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=encode(press))
