"""The models: their window, and the work on them, which goes on when the window is closed."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from interpreter.app.model_shelf import model_in
from ui.console import Console
from ui.dialogs.model_manager import ModelManagerDialog
from ui.model_work import ModelWork
from ui.models.model_list import Act, ModelWish


class ModelWindows(QObject):
    """Shows the models, one window at a time, and lets the work on them wait while a session runs."""

    def __init__(self, console: Console, parent: QWidget, work: ModelWork | None = None) -> None:
        super().__init__(parent)
        self._console, self._window = console, parent
        self.work = work or ModelWork(self)
        self._dialog: ModelManagerDialog | None = None
        self.work.told.connect(self._show)
        self.work.refused.connect(self._refuse)
        self.work.failed.connect(self._tell_failure)
        self.work.arrived.connect(console.look_again)
        console.viewed.connect(lambda _: self.work.hold(on=console.running))

    def open(self) -> None:
        """Show the models."""
        if self._dialog is None:
            dialog = self._dialog = ModelManagerDialog(self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._forget)
            dialog.asked.connect(self.work.ask)
            dialog.folder_asked.connect(self._show_folder)
            dialog.import_asked.connect(self._import)
            self.work.look()
            self._show()
        self._dialog.show()
        self._dialog.raise_()

    def close(self) -> None:
        """Show nothing any more, and stop what is under way."""
        self.work.close()
        if self._dialog is not None:
            self._dialog.close()

    def _forget(self) -> None:
        self._dialog = None

    def _show(self) -> None:
        if self._dialog is not None and self.work.shelf is not None:
            self._dialog.show_shelf(self.work.shelf, self.work.jobs, held=self.work.held)

    def _refuse(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.show_refusal(sentence)
        else:
            self._console.refused.emit(sentence)

    def _tell_failure(self, sentence: str) -> None:
        """Tell why a download stopped where nobody sees it beside the model."""
        if self._dialog is None:
            self._console.refused.emit(sentence)

    def _import(self, folder: Path) -> None:
        name = model_in(folder)
        if name:
            self.work.ask(ModelWish(Act.IMPORT, name, folder=folder))
        else:
            self._refuse(
                self.tr(
                    "{folder} does not say which model it holds; use “From a folder…” beside the model that it is."
                ).format(folder=folder)
            )

    def _show_folder(self) -> None:
        if self.work.shelf is not None:
            folder = self.work.shelf.folder
            folder.mkdir(parents=True, exist_ok=True)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
