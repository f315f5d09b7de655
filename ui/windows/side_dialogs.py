"""Dialogs that stand beside everything else."""

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

Kind = TypeVar("Kind", bound=QWidget)


class SideDialogs(QObject):
    """Shows them, one of its kind at a time, and forgets those that are closed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._open: dict[type[QWidget], QWidget] = {}

    @property
    def open(self) -> tuple[QWidget, ...]:
        """Those that are open."""
        return tuple(self._open.values())

    def show(self, dialog: QWidget) -> None:
        """Show a dialog in the place of the one of its kind."""
        kind = type(dialog)
        self.close(kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.destroyed.connect(lambda: self._open.get(kind) is dialog and self._open.pop(kind))
        self._open[kind] = dialog
        dialog.show()

    def of(self, kind: type[Kind]) -> Kind | None:
        """Return the open one of a kind."""
        found = self._open.get(kind)
        return found if isinstance(found, kind) else None

    def close(self, kind: type[QWidget]) -> None:
        """Close the one of a kind."""
        if (before := self._open.pop(kind, None)) is not None:
            before.close()

    def close_all(self) -> None:
        """Close every one."""
        for kind in tuple(self._open):
            self.close(kind)
