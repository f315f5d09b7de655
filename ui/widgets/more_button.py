"""A button for what is needed less often."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.icons import icon


def more_button(parent: QWidget, name: str, fill: Callable[[QMenu], None]) -> QToolButton:
    """Return a button with a menu that is filled anew each time it opens."""
    button = QToolButton(parent)
    button.setProperty("role", "quiet")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setIcon(icon("more"))
    menu = QMenu(button)

    def refill() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(refill)
    button.setMenu(menu)
    return button
