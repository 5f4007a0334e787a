"""English genitives: "men's", and "girls'" with its apostrophe behind the word. A text and a word of it in; where the
word ends, and a phrase with the ending of another one, out."""

from index.text import Token

_APOSTROPHES = ("'", "’")
_OF_ONE = ("'s", "’s")
_ENDINGS = (*_OF_ONE, "s'", "s’")


def end_of(text: str, token: Token) -> int:
    """The place behind a word, and behind the apostrophe of a plural that something belongs to: "the girls' final"."""
    is_plural = token.folded.endswith("s") and text.startswith(_APOSTROPHES, token.end)
    return token.end + is_plural


def is_genitive(written: str) -> bool:
    """Whether a word with its apostrophe, or a phrase by its last one, is a genitive."""
    return written.endswith(_ENDINGS)


def with_ending_of(replaced: str, phrase: str) -> str:
    """The phrase as a genitive where what it replaces is one, and else as none."""
    bare = phrase[:-2] if phrase.endswith(_OF_ONE) else phrase.removesuffix("'").removesuffix("’")
    if not is_genitive(replaced):
        return bare
    apostrophe = next(sign for sign in reversed(replaced) if sign in _APOSTROPHES)
    return bare + (apostrophe if bare.endswith("s") else f"{apostrophe}s")
