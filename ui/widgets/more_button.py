"""A button for what is needed less often."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.plain import as_text
from ui.theme import current


class MoreButton(QToolButton):
    """Opens a menu that is filled anew each time."""

    def __init__(self, name: str, fill: Callable[[QMenu], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill
        self.setProperty("role", "quiet")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_name(name)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._refill)
        self.setMenu(menu)
        self._dress()

    def show_name(self, name: str) -> None:
        """Say what there is more of."""
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self.setToolTip(as_text(name))

    def sizeHint(self) -> QSize:
        """Return the size of a key that has no words."""
        return QSize(current().control, current().control)

    def minimumSizeHint(self) -> QSize:
        """Return the same size."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
            self.updateGeometry()

    def _refill(self) -> None:
        self.menu().clear()
        self._fill(self.menu())

    def _dress(self) -> None:
        self.setIcon(icon("more"))
        self.setIconSize(current().icon())
