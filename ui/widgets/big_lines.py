"""Lines of text for a room: as large as the place lets them be, each in proportion to the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ui.icons import icon
from ui.theme import current

_SMALLEST_PX = 7
_LARGEST = 0.09
"""Of the height of the place, a line whose scale is 1."""
_WITHIN, _BETWEEN = 0.25, 1.0
"""Gaps after a line and after a group, to the size of a line whose scale is 1."""
_ICON = 1.2
_ANY = 100_000
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class BigLine:
    """A text; `scale` is its size beside others, `ink` a colour of the theme. Only what `wraps` has several lines."""

    text: str
    scale: float = 1.0
    ink: str = "text"
    bold: bool = False
    icon_name: str = ""
    wraps: bool = False
    ends_group: bool = False


@dataclass(frozen=True, slots=True)
class _Set:
    """A line, the font that it has, and its room from the top of the first one on."""

    line: BigLine
    font: QFont
    place: QRect
    lead: int


def fits(lines: Sequence[BigLine], room: QSize) -> bool:
    """Return whether lines can be drawn whole into a place."""
    return _height(_set(lines, room.width(), _SMALLEST_PX)) <= room.height()


def draw(painter: QPainter, lines: Sequence[BigLine], room: QRect, *, mirrored: bool) -> None:
    """Draw lines into a place, the last group at its foot; `mirrored` begins them on the right."""
    placed = _set(lines, room.width(), _size(lines, room.size()))
    groups = sum(one.line.ends_group for one in placed[:-1])
    spare = max(0, room.height() - _height(placed)) // groups if groups else 0
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    shift = 0
    for one in placed:
        place = one.place.translated(room.left(), room.top() + shift)
        text = place.adjusted(0, 0, -one.lead, 0) if mirrored else place.adjusted(one.lead, 0, 0, 0)
        painter.setFont(one.font)
        painter.setPen(current().colour(one.line.ink))
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter) | _WRAPPED
        painter.drawText(text, flags, one.line.text)
        if one.line.icon_name:
            _draw_icon(painter, one, place, mirrored=mirrored)
        shift += spare if one.line.ends_group else 0


def _draw_icon(painter: QPainter, one: _Set, place: QRect, *, mirrored: bool) -> None:
    side = round(one.font.pixelSize() * _ICON)
    left = place.right() + 1 - side if mirrored else place.left()
    square = QRect(left, place.top() + (place.height() - side) // 2, side, side)
    icon(one.line.icon_name, one.line.ink).paint(painter, square)


def _size(lines: Sequence[BigLine], room: QSize) -> int:
    """Return the largest size of a line whose scale is 1."""
    smallest, largest = _SMALLEST_PX, max(_SMALLEST_PX, round(_LARGEST * room.height()))
    while smallest < largest:
        middle = (smallest + largest + 1) // 2
        if _height(_set(lines, room.width(), middle)) <= room.height():
            smallest = middle
        else:
            largest = middle - 1
    return smallest


def _set(lines: Sequence[BigLine], width: int, size: int) -> list[_Set]:
    placed: list[_Set] = []
    top = 0
    for number, line in enumerate(lines):
        font = _font(line, width, size)
        lead = round(font.pixelSize() * _ICON * 1.3) if line.icon_name else 0
        metrics = QFontMetrics(font)
        height = metrics.boundingRect(QRect(0, 0, width - lead, _ANY), _WRAPPED, line.text).height()
        placed.append(_Set(line, font, QRect(0, top, width, height), lead))
        last = number == len(lines) - 1
        top += height + (0 if last else round(size * (_BETWEEN if line.ends_group else _WITHIN)))
    return placed


def _font(line: BigLine, width: int, size: int) -> QFont:
    """Return the font of a line: smaller than wished for where it, or its longest word, would be cut otherwise."""
    font = current().font(bold=line.bold)
    wanted = max(_SMALLEST_PX, round(size * line.scale))
    font.setPixelSize(wanted)
    room = width - (round(wanted * _ICON * 1.3) if line.icon_name else 0)
    whole = line.text.split() if line.wraps else [line.text]
    longest = max((QFontMetrics(font).horizontalAdvance(word) for word in whole), default=0)
    if longest > room > 0:
        font.setPixelSize(max(_SMALLEST_PX, int(wanted * room / longest) - 1))
    return font


def _height(placed: Sequence[_Set]) -> int:
    return placed[-1].place.bottom() + 1 if placed else 0
