"""Brings a corrected document into a session on record, and the terms it suggests into the event's glossary."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from interpreter.app.importing import Import, examined, glossary_with, imported, offered_terms
from interpreter.domain.commands import SetTerms
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.steps import Term
from interpreter.domain.timeline import seconds_from_ticks
from interpreter.domain.transcript import LineId, Transcript
from ui.console import Console
from ui.dialogs.importing import Edited, ImportDialog
from ui.errands import Errands
from ui.models.elapsed import clock
from ui.models.wording import said
from ui.windows.review import ReviewWindow

_Document = tuple[bytes, Import]


class ReviewImport(QObject):
    """Opens a dialog for one document and does in threads what it asks for; it ends with the dialog."""

    imported = Signal()

    def __init__(self, path: Path, window: ReviewWindow, console: Console) -> None:
        dialog = ImportDialog(path.name, window)
        super().__init__(dialog)
        self.dialog, self._window, self._console = dialog, window, console
        self._session = window.reviewing.session
        self._content = b""
        self._errands = Errands(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.apply_asked.connect(self._apply)
        dialog.terms_chosen.connect(self._add_terms)
        self.imported.connect(window.reviewing.refresh)
        self._errands.send("examine", partial(_examined, self._session, path), self._show)
        dialog.show()

    @property
    def idle(self) -> bool:
        """Whether nothing is being done."""
        return self._errands.idle

    def _show(self, found: _Document | OpenBoothError) -> None:
        if isinstance(found, OpenBoothError):
            self.dialog.tell(str(found))
            return
        self._content, document = found
        transcript = self._window.reviewing.transcript
        edits = _edits(document, transcript) if transcript is not None else []
        self.dialog.show_edits(edits, document.remarks)

    def _apply(self, overwrite: bool) -> None:
        work = partial(_applied, self._session, self._content, overwrite=overwrite)
        self._errands.send("import", work, self._offer)

    def _offer(self, terms: tuple[Term, ...] | OpenBoothError) -> None:
        self.imported.emit()
        if isinstance(terms, OpenBoothError):
            self.dialog.tell(str(terms))
        elif terms:
            self.dialog.show_terms(terms)
        else:
            self.dialog.accept()

    def _add_terms(self, terms: tuple[Term, ...]) -> None:
        view = self._console.view
        known = view.terms if view.status.runs else self._console.draft.setup.terms
        self._console.ask(SetTerms(glossary_with(known, terms)))


def _edits(document: Import, transcript: Transcript) -> list[Edited]:
    """Return the edits in the order of the lines, those that were made on both sides among them."""
    starts = {line.id: line.start for line in transcript.lines}
    findings = document.findings
    marked = [*((one, False) for one in findings.changes), *((one, True) for one in findings.clashes)]

    def where(line: LineId) -> str:
        return clock(seconds_from_ticks(starts[line])) if line in starts else ""

    marked.sort(key=lambda one: starts.get(one[0].line, 0))
    return [Edited(where(one.line), one.language, one.before, one.after, clash) for one, clash in marked]


def _examined(session: str, path: Path) -> _Document | OpenBoothError:
    try:
        content = path.read_bytes()
        return content, examined(session, content)
    except OpenBoothError as error:
        return error
    except OSError as error:
        return UserMistake(said("{file} cannot be read ({why}).", file=path.name, why=error.strerror))


def _applied(session: str, content: bytes, *, overwrite: bool) -> tuple[Term, ...] | OpenBoothError:
    """Import a document, and return the terms it suggests."""
    try:
        found = imported(session, content, overwrite=overwrite)
        offered = offered_terms(session, found, overwrite=overwrite)
    except OpenBoothError as error:
        return error
    return tuple(candidate.term for candidate in offered)
