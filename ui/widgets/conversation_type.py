"""Words as glyphs: shaped once, kept, drawn often."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QLocale, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGlyphRun, QPainter, QTextLayout, QTextOption

from ui.theme import Theme

_MOST_WORDS = 12_000
_SCALE = 1.1
_SMALL = 0.86
_LEADING = 1.3
_ENDLESS = 10_000.0

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Ink:
    """A shaped word. `runs` are drawn `ascent` above the baseline; there are several where fonts are mixed."""

    runs: tuple[QGlyphRun, ...]
    ascent: float
    width: float


class Typesetter:
    """The type of a conversation in one theme. Lengths are device-independent pixels."""

    def __init__(self, theme: Theme) -> None:
        self._upright = theme.font(_SCALE)
        self._italic = theme.font(_SCALE, italic=True)
        self._slanted = _is_slanted(self._upright, self._italic)
        self._small = theme.font(_SMALL)
        self._bold = theme.font(_SMALL, bold=True)
        metrics = QFontMetricsF(self._upright)
        self.space = metrics.horizontalAdvance(" ")
        self.line_height = round(metrics.height() * _LEADING)
        self.baseline = round((self.line_height + metrics.ascent() - metrics.descent()) / 2)
        self._inks: OrderedDict[tuple[str, bool, bool], Ink] = OrderedDict()
        self._widths: OrderedDict[str, float] = OrderedDict()
        self._labels: OrderedDict[tuple[str, bool], Ink] = OrderedDict()

    def width_of(self, word: str) -> float:
        """Return how wide a word is, upright or in italics, whichever is wider."""
        return _kept(self._widths, word, self._measured)

    def ink(self, word: str, italic: bool, right_to_left: bool) -> Ink:
        """Return a word to draw, in a paragraph that reads that way."""
        return _kept(self._inks, (word, italic, right_to_left), self._shaped)

    def label(self, text: str, *, bold: bool = False) -> Ink:
        """Return small text beside the words."""
        return _kept(self._labels, (text, bold), self._labelled)

    def elided(self, text: str, width: float, *, bold: bool = True) -> str:
        """Return as much of a label as there is room for."""
        font = self._bold if bold else self._small
        return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)

    def prepare(self, languages: Iterable[str]) -> None:
        """Have the fonts at hand in which languages are written, which may take a tenth of a second each."""
        for language in languages:
            name = QLocale(language).nativeLanguageName()
            self.width_of(name)
            self.ink(name, True, False)

    def _measured(self, word: str) -> float:
        upright = self.ink(word, False, False).width
        if self._slanted and word.isascii():
            return upright
        return max(upright, self.ink(word, True, False).width)

    def _shaped(self, key: tuple[str, bool, bool]) -> Ink:
        word, italic, right_to_left = key
        return shaped(word, self._italic if italic else self._upright, right_to_left=right_to_left)

    def _labelled(self, key: tuple[str, bool]) -> Ink:
        return shaped(key[0], self._bold if key[1] else self._small, right_to_left=False)


def _is_slanted(upright: QFont, italic: QFont) -> bool:
    """Whether italics are the upright letters, slanted, and so as wide as they are."""
    sample = "The quick brown fox, 1234567890 jumps?"
    found = QFontMetricsF(italic).horizontalAdvance(sample)
    return abs(found - QFontMetricsF(upright).horizontalAdvance(sample)) < 0.01


def shaped(text: str, font: QFont, *, right_to_left: bool) -> Ink:
    """Return text on one line as glyphs."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    if right_to_left:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    width = line.horizontalAdvance()
    line.setPosition(QPointF(0.0, 0.0))
    layout.endLayout()
    return Ink(tuple(layout.glyphRuns()), line.ascent(), width)


def draw(painter: QPainter, ink: Ink, x: float, baseline: float) -> None:
    """Draw a word in the painter's pen."""
    at = QPointF(x, baseline - ink.ascent)
    for run in ink.runs:
        painter.drawGlyphRun(at, run)


def breaks(text: str) -> Sequence[str]:
    """Split text wherever a line may end (UAX #14), as a column without any width would."""
    layout = QTextLayout(text)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    units = text.encode("utf-16-le")
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(0.0)
        begin, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        found.append(units[begin:end].decode("utf-16-le"))
    layout.endLayout()
    return found


_Key = TypeVar("_Key")


def _kept(cache: "OrderedDict[_Key, Kind]", key: _Key, make: "Callable[[_Key], Kind]") -> Kind:
    found = cache.get(key)
    if found is None:
        found = cache[key] = make(key)
        if len(cache) > _MOST_WORDS:
            cache.popitem(last=False)
    return found
