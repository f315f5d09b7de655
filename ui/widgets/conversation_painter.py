"""Paints the rows of a conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.models.conversation import Missing, Passage
from ui.models.conversation_search import matched
from ui.models.elapsed import clock
from ui.models.views import SpeakerView
from ui.models.wording import decimal
from ui.theme import Theme
from ui.widgets.conversation_columns import Columns, Slot
from ui.widgets.conversation_rows import Cell, Glyphs, LaidOut, Line
from ui.widgets.conversation_type import Typesetter, draw

_DOT = 1.4


@dataclass(slots=True)
class Look:
    """How a row is to look besides its text. `current` is the column of the hit that was gone to."""

    selected: bool = False
    needle: str = ""
    current: str | None = None


@dataclass(slots=True)
class Wording:
    """What the painter has to say in the user's language."""

    unknown: str
    missing: str
    """With {seconds}, {source} and {cause}."""
    speakers: Mapping[str, SpeakerView] = field(default_factory=dict)

    def call(self, speakers: Mapping[str, SpeakerView]) -> bool:
        """Call speakers by these names and colours; return whether any is another one than before."""
        before = {speaker.id: (speaker.name, speaker.colour) for speaker in self.speakers.values()}
        self.speakers = dict(speakers)
        return before != {speaker.id: (speaker.name, speaker.colour) for speaker in speakers.values()}

    def sentence(self, row: Missing) -> str:
        """Return what is said about lost sound."""
        return self.missing.format(seconds=decimal(row.duration_s), source=row.source, cause=row.cause)

    def name(self, passage: Passage) -> str:
        """Return what the speaker of a passage is called."""
        speaker = self.speakers.get(passage.speaker or "")
        return (speaker.name if speaker else passage.speaker_name) or passage.speaker or self.unknown


class RowPainter:
    """Paints one row after the other with the same pens."""

    def __init__(self, columns: Columns, typesetter: Typesetter, theme: Theme, wording: Wording) -> None:
        self.wording = wording
        self.box = QRect()
        """What is to be painted; the lines outside are left out."""
        self._columns = columns
        self._type = typesetter
        self._theme = theme
        self._text = theme.colour("text")
        self._muted = theme.colour("muted")
        self._hit = theme.colour("hover")
        self._hit_edge = QPen(theme.colour("edge"), theme.px(1))
        self._current_edge = QPen(theme.colour("warn"), theme.px(2))
        self._dots = QPen(self._muted, theme.px(_DOT))
        self._dots.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._dots.setDashPattern([1.0, 1.6])

    def passage(self, painter: QPainter, passage: Passage, row: LaidOut, look: Look, top: int) -> None:
        """Paint a passage whose row begins at `top`."""
        if look.selected:
            self._select(painter, QRect(0, top, self._columns.width, row.height))
        y = top + row.top
        baseline = y + self._type.baseline
        painter.setPen(self._muted)
        self._aligned(painter, clock(passage.start_s), self._columns.time, baseline)
        self._speaker(painter, passage, row, y)
        height = self._type.line_height
        seen = slice(max(0, (self.box.top() - y) // height), max(0, (self.box.bottom() - y) // height + 1))
        for slot in self._columns.texts:
            cell = row.cells.get(slot.key)
            if cell is not None:
                painter.translate(slot.left, y)
                if look.needle:
                    self._mark(painter, cell, look, slot)
                self._cell(painter, cell.lines[seen])
                painter.translate(-slot.left, -y)

    def missing(self, painter: QPainter, sentence: str, row: LaidOut, top: int) -> None:
        """Paint a line across that says what is missing."""
        columns, ink = self._columns, self._type.label(sentence)
        texts = columns.texts
        left = min((slot.left for slot in texts), default=0)
        right = max((slot.right for slot in texts), default=columns.width)
        at = right - ink.width if columns.mirrored else left
        middle = top + row.height // 2
        painter.setPen(self._theme.colour("warn"))
        draw(painter, ink, at, top + row.top + self._type.baseline)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        gap = self._theme.small
        for begin, end in ((self._theme.medium, at - gap), (at + ink.width + gap, columns.width - gap)):
            painter.drawLine(QLineF(begin, middle, end, middle))

    def _select(self, painter: QPainter, box: QRect) -> None:
        """Show that a row is chosen by a bar where it begins, not by its shade alone."""
        painter.fillRect(box, self._theme.colour("hover"))
        bar = self._theme.px(3)
        left = box.width() - bar if self._columns.mirrored else 0
        painter.fillRect(QRect(left, box.top(), bar, box.height()), self._theme.colour("link"))

    def _aligned(self, painter: QPainter, text: str, slot: Slot, baseline: int) -> None:
        ink = self._type.label(text)
        left = slot.left if self._columns.mirrored else slot.right - ink.width
        draw(painter, ink, left, baseline)

    def _speaker(self, painter: QPainter, passage: Passage, row: LaidOut, y: int) -> None:
        colour = speaker_colour(self._theme, passage, self.wording)
        slot, size, line = self._columns.speaker, self._theme.px(18), self._type.line_height
        left = slot.right - size if self._columns.mirrored else slot.left
        if not row.opens:
            bar = QRectF(left + size / 2 - self._theme.px(1), y - row.top, self._theme.px(2), row.height)
            painter.fillRect(bar, _faint(colour))
            return
        name = self.wording.name(passage)
        badge = QRectF(left, y + (line - size) / 2, size, size)
        below = badge.bottom() + self._theme.px(2)
        end = y - row.top + row.height
        painter.fillRect(
            QRectF(left + size / 2 - self._theme.px(1), below, self._theme.px(2), end - below), _faint(colour)
        )
        painter.setPen(QPen(colour, self._theme.px(1.4)))
        painter.drawEllipse(badge)
        painter.setPen(colour)
        initial = self._type.label(name[:1].upper(), bold=True)
        baseline = y + self._type.baseline
        draw(painter, initial, badge.center().x() - initial.width / 2, baseline)
        room = slot.width - size - self._theme.tiny - self._theme.px(2)
        shown = self._type.label(self._type.elided(name, room), bold=True)
        beside = size + self._theme.tiny + self._theme.px(2)
        at = slot.right - beside - shown.width if self._columns.mirrored else slot.left + beside
        draw(painter, shown, at, baseline)

    def _cell(self, painter: QPainter, lines: Sequence[Line]) -> None:
        painter.setPen(self._text)
        for line in lines:
            _draw(painter, line)
        for guess in [line.guess for line in lines if line.guess is not None]:
            painter.setPen(self._muted)
            _draw(painter, guess)
            painter.setPen(self._dots)
            painter.drawLines([QLineF(x, y, x + width, y) for x, y, width in guess.dotted])

    def _mark(self, painter: QPainter, cell: Cell, look: Look, slot: Slot) -> None:
        words = [(one.word.text, one.word.spaced) for one in cell.logical]
        painter.setPen(self._current_edge if look.current == slot.key else self._hit_edge)
        painter.setBrush(self._hit)
        radius, height = self._theme.px(3), self._type.line_height
        for number in sorted(matched(words, look.needle)):
            one = cell.placed[number]
            box = QRectF(one.x - 2, one.line * height + 1.5, one.width + 4, height - 3)
            painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw(painter: QPainter, glyphs: Glyphs) -> None:
    draw_run = painter.drawGlyphRun
    for at, run in zip(glyphs.points, glyphs.runs, strict=True):
        draw_run(at, run)


def speaker_colour(theme: Theme, passage: Passage, wording: Wording) -> QColor:
    """Return the colour of a passage's speaker; who is not known is grey."""
    speaker = wording.speakers.get(passage.speaker or "")
    return theme.speaker(speaker.colour) if speaker else theme.colour("muted")


def _faint(colour: QColor) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(0.45)
    return faint
