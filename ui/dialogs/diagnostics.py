"""What helps somebody else to find out what is wrong here: to be read before it is copied or saved."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QWidget

from ui.dialogs.sizes import open_at
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace, row
from ui.widgets.note import Note
from ui.widgets.wrapped_label import WrappedLabel

_WIDTH, _HEIGHT = 680, 520


class DiagnosticsDialog(QDialog):
    """Shows the short text; the file that can be saved has more of the same."""

    save_asked = Signal(str)
    """Where to."""

    def __init__(self, usual_name: str, parent: QWidget | None = None) -> None:
        """`usual_name` is what a file is called unless somebody chooses another name."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Diagnostics"))
        self._usual_name = usual_name
        about = WrappedLabel(
            self.tr(
                "No speech, no names, no keys and no paths of this computer are in it; read it before you send it."
            )
        )
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Diagnostics"))
        self._text.setPlaceholderText(self.tr("Being gathered…"))
        self._note = Note()
        self.copy = IconButton("file", self.tr("Copy"))
        self.save = IconButton("save", self.tr("Save…"))
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_place)
        close = IconButton("", self.tr("Close"))
        close.clicked.connect(self.accept)
        for button in (self.copy, self.save, close):
            button.setAutoDefault(False)
        self.copy.setEnabled(False)
        whole = column(
            about,
            self._text,
            self._note,
            row(self.copy, self.save, None, close),
            gap="medium",
            margin="large",
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        open_at(self, _WIDTH, _HEIGHT)

    def show_text(self, text: str) -> None:
        """Show what was gathered."""
        self._text.setPlainText(text)
        self.copy.setEnabled(True)

    def show_saved(self, refusal: str) -> None:
        """Say that the file is there, or why not."""
        done = self.tr("The file is there; it can be sent now.")
        self._note.show_sentence(refusal or done, "bad" if refusal else "good")
        self.save.setEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._note.show_sentence(self.tr("It is on the clipboard."), "good")

    def _ask_place(self) -> None:
        asked = QFileDialog(self, self.tr("Where to keep the diagnostics"))
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setNameFilter(self.tr("ZIP files (*.zip)"))
        asked.setDefaultSuffix("zip")
        asked.selectFile(self._usual_name)
        asked.fileSelected.connect(self._save)
        asked.open()

    def _save(self, path: str) -> None:
        self.save.setEnabled(False)
        self.save_asked.emit(path)
