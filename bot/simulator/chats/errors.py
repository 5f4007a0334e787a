"""What people can't do: a `PeopleError` says why, in one line."""

from index.errors import InputError


class PeopleError(InputError):
    """An act of a person that Telegram's apps would not offer."""


class UnknownError(PeopleError):
    """An act that names a user, chat, message, query or file that is not there."""
