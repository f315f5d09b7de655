"""What layout has to know about scripts."""

import re
import unicodedata
from enum import Enum

CLOSING = frozenset(".,;:!?…%)]}»”’،؛؟。、！？，：；）」』】〉》")
"""Marks that belong to the word before them (as UAX #14 has it, no line begins with them)."""

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_OPENING = "([{«“‘「『（【《〈"
_NEVER_FIRST = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞ"
_WITHOUT_SPACES = re.compile(f"[{_CJK}{_SOUTH_EAST_ASIAN}]")
_DICTIONARY = re.compile(f"[{_SOUTH_EAST_ASIAN}]")
_UNIT = re.compile(
    f"[{re.escape(_OPENING)}]*(?:[{_CJK}]|[^{_CJK}]+)[{re.escape(''.join(sorted(CLOSING)))}{_NEVER_FIRST}]*"
)


class Flow(Enum):
    """Which way a word reads."""

    LEFT_TO_RIGHT = "left to right"
    RIGHT_TO_LEFT = "right to left"
    NUMBER = "number"
    NONE = "none"


def is_written_without_spaces(text: str) -> bool:
    """Whether any of it is in a script that puts no spaces between words."""
    return _WITHOUT_SPACES.search(text) is not None


def needs_dictionary(text: str) -> bool:
    """Whether lines of it end between words that only a dictionary tells apart: Thai, Lao, Burmese, Khmer."""
    return _DICTIONARY.search(text) is not None


def units(text: str) -> list[str]:
    """Return Chinese or Japanese text in pieces between which lines may end (JIS X 4051, UAX #14)."""
    return _UNIT.findall(text)


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
