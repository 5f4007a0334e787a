"""Texts and captions in the Bot API's JSON: a `Formatted` text goes in, fields of a message come out, and back."""

from collections.abc import Callable, Iterable

from bot.simulator.chats.records import Json, User
from bot.simulator.formatting.entities import Entity
from bot.simulator.formatting.text import Formatted

_ARGUMENT_FIELDS = {"text_link": "url", "pre": "language", "custom_emoji": "custom_emoji_id"}


def entity_json(entity: Entity, user: Callable[[int], User | None]) -> Json:
    """As the Bot API's MessageEntity; `user` finds whom a text_mention names."""
    shown: Json = {"type": entity.kind, "offset": entity.offset, "length": entity.length}
    if entity.kind == "text_mention":
        mentioned = user(int(entity.argument))
        return shown | ({"user": mentioned.as_json()} if mentioned else {})
    if entity.argument:
        shown[_ARGUMENT_FIELDS[entity.kind]] = entity.argument
    return shown


def entities_json(entities: Iterable[Entity], user: Callable[[int], User | None]) -> list[Json]:
    """As a list of MessageEntity, without mentions of users whom nobody knows."""
    known = (each for each in entities if each.kind != "text_mention" or user(int(each.argument)) is not None)
    return [entity_json(entity, user) for entity in known]


def text_fields(written: Formatted, user: Callable[[int], User | None], *, caption: bool = False) -> Json:
    """`text` and `entities`, or `caption` and `caption_entities`; nothing of what is empty."""
    entities = entities_json(written.entities, user)
    names = ("caption", "caption_entities") if caption else ("text", "entities")
    return {name: value for name, value in zip(names, (written.text, entities), strict=True) if value}
