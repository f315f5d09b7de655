"""What the windows for an audience have in common."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from interpreter.domain.captions import Caption
from ui.models.caption_settings import CaptionSettings, Look, points_within, with_text
from ui.models.views import BoothView
from ui.models.wording import language_name, listed
from ui.widgets.caption_wall import CaptionWall

Settings = TypeVar("Settings", bound=CaptionSettings)

_STEP_POINTS = 2


class CaptionWindow(QWidget, Generic[Settings]):
    """Shows captions above everything else. It remembers nothing: it is given settings and tells when they change."""

    changed = Signal(object)
    """The settings, of the kind that was given, as somebody changed them here."""
    left = Signal()
    """Somebody closed it."""

    def __init__(self, settings: Settings, flags: Qt.WindowType) -> None:
        super().__init__(None, flags | Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._settings = settings
        self._booth = BoothView()
        self.wall = CaptionWall(settings)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wall)
        self._actions: list[QAction] = []
        self._add(self.tr("Larger letters"), lambda: self._resize_letters(_STEP_POINTS), "Ctrl++", "Ctrl+=")
        self._add(self.tr("Smaller letters"), lambda: self._resize_letters(-_STEP_POINTS), "Ctrl+-")

    @property
    def settings(self) -> Settings:
        """What it is shown by now."""
        return self._settings

    def show_settings(self, settings: Settings) -> None:
        """Show it by other settings; nothing is emitted."""
        self._settings = settings
        self.wall.show_settings(settings, stacked=True, opacity=1.0)

    def show_booth(self, view: BoothView) -> None:
        """Show what holds."""
        self._booth = view
        self.wall.show_booth(view)

    def take(self, captions: Sequence[Caption]) -> None:
        """Take the captions of a frame."""
        self.wall.take(captions)

    def clear(self) -> None:
        """Show no words; what comes from now on is of another session."""
        self.wall.clear()

    def menu(self) -> QMenu:
        """Return what may be chosen here, by pointer or by the menu key."""
        menu = QMenu(self)
        self._offer_texts(menu)
        looks = menu.addMenu(self.tr("Colours"))
        for look, name in self._looks().items():
            action = looks.addAction(name, partial(self._choose_look, look))
            action.setCheckable(True)
            action.setChecked(look is self._settings.look)
        menu.addActions(self._actions)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what may be chosen."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is gone."""
        super().closeEvent(event)
        self.left.emit()

    def _add(self, name: str, act: Callable[[], object], *keys: str) -> QAction:
        """Offer something in the menu and by keys."""
        action = QAction(name, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        self._actions.append(action)
        return action

    def _change(self, settings: Settings) -> None:
        if settings != self._settings:
            self.show_settings(settings)
            self.changed.emit(settings)

    def _resize_letters(self, by_points: int) -> None:
        self._change(replace(self._settings, points=points_within(self._settings.points + by_points)))

    def _offer_texts(self, menu: QMenu) -> None:
        """Offer the floor's text and every channel's; two at most are shown."""
        floor = self.tr("Spoken on the floor: {language}").format(
            language=listed(map(language_name, self._booth.spoken))
        )
        offered = [(None, floor), *((one.channel, one.language_name) for one in self._booth.channels)]
        for text, name in offered:
            shown = text in self._settings.texts
            action = menu.addAction(name, partial(self._toggle_text, text, not shown))
            action.setCheckable(True)
            action.setChecked(shown)
        menu.addSeparator()

    def _choose_look(self, look: Look) -> None:
        self._change(replace(self._settings, look=look))

    def _toggle_text(self, text: str | None, shown: bool) -> None:
        self._change(replace(self._settings, texts=with_text(self._settings.texts, text, shown=shown)))

    def _looks(self) -> dict[Look, str]:
        return {
            Look.WHITE_ON_BLACK: self.tr("White on black"),
            Look.YELLOW_ON_BLACK: self.tr("Yellow on black"),
            Look.BLACK_ON_WHITE: self.tr("Black on white"),
            Look.APP: self.tr("As the application"),
        }
