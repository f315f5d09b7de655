"""The top of the main window: start and stop, off the record, and what the event is called."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton

from interpreter.domain.events import SessionState
from ui.icons import icon
from ui.models.views import BoothView
from ui.theme import current
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.folding_button import FoldingButton, fold
from ui.widgets.icon_button import IconButton

_TITLE, _LANGUAGES = 220, 120
"""Pixels that the title and the languages have before buttons lose their words, where they need as many."""


class _State(IconButton):
    """A button that shows what holds: pressing it asks, and changes nothing by itself."""

    def nextCheckState(self) -> None:
        """Leave the state to whoever answers."""


class CommandBar(QFrame):
    """Emits what is asked for; draws what it is given."""

    start_asked = Signal()
    stop_asked = Signal()
    pause_asked = Signal(bool)
    set_up_asked = Signal()
    desks_asked = Signal()
    presenter_asked = Signal()
    overlay_asked = Signal()
    phones_asked = Signal()

    def __init__(self, menu: QMenu) -> None:
        """`menu` holds everything that has no button of its own."""
        super().__init__()
        self._runs = False
        self._go = IconButton(parent=self, size=18)
        self._go.clicked.connect(self._press)
        self._changed = QElapsedTimer()
        self._pause = _State("pause", self.tr("Off the record"), size=18)
        self._pause.setCheckable(True)
        self._pause.clicked.connect(lambda: self.pause_asked.emit(not self._pause.isChecked()))
        self._pause.setAccessibleDescription(
            self.tr("Nothing is recognised, written or recorded while it is on")
        )
        self._pause.setToolTip(
            self.tr("Off the record: the room hears the floor, nothing is written (Ctrl+R)")
        )
        for large in (self._go, self._pause):
            large.setProperty("rank", "large")
        self._title = ElidedLabel(bold=True, scale=1.1)
        self._languages = ElidedLabel(ink="muted")
        self._set_up = self._quiet("settings", self.tr("Set up"), self.set_up_asked.emit)
        self._advanced = [
            self._quiet("desk", self.tr("Desks"), self.desks_asked.emit),
            self._quiet("presenter", self.tr("Presenter"), self.presenter_asked.emit),
            self._quiet("overlay", self.tr("Overlay"), self.overlay_asked.emit),
            self._quiet(
                "phone", self.tr("Phones"), self.phones_asked.emit, self.tr("Phones in the room (Ctrl+J)")
            ),
        ]
        self._menu = self._menu_button(menu)
        row = QHBoxLayout(self)
        for widget in (self._go, self._pause):
            row.addWidget(widget)
        row.addSpacing(current().medium)
        row.addWidget(self._title, 1)
        row.addWidget(self._languages)
        for button in (self._set_up, *self._advanced, self._menu):
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._dress()
        self.show_booth(BoothView())

    def show_booth(self, view: BoothView, *, can_start: bool = True, why_not: str = "") -> None:
        """Show what runs; `why_not` says in a sentence what keeps a session from starting."""
        status = view.status
        if self._runs != status.runs:
            self._runs = status.runs
            self._changed.start()
        paused = status.state is SessionState.PAUSED
        words = (
            self.tr("Starting…") if status.starting else self.tr("Stop") if self._runs else self.tr("Start")
        )
        self._go.setText(words)
        self._go.setAccessibleName(words)
        self._go.setEnabled(self._runs or can_start)
        self._go.setToolTip(
            self.tr("End the session (Ctrl+Return)") if self._runs else why_not or self._start_tip()
        )
        self._go.show_icon("stop" if self._runs else "start", "on_fill")
        self._role(self._go, "live" if self._runs else "primary")
        self._pause.setEnabled(status.live)
        self._pause.setChecked(paused)
        self._set_up.setEnabled(not self._runs)
        self._title.show_text(status.title)
        codes = ", ".join(channel.language for channel in view.channels)
        self._languages.show_text(f"{', '.join(view.spoken)} → {codes}" if codes else "")
        self._fit()

    def set_simple(self, simple: bool) -> None:
        """Leave out what is not needed for a plain event."""
        for button in (self._set_up, *self._advanced):
            button.setVisible(not simple)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_menu"):
            self._dress()
        super().changeEvent(event)

    def _start_tip(self) -> str:
        return self.tr("Start the session (Ctrl+Return)")

    def _press(self) -> None:
        """Start or stop; the second press of a double click does not undo the first."""
        if self._changed.isValid() and self._changed.elapsed() < QApplication.doubleClickInterval():
            return
        (self.stop_asked if self._runs else self.start_asked).emit()

    def _quiet(self, name: str, words: str, act: Callable[[], None], tip: str = "") -> FoldingButton:
        button = FoldingButton(name, words, tip)
        button.setProperty("role", "quiet")
        button.clicked.connect(act)
        return button

    def _menu_button(self, menu: QMenu) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("Menu"))
        button.setToolTip(self.tr("Everything else (Alt+M)"))
        button.setShortcut("Alt+M")
        return button

    def _dress(self) -> None:
        """Take icons and sizes from the theme."""
        theme = current()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(theme.medium, theme.small, theme.medium, theme.small)
            layout.setSpacing(theme.small)
        self._go.setMinimumWidth(theme.px(128))
        self._menu.setIcon(icon("more"))
        self._menu.setIconSize(theme.icon(18))
        self._fit()

    def _fit(self) -> None:
        """Leave the words of the quiet buttons out where the rest needs their room."""
        theme = current()
        taken = min(self._title.sizeHint().width(), theme.px(_TITLE))
        taken += min(self._languages.sizeHint().width(), theme.px(_LANGUAGES))
        taken += max(self._go.sizeHint().width(), self._go.minimumWidth())
        taken += self._pause.sizeHint().width() + self._menu.sizeHint().width()
        around = 2 * theme.medium + theme.medium + 5 * theme.small
        fold((self._set_up, *self._advanced), self.width() - taken - around)

    def _role(self, button: QPushButton, role: str) -> None:
        """Restyle a button only where its role changed."""
        if button.property("role") != role:
            button.setProperty("role", role)
            button.style().unpolish(button)
            button.style().polish(button)
