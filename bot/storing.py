"""Messages that have arrived into the library: a memory that holds them and a keeper go in; the oldest ones are stored
together, or removed where nothing of them is to be kept, and leave the memory.

A message is dropped from the memory only once it is stored, and storing it again changes nothing: a process that is
killed in between loses nothing.
"""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.clocks import utc_now
from bot.keeper import Keeper
from bot.lease import LeaseLostError
from bot.memory.chat_protocol import ChatMemory
from bot.memory.records import Arrived
from index.errors import NoRoomError, QawlError
from index.ingestion import unchecked
from index.records import Document, Scope, document_id
from index.sources.items import LeftOut
from index.sources.messages import ChatMessage, album_message, message_document, message_origin

_LOGGER = logging.getLogger(__name__)

MOST_AT_ONCE = 32  # messages: enough to fill a batch of the model, and soon done
# Past so many that all fail nothing is looked for: most likely nothing can be stored now, and all are tried again.
MOST_LOOKED_AT = 8 * MOST_AT_ONCE
MOST_TRIES = 5  # of a message that fails while others don't


@dataclass(frozen=True, slots=True)
class _Place:
    """A message's document: where it is, or would be."""

    scope: Scope
    origin: str


_Wanted = dict[_Place, Document | None]
"""What is to stand in each place, None for nothing."""


class Storing:
    """Stores what waits in a memory. One thread at a time may call it.

    `check` is called just before anything is stored, and raises `LeaseLostError` where another may store by now.
    """

    def __init__(
        self,
        memory: ChatMemory,
        keeper: Keeper,
        now: Callable[[], datetime] = utc_now,
        check: Callable[[], None] = unchecked,
    ) -> None:
        self._memory = memory
        self._keeper = keeper
        self._now = now
        self._check = check
        self._tries: Counter[int] = Counter()  # of messages that failed while others did not
        self._bearable = 1  # messages that may fail before one is stored, until nothing seems to be storable now

    @property
    def most_at_once(self) -> int:
        """How many of the messages that have waited longest are stored the next time, at most: more than usual where
        all that stood first failed, so that these never hide those behind them."""
        return min(MOST_AT_ONCE + self._bearable - 1, MOST_LOOKED_AT)

    def store_oldest(self, stored_channels: Mapping[int, bool]) -> int:
        """Store the messages that have waited longest; how many left the memory, 0 where none waits.

        `stored_channels` tells of channels whether their own posts are stored: then copies of these in another chat are
        not. It must know the channel of every copy; the messages from the first one on of which it knows nothing are
        left for later. Raises `QawlError` where nothing can be stored now. A message that can't be stored while others
        can is dropped, with what it said before, and the log says so.
        """
        waiting = _known(self._memory.arrived(self.most_at_once), stored_channels)
        waiting = [_without_copy(each, stored_channels) for each in waiting]
        if not waiting:
            return 0
        try:
            self._store(waiting)
        except LeaseLostError:
            raise
        except Exception as error:
            if len(waiting) == 1 and isinstance(error, QawlError):
                raise
            self._store_singly(waiting)
        else:
            self._bearable = 1
        return len(waiting)

    def clean(self) -> None:
        """Clean the files of what edits replaced: of the library, and of the memory that they passed through. Takes
        long. Raises `LibraryError`."""
        self._keeper.scrub()
        self._memory.scrub()

    def _store_singly(self, waiting: Sequence[Arrived]) -> None:
        """Store each by itself, so that some that can't be stored never hold up the others for good. Raises the last
        `QawlError` of a message that is to be tried again."""
        # As new documents: that nothing of a message is to be kept may go well while all else fails.
        stored = 0
        failed: dict[int, QawlError] = {}
        for each in waiting:
            try:
                added = self._store([each])
            except (LeaseLostError, NoRoomError):
                raise  # a longer message may find no room where a shorter one does: nothing is wrong with it
            except QawlError as error:
                failed[each.number] = error
                if len(failed) > self._bearable and not stored:
                    # Were it these alone that can't be stored, all behind them would wait for ever: the next time one
                    # more is tried.
                    self._bearable += 1
                    raise
            except Exception:
                _LOGGER.exception("Message %d of chat %d can't be stored", each.message_id, each.chat_id)
                trouble = self._leave_out(each)
                if trouble is not None:
                    failed[each.number] = trouble
            else:
                stored += added
                earlier = [before.number for before in waiting if _is_earlier(before, each)]
                self._memory.settle(earlier)
                failed = {number: error for number, error in failed.items() if number not in earlier}
        if stored:
            self._give_up([each for each in waiting if each.number in failed], failed)
        if failed:
            raise list(failed.values())[-1]
        self._bearable = 1

    def _give_up(self, waiting: Sequence[Arrived], failed: dict[int, QawlError]) -> None:
        """Drop of these, which failed while others did not, those that did so too often."""
        for each in waiting:
            self._tries[each.number] += 1
            if self._tries[each.number] >= MOST_TRIES and self._leave_out(each) is None:
                _LOGGER.error("A message of a chat can't be stored, and is left out: %s", failed[each.number])
                del failed[each.number], self._tries[each.number]

    def _leave_out(self, arrived: Arrived) -> QawlError | None:
        """Drop a message that can't be stored, as `_drop`. What keeps that from being done now, if anything."""
        try:
            self._drop(arrived)
        except LeaseLostError:
            raise
        except QawlError as error:
            return error
        return None

    def _drop(self, arrived: Arrived) -> None:
        """Drop a message, and its earlier version, which is not what it says any more."""
        try:
            self._store([replace(arrived, message=None)])
        except LeaseLostError:
            raise
        except Exception:  # noqa: BLE001 - the rest of its album can't be stored either
            self._check()
            place = self._place(arrived.chat_id, arrived.message_id)
            self._keeper.withdraw(document_id(place.scope, place.origin), place.scope)
            self._memory.settle([arrived.number])

    def _store(self, waiting: Sequence[Arrived]) -> int:
        """Store messages, and withdraw those of which nothing is to be kept; how many documents are new or other."""
        wanted: _Wanted = {}
        for each in waiting:
            if each.message is not None and each.speakers & self._memory.silent_in(each.chat_id):
                each = replace(each, message=None)  # noqa: PLW2901
            wanted |= self._of_album(each, each.album) if each.album else self._of_message(each)
        self._check()
        kept = [document for document in wanted.values() if document is not None]
        report = self._keeper.keep_all(kept, self._check)
        self._check()
        unreadable = {error.source for error in report.failed}
        with self._keeper.deleting_together():
            for place, document in wanted.items():
                if document is None or document.origin in unreadable:
                    self._keeper.withdraw(document_id(place.scope, place.origin), place.scope)
        self._memory.settle([each.number for each in waiting])
        return report.added + report.updated

    def _of_message(self, arrived: Arrived) -> _Wanted:
        place = self._place(arrived.chat_id, arrived.message_id)
        return {place: None if arrived.message is None else self._document(arrived.message)}

    def _of_album(self, arrived: Arrived, album: str) -> _Wanted:
        """The document that an album now makes, and nothing in the places of its other parts."""
        if arrived.message is None:
            self._memory.drop_album_part(arrived.chat_id, album, arrived.message_id)
        else:
            self._memory.put_album_part(album, arrived.message, self._now())
        parts = self._memory.album_parts(arrived.chat_id, album)
        wanted: _Wanted = {
            self._place(arrived.chat_id, number): None
            for number in (arrived.message_id, *(part.message_id for part in parts))
        }
        if parts:
            whole = album_message(parts)
            wanted[self._place(arrived.chat_id, whole.message_id)] = self._document(whole)
        return wanted

    def _place(self, chat_id: int, message_id: int) -> _Place:
        return _Place(Scope.chat(self._memory.home_of(chat_id)), message_origin(chat_id, message_id))

    def _document(self, message: ChatMessage) -> Document | None:
        """The document of a message, None where nothing could be asked about it."""
        topic = self._memory.topic_name(message.chat_id, message.topic_id) if message.topic_id else None
        document = message_document(replace(message, topic=topic))
        if isinstance(document, LeftOut):
            return None
        return replace(document, scope=Scope.chat(self._memory.home_of(message.chat_id)))


def _known(waiting: Sequence[Arrived], stored_channels: Mapping[int, bool]) -> list[Arrived]:
    """The messages before the first copy of a channel's post of which nothing is known."""
    unknown = (
        place
        for place, each in enumerate(waiting)
        if each.copied_from is not None and each.copied_from not in stored_channels
    )
    return list(waiting[: next(unknown, len(waiting))])


def _is_earlier(first: Arrived, second: Arrived) -> bool:
    """Whether the first is an earlier version of the message that the second is."""
    same = (first.chat_id, first.message_id) == (second.chat_id, second.message_id)
    return same and first.number < second.number


def _without_copy(arrived: Arrived, stored_channels: Mapping[int, bool]) -> Arrived:
    """Nothing of a copy is to be kept whose original is stored."""
    is_double = arrived.copied_from is not None and stored_channels[arrived.copied_from]
    return replace(arrived, message=None) if is_double else arrived
