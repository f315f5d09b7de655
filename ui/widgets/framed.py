"""A frame around what has none of its own."""

from PySide6.QtWidgets import QFrame, QWidget

from ui.widgets.layouts import column


def framed(widget: QWidget) -> QFrame:
    """Return a widget in a frame that hands the focus on to it."""
    frame = QFrame()
    frame.setProperty("role", "panel")
    frame.setLayout(column(widget, gap="", margin="tiny"))
    frame.setFocusProxy(widget)
    return frame
