"""Languages that nobody speaks, to see how a window fares in those that somebody does."""

import re

from PySide6.QtCore import QTranslator

_KEPT = re.compile(r"(%n|%L?\d+|\{[^{}]*\}|&&|&(?=\w)|</?\w[^>]*>|&\w+;|\n)")
"""What must stay in a translation: places for values, shortcut marks, markup."""
_PLAIN = "AaCcDdEeGgHhIiKkLlNnOoRrSsTtUuWwYyZz"
_ACCENTED = "ÅåÇçĐđÉéĞğĤĥÎîĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ARABIC = "ابجدهوزحطيكلمنسعفصقرشتثخذضظ"[: len(_LATIN)]
_FILLING = "ōñé šţåŕ "
GROWTH = 0.4


class PseudoTranslator(QTranslator):
    """Makes every text 40 % longer, with accents and in brackets, and still to be read."""

    def isEmpty(self) -> bool:
        """There is always something."""
        return False

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _number: int = -1
    ) -> str:
        """Return the text as it might be in a wordy language."""
        wider = "".join(_unless_kept(part, _ACCENTS) for part in _KEPT.split(source))
        letters = sum(len(part) for part in _KEPT.split(source)[::2])
        missing = max(0, round(letters * GROWTH) - 2)
        filling = (_FILLING * (missing // len(_FILLING) + 1))[:missing].strip()
        return f"[{wider}{' ' * bool(filling)}{filling}]"


class RightToLeftTranslator(QTranslator):
    """Puts every text into Arabic letters; it means nothing."""

    def isEmpty(self) -> bool:
        """There is always something."""
        return False

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _number: int = -1
    ) -> str:
        """Return the text in letters that run from right to left."""
        return "".join(_unless_kept(part, _LETTERS) for part in _KEPT.split(source))


def _unless_kept(part: str, letters: dict[int, str]) -> str:
    return part if _KEPT.fullmatch(part) else part.translate(letters)


_ACCENTS = {ord(plain): accented for plain, accented in zip(_PLAIN, _ACCENTED, strict=True)}
_LETTERS = {
    ord(latin): arabic for one, arabic in zip(_LATIN, _ARABIC, strict=True) for latin in (one, one.upper())
}
