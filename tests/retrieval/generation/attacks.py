"""Prompt injections: all of them. None of what obeying them would say may reach a person."""

import attacks_arabic
import attacks_arabic_disguised
import attacks_english
import attacks_english_disguised
from attack import Attack

ATTACKS: tuple[Attack, ...] = (
    *attacks_english.ATTACKS,
    *attacks_english_disguised.ATTACKS,
    *attacks_arabic.ATTACKS,
    *attacks_arabic_disguised.ATTACKS,
)
