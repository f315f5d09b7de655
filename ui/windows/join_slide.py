"""The slide by which a room finds the page for its phones."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStyle, QWidget

from ui.models.invitation import invitations
from ui.models.views import BoothView
from ui.theme import current
from ui.widgets.big_lines import BigLine, draw, fits
from ui.widgets.qr_square import QrSquare
from ui.windows.full_screen import FullScreen, display

_WINDOW_SIZE = QSize(1280, 720)
_MARGIN = 0.06
"""Of the shorter side."""
_BESIDE = 1.15
"""Of its height, how wide it is at least where the text stands beside the code."""
_OF_WIDTH, _OF_HEIGHT = 0.52, 0.55
"""What the code takes at most beside the text, or above it."""


class JoinSlide(QWidget):
    """Fills a display with a QR code and what those type who cannot scan it; Escape leaves, F11 makes it a window."""

    screen_chosen = Signal(str)
    """The name of the display that somebody chose here; empty for the second one."""

    def __init__(self, screen: str = "") -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(self.tr("QR code for the room"))
        self._screen = screen
        self._lines: tuple[BigLine, ...] = ()
        self.code = QrSquare(self)
        self.code.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._filling = FullScreen(self, _WINDOW_SIZE)
        self._add(self.tr("Full screen"), self._filling.toggle, "F11")
        self._add(self.tr("Close"), self.close, "Esc")
        self.show_booth(BoothView())

    def open(self) -> None:
        """Fill the display that was chosen, or else the second one."""
        self._filling.fill(display(self._screen))

    def show_booth(self, view: BoothView) -> None:
        """Show how phones join now."""
        sharing, lines = view.phones.sharing, tuple(self._told(view))
        link = sharing.link if sharing.on else ""
        if (lines, link) == (self._lines, self.code.text):
            return
        self._lines = lines
        self.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription("\n".join(line.text for line in lines))
        name = self.tr("QR code that opens {address}").format(address=sharing.address)
        self.code.show_text(link, name=name)
        self.code.setVisible(bool(self.code.text))
        self._arrange()
        self.update()

    def menu(self) -> QMenu:
        """Return what may be chosen here, by pointer or by the menu key."""
        menu = QMenu(self)
        menu.addMenu(self._filling.menu(menu, self._screen, self._choose_display))
        menu.addActions(self.actions())
        return menu

    def texts_cut(self) -> Iterator[str]:
        """Return what there is no room for."""
        if not fits(self._lines, self._words.size()):
            yield " ".join(line.text for line in self._lines)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what may be chosen."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give code and text the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the text."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().colour("window"))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        draw(painter, self._lines, self._words, mirrored=mirrored)

    def _told(self, view: BoothView) -> Iterator[BigLine]:
        sharing = view.phones.sharing
        if view.status.title:
            yield BigLine(view.status.title, 0.9, "muted", wraps=True, ends_group=True)
        if not sharing.on:
            yield BigLine(self.tr("Phones cannot join at the moment"), 1.4, bold=True, wraps=True)
            return
        phrases = invitations(channel.language for channel in view.channels)
        for number, phrase in enumerate(phrases, 1):
            yield BigLine(phrase, 1.15, bold=True, ends_group=number == len(phrases))
        if sharing.setup.network:
            yield BigLine(self.tr("Wireless network"), 0.7, "muted")
            yield BigLine(sharing.setup.network, 1.2, ends_group=True)
        yield BigLine(self.tr("Scan, or open this address"), 0.7, "muted")
        yield BigLine(sharing.address, 1.5, bold=True)
        yield BigLine(self.tr("Room code"), 0.7, "muted")
        yield BigLine(sharing.code, 1.8, bold=True, ends_group=True)
        if sharing.setup.pin:
            yield BigLine(self.tr("You are told the PIN here"), 0.8, wraps=True)
        yield BigLine(self.tr("AI interpretation"), 0.8, "machine", icon_name="machine")

    def _arrange(self) -> None:
        margin = round(_MARGIN * min(self.width(), self.height()))
        room = self.rect().adjusted(margin, margin, -margin, -margin)
        beside = self.width() >= _BESIDE * self.height()
        side = min(room.height(), round(_OF_WIDTH * self.width())) if beside else room.width()
        side = side if beside else min(side, round(_OF_HEIGHT * self.height()))
        square = QRect(room.topLeft(), QSize(side, side))
        if not self.code.text:
            self._words = room
        elif beside:
            square.moveTop(room.top() + (room.height() - side) // 2)
            self._words = room.adjusted(side + margin, 0, 0, 0)
        else:
            square.moveLeft(room.left() + (room.width() - side) // 2)
            self._words = room.adjusted(0, side + margin, 0, 0)
        self.code.setGeometry(self._mirrored(square))
        self._words = self._mirrored(self._words)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _choose_display(self, name: str) -> None:
        self._screen = name
        self.screen_chosen.emit(name)
        if self.isVisible():
            self.open()

    def _add(self, name: str, act: Callable[[], object], key: str) -> None:
        """Offer something in the menu and by a key."""
        action = QAction(name, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
