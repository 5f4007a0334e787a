"""What may come to the disk of what chats say: what was heard and what groups and people decided go in; as much of the
message comes out as they let through."""

from dataclasses import replace

from bot.memory.chat_protocol import ChatMemory
from bot.memory.records import Arrived
from bot.telegram.keeping.heard import Heard


def recordable(heard: Heard, memory: ChatMemory) -> Arrived | None:
    """What to record of a message, `message` None where earlier versions of it are to go; None for nothing at all.

    Raises `LibraryError`.
    """
    message = heard.message
    if message is None:
        return None
    if heard.in_group and not memory.remembers(message.chat_id):
        # It may have been kept while the group was remembered, and was taken back since. Nothing of what it says now,
        # nor who says it, comes to the disk.
        return Arrived(message.chat_id, message.message_id, None, message.album) if heard.edited else None
    # What somebody says who is left out never comes to the disk, nor what others send on of it.
    is_left_out = message.speakers & memory.silent_in(message.chat_id)
    return replace(message, message=None) if is_left_out else message
