"""Has the speakers of a session on record told apart once more, beside whatever else is done."""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interpreter.app import plugins, rediarizing
from interpreter.domain.errors import OpenBoothError
from ui.dialogs.telling_apart import TellingApartDialog
from ui.errands import Errands

_LOOK_MS = 100

_Outcome = tuple[int, int]
"""How many lines have another speaker, and of how many."""


class TellingApart(QObject):
    """Opens a dialog and does in a thread what it asks for; it ends with the dialog, but not in the middle."""

    changed = Signal()
    """Somebody else speaks in some lines."""

    def __init__(self, session: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.dialog = TellingApartDialog(parent)
        self._session = session
        self._errands = Errands(self)
        self._share = [0.0]
        """How much was listened to; a thread sets it."""
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(lambda: self.dialog.show_progress(self._share[0]))
        self.dialog.begin_asked.connect(self._begin)
        self.dialog.undo_asked.connect(self._undo)
        self._errands.send("diarizers", _offline, self.dialog.show_diarizers)

    @property
    def idle(self) -> bool:
        """Whether nothing is being done."""
        return self._errands.idle

    def open(self) -> None:
        """Show the dialog."""
        self.dialog.setWindowModality(Qt.WindowModality.NonModal)
        self.dialog.show()
        self.dialog.raise_()

    def _begin(self, diarizer: str, speakers: int) -> None:
        self._share = share = [0.0]

        def advance(reached: float) -> None:
            share[0] = reached

        order = rediarizing.Rediarization(self._session, diarizer, speakers=speakers or None, advance=advance)
        self._look.start()
        self._errands.send("rediarize", partial(_told_apart, order), partial(self._tell, undoable=True))

    def _undo(self) -> None:
        self._errands.send("undo", partial(_undone, self._session), partial(self._tell, undoable=False))

    def _tell(self, found: _Outcome | OpenBoothError, *, undoable: bool) -> None:
        self._look.stop()
        if isinstance(found, OpenBoothError):
            self.dialog.conclude(str(found), grade="bad", undoable=False)
            return
        moved, lines = found
        words = self.tr("{moved} of {lines} lines have another speaker now.").format(moved=moved, lines=lines)
        self.dialog.conclude(words, grade="good", undoable=undoable)
        self.changed.emit()


def _offline() -> list[tuple[str, str]]:
    """Return those that listen to a whole recording and can be used, with their titles."""
    found = plugins.diarizers()
    usable = ((name, one) for name, one in found if not isinstance(one, str) and one.offline)
    return [(name, one.title) for name, one in usable if not one.missing()]


def _told_apart(order: rediarizing.Rediarization) -> _Outcome | OpenBoothError:
    try:
        found = rediarizing.rediarize(order)
    except OpenBoothError as error:
        return error
    return len(found.moved), found.lines


def _undone(session: str) -> _Outcome | OpenBoothError:
    try:
        found = rediarizing.undo(session)
    except OpenBoothError as error:
        return error
    return len(found.moved), found.lines
