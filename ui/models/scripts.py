"""What layout has to know about scripts."""

import unicodedata
from enum import Enum

CLOSING = frozenset(".,;:!?…%)]}»”’،؛؟。、！？，：；）」』】〉》")
"""Marks that belong to the word before them (as UAX #14 has it, no line begins with them)."""

_WITHOUT_SPACES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x9FFF),  # Chinese and Japanese
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)


class Flow(Enum):
    """Which way a word reads."""

    LEFT_TO_RIGHT = "left to right"
    RIGHT_TO_LEFT = "right to left"
    NUMBER = "number"
    NONE = "none"


def is_written_without_spaces(text: str) -> bool:
    """Whether any of it is in a script that puts no spaces between words."""
    if text.isascii():
        return False
    return any(first <= ord(letter) <= last for letter in text for first, last in _WITHOUT_SPACES)


def flow_of(text: str) -> Flow:
    """Return which way a word reads by its first strong letter (UAX #9, P2)."""
    found = Flow.NONE
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return Flow.LEFT_TO_RIGHT
        if kind in {"R", "AL"}:
            return Flow.RIGHT_TO_LEFT
        if kind in {"EN", "AN"}:
            found = Flow.NUMBER
    return found
