"""Texts of a record as they are set in their columns: laid out once, kept, measured, drawn and pointed at."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

_MOST = 3_000
_LEADING = 1.18
_LONGEST = 20_000
"""Characters of one text that are set; nobody speaks as many in one utterance."""


class TextSetter:
    """Sets texts in one font. Lengths are device-independent pixels."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        metrics = QFontMetricsF(font)
        self._line = metrics.height() * _LEADING
        self._baseline = metrics.ascent()
        self._usual = max(1.0, metrics.averageCharWidth())
        self._kept: OrderedDict[tuple[str, int, bool], QTextLayout] = OrderedDict()

    def layout(self, text: str, width: int, *, right_to_left: bool) -> QTextLayout:
        """Return a text in lines of a width."""
        key = (text, width, right_to_left)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._set(text[:_LONGEST], width, right_to_left=right_to_left)
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def height(self, text: str, width: int, *, right_to_left: bool) -> int:
        """Return how high a text is in lines of a width."""
        layout = self.layout(text, width, right_to_left=right_to_left)
        return round(max(1, layout.lineCount()) * self._line)

    def guess(self, characters: int, width: int) -> int:
        """Return about how high a text of so many characters is, without setting it."""
        lines = -(-int(min(characters, _LONGEST) * self._usual) // max(1, width))
        return round(max(1, lines) * self._line)

    def _set(self, text: str, width: int, *, right_to_left: bool) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        way = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(way)
        option.setAlignment(
            (Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft)
            | Qt.AlignmentFlag.AlignAbsolute
        )
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0.0, top + self._baseline - line.ascent()))
            top += self._line
        layout.endLayout()
        return layout


def character_at(layout: QTextLayout, at: QPointF) -> int | None:
    """Return the character at a point of a text; None beside and below it. Counts as Python does."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        below = layout.lineAt(number + 1).y() if number + 1 < layout.lineCount() else line.rect().bottom()
        if at.y() < below:
            inside = line.naturalTextRect().adjusted(-2, 0, 2, 0)
            if not inside.left() <= at.x() <= inside.right():
                return None
            units = line.xToCursor(at.x(), line.CursorPosition.CursorOnCharacter)
            return characters(layout.text(), units)
    return None


def characters(text: str, units: int) -> int:
    """Return how many characters stand before a place that Qt counts in UTF-16."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def formats(
    text: str, marks: Sequence[tuple[int, int, QTextLayout.FormatRange]]
) -> list[QTextLayout.FormatRange]:
    """Return how stretches of a text look, each given by its first character and the one behind its last."""
    found = []
    for begin, end, look in marks:
        look.start = _units(text[:begin])
        look.length = _units(text[begin:end])
        found.append(look)
    return found


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
