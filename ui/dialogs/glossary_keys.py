"""What can be done with a glossary, as buttons with keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QTableView, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import kept_spaced


class GlossaryKeys(QWidget):
    """The keys work while the table has the keyboard. `undo` and `redo` stand elsewhere."""

    def __init__(self, table: QTableView, steps: QUndoStack) -> None:
        super().__init__()
        self._table = table
        self._flow = FlowLayout(self)
        kept_spaced(self._flow, gap="small")
        self._known = {
            "add": ("add", self.tr("Add a term"), "Ctrl+Shift+A"),
            "remove": ("remove", self.tr("Remove"), "Delete"),
            "paste": ("columns", self.tr("Paste"), "Ctrl+V"),
            "import": ("import", self.tr("Import a file…"), ""),
            "export": ("export", self.tr("Export…"), ""),
        }
        self.undo = self._step("undo", self.tr("Undo"), "Ctrl+Z", steps.undo)
        self.redo = self._step("redo", self.tr("Redo"), "Ctrl+Shift+Z", steps.redo)
        for button, signal in ((self.undo, steps.canUndoChanged), (self.redo, steps.canRedoChanged)):
            button.setEnabled(False)
            signal.connect(button.setEnabled)

    def serve(self, name: str, act: Callable[[], None]) -> None:
        """Have a button do something."""
        sign, words, keys = self._known[name]
        button = self._made(sign, words, keys, act)
        button.setText(words)
        self._flow.addWidget(button)

    def _step(self, sign: str, words: str, keys: str, act: Callable[[], None]) -> IconButton:
        button = self._made(sign, words, keys, act)
        button.setAccessibleName(words)
        return button

    def _made(self, sign: str, words: str, keys: str, act: Callable[[], None]) -> IconButton:
        button = IconButton(sign)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self._table, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            button.setToolTip(f"{words} ({shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)})")
        return button
