"""What can be done with a session on record, in one row above its lines."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from ui.models.review import TextColumn
from ui.models.wording import with_keys
from ui.theme import current
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.folding_button import FoldingButton, fold
from ui.widgets.layouts import respace, row

_WIDEST_TITLE = 420


class ReviewHead(QWidget):
    """The title and the buttons, which show their icons alone where there is no room for words."""

    undo_asked = Signal()
    redo_asked = Signal()
    find_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()
    again_asked = Signal()
    """Speakers are to be told apart once more."""
    columns_chosen = Signal(object)
    """tuple[str, ...]: the keys of the columns to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(bold=True, scale=1.15)
        self.undo = self._button("undo", self.tr("Undo"), "Ctrl+Z", self.undo_asked)
        self.redo = self._button("redo", self.tr("Redo"), "Ctrl+Shift+Z", self.redo_asked)
        self.search = self._button("search", self.tr("Find and replace"), "Ctrl+F", self.find_asked)
        self.languages = FoldingButton("language", self.tr("Languages"))
        self.languages.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.languages.setMenu(QMenu(self.languages))
        self.again = self._button("people", self.tr("Find the speakers again…"), "", self.again_asked)
        self.taking = self._button("import", self.tr("Import corrections…"), "Ctrl+I", self.import_asked)
        self.giving = self._button("export", self.tr("Export…"), "Ctrl+E", self.export_asked)
        self._buttons = (
            self.undo,
            self.redo,
            self.search,
            self.languages,
            self.again,
            self.taking,
            self.giving,
        )
        line = row(self._title, *self._buttons)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_steps("", "")

    def show_title(self, title: str) -> None:
        """Show which session it is."""
        self._title.show_text(title)
        self._fit()

    def show_steps(self, undoable: str, redoable: str) -> None:
        """Say what would be undone or redone; empty for nothing."""
        for button, name, keys, what in (
            (self.undo, self.tr("Undo"), "Ctrl+Z", undoable),
            (self.redo, self.tr("Redo"), "Ctrl+Shift+Z", redoable),
        ):
            button.setEnabled(bool(what))
            told = self._edits().get(what, what)
            words = self.tr("{step}: {edit}").format(step=name, edit=told) if what else name
            button.setAccessibleName(words)
            button.setToolTip(with_keys(words, keys))

    def show_columns(self, columns: Sequence[TextColumn], shown: Sequence[str]) -> None:
        """Offer these columns; those that are shown are ticked."""
        menu = self.languages.menu()
        menu.clear()
        for column in columns:
            action = menu.addAction(column.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.setData(column.key)
            action.toggled.connect(self._choose)
        self.languages.setEnabled(len(columns) > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)
            self._fit()

    def _edits(self) -> dict[str, str]:
        """Return what the steps of a record are called here."""
        return {
            "edit": self.tr("text"),
            "split": self.tr("a line split"),
            "merge": self.tr("lines merged"),
            "replace": self.tr("words replaced"),
            "speaker": self.tr("a speaker"),
            "import": self.tr("an import"),
            "name": self.tr("a name"),
            "merge speakers": self.tr("speakers merged"),
            "reassign turns": self.tr("a speaker"),
        }

    def _choose(self) -> None:
        actions = self.languages.menu().actions()
        chosen = tuple(action.data() for action in actions if action.isChecked())
        if chosen:
            self.columns_chosen.emit(chosen)
        else:
            actions[0].setChecked(True)

    def _fit(self) -> None:
        title = min(self._title.sizeHint().width(), current().px(_WIDEST_TITLE))
        fold(self._buttons, self.width() - title - current().small)

    def _button(self, sign: str, words: str, keys: str, asked: SignalInstance) -> FoldingButton:
        button = FoldingButton(sign, words, with_keys(words, keys) if keys else "")
        if keys:
            button.setShortcut(QKeySequence(keys))
        button.clicked.connect(asked)
        return button
