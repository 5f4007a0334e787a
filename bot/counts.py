"""Counts in the plain English of commands: a noun's text and a number in, "3 articles" out."""

from bot.printable import without_direction_controls
from bot.texts import texts_in


def counted(noun: str, number: int) -> str:
    """The text called `noun`, with its number: nothing has to be held apart, and programs read these lines too."""
    return without_direction_controls(texts_in("en").say(noun, count=number))
