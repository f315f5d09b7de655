"""Captions that lie above every other window."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizeGrip, QSlider, QVBoxLayout, QWidget, QWidgetAction

from ui.models.caption_settings import FAINTEST, OverlaySettings, opacity_within
from ui.windows.caption_window import CaptionWindow

_STEP = 0.1
_STEP_PX = 16
_SETTLED_MS = 400
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-_STEP_PX, 0),
    Qt.Key.Key_Right: QPoint(_STEP_PX, 0),
    Qt.Key.Key_Up: QPoint(0, -_STEP_PX),
    Qt.Key.Key_Down: QPoint(0, _STEP_PX),
}


class OverlayWindow(CaptionWindow[OverlaySettings]):
    """Has no frame: it is drawn by the pointer or moved by arrow keys, with Shift made larger or smaller.

    While it lets clicks through, where the system can, it gets none itself: whoever shows it must offer a way back
    elsewhere, by `set_click_through`.
    """

    def __init__(self, settings: OverlaySettings | None = None) -> None:
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.Tool
        super().__init__(settings or OverlaySettings(), flags)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(self.tr("Captions above other windows"))
        self.setToolTip(self.tr("Drag to move; arrow keys move, with Shift they resize"))
        self._add(self.tr("Less transparent"), lambda: self._cover(_STEP), "Ctrl+Up")
        self._add(self.tr("More transparent"), lambda: self._cover(-_STEP), "Ctrl+Down")
        self._add(self.tr("Let clicks through"), self._toggle_clicks, "Ctrl+T").setCheckable(True)
        self._add(self.tr("Close"), self.close, "Ctrl+W")
        self._grabbed: QPoint | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._tell_place)
        self._grip = QSizeGrip(self)
        self.wall.leave_below(self._grip.sizeHint().height())
        self.wall.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(_usual_place(self.sizeHint()))
        self.show_settings(self._settings)

    @property
    def click_through(self) -> bool:
        """Whether clicks reach what lies behind."""
        return self._settings.click_through

    def set_click_through(self, on: bool) -> None:  # a Qt slot
        """Let clicks through, or take them again; `changed` is emitted where that was not so before."""
        self._change(replace(self._settings, click_through=on))

    def show_settings(self, settings: OverlaySettings) -> None:
        """Show it by other settings; nothing is emitted."""
        self._settings = settings
        self.wall.show_settings(settings, stacked=True, opacity=settings.opacity)
        if len(settings.place) == 4 and _is_seen(QRect(*settings.place)):
            self.setGeometry(*settings.place)
        shown = self.isVisible()
        if bool(self.windowFlags() & Qt.WindowType.WindowTransparentForInput) != settings.click_through:
            self.setWindowFlag(Qt.WindowType.WindowTransparentForInput, settings.click_through)
            self.setVisible(shown)
        self._actions[-2].setChecked(settings.click_through)
        self._grip.setVisible(not settings.click_through)

    def menu(self) -> QMenu:
        """Return what may be chosen here."""
        menu = super().menu()
        panel = QWidget()
        layout = QVBoxLayout(panel)
        name = QLabel(self.tr("Opacity of the ground"))
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(round(FAINTEST * 100), 100)
        slider.setValue(round(self._settings.opacity * 100))
        slider.setAccessibleName(name.text())
        slider.valueChanged.connect(
            lambda percent: self._change(replace(self._settings, opacity=opacity_within(percent / 100)))
        )
        layout.addWidget(name)
        layout.addWidget(slider)
        action = QWidgetAction(menu)
        action.setDefaultWidget(panel)
        menu.insertAction(self._actions[0], action)
        return menu

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw the window; the system does it where it can."""
        handle = self.windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and not (
            handle is not None and handle.startSystemMove()
        ):
            self._grabbed = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self._grabbed is not None:
            self.move(event.globalPosition().toPoint() - self._grabbed)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stay there."""
        self._grabbed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrow keys; resize with Shift."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.resize(self.size() + QSize(step.x(), step.y()))
        else:
            self.move(self.pos() + step)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell the new place once it stays."""
        super().moveEvent(event)
        self._settled.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the grip in its corner; tell the new size once it stays."""
        super().resizeEvent(event)
        corner = self.rect().bottomRight() - self._grip.rect().bottomRight()
        self._grip.move(corner)
        self._grip.raise_()
        self._settled.start()

    def _tell_place(self) -> None:
        if self.isVisible():
            here = self.geometry()
            place = (here.x(), here.y(), here.width(), here.height())
            self._change(replace(self._settings, place=place))

    def _cover(self, more: float) -> None:
        self._change(replace(self._settings, opacity=opacity_within(self._settings.opacity + more)))

    def _toggle_clicks(self) -> None:
        self.set_click_through(not self.click_through)


def _usual_place(size: QSize) -> QRect:
    """Return a place at the bottom of the first display."""
    screen = QGuiApplication.primaryScreen()
    room = screen.availableGeometry() if screen is not None else QRect(0, 0, 1280, 720)
    width = min(size.width(), room.width())
    place = QRect(0, 0, width, size.height())
    place.moveCenter(room.center())
    place.moveBottom(room.bottom() - _STEP_PX)
    return place


def _is_seen(place: QRect) -> bool:
    return any(screen.availableGeometry().intersects(place) for screen in QGuiApplication.screens())
