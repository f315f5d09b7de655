"""A large key: one word that says the state, a line that says what a press does, and the key that does it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.icons import icon
from ui.theme import current

_WORD = 1.35
_DETAIL = 0.9
_ICON = 24
_HIGHEST = 112
_ON_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextDontClip)
"""Scripts with higher letters than the font's own reach a little beyond their line, as in print."""


@dataclass(frozen=True, slots=True)
class BigFace:
    """How a key looks. `role` is that of a button: “live” where it is on air, “primary”, or plain."""

    word: str
    detail: str = ""
    icon_name: str = ""
    role: str = ""


class BigKey(QPushButton):
    """Its face is set from outside only. `widest` are words that it must have room for."""

    def __init__(self, face: BigFace, *, widest: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._hint = ""
        self._widest = widest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setProperty("role", face.role)
        self.setProperty("rank", "big")
        self.setMaximumHeight(current().px(_HIGHEST))
        self._tell()

    @property
    def face(self) -> BigFace:
        """What it shows."""
        return self._face

    @property
    def hint(self) -> str:
        """The key of the keyboard that presses it."""
        return self._hint

    def show_face(self, face: BigFace) -> None:
        """Show another state."""
        if face == self._face:
            return
        restyle, self._face = face.role != self._face.role, face
        if restyle:
            self.setProperty("role", face.role)
            self.style().unpolish(self)
            self.style().polish(self)
        self._tell()
        self.updateGeometry()
        self.update()

    def show_hint(self, hint: str) -> None:
        """Show which key of the keyboard presses it."""
        if hint != self._hint:
            self._hint = hint
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for every word that it may show."""
        theme = current()
        word, detail = self._metrics()
        hint = detail.horizontalAdvance(self._hint) + theme.small if self._hint else 0
        text = max(
            *(word.horizontalAdvance(one) + hint for one in (self._face.word, *self._widest)),
            detail.horizontalAdvance(self._face.detail),
        )
        width = theme.px(_ICON) + theme.small + text + 2 * theme.small
        return QSize(width, max(theme.px(56), word.height() + detail.height() + theme.medium))

    def minimumSizeHint(self) -> QSize:
        """As much: nothing on it is ever cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the key."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(current().colour(self._ink()))
        theme = current()
        spare = max(0, self.height() - self.sizeHint().height()) // 2
        room = self.rect().adjusted(theme.small, theme.px(6), -theme.small, -theme.px(6))
        lead = self._paint_icon(painter, room) + theme.small
        self._paint_hint(painter, room)
        self._paint_words(painter, room.adjusted(lead, spare, 0, -spare))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setMaximumHeight(current().px(_HIGHEST))
            self.updateGeometry()

    def _paint_icon(self, painter: QStylePainter, room: QRect) -> int:
        """Paint the icon and return how wide it is."""
        size = current().px(_ICON)
        if self._face.icon_name:
            place = QRect(room.left(), room.top() + (room.height() - size) // 2, size, size)
            icon(self._face.icon_name, self._ink()).paint(painter, self._mirrored(place))
        return size

    def _paint_hint(self, painter: QStylePainter, room: QRect) -> None:
        painter.setFont(_detail_font())
        width = painter.fontMetrics().horizontalAdvance(self._hint)
        place = QRect(room.right() + 1 - width, room.top(), width, room.height())
        painter.drawText(self._mirrored(place), Qt.AlignmentFlag.AlignLeft, self._hint)

    def _paint_words(self, painter: QStylePainter, room: QRect) -> None:
        """Paint the word, and the detail below it, in the middle of the height."""
        word, detail = self._metrics()
        below = detail.height() if self._face.detail else 0
        top = room.top() + (room.height() - word.height() - below) // 2
        painter.setFont(_detail_font())
        place = QRect(room.left(), top + word.height(), room.width(), detail.height())
        painter.drawText(self._mirrored(place), _ON_LINE, self._face.detail)
        painter.setFont(current().font(_WORD, bold=True))
        place = QRect(room.left(), top, room.width(), word.height())
        painter.drawText(self._mirrored(place), _ON_LINE, self._face.word)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "muted"
        return "on_fill" if self._face.role in {"live", "primary"} else "text"

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        return QFontMetrics(current().font(_WORD, bold=True)), QFontMetrics(_detail_font())

    def _tell(self) -> None:
        self.setAccessibleDescription(
            " – ".join(part for part in (self._face.word, self._face.detail) if part)
        )


def _detail_font() -> QFont:
    """Return a font that stays light where the style makes the key's own bold."""
    font = current().font(_DETAIL)
    font.setWeight(QFont.Weight.Normal)
    return font
