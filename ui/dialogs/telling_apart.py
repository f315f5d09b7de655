"""Speakers of a session on record are told apart once more, with the whole recording."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QSpinBox, QWidget

from ui.dialogs.scrolled import scrolled
from ui.dialogs.sizes import open_at
from ui.widgets.chooser import Chooser
from ui.widgets.field import Field
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace, row
from ui.widgets.note import Note
from ui.widgets.wrapped_label import WrappedLabel

_MOST_SPEAKERS, _WIDTH, _HEIGHT = 64, 480, 400


class TellingApartDialog(QDialog):
    """Emits what is asked for, and shows how far it is."""

    begin_asked = Signal(str, int)
    """With which diarizer, and how many speak; 0: nobody knows."""
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find the speakers again"))
        about = WrappedLabel(
            self.tr(
                "The whole recording is listened to once more, which finds out better who spoke when. Names and "
                "lines to which you gave a speaker stay as they are."
            )
        )
        self.diarizers = Chooser(self.tr("How they are told apart"), letters=24)
        self.speakers = QSpinBox()
        self.speakers.setRange(0, _MOST_SPEAKERS)
        self.speakers.setSpecialValueText(self.tr("not known"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setAccessibleName(self.tr("How far it is"))
        self.progress.hide()
        self.note = Note()
        self.undo = IconButton("undo", self.tr("Take it back"))
        self.undo.clicked.connect(self.undo_asked)
        self.undo.hide()
        self.begin = IconButton("start", self.tr("Begin"), ink="on_fill")
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(self._begin)
        close = IconButton("", self.tr("Close"))
        close.clicked.connect(self.accept)
        for button in (self.undo, close):
            button.setAutoDefault(False)
        body = scrolled(
            about,
            Field(self.tr("How they are told apart"), self.diarizers),
            Field(self.tr("How many speak"), self.speakers),
            self.progress,
            self.note,
            None,
        )
        whole = column(body, row(self.undo, None, close, self.begin), gap="medium", margin="large")
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.begin.setEnabled(False)
        open_at(self, _WIDTH, _HEIGHT)

    def show_diarizers(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these, each with its title."""
        self.diarizers.set_options(options)
        self.begin.setEnabled(bool(options))

    def show_progress(self, share: float) -> None:
        """Show how much was listened to, from 0 to 1; then it takes a while to tell them apart."""
        self.progress.setRange(0, 100 if share < 1 else 0)
        self.progress.setValue(round(100 * share))

    def conclude(self, sentence: str, *, grade: str, undoable: bool) -> None:
        """Say what came of it."""
        self.progress.hide()
        self.note.show_sentence(sentence, grade)
        self.undo.setVisible(undoable)
        self.begin.setEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _begin(self) -> None:
        self.begin.setEnabled(False)
        self.undo.hide()
        self.note.show_sentence("")
        self.progress.show()
        self.show_progress(0.0)
        self.begin_asked.emit(str(self.diarizers.value), self.speakers.value())
