"""Exports a session on record into the file that somebody chooses."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from interpreter.app.exporting import Export, exported
from interpreter.app.history import conversation_of
from interpreter.domain.errors import OpenBoothError, UserMistake
from ui.dialogs.exporting import ExportDialog
from ui.errands import Errands
from ui.models.formats import Format, offered
from ui.models.playing import Sound
from ui.models.wording import said
from ui.reviewing import sounds_of

_Known = tuple[tuple[str, ...], tuple[Sound, ...], tuple[Format, ...]]
"""The languages and the sound of a session, and the formats there are."""


class ReviewExport(QObject):
    """Opens a dialog and does in threads what it asks for; it ends with the dialog."""

    def __init__(self, session: str, parent: QWidget) -> None:
        dialog = ExportDialog(session, parent)
        super().__init__(dialog)
        self.dialog = dialog
        self._session = session
        self._errands = Errands(self)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.export_asked.connect(self._export)
        self._errands.send("formats", partial(_known, session), self._show)
        self.dialog.show()

    @property
    def idle(self) -> bool:
        """Whether nothing is being done."""
        return self._errands.idle

    def _show(self, known: "_Known | OpenBoothError") -> None:
        if isinstance(known, OpenBoothError):
            self.dialog.tell(str(known))
            return
        languages, sounds, formats = known
        self.dialog.show_session(languages, sounds)
        self.dialog.show_formats(formats)

    def _export(self, form: str, languages: tuple[str, ...], track: str | None, path: Path) -> None:
        order = Export(self._session, form, languages, track)
        self._errands.send("export", partial(_written, order, path), partial(self._tell, path))

    def _tell(self, path: Path, error: OpenBoothError | None) -> None:
        if error is None:
            self.dialog.tell(self.tr("{file} is written.").format(file=path), "good")
        else:
            self.dialog.tell(str(error))


def _known(session: str) -> _Known | OpenBoothError:
    try:
        told = conversation_of(session)
        languages = dict.fromkeys((told.source_language, *told.also_spoken, *told.targets))
        return tuple(languages), sounds_of(session), offered()
    except OpenBoothError as error:
        return error


def _written(order: Export, path: Path) -> OpenBoothError | None:
    """Write a file; one that cannot be made whole is not begun."""
    try:
        path.write_bytes(exported(order).content)
    except OpenBoothError as error:
        return error
    except OSError as error:
        return UserMistake(
            said("{file} cannot be written ({why}); choose another place.", file=path, why=error.strerror)
        )
    return None
