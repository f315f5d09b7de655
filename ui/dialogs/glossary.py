"""The glossary of the event in a window of its own, before a session and while one runs."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from interpreter.domain.steps import Term
from ui.dialogs.glossary_table import GlossaryTable
from ui.dialogs.sizes import open_at
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace, row
from ui.widgets.wrapped_label import WrappedLabel

_WIDTH, _HEIGHT = 860, 600
_LINES = 2
_TOLD_AFTER_MS = 600


class GlossaryDialog(QDialog):
    """Tells of changes once somebody pauses, and at once when it is closed."""

    terms_changed = Signal(object)
    """tuple[Term, ...]"""

    def __init__(
        self,
        terms: Sequence[Term],
        languages: Sequence[str],
        source_language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Glossary"))
        self.glossary = GlossaryTable(lines=_LINES)
        self.glossary.show_languages((), source_language)
        self.glossary.show_terms(terms, languages)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(_TOLD_AFTER_MS)
        self._telling.timeout.connect(self._tell)
        self.glossary.changed.connect(self._telling.start)
        self.finished.connect(self._tell_last)
        QShortcut(QKeySequence.StandardKey.Find, self, self.glossary.field.setFocus)
        close = IconButton("", self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        about = WrappedLabel(self.tr("Changes count from the next words on."), role="muted")
        foot = row(about, close)
        foot.setStretch(0, 1)
        whole = column(self.glossary, foot, gap="medium", margin="large")
        whole.setStretch(0, 1)
        self.setLayout(whole)
        open_at(self, _WIDTH, _HEIGHT)

    def follow(self, terms: Sequence[Term], languages: Sequence[str]) -> None:
        """Show terms that were changed elsewhere, unless somebody is changing them here."""
        if not self._telling.isActive() and tuple(terms) != self.glossary.terms:
            self.glossary.show_terms(terms, languages)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _tell_last(self) -> None:
        if self._telling.isActive():
            self._telling.stop()
            self._tell()

    def _tell(self) -> None:
        self.terms_changed.emit(self.glossary.terms)
