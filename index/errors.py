"""Every error that Qawl raises on purpose, in one tree:

    QawlError
    ├── InputError            what the user can mend (the command line exits with 2)
    │   ├── QuestionError     a question that can't be asked: empty, too long, without a word
    │   ├── SpanError         a stretch of time that can't be understood
    │   ├── ScopeError        a scope that isn't `library` or `chat:<id>`
    │   ├── SettingsError     a setting that is missing, unknown or malformed
    │   ├── SourceError       a file, folder or address that can't be read as an article
    │   ├── ModelError        an embedding model that can't be found or used
    │   └── ModelMismatchError  a library whose vectors another model made
    ├── LibraryError          the library failed: disk, corruption, lock (the command line exits with 1)
    │   └── NoRoomError       the disk is full: nothing is wrong with what was to be stored
    └── EndpointError         a language model gave nothing to be used: answers go out without it
        └── NotAskedError     it was not even asked: it rests, it is busy with others, or the day's budget is spent

A message is one line: what is wrong, then what to do.
"""


class QawlError(Exception):
    """The root. Its message is fit to be shown to a person as it stands."""


class InputError(QawlError):
    """Something the user gave can't be used; the user can mend it."""


class QuestionError(InputError):
    """A question that can't be asked.

    `reason` names which limit was broken, so that a face can say it in the reader's language.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class SpanError(InputError):
    """A stretch of time, or a number of posts, that can't be understood."""


class ScopeError(InputError):
    """A scope that is neither `library` nor `chat:<id>`."""


class SettingsError(InputError):
    """A setting that is missing, unknown or malformed."""


class SourceError(InputError):
    """A source that can't be read as an article.

    `source` is what the user named (a path or an address), fit to be printed: file names may hold bytes that are no
    text, and come as lone surrogates.
    """

    def __init__(self, source: str, message: str) -> None:
        super().__init__(message)
        self.source = source.encode(errors="backslashreplace").decode()


class ModelError(InputError):
    """An embedding model that can't be found, reached or used."""


class ModelMismatchError(InputError):
    """The library's vectors were made by another model than the one in use."""


class LibraryError(QawlError):
    """The library itself failed: disk full, read-only, corrupt, or locked for too long.

    `what` says what is wrong, `remedy` what to do, None where nothing is known to help; the message is both.
    """

    def __init__(self, what: str, remedy: str | None = None) -> None:
        super().__init__(what if remedy is None else f"{what}: {remedy}")
        self.what = what
        self.remedy = remedy


class NoRoomError(LibraryError):
    """The disk is full, or a quota reached: what can't be stored now can be later, or something smaller now."""


class EndpointError(QawlError):
    """A language model's endpoint gave nothing that can be used.

    `trouble` names what went wrong (see `retrieval.generation.endpoint.Trouble`); `retry_after` is after how many
    seconds the endpoint wants to be asked again, where it said so.
    """

    def __init__(self, trouble: str, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.trouble = trouble
        self.retry_after = retry_after


class NotAskedError(EndpointError):
    """A language model was not asked, so that nothing was sent and nothing spent.

    `reason` names why (see `retrieval.generation.not_asked.WhyNot`); `retry_after` is after how many seconds it may be
    asked again, where that is known.
    """

    def __init__(self, reason: str, message: str, retry_after: float | None = None) -> None:
        super().__init__("busy", message, retry_after)
        self.reason = reason
