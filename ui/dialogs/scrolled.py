"""What a dialog holds where its screen may be too small for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from ui.widgets.layouts import column


def scrolled(*items: QWidget | QLayout | None) -> QScrollArea:
    """Return a column that scrolls where there is no room for it; None stands for a stretch."""
    inside = QWidget()
    inside.setLayout(column(*items, gap="medium"))
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
