"""How large a dialog opens."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from ui.theme import current

_OF_SCREEN = 0.9


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size as zoomed, and no more than most of its screen."""
    theme = current()
    most = dialog.screen().availableSize() * _OF_SCREEN
    dialog.resize(QSize(theme.px(width), theme.px(height)).boundedTo(most))
